"""RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): a tag of two letters and a value on each line.

The type is ``ELEC``: of news types several programs drop author and day. The day is in ``Y1`` and in ``DA``, since
programs read one or the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.pages.citing.citation import Citation, parts_of


def render_ris(citation: Citation) -> str:
    """Return a citation as RIS."""
    return "\n".join(f"{tag}  - {value}".rstrip(" ") if value else f"{tag}  - " for tag, value in _lines(citation))


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", citation.id
    yield "TI", citation.title
    yield "AU", citation.author.replace(",", "")  # what follows a comma is a first name
    yield "T2", citation.site
    day = parts_of(citation.day)
    if day:
        numbers = [f"{day[0]:04}", *(f"{part:02}" for part in day[1:])]
        yield "PY", numbers[0]
        yield "Y1", "/".join((*numbers, *[""] * (4 - len(numbers))))  # year/month/day/other
        yield "DA", "/".join((*numbers, *[""] * (4 - len(numbers))))
    if citation.url:
        yield "UR", citation.url
    yield "LA", citation.lang
    yield "N1", citation.note
    yield "ER", ""
