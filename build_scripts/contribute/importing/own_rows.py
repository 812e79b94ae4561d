"""Rows of entries out of the rows of our own tables: counts, claims, sources and their like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.contribute.importing.own_package import Package, Row, name_in, names_in
from build_scripts.model.absences import due_day
from build_scripts.model.figures import default_group
from build_scripts.model.rows import Absence
from build_scripts.model.vocabulary import Vocabulary

Written = dict[str, Any]


def speaker(package: Package, row: Row) -> Written:
    """Return who says so: an actor, or words; nobody where it is the publisher.

    Words that are a name of an actor stay words, where the address of the row says that they were.
    """
    by = row["speaker"] or ""
    if row["in_own_voice"]:
        by = ""
    elif row["speaker_id"] and package.name_of(row["speaker_id"]) == by:
        actor = name_in(row["speaker_id"])
        is_words = slugify(by) in row["id"] and slugify(actor) not in row["id"]
        by = by if is_words else actor
    return {"by": by, "through": row["through"]}


def figures(package: Package, event: str, vocabulary: Vocabulary) -> list[Written]:
    """Return the counts of an event. A row gets an `id` only where its address would be another one without it."""
    rows = package.rows_of("figures", event)
    written = [_figure(package, row, vocabulary) for row in rows]
    by_key = {row["id"]: made for row, made in zip(rows, written, strict=True)}
    for row, made in zip(rows, written, strict=True):
        if row["superseded_by"] and (newer := by_key.get(row["superseded_by"])) is not None:
            made["superseded_by"] = _name_of(newer, row["superseded_by"], rows, written)
        wanted = row["id"].partition("#figure-")[2]
        if made.get("id", "") == "" and _anchor(made, row) != wanted:
            without = {**made, "group": ""}
            if _anchor(without, row) == wanted:
                made["group"] = ""
            else:
                made["id"] = wanted
    return written


def _figure(package: Package, row: Row, vocabulary: Vocabulary) -> Written:
    group = row["counted_group"]
    named = group if f"-{slugify(group)}-" in row["id"] or group != default_group(vocabulary) else ""
    return {
        row["measure"]: row["value_words"],
        "group": named,
        "words": row["group_words"],
        **speaker(package, row),
        "sources": names_in(row["sources"]),
        "as_of": row["as_of_edtf"],
        "period": row["period_edtf"],
        "with": row["includes_group"],
        "without": row["excludes_group"],
        "unstated": row["unstated_group"],
        "includes": row["includes_words"],
        "note": row["note"],
    }


def _anchor(made: Written, row: Row) -> str:
    """Return the address that a row has without an `id`, as `model.figures` makes it."""
    said = made["by"] or (made["sources"][0] if made["sources"] else "unsaid")
    parts = [row["measure"], made["group"] or "", made["period"] or "", said]
    if not row["is_current"]:
        parts.append(made["as_of"] or "earlier")
    return "-".join(slugify(part) for part in parts if part)


def _name_of(newer: Written, key: str, rows: Sequence[Row], written: Sequence[Written]) -> str:
    """Return the word by which a row names the one that replaced it; that one gets an `id` where no other word does."""
    measure = next(row["measure"] for row in rows if row["id"] == key)
    current = [made for row, made in zip(rows, written, strict=True) if row["measure"] == measure and row["is_current"]]
    for name in filter(None, (newer.get("id"), newer["by"], *newer["sources"])):
        if next(made for made in current if name in (made["by"], made.get("id"), *made["sources"])) is newer:
            return str(name)
    newer["id"] = key.partition("#figure-")[2]
    return str(newer["id"])


def claims(package: Package, event: str) -> list[Written]:
    """Return the claims of an event."""
    return [
        {
            "text": row["text"],
            "verdict": row["verdict"],
            **speaker(package, row),
            "sources": names_in(row["sources"]),
            "for": [*names_in(row["for_sources"]), *row["for_events"]],
            "against": [*names_in(row["against_sources"]), *row["against_events"]],
            "about": row["about"],
            "lacks": [_absence_name(package, event, key) for key in row["lacks"]],
            "note": row["note"],
            "id": _own_id(row["id"].partition("#claim-")[2], f"claim-{row['position']}"),
        }
        for row in package.rows_of("claims", event)
    ]


def _own_id(name: str, usual: str) -> str:
    return "" if name == usual else name


def _absence_name(package: Package, entry: str, key: str) -> str:
    row = next(row for row in package.rows_of("absences", entry) if row["id"] == key)
    name = key.partition("#not-found-")[2]
    return str(row["what"]) if name == slugify(row["what"]) else name


def absences(package: Package, entry: str, vocabulary: Vocabulary) -> list[Written]:
    """Return what was not found; `due` only where it is not the day that follows from the vocabulary."""
    written = []
    for row in package.rows_of("absences", entry):
        looked, reached = row["looked_edtf"], row["reached_edtf"]
        usual = Absence(what=row["what"], looked=looked, reached=reached)  # the model reads the dates
        due = "" if due_day(usual, vocabulary.absences).isoformat() == row["due_day"] else row["due_day"]
        name = _own_id(row["id"].partition("#not-found-")[2], slugify(row["what"]))
        made = {"what": row["what"], "looked": looked, "reached": reached, "text": row["text"], "due": due}
        written.append({**made, "note": row["note"], "id": name})
    return written


def sources(package: Package, entry: str) -> dict[str, Written]:
    """Return the sources that an entry describes, by id."""
    return {name_in(row["id"]): source(package, row) for row in package.rows_of("sources", entry)}


def source(package: Package, row: Row) -> Written:
    """Return one source."""
    keys = ("publisher", "title", "author", "reference", "url", "nature", "grade", "lang", "note")
    origins = package.rows_of("origins", row["id"])
    return {
        **{key: row[key] for key in keys},
        "date": row["published_edtf"],
        "archive": row["archive_url"],
        "origin": [_origin(package, origin) for origin in origins],
    }


def _origin(package: Package, row: Row) -> str:
    is_actor = row["actor"] and package.name_of(row["actor"]) == row["name"]
    return name_in(row["actor"]) if is_actor else str(row["name"])


def point(row: Row) -> Written | None:
    """Return the point of an event, with the decimals that its address has."""
    if not row["geo_uri"]:
        return None
    lat, lon = row["geo_uri"].removeprefix("geo:").partition(";")[0].split(",")
    return {
        "lat": lat,
        "lon": lon,
        "precision": row["point_precision"],
        "sources": names_in(row["point_sources"]),
        "note": row["point_note"],
    }


def names(package: Package, entry: str, kind: str) -> list[Written]:
    """Return the other names of an actor or a place that are `native`, or `alias`."""
    return [
        {"text": row["name"], "lang": row["lang"]}
        for row in package.rows_of("names", entry)
        if row["name_kind"] == kind
    ]


def identifiers(package: Package, entry: str) -> dict[str, str]:
    """Return what an entry is called elsewhere, by scheme."""
    return {row["scheme"]: row["identifier"] for row in package.rows_of("identifiers", entry)}


def filled(front: Mapping[str, Any]) -> Written:
    """Return front matter without what is empty, and so its rows."""
    return {key: value for key, made in front.items() if (value := _filled(made)) not in (None, "", [], {})}


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        return filled(value)
    return [_filled(one) for one in value] if isinstance(value, list) else value
