"""What the body of an entry cites or links to at a place in it, also where that is not finished."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from build_scripts.reading.body import CITATION, SOURCE_ID, link_places

_BEGUN_CITATION = re.compile(r"\[@(?:[^\[\]]*;[ ]*@?)?([\w.-]*)$")
_BEGUN_LINK = re.compile(r"\]\(([^()\s]*)$")


class Named(NamedTuple):
    """The id of a source in a citation, or the address of a link: all of it, and what is before the cursor."""

    what: Literal["citation", "link"]
    text: str
    typed: str
    start: int
    end: int


def link_or_citation(body: str, at: int) -> Named | None:
    """Return what ``body`` names at the character ``at``."""
    for citation in CITATION.finditer(body):
        if citation.start() < at < citation.end() and (source := _source_at(citation, at)):
            return source
    for start, address in link_places(body):
        if start <= at <= start + len(address):
            return Named("link", address, address[: at - start], start, start + len(address))
    line = body[body.rfind("\n", 0, at) + 1 : at]
    if begun := _BEGUN_CITATION.search(line):
        return Named("citation", begun[1], begun[1], at - len(begun[1]), at)
    if begun := _BEGUN_LINK.search(line):
        return Named("link", begun[1], begun[1], at - len(begun[1]), at)
    return None


def _source_at(citation: re.Match[str], at: int) -> Named | None:
    for source in SOURCE_ID.finditer(citation.group()):
        start, end = citation.start() + source.start(1), citation.start() + source.end(1)
        if start - 1 <= at <= end:
            return Named("citation", source[1], source[1][: max(0, at - start)], start, end)
    return None
