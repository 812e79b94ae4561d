"""The version of an entry: a few digits that stay as long as it says the same, however it is written.

A second person's reading is of a version, and counts while the entry is of that version. Left out is what says nothing
of the event: when the entry was added, changed, read and renamed, its suppressions, archived copies of its sources, and
the days on which something was looked for. Keys that are not there are left out, so that a version outlives a format
that learns new ones.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from html import unescape
from typing import Any
from unicodedata import normalize

from build_scripts.changes.facts import Defaults
from build_scripts.model.entries import Event
from build_scripts.model.rows import Absence, SecondReading, Source
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.quantity import Quantity

VERSION = re.compile(r"[0-9a-f]{12}")
_SAYS_NOTHING: dict[type, frozenset[str]] = {
    Event: frozenset(
        (
            *("id", "path", "added", "changes", "readings", "redirect_from", "suppress"),
            *("body", "cited", "links"),
        )
    ),
    Source: frozenset(("archive",)),
    Absence: frozenset(("looked", "reached", "due")),
    Quantity: frozenset(("text",)),
}
"""Fields that say nothing of the event, or that another one says; a body is told by its words."""
_CITATIONS = re.compile(r'<sup class="kt-cite">.*?</sup>', re.DOTALL)
_CITED = re.compile(r'href="#source-([^"]*)"')
_BLOCK_END = re.compile(r"</(?:p|li|t[dhr]|h[1-6])>|<br ?/?>")
_TAG = re.compile(r"<[^<>]*>")


def version_of(event: Event, defaults: Defaults) -> str:
    """Return the version of an event; ``defaults`` are what rows mean that leave a word out."""
    said = json.dumps([_said(event, defaults), account(event.body)], ensure_ascii=False, sort_keys=True)
    return blake2b(said.encode(), digest_size=6).hexdigest()


def latest_reading(event: Event, defaults: Defaults) -> tuple[SecondReading, bool] | None:
    """Return the last reading of an event's present version, else its last one; and whether it is of the present one.

    None where nobody has read it.
    """
    if not event.readings:
        return None
    version = version_of(event, defaults)
    present = [reading for reading in event.readings if reading.version == version]
    return (present or list(event.readings))[-1], bool(present)


def account(body: str) -> str:
    """Return the words of a body with the ids of the sources that it cites, without its markup."""
    named = _CITATIONS.sub(lambda part: f" [@{'; @'.join(sorted(_CITED.findall(part.group())))}]", body)
    return _plain(unescape(_TAG.sub("", _BLOCK_END.sub(" ", named))).replace("\u2060", ""))


def _said(value: Any, defaults: Defaults) -> Any:
    """Return what a value says as JSON; the order of a list is nothing."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Quantity) and value.kind == "words":
        return _plain(value.text)
    if isinstance(value, tuple):
        return sorted((_said(item, defaults) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        return {name: _said(item, defaults) for name, item in value.items()}
    return _fields(value, defaults) if is_dataclass(value) else value


def _fields(row: Any, defaults: Defaults) -> dict[str, Any]:
    """Return what the fields of a row say that are there and do not repeat what a row without them means."""
    left_out = _SAYS_NOTHING.get(type(row), frozenset())
    values = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in left_out}
    return {
        name: _said(value, defaults)
        for name, value in values.items()
        if value not in (None, (), {}) and value != defaults.get(name)
    }


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
