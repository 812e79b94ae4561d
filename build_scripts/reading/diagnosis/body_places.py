"""Where a body links to an entry, cites a source or says a phrase: what rules know of a body only by its words.

Rules see a body as HTML. Its Markdown is read once more here, paragraph by paragraph, to find the place of the words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from markdown_it.token import Token

from build_scripts.findings import CitationOf, InBody, Phrase
from build_scripts.reading.body import ENTRY, SOURCE_ID, link_places, parse_blocks
from build_scripts.reading.voice import CITED, GAP, leave_out, unquoted, words_pattern

_SILENT_MARKDOWN = re.compile(r"`[^`]*`|\[@[^\[\]]*\]|\]\([^()]*\)|<[^<>\s]*>")
_MOST = 200


def find_link(text: str, entry: str) -> InBody:
    """Return where ``text`` first links to ``entry`` (``folder/id``); its beginning, where that cannot be told."""
    folder, _, name = entry.rpartition("/")
    places: dict[str, InBody] = {}
    for start, address in link_places(text):
        if (link := ENTRY.fullmatch(address)) and link.group(2) == name:
            places.setdefault(link.group(1) or "", InBody(start, len(address)))
    return places.get(folder) or places.get("") or next(iter(places.values()), InBody(0, 1))


def find_citation(text: str, where: CitationOf) -> InBody:
    """Return where ``text`` cites a source for the given time; its beginning, where that cannot be told."""
    places = [place for source, place in find_citations(text) if source == where.source]
    return places[where.number] if where.number < len(places) else InBody(0, 1)


@lru_cache(maxsize=1)
def find_citations(text: str) -> tuple[tuple[str, InBody], ...]:
    """Return the ids that ``text`` cites, in order, each with its place, the `@` included."""
    tokens = [child for block in parse_blocks(text) for child in block.children or () if child.type == "citation"]
    found: list[tuple[str, InBody]] = []
    at = 0
    for token in tokens:
        start = max(0, text.find(token.content, at))
        at = start + len(token.content)
        found += (
            (source.group(1), InBody(start + source.start(), len(source.group())))
            for source in SOURCE_ID.finditer(token.content)
        )
    return tuple(found)


def find_phrase(text: str, phrase: Phrase) -> InBody:
    """Return where a phrase is in the Markdown ``text``; where that cannot be told, its paragraph's beginning."""
    places = _places(text, phrase.words)
    return places[phrase.number] if phrase.number < len(places) else InBody(0, 1)


@lru_cache(maxsize=64)
def _places(text: str, words: str) -> tuple[InBody, ...]:
    """Return the first mentions of ``words`` in the Markdown ``text``: more of them than are shown of one file."""
    pattern = words_pattern((words,))
    places: list[InBody] = []
    for start, markdown, prose in _paragraphs(text):
        here = sum(1 for _ in islice(pattern.finditer(prose), _MOST))
        matches = list(islice(pattern.finditer(markdown), here))
        places += (InBody(start + match.start(), len(match.group())) for match in matches)
        places += [InBody(start, 1)] * (here - len(matches))
        if len(places) >= _MOST:
            break
    return tuple(places)


@lru_cache(maxsize=1)
def _paragraphs(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return each paragraph outside block quotations: where it begins, its Markdown and its words, both unquoted."""
    starts = [0, *(end.end() for end in re.finditer("\n", text)), len(text)]
    prose: dict[tuple[int, int], str] = {}
    depth = 0
    for token in parse_blocks(text):
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "inline" and token.map and not depth:
            lines = token.map[0], token.map[1]  # a table's row is one paragraph
            prose[lines] = f"{prose.get(lines, '')}\n{''.join(map(_words_of, token.children or ()))}"
    return tuple(
        (starts[first], unquoted(_SILENT_MARKDOWN.sub(leave_out, text[starts[first] : starts[end]])), unquoted(words))
        for (first, end), words in prose.items()
    )


def _words_of(part: Token) -> str:
    if part.type == "text":
        return part.content
    return {"softbreak": "\n", "hardbreak": "\n", "code_inline": GAP, "citation": CITED}.get(part.type, "")
