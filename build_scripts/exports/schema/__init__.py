"""JSON Schemas of the front matter and the registries, made of the model, for editors and other programs.

The vocabulary is draft-07, the newest that every editor's language server reads. Without terms a schema says what the
model says; with a record's terms it also names the words that an entry may use.

The model reads every scalar as text. A schema sees what an editor's YAML 1.2 makes of it, so a value that looks like
a number or a truth value is accepted in these forms too. What that or a regular expression cannot see, and where a
schema therefore differs from the model:

Refused here, accepted by the model:

* a piece of text that is `null` or `~` without quotes, which the rules refuse too: in YAML nothing is no value;
* an unquoted year before 1000, whose zeros at the beginning YAML drops;
* digits in a coordinate that only rounding brings within the limit, such as `90.00000000000000001`;
* `.inf` and `.nan` without quotes where a count may be words;
* with terms, a word in quotes with spaces around it.

Accepted here, refused by the model:

* a number without quotes in another spelling than plain digits (`+5`, `1e3`, `0x1F`, `2021.0`), where a year, a count
  or a coordinate is expected;
* a day that its month does not have (`2021-02-30`), an end before its start;
* a count that runs from more to fewer, is fewer than none, is an estimate outside its bounds, or is written out beyond
  a million millions;
* a time of day that runs from a minute to the same minute;
* numerals other than those of Latin and Arabic script in the words of a count, and words of signs alone;
* without terms, a row of figures that counts several things: draft-07 cannot count the keys that it does not know.

What only the rules know (sources that are cited, ids of other events, addresses) no schema says. `timeline check`
decides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from build_scripts.exports.schema.shapes import Shapes
from build_scripts.exports.schema.values import text
from build_scripts.exports.schema.words import Terms
from build_scripts.model.keys import ROOTS
from build_scripts.model.vocabulary import Vocabulary

__all__ = ["FORMAT", "KINDS", "Terms", "folder", "render_schemas", "schema_for"]

FORMAT: str = get_args(get_type_hints(Vocabulary)["format"])[0]
"""The version of the event file's format, which is that of its schemas."""
KINDS: Mapping[str, str] = {
    "event": "The front matter of an event, events/<year>/<id>.md.",
    "actor": "The front matter of an actor, events/_actors/<id>.md.",
    "place": "The front matter of a place, events/_places/<id>.md.",
    "source": "The front matter of a source that several entries cite, events/_sources/<id>.md.",
    "vocabulary": "The record's closed lists, events/_vocabulary.yml.",
    "removed": "What remains of entries that were taken down, events/_removed.yml.",
}


def folder() -> str:
    """Return where the schemas of this format lie, from the site's root."""
    return f"schema/{FORMAT}/"


def schema_for(kind: str, terms: Terms | None = None, url: str = "") -> dict[str, Any]:
    """Return the schema of a file of ``kind`` (a key of `KINDS`).

    It has an `$id` only where ``url``, the address of the site with ``/`` at the end, is known.
    """
    shapes = Shapes(terms)
    shape = shapes.mapping(ROOTS[kind])
    if kind == "removed":
        row = {"description": "What remains of one entry.", **shape}
        shape = {"type": "object", "additionalProperties": row, "propertyNames": {"pattern": text()["pattern"]}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **({"$id": f"{url}{folder()}{kind}.json"} if url else {}),
        "title": kind.capitalize(),
        "description": KINDS[kind],
        **shape,
        "definitions": dict(sorted(shapes.definitions.items())),
    }


def render_schemas(terms: Terms | None = None, url: str = "") -> dict[str, bytes]:
    """Return the schemas of all kinds as files, by name."""
    schemas = {f"{kind}.json": schema_for(kind, terms, url) for kind in KINDS}
    return {
        name: (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode() for name, schema in schemas.items()
    }
