"""Writes a record as a whole project of ours: `mkdocs.yml`, `docs/`, `events/`; only it knows the layout."""

from pathlib import Path

from tests.bench.record import Entry, Event, Record
from tests.bench.yamltext import document, front_matter

CONFIGURATION = """\
site_name: Chronicle of Floods
site_url: https://example.org/
theme:
  name: material
  font: false
plugins:
  - timeline
"""
HOME = """\
# Chronicle of Floods

An invented chronicle of floods, dikes and inquiries, made from a seed to measure how long its site takes.
"""
METHODOLOGY = """\
# Methodology

Every figure is somebody's claim. Nothing is averaged, and an unknown number is not zero.
"""


def write(record: Record, folder: Path) -> None:
    """Write the project into an empty or absent folder."""
    texts = {"mkdocs.yml": CONFIGURATION, "docs/index.md": HOME, "docs/methodology.md": METHODOLOGY}
    texts["events/_vocabulary.yml"] = document(record.vocabulary)
    for name, text in texts.items():
        _put(folder / name, text)
    for kind, entries in (("_actors", record.actors), ("_places", record.places)):
        for entry in entries:
            _put(folder / "events" / kind / f"{entry.id}.md", _text(entry))
    for event in record.events:
        _put(event_file(folder, event), _text(event))


def event_file(folder: Path, event: Event) -> Path:
    """Where an event's file lies in a project."""
    return folder / "events" / event.year / f"{event.id}.md"


def event_url(event: Event) -> str:
    """An event's page below the site's root."""
    return f"events/{event.year}/{event.id}/"


def _text(entry: Entry | Event) -> str:
    return front_matter(entry.front, entry.body)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
