"""BibTeX (http://tug.org/bibtex): written here, since libraries write a backslash of the text twice.

A date is given as far as BibTeX holds one, year and month; the day is in the note, in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.pages.citing.citation import Citation, parts_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": "\\textbackslash{}",
        "{": "\\{",
        "}": "\\}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def render_bibtex(citation: Citation) -> str:
    """Return a citation as an entry of the type ``misc``, which every style knows."""
    fields = dict(_fields(citation))
    width = max(map(len, fields))
    lines = "".join(f"  {name.ljust(width)} = {value},\n" for name, value in fields.items())
    key = citation.id if citation.id[:1].isalpha() else f"entry-{citation.id}"
    return f"@misc{{{key},\n{lines}}}"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_title(citation.title)}}}"
    yield "author", f"{{{{{_text(citation.author)}}}}}"
    yield "howpublished", f"{{{_text(citation.site)}}}"
    day = parts_of(citation.day)
    if day:
        yield "year", f"{{{day[0]:04}}}"
    if len(day) > 1:
        yield "month", _MONTHS[day[1] - 1]
    yield "note", f"{{{_text(citation.note)}}}"
    if citation.url:
        yield "url", f"{{{citation.url.translate(_IN_ADDRESS)}}}"


def _text(text: str) -> str:
    return text.translate(_SPECIAL)


def _title(text: str) -> str:
    """Return a title with names in braces: styles write what is not in braces in small letters."""
    pieces, at = [], 0
    for word in _WORD.finditer(text):
        pieces.append(_text(text[at : word.start()]))
        keeps = word.group()[1:] != word.group()[1:].lower() or (word.start() > 0 and word.group()[0].isupper())
        pieces.append(f"{{{word.group()}}}" if keeps else word.group())
        at = word.end()
    return "".join(pieces) + _text(text[at:])
