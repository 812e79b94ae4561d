"""bibtexparser: every entry's BibTeX, with its title, year and month."""

from __future__ import annotations

from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from tests.readers.citations import ARTIFACT, citations
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("bibtexparser")


def read(published: Published) -> Iterator[Reading]:
    """Read each: one entry, no warning, the title of the record once the commands of TeX are undone."""
    count, wrong = 0, []
    for cited in citations(published):
        library = parse_string(cited.bib, append_middleware=[LatexDecodingMiddleware()])
        count += 1
        if library.failed_blocks or len(library.entries) != 1:
            wrong.append(f"{cited.id}: not read")
            continue
        fields = {name: field.value for name, field in library.entries[0].fields_dict.items()}
        title = str(fields["title"]).replace("{", "").replace("}", "")
        if (title, fields["year"]) != (cited.title.replace("{", "").replace("}", ""), cited.year):
            wrong.append(f"{cited.id}: {title!r}")
    yield Reading(f"{ARTIFACT} (BibTeX)", "; ".join(wrong[:3]) or f"{count} read back the same", not wrong)
