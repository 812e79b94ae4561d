"""What is wrong or doubtful in a rendered body: found and placed here, put into words by `reading.diagnosis`.

Markdown refuses nothing: what it does not understand it shows as text. So these look for what a reader would stumble
over, with the text, in which spaces stand for code, and Markdown's tokens, which tell prose from links. Each scan runs
only where a cheap look says that it may find something; a right body makes no note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from itertools import chain, islice, pairwise
from typing import Literal, NamedTuple

from markdown_it.token import Token

from build_scripts.base.letters import INVISIBLE, find_mixed
from build_scripts.findings import InBody
from build_scripts.reading.body import CITATION, SOURCE_ID, Body
from build_scripts.reading.foreign_marks import (
    CODE_BLOCKS,
    FOOTNOTE,
    MAY_HOLD,
    OPENS_BLOCK,
    Mark,
    find_marks,
    without_code,
)

_MOST = 200  # of a body full of them, so many notes will do
_ADDRESS = r"(?:https?:|\.{0,2}/|www\.|[\w-]+\.md)"
SPACE_IN_ADDRESS = re.compile(rf"(?P<text>\[[^\[\]]+\])\(\s*(?P<to>{_ADDRESS}[^()<>\s]*(?:[ \t]+[^()<>\s\"']+)+)\s*\)")
SPACE_BETWEEN = re.compile(rf"(?P<text>\[[^\[\]]+\])[ \t]+\((?P<to>{_ADDRESS}[^()\s]*)\)")
SWAPPED = re.compile(rf"\((?P<text>[^()]+)\)\[(?P<to>{_ADDRESS}[^\[\]\s]*)\]")
NO_TEXT = re.compile(r"(?<!!)\[\s*\]\((?P<to>[^()\s]*)\)")
"""Links that Markdown shows as text, in three forms, and a link that has no text, so that nobody can follow it."""
_IMAGE = re.compile(r"(?<!\\)!\[[^\]]*\](?:[(\[][^)\]\n]*[)\]])?")
_HTML = re.compile(
    r"(?<!\\)(?:</?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?/?>|<!--|\{:?\s*[.#][\w-]+[^{}\n]*\}|\{:[^{}\n]*\})"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]+);")
# It begins where a word does: else each letter of a long word would be tried as the first.
_WITH_ENTITY = re.compile(r"(?<![^\W_])[^\W_]*+(?:&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});[^\W_]*)+")
_MENTION = re.compile(r"(?<![\w@.])(\[?)@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)")
_FOREIGN = re.compile(
    r"(?P<number>\[[0-9]{1,2}(?:\s?[,;–-]\s?[0-9]{1,2})*\])"
    r"|(?P<link>\[\[[^\[\]\n]*\]\])"
    r"|(?P<template>\{\{[^{}\n]*\}\})"
    r"|(?P<bold>'''?(?=\w)[^'\n]+'''?)"
    r"|(?P<heading>^={2,6}[^=\n]+={2,6}$)",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"\[[0-9]")

What = Literal[
    "unknown-source",  # a citation of what can be no source's id
    "lost-citation",
    "image",
    "refused-link",  # its place is not known: a body may lead to one address from many
    "lost-link",
    "link-without-text",
    "html",
    "invisible-entity",
    "mixed-entity",
    "number",  # and the next four: marks of other systems
    "link",
    "template",
    "bold",
    "heading",
    "uncited",  # the text is the paragraph
]
"""What is found in a body; marks of other systems that are no wiki's are in `foreign_marks`."""


class Note(NamedTuple):
    """Something in a body: what it is, where, and its text there."""

    what: What | Mark
    where: InBody
    text: str


def find_notes(text: str, body: Body, sources: Sequence[str], *, cite: bool) -> tuple[Note, ...]:
    """Return what is wrong or doubtful in ``text``, rendered as ``body``; with ``cite`` every paragraph has to cite."""
    prose = [child.content for token in body.tokens for child in token.children or () if child.type == "text"]
    whole = text
    if "`" in text or any(token.type in CODE_BLOCKS for token in body.tokens):
        text = without_code(text, body.tokens)
    notes = chain(
        _find_citations(text, body.tokens, prose, sources) if "@" in text else (),
        _find_images(text, body.tokens) if "![" in text else (),
        (Note("refused-link", InBody(0, 1), address) for address in body.refused),
        _find_lost_links(text, body.tokens, prose) if "](" in text or "] (" in text or ")[" in text else (),
        _find_html(text) if "<" in text or "{" in text else (),
        _find_entities(text) if "&" in text else (),
        _find_foreign(text, prose) if _may_be_foreign(text) else (),
        (Note(mark, InBody(start, len(part)), part) for mark, start, part in find_marks(whole, text, body.tokens))
        if MAY_HOLD.search(whole)
        else (),
        _find_uncited(text, body.tokens, sources) if cite else (),
    )
    return tuple(islice(notes, _MOST))


