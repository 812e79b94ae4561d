"""outloud: what a screen reader makes of the record as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import outloud
import pikepdf
import pymupdf

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("outloud")
MISREAD = "TAG-002"
"""It takes a running head that is on one or two pages for prose, though the file says what it is; and the head of a
group of rows, which a table repeats on a next page for who sees it."""
ISOLATES = "\u2066\u2067\u2068\u2069"


def read(published: Published) -> Iterator[Reading]:
    """Check each volume for errors."""
    for volume in published.volumes:
        name = _name(volume)
        words = _words(volume)
        errors = [finding for finding in outloud.check(str(volume)).findings if finding.severity == "error"]
        rules = sorted({error.rule for error in errors if not (error.rule == MISREAD and _is_head(error, name, words))})
        yield Reading(volume.name, ", ".join(rules) or "no error", is_right=not rules)


def _is_head(error: outloud.Finding, name: str, words: str) -> bool:
    """Tell whether what was found is one line with the name that running heads have, or that stands elsewhere too."""
    line = _plain(str(error.evidence).removesuffix("…"))
    return error.count == 1 and (name in str(error.evidence) or words.count(line) > 1)


def _words(volume: Path) -> str:
    """Return the text of a volume."""
    with pymupdf.open(volume) as pages:
        return _plain(" ".join(page.get_text() for page in pages))


def _plain(text: str) -> str:
    """Return a text without what no line break or isolate changes."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in ISOLATES)


def _name(volume: Path) -> str:
    """Return the name of the record, which running heads have, and with which the title of a volume begins."""
    with pikepdf.open(volume) as pdf:
        return str(pdf.docinfo["/Title"]).partition(":")[0].strip(ISOLATES)
