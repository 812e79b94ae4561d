"""Front matter as a careful contributor writes it: block mappings, one flow mapping to a row.

A scalar has no quotes only when YAML cannot misread it; everything else is a JSON string, which is YAML too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9<>~][\w '()./+-]*(?:https?://)?[\w '()./+-]*")
_GUESSED = re.compile(r"(?i:true|false|yes|no|on|off|null|~)|[<>~].*|.*\s|.*\s#.*")


def scalar(value: object) -> str:
    """Return a value as text that reads back as the same text, in block and in flow context."""
    text = str(value)
    bare = _BARE.fullmatch(text) and not _GUESSED.fullmatch(text)
    return text if bare else json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def _block(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield f"{key}:"
        yield from (f"  - {flow(row)}" for row in value)
    elif isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {name}: {flow(row)}" for name, row in value.items())
    else:
        yield f"{key}: {flow(value)}"


def front_matter(front: Mapping[str, Any], body: str) -> str:
    """Return a whole file: fence, front matter, fence, body."""
    lines = [line for key, value in front.items() for line in _block(key, value)]
    return "---\n" + "\n".join(lines) + "\n---\n" + (f"\n{body}\n" if body else "")


def document(lists: Mapping[str, Any]) -> str:
    """Return a YAML file of top-level keys (the vocabulary)."""
    return "\n".join(line for key, value in lists.items() for line in _block(key, value)) + "\n"
