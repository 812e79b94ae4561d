"""A record's events as the rows of a list that somebody else kept, and an empty record for them."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.bench import project
from tests.bench.record import Event, Record

HEADS = ("ID", "Date", "Title", "Type", "Place", "Killed", "Injured", "Description", "Publisher", "Link")
FILE = "list.csv"


def write(record: Record, folder: Path) -> None:
    """Write a project without events into an empty or absent folder, and the list into it."""
    project.write(replace(record, events=()), folder)
    places = {place.id: str(place.front["name"]) for place in record.places}
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADS)
        rows.writerows(_row(number, event, places) for number, event in enumerate(record.events))


def _row(number: int, event: Event, places: Mapping[str, str]) -> Iterator[str]:
    front = event.front
    sources = front["sources"].values()
    yield from (f"E{number}", str(front["date"]), event.title, front["kind"])
    yield places[front["places"][0]] if front.get("places") else ""
    yield from (_count(front, measure) for measure in ("killed", "injured"))
    yield front["summary"]
    yield "\n".join(source["publisher"] for source in sources)
    yield "\n".join(source["url"] for source in sources)


def _count(front: Mapping[str, Any], measure: str) -> str:
    counts = (str(row[measure]) for row in front.get("figures", ()) if measure in row)
    return next((count for count in counts if any(map(str.isdigit, count))), "")
