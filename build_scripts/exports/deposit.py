"""How the record as a whole is cited, for programs and for repositories of data.

``CITATION.cff`` is in the Citation File Format 1.2 (https://citation-file-format.github.io/), ``datacite.json`` in the
metadata schema 4 of DataCite (https://datacite-metadata-schema.readthedocs.io/): with the files of the record, that is
all that a deposit asks for. The identifier (DOI) is what the repository adds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from build_scripts.pages.context import Context
from build_scripts.pages.structured import covered

_KIND = "Dataset"


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield both files."""
    yield "CITATION.cff", _cff(context).encode()
    yield "datacite.json", (json.dumps(_datacite(context), ensure_ascii=False, indent=2) + "\n").encode()


def _cff(context: Context) -> str:
    site, day = context.site, _changed(context)
    values = {
        "cff-version": "1.2.0",
        "message": context.t["cite_record"],
        "type": _KIND.lower(),
        "title": site.name,
        "abstract": site.description,
        "authors": [{"name": _author(context)}],
        "version": site.version,
        "date-released": day,
        "commit": context.history.commit_of(site.version),
        "url": site.url,
        "license": site.license,
    }
    return str(yaml.safe_dump(_known(values), allow_unicode=True, sort_keys=False, width=10_000))


def _datacite(context: Context) -> dict[str, Any]:
    site, day, covers = context.site, _changed(context), covered(context.timeline.events)
    address = {"relatedIdentifier": site.url, "relatedIdentifierType": "URL", "relationType": "IsVersionOf"}
    dates = [
        {"date": day, "dateType": "Updated"},
        {"date": covers, "dateType": "Other", "dateInformation": "temporal coverage"},
    ]
    values = {
        "creators": [{"name": _author(context), "nameType": "Organizational"}],
        "titles": [{"title": site.name, "lang": site.lang}],
        "publisher": {"name": site.name},
        "publicationYear": day[:4],
        "types": {"resourceTypeGeneral": _KIND, "resourceType": _KIND},
        "descriptions": [{"description": site.description, "descriptionType": "Abstract", "lang": site.lang}]
        if site.description
        else [],
        "dates": [row for row in dates if row["date"]],
        "language": site.lang,
        "sizes": [context.events_words(len(context.timeline.events))],
        "version": site.version,
        "rightsList": [{"rightsIdentifier": site.license, "rightsIdentifierScheme": "SPDX"}] if site.license else [],
        "relatedIdentifiers": [address] if site.url else [],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return _known(values)


def _author(context: Context) -> str:
    return str(context.t["cite_author"].format(site=context.site.name))


def _changed(context: Context) -> str:
    """Return the day of the newest change; empty where none is known as a day."""
    day = max((event.changed for event in context.timeline.events), default="")
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Return what has a value."""
    return {name: value for name, value in values.items() if value}
