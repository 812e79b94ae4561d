"""An event's front matter as parameters for Hugo: rows stay rows, what Hugo has no word for is plain text.

Nothing here is markup. Dates come in words, ranges as two numbers in words, source keys with their numbers.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tests.bench.dates import day_words
from tests.bench.record import Event, Front
from tests.bench.registry import slug
from tests.bench.vocabulary import GROUPS, LISTS

MEASURES = LISTS["measures"].split()
ROLES = LISTS["roles"].split()
Ties = Mapping[str, Iterable[tuple[Event, str, bool]]]


def ties(events: Iterable[Event]) -> Ties:
    """Return for each event id the events tied to it, the relation, and whether the other one declared it."""
    by_id = {event.id: event for event in events}
    tied: dict[str, list[tuple[Event, str, bool]]] = {}
    for event in by_id.values():
        for row in event.front.get("related", ()):
            tied.setdefault(event.id, []).append((by_id[row["event"]], row["as"], False))
            tied.setdefault(row["event"], []).append((event, row["as"], True))
    return tied


def params(event: Event, tied: Ties) -> Front:
    """Return everything that the layouts read."""
    front = event.front
    figures = [_figure(row) for row in sorted(front["figures"], key=_order)]
    return {
        "title": event.title,
        "date": f"{event.first}",
        "words": event.words,
        "form": "day",
        "precise": "The day is known.",
        "path": f"{event.year}/{event.id}",
        **{key: front[key] for key in ("kind", "status", "summary", "places", "tags")},
        "year": event.year,
        "participants": list(_by_role(front["actors"])),
        "ranges": _ranges(figures),
        "figures": figures,
        "attribution": front["attribution"],
        "claims": [_claim(front, row, number) for number, row in enumerate(front.get("claims", ()), 1)],
        "numbers": {key: str(number) for number, key in enumerate(front["sources"], 1)},
        "sources": [{"id": key, **row, "date": _day(row["date"])} for key, row in front["sources"].items()],
        "related": [_tie(*tie) for tie in tied.get(event.id, ())],
        "added": _day(front["added"]),
        "changed": _day((front.get("changes") or [{"date": front["added"]}])[-1]["date"]),
        "changes": [{**row, "date": _day(row["date"])} for row in front.get("changes", ())],
    }


def _day(iso: str) -> str:
    return day_words(date.fromisoformat(iso))


def _order(row: Front) -> int:
    return MEASURES.index(_measure(row))


def _measure(row: Front) -> str:
    return next(key for key in row if key in MEASURES)


def _figure(row: Front) -> Front:
    measure = _measure(row)
    rest = {key: value for key, value in row.items() if key != measure}
    name = f"{measure}-{row['group']}-{slug(str(row['by']))}"
    return {"id": name, "measure": measure, "value": row[measure], **rest, "as_of": _day(row["as_of"])}


def _by_role(rows: Iterable[Front]) -> Iterable[Front]:
    for role in ROLES:
        if here := [row for row in rows if row["role"] == role]:
            yield {"role": role, "rows": here}


def _claim(front: Front, row: Front, number: int) -> Front:
    sides = [("For", row["for"]), ("Against", row["against"])]
    evidence = [{"side": side, "items": [_evidence(front, key) for key in keys]} for side, keys in sides]
    return {"id": f"claim-{number}", **row, "evidence": evidence}


def _evidence(front: Front, key: str) -> Front:
    source = front["sources"][key]
    return {"id": key, "text": f"{source['publisher']}, {_day(source['date'])}"}


def _tie(other: Event, relation: str, incoming: bool) -> Front:
    row = {"event": f"/events/{other.year}/{other.id}", "as": relation}
    return {**row, "from": "named by that entry"} if incoming else row


def _ranges(figures: Iterable[Front]) -> list[Front]:
    """Return the least and the greatest number of each measure and group, in the order of the vocabulary."""
    numbers: dict[tuple[str, str], list[int]] = {}
    for row in figures:
        numbers.setdefault((row["measure"], row["group"]), []).extend(map(int, re.findall(r"\d+", row["value"])))
    order = sorted(numbers, key=lambda key: (MEASURES.index(key[0]), list(GROUPS).index(key[1])))
    return [_range(measure, group, set(numbers[measure, group]), numbers) for measure, group in order]


def _range(measure: str, group: str, numbers: set[int], all_ranges: Mapping[tuple[str, str], Any]) -> Front:
    depth = sum((measure, around) in all_ranges for around in _around(group))
    words = " to ".join(str(number) for number in sorted({min(numbers), max(numbers)})) if numbers else "dozens"
    row = {"measure": measure, "words": words, "depth": str(depth)}
    row |= {"group": group} if GROUPS[group] else {}
    return {**row, "differ": "yes"} if len(numbers) > 1 else row


def _around(group: str) -> Iterable[str]:
    while group := GROUPS[group]:
        yield group
