"""What a file says, apart from how it is written: it must be the same before and after a fix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from build_scripts.base.urls import without_tracking
from build_scripts.contribute.fix.addresses import as_address
from build_scripts.contribute.fix.dates import as_edtf
from build_scripts.contribute.fix.opened import OpenFile, scalars
from build_scripts.contribute.fix.shape import inner, item_of
from build_scripts.contribute.fix.values import as_time, joined
from build_scripts.model.entries import Actor, Event, Place, SharedSource
from build_scripts.model.layout import REGISTRIES, TYPES
from build_scripts.model.rows import Figure, Source
from build_scripts.model.values.edtf import Edtf
from build_scripts.reading.body import render_body

_UNORDERED = (Event, Actor, Place, Source, SharedSource)
_LINE_END = re.compile(r"(?<![ \t])[ \t]+(?=\n|&#8288;|\[@)")  # a word joiner comes before a citation's number
_PREFORMATTED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)


def content_of(file: OpenFile) -> object:
    """Return what ``file`` says, as values to compare: its front matter, its comments and its body as HTML.

    The order of keys counts only where it has a meaning. A date counts as what it can only be read as, an address
    without its tracking parameters, and other text in NFC.
    """
    return _content(file.document.tree, TYPES[file.kind]), sorted(_comments(file)), _body(file)


def _content(value: Any, hint: Any, key: str = "") -> object:
    if hint is Figure and isinstance(value, dict):
        value = joined(value)
    if isinstance(value, list):
        return [_content(item, item_of(hint)) for item in value]
    if isinstance(value, dict):
        pairs = [(normalize("NFC", name), _content(item, inner(hint, name), name)) for name, item in value.items()]
        return dict(pairs) if hint in _UNORDERED else pairs
    if hint is Edtf:
        return normalize("NFC", as_edtf(value))
    if key == "time" and isinstance(value, str):
        return as_time(value)
    if key in ("url", "archive"):
        return without_tracking(as_address(value)) if key == "url" else as_address(value)
    return normalize("NFC", value)


def _comments(file: OpenFile) -> Iterator[str]:
    """Yield the comments of the front matter: what begins with ``#`` and is no part of a text."""
    at = 0
    for start, end in [*((text.start_mark.index, text.end_mark.index) for text in scalars(file.node)), (None, None)]:
        for found in re.finditer("#.*", file.front[at:start]):
            yield normalize("NFC", found.group().rstrip(" \t"))
        at = end or at


def _body(file: OpenFile) -> object:
    if file.kind in REGISTRIES:
        return None
    body = render_body(file.document.body, "2000", ())  # any folder and sources: what comes of them is only compared
    parts = _PREFORMATTED.split(normalize("NFC", body.html))
    parts[::2] = [_LINE_END.sub("", part) for part in parts[::2]]
    return parts, body.cited, body.links
