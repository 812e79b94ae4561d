"""Entries out of our own tables, as files: what `timeline export` gave away comes back.

What tables do not hold cannot come back: the markup and the links of bodies (their words and citations do), the bodies
of actors, places and sources, suppressed rules, second readings, comments, zeros at the end of a place's coordinates,
and most properties of words: the vocabulary has to be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.importing import own_rows as rows
from build_scripts.contribute.importing.own_package import Package, Row, name_in, names_in
from build_scripts.contribute.new.additions import Addition
from build_scripts.contribute.new.entry import entry_text, required
from build_scripts.model.layout import EntryKind
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.body import CITATION

_MARKS = re.compile(r"[\\`*_\[\]<>&|~]|^(?:[#+=-]|[0-9]+(?=[.)]))")


def entries_of(package: Package, vocabulary: Vocabulary) -> Iterator[Addition]:
    """Yield the file of each entry in a package, in the words of ``vocabulary``."""
    for row in package.rows("places"):
        yield _addition("place", name_in(row["id"]), _place(package, row, vocabulary))
    for row in package.rows("actors"):
        yield _addition("actor", name_in(row["id"]), _actor(package, row, vocabulary))
    for row in package.rows("sources"):
        if row["is_shared"]:
            yield _addition("source", name_in(row["id"]), rows.source(package, row))
    for row in package.rows("events"):
        yield _addition("event", row["id"], _event(package, row, vocabulary), body_of(row["account"] or ""))


def _addition(kind: EntryKind, entry_id: str, front: Mapping[str, Any], body: str = "") -> Addition:
    return Addition(kind, entry_id, fix_text(kind, entry_text(kind, rows.filled(front), body, required(kind))).text)


def body_of(account: str) -> str:
    """Return the words of an account as Markdown that says just them, with its citations."""
    parts: list[str] = []
    at = 0
    for citation in CITATION.finditer(account):
        parts += [_escaped(account[at : citation.start()]), citation.group()]
        at = citation.end()
    return "".join((*parts, _escaped(account[at:])))


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda mark: f"{mark[0]}\\" if mark[0].isdecimal() else f"\\{mark[0]}", text)


def _event(package: Package, row: Row, vocabulary: Vocabulary) -> Mapping[str, Any]:
    event = row["id"]
    keys = ("title", "date_note", "kind", "status", "summary", "place_note", "tags")
    return {
        **{key: row[key] for key in keys},
        "date": row["date_edtf"],
        "time": row["time_words"],
        "date_sources": names_in(row["date_sources"]),
        "places": names_in(row["places"]),
        "point": rows.point(row),
        "actors": [_participant(one) for one in package.rows_of("participants", event)],
        "figures": rows.figures(package, event, vocabulary),
        "attribution": [_attribution(package, one) for one in package.rows_of("attributions", event)],
        "unclaimed": {
            "as_of": row["unclaimed_as_of_edtf"],
            "sources": names_in(row["unclaimed_sources"]),
            "note": row["unclaimed_note"],
        },
        "claims": rows.claims(package, event),
        "not_found": rows.absences(package, event, vocabulary),
        "sources": rows.sources(package, event),
        "related": [
            {"event": one["other"], "as": _tie(one), "note": one["note"]} for one in package.rows_of("relations", event)
        ],
        "identifiers": rows.identifiers(package, event),
        "redirect_from": row["former_ids"],
        "added": row["added_edtf"],
        "changes": [
            {"date": one["changed_edtf"], "class": one["change_class"], "note": one["note"]}
            for one in package.rows_of("changes", event)
        ],
    }


def _participant(row: Row) -> Mapping[str, Any]:
    who = {"actor": name_in(row["actor"])} if row["actor"] else {"name": row["name"]}
    return {**who, "role": row["role"], "sources": names_in(row["sources"]), "note": row["note"]}


def _tie(row: Row) -> str:
    """Return what the other event is to one; nothing where the id of the row says that it is not written."""
    return "" if row["id"].partition("#related-")[2] == slugify(row["other"]) else str(row["relation"])


def _attribution(package: Package, row: Row) -> Mapping[str, Any]:
    said = {"stance": row["stance"], **rows.speaker(package, row), "sources": names_in(row["sources"])}
    return {"actor": name_in(row["actor"]), **said, "as_of": row["as_of_edtf"], "note": row["note"]}


def _actor(package: Package, row: Row, vocabulary: Vocabulary) -> Mapping[str, Any]:
    return {
        **_registered(package, row, vocabulary),
        "aliases": rows.names(package, row["id"], "alias"),
        "part_of": name_in(row["part_of"] or ""),
        "successor_of": name_in(row["successor_of"] or ""),
        "active": row["active_edtf"],
        "not_to_be_confused_with": names_in(row["not_to_be_confused_with"]),
    }


def _place(package: Package, row: Row, vocabulary: Vocabulary) -> Mapping[str, Any]:
    return {
        **_registered(package, row, vocabulary),
        "within": name_in(row["within"] or ""),
        "native": rows.names(package, row["id"], "native"),
        "aliases": rows.names(package, row["id"], "alias"),
        "lat": _degrees(row["lat"]),
        "lon": _degrees(row["lon"]),
        "coordinates_source": row["coordinates_source"],
    }


def _registered(package: Package, row: Row, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """Return what actors and places have in common."""
    return {
        "name": row["name"],
        "kind": row["kind"],
        "identifiers": rows.identifiers(package, row["id"]),
        "not_found": rows.absences(package, row["id"], vocabulary),
        "sources": rows.sources(package, row["id"]),
        "redirect_from": names_in(row["former_ids"]),
        "added": row["added_edtf"],
    }


def _degrees(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")
