"""citeproc-py: every entry's CSL-JSON, set by a style that ships with it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from tests.readers.citations import ARTIFACT, Cited, citations
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("citeproc-py")
STYLE = "harvard-cite-them-right"


def read(published: Published) -> Iterator[Reading]:
    """Set each: the reference has the author, the year, the title and the address."""
    count, wrong, last = 0, [], ""
    for cited in citations(published):
        count += 1
        last = _set(cited)
        item = json.loads(cited.json)[0]
        if not all(part in last for part in (item["author"][0]["literal"], cited.year, cited.title)):
            wrong.append(f"{cited.id}: {last}")
    yield Reading(f"{ARTIFACT} (CSL-JSON)", "; ".join(wrong[:3]) or f"{count} set, the last as “{last}”", not wrong)


def _set(cited: Cited) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of keys that it does not know, such as `language`
        source = CiteProcJSON(json.loads(cited.json))
        bibliography = CitationStylesBibliography(CitationStylesStyle(STYLE, validate=False), source, formatter.plain)
        bibliography.register(Citation([CitationItem(cited.id)]))
        return str(bibliography.bibliography()[0])
