"""outloud: what a screen reader makes of the record as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import outloud
import pikepdf

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("outloud")
MISREAD = "TAG-002"
"""It takes a running head that is on one or two pages for prose, though the file says what it is."""


def read(published: Published) -> Iterator[Reading]:
    """Check each volume for errors."""
    for volume in published.volumes:
        name = _name(volume)
        errors = [finding for finding in outloud.check(str(volume)).findings if finding.severity == "error"]
        rules = sorted({error.rule for error in errors if not (error.rule == MISREAD and _begins(error, name))})
        yield Reading(volume.name, ", ".join(rules) or "no error", is_right=not rules)


def _begins(error: outloud.Finding, name: str) -> bool:
    """Tell whether what was found is one line that begins with a name."""
    return error.count == 1 and str(error.evidence).startswith(name)


def _name(volume: Path) -> str:
    """Return the name of the record, with which running heads begin, as the title of a volume does."""
    with pikepdf.open(volume) as pdf:
        return str(pdf.docinfo["/Title"]).partition(":")[0]
