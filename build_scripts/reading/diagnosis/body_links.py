"""The links of a body: where they may lead, and which of them are refused or were not taken for links.

Places are in characters from the body's start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice, pairwise

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from build_scripts.base.text import shown
from build_scripts.findings import InBody, Problem, declare
from build_scripts.model.entries import ID
from build_scripts.model.layout import FOLDERS
from build_scripts.reading.diagnosis.hints.links import EMPTY, explain_link, find_shown

BODY_LINK = declare(
    "body-link", "error", "links", "A link leads to http(s) or to another entry's file by its relative path."
)
ENTRY = re.compile(rf"(?:\.\./([0-9]{{4}}|{'|'.join(FOLDERS.values())})/|\./)?({ID.pattern})\.md(#[\w.-]+)?")
_WEB = re.compile(r"https?://[^\s/?#\\]+", re.IGNORECASE)
_LINK = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"|^ {0,3}\[[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))"
    r"|<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>|<([^\s<>@]+@[^\s<>]+)>",
    re.MULTILINE,
)


def is_link(address: str) -> bool:
    """Whether a body may link to ``address``."""
    return bool(_WEB.match(address) or ENTRY.fullmatch(address))


def link_places(text: str) -> Iterator[tuple[int, str]]:
    """Every address that ``text`` seems to link to, as it is written, and where it begins."""
    for found in _LINK.finditer(text):
        group = found.lastindex or 2
        yield found.start(group), found.group(group) or ""


def find_refused_links(text: str, refused: Sequence[str], images: Sequence[InBody]) -> Iterator[Problem]:
    """Addresses that a body may not link to; the address of an image goes with the image."""
    places: dict[str, list[InBody]] = {}
    for start, written in link_places(text):
        for href in {written, normalizeLink(unescape(written)), f"mailto:{written}"}:
            places.setdefault(href, []).append(InBody(start, max(1, len(written))))
    for href in refused:
        found = places.get(href) or [InBody(0, 1)]
        where = found.pop(0) if len(found) > 1 else found[0]
        if any(image.start <= where.start < image.start + image.length for image in images):
            continue
        yield BODY_LINK(where, f"`{shown(href)}` is not an address that a body may link to", explain_link(href))


def find_lost_links(text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Links that Markdown does not take for any, and links without a text to follow."""
    prose = [child.content for token in tokens for child in token.children or () if child.type == "text"]
    at = 0
    for link in find_shown(prose):
        if (found := text.find(link.written, at)) >= 0:
            at = found + 1
            message = f"this link is shown as text: {link.why}"
            yield BODY_LINK(InBody(found, len(link.written)), message, link.remedy)
    empty = sum(
        before.type == "link_open" and after.type == "link_close"
        for token in tokens
        for before, after in pairwise(token.children or ())
    )
    for bare in islice(EMPTY.finditer(text), empty):
        remedy = f"write in the brackets what it leads to: `[the report]({shown(bare['to'])})`"
        yield BODY_LINK(InBody(bare.start(), len(bare.group())), "this link has no text to follow it by", remedy)
