"""In which keys of its front matter two texts of an entry differ, whatever the format they were written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

import yaml

from build_scripts.model.keys import known_keys

BODY = "account"
"""The name of what follows the front matter."""
_LOG = "changes"
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
_SILENT = (_LOG, "added", "suppress", "redirect_from", "readings")
"""Keys that say nothing of the event; what the log got is told by its lines."""
_TOLD = frozenset((*known_keys("event", ()), BODY)) - {*_SILENT}


def changed_keys(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Return the keys whose text differs, in the order of the later text, and digests of the lines that the log got.

    Spaces and the ends of lines are no difference, and keys that the format no longer has are not told.
    """
    old, new = dict(_blocks(before)), dict(_blocks(after))
    names = [name for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)]
    notes: list[str] = []
    if _LOG in names:
        were = set(_notes(old.get(_LOG, "")))
        notes = [note for note in _notes(new.get(_LOG, "")) if note not in were]
    return [name for name in names if name in _TOLD], notes


def digest_of(text: str) -> str:
    """Return the digest by which a history knows an id, or a line of a log."""
    return blake2b(" ".join(text.split()).encode(), digest_size=6).hexdigest()


def _blocks(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield each key with its text, and the body."""
    text = data.decode("utf-8", "replace")
    fences = list(_FENCE.finditer(text))[:2]
    front, body = (
        (text[fences[0].end() : fences[1].start()], text[fences[1].end() :]) if len(fences) == 2 else ("", text)
    )
    keys = list(_KEY.finditer(front))
    for key, following in zip(keys, (*keys[1:], None), strict=True):
        value = front[key.end() : following.start() if following else None]
        yield key[1], value if key[1] == _LOG else " ".join(value.split())
    yield BODY, " ".join(body.split())


def _notes(block: str) -> Iterator[str]:
    """Yield a digest of the note in each line of a log; nothing where it is no YAML."""
    try:
        rows = yaml.load(block, yaml.CBaseLoader)  # every value is text
    except yaml.YAMLError:
        return
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("note"), str):
            yield digest_of(row["note"])
