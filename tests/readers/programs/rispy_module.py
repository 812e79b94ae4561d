"""rispy: every entry's RIS, with its author, its day and its address."""

from __future__ import annotations

from collections.abc import Iterator

import rispy

from tests.readers.citations import ARTIFACT, citations
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("rispy")


def read(published: Published) -> Iterator[Reading]:
    """Read each: one reference with title, one author, year and day."""
    count, wrong = 0, []
    for cited in citations(published):
        count += 1
        references = rispy.loads(f"{cited.ris}\n")
        day = cited.day.replace("-", "/") + "/"
        told = [(one["title"], len(one["authors"]), one["year"], one["date"]) for one in references]
        if told != [(cited.title, 1, cited.year, day)]:
            wrong.append(f"{cited.id}: {told}")
    yield Reading(f"{ARTIFACT} (RIS)", "; ".join(wrong[:3]) or f"{count} read back the same", not wrong)