def _find_citations(
    text: str, tokens: Sequence[Token], prose: Sequence[str], sources: Collection[str]
) -> Iterator[Note]:
    """Yield what citations hold that is no source's id; then what was meant for a citation and is none.

    An id that the file does not list may be that of a source which entries share: a rule says if there is none.
    """
    citations = [child.content for token in tokens for child in token.children or () if child.type == "citation"]
    at = 0
    for citation in citations:
        start = max(0, text.find(citation, at))
        at = start + len(citation)
        for part in re.finditer(r"[^;\[\]]+", citation):
            name = part.group().strip()
            if not SOURCE_ID.fullmatch(name):
                where = InBody(start + part.start() + part.group().index(name), max(1, len(name)))
                yield Note("unknown-source", where, name)
    if sum(citation.count("@") for citation in citations) == text.count("@"):
        return
    masked = CITATION.sub(lambda citation: " " * len(citation.group()), text)
    at = 0
    for mention in chain.from_iterable(map(_MENTION.finditer, prose)):
        if mention[1] == "[" or mention[2] in sources:
            at = max(at, masked.find(mention.group().lstrip("["), at))
            yield Note("lost-citation", InBody(at, len(mention[2]) + 1), mention[2])
            at += 1


def _find_images(text: str, tokens: Sequence[Token]) -> Iterator[Note]:
    """Yield images in the form `![…](…)` or `![…][…]`: as many as Markdown takes for a `!` before a link."""
    count = sum(
        before.type == "text" and before.content.endswith("!") and after.type == "link_open"
        for token in tokens
        for before, after in pairwise(token.children or ())
    )
    for image in islice(_IMAGE.finditer(text), count):
        yield Note("image", InBody(image.start(), len(image.group())), image.group())


def _find_lost_links(text: str, tokens: Sequence[Token], prose: Sequence[str]) -> Iterator[Note]:
    """Yield links that Markdown does not take for any, and links without a text to follow."""
    at = 0
    for part in prose:
        forms = (SPACE_IN_ADDRESS, SPACE_BETWEEN, SWAPPED) if "](" in part or "] (" in part or ")[" in part else ()
        for _, link in sorted((found.start(), found.group()) for form in forms for found in form.finditer(part)):
            if (start := text.find(link, at)) >= 0:
                at = start + 1
                yield Note("lost-link", InBody(start, len(link)), link)
    empty = sum(
        before.type == "link_open" and after.type == "link_close"
        for token in tokens
        for before, after in pairwise(token.children or ())
    )
    for nothing in islice(NO_TEXT.finditer(text), empty):
        yield Note("link-without-text", InBody(nothing.start(), len(nothing.group())), nothing.group())


def _find_html(text: str) -> Iterator[Note]:
    """Yield tags and attribute lists; of a pair, the tag that opens."""
    opened: list[str] = []
    for tag in _HTML.finditer(text):
        markup, name = tag.group(), (tag["name"] or "").lower()
        if markup.startswith("</") and name in opened:
            opened.remove(name)
            continue
        opened.append(name)
        yield Note("html", InBody(tag.start(), len(markup.split("\n", 1)[0])), markup)


def _find_entities(text: str) -> Iterator[Note]:
    """Yield characters that a file may not hold, written as entities."""
    for entity in _ENTITY.finditer(text):
        if INVISIBLE.search(unescape(entity.group())):
            yield Note("invisible-entity", InBody(entity.start(), len(entity.group())), entity.group())
    for word in _WITH_ENTITY.finditer(text):
        for mixed in find_mixed(unescape(word.group())):
            if mixed.word not in text:  # a word that is there as it is has been found in the file's text
                yield Note("mixed-entity", InBody(word.start(), len(word.group())), mixed.word)


def _may_be_foreign(text: str) -> bool:
    return any(sign in text for sign in ("'''", "[[", "{{", "==")) or bool(_NUMBERED.search(text))


def _find_foreign(text: str, prose: Sequence[str]) -> Iterator[Note]:
    """Yield marks of other systems, which would be shown as text: numbers for sources, and what a wiki writes."""
    at = 0
    for mark in chain.from_iterable(map(_FOREIGN.finditer, prose)):
        if (start := text.find(mark.group(), at)) >= 0:
            at = start + len(mark.group())
            kind: What = mark.lastgroup  # type: ignore[assignment]  # its groups are named so
            yield Note(kind, InBody(start, len(mark.group())), mark.group())


def _find_uncited(text: str, tokens: Sequence[Token], sources: Collection[str]) -> Iterator[Note]:
    """Yield paragraphs without a citation; one in which a citation was lost has a note already."""
    for before, token in pairwise(tokens):
        if before.type != "paragraph_open" or before.hidden or before.map is None:
            continue
        if any(child.type == "citation" for child in token.children or ()) or OPENS_BLOCK.match(token.content):
            continue
        if FOOTNOTE.search(token.content):  # which has a note already
            continue
        if not any(mention[2] in sources for mention in _MENTION.finditer(token.content)):
            start = sum(len(line) + 1 for line in text.split("\n")[: before.map[0]])
            line = text[start:].partition("\n")[0]
            where = InBody(start + len(line) - len(line.lstrip()), max(1, len(line.strip())))
            yield Note("uncited", where, token.content)
