"""Citation.js, a reference manager's parser: the three forms of a citation come to the same reference."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.readers.citations import ARTIFACT, citations, write_forms
from tests.readers.node_programs import answer, named_node
from tests.readers.published import Published
from tests.readers.reading import Reading

PROGRAM = named_node("@citation-js/core")


def read(published: Published) -> Iterator[Reading]:
    """Import every citation in its three forms: title, author and date are those of the record."""
    cited = list(citations(published))
    with tempfile.TemporaryDirectory() as folder:
        read_back = answer("citations.cjs", *(path for each in cited for path in write_forms(each, Path(folder))))
    wrong = []
    for each, (bib, ris, csl) in zip(cited, zip(*[iter(read_back)] * 3, strict=True), strict=True):
        day = [int(part) for part in each.day.split("-")]
        told = [(_plain(item), item["issued"]["date-parts"][0]) for item in (bib, ris, csl)]
        # BibTeX holds year and month; the day is in its note.
        if told != [(each.title, day[:2]), (each.title, day), (each.title, day)]:
            wrong.append(f"{each.id}: {told}")
        if any("author" not in item for item in (bib, ris, csl)):
            wrong.append(f"{each.id}: no author")
    yield Reading(ARTIFACT, "; ".join(wrong[:3]) or f"{len(cited)} imported from three forms each", not wrong)


def _plain(item: dict[str, Any]) -> str:
    return str(item["title"]).replace('<span class="nocase">', "").replace("</span>", "")
