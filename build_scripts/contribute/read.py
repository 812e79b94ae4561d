"""An entry read against its sources by a second person: what it states and on which sources, and the reading's row.

The statements are plain text, in the order of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from build_scripts.base.text import shown
from build_scripts.changes.substance import account
from build_scripts.contribute.fix.edits import Edit, apply_edits
from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.fix.opened import open_file
from build_scripts.language.words import date_words, quantity_words
from build_scripts.model.entries import Event
from build_scripts.model.rows import Attribution, Claim, Figure, Source
from build_scripts.model.vocabulary import Word
from build_scripts.reading.record import Record

_BLOCK = re.compile(r"(?<=</p>)|(?<=</li>)|(?<=</tr>)|(?<=</h[1-6]>)")


class Statement(NamedTuple):
    """Something that an entry says, and the ids of the sources for it; of the date and the like there may be none."""

    text: str
    sources: tuple[str, ...]


def statements(event: Event, record: Record, strings: Mapping[str, Any]) -> Iterator[Statement]:
    """Yield what an event's entry states; ``strings`` are those of the interface."""
    words = _Words(record, strings)
    when = f"{date_words(event.date, strings['dates'])}{f', {event.time}' if event.time else ''}"
    yield Statement(f"{event.title}. {event.summary}", ())
    yield Statement(when + _note(event.date_note), event.date_sources)
    if event.places:
        yield Statement(f"{', '.join(map(words.place, event.places))}{_note(event.place_note)}", ())
    if event.point:
        at = f"{event.point.lat}, {event.point.lon}, to {event.point.precision}"
        yield Statement(at + _note(event.point.note), event.point.sources)
    for person in event.actors:
        role = words.label("roles", person.role)
        yield Statement(f"{words.actor(person.actor or person.name)}: {role}{_note(person.note)}", person.sources)
    yield from (words.figure(row) for row in event.figures)
    yield from (words.attribution(row) for row in event.attribution)
    if event.unclaimed:
        as_of = event.unclaimed.as_of
        day = f" as of {date_words(as_of, strings['dates'])}" if as_of else ""
        yield Statement(f"unclaimed{day}{_note(event.unclaimed.note)}", event.unclaimed.sources)
    yield from (words.claim(row) for row in event.claims)
    for block in filter(None, map(account, _BLOCK.split(event.body))):
        cited = dict.fromkeys(re.findall(r"@([\w.-]+)", " ".join(re.findall(r"\[@[^\]]*\]", block))))
        yield Statement(re.sub(r" ?\[@[^\]]*\]", "", block), tuple(cited))


def source_words(name: str, source: Source, strings: Mapping[str, Any]) -> str:
    """Return a source in words: its id, its publisher, its title and its day."""
    day = date_words(source.date, strings["dates"]) if source.date else ""
    described = [text for text in (source.publisher, source.title, day) if text]
    return shown(f"{name}: {', '.join(described)}", 1_000)


class _Words:
    """The rows of an entry in words, by the words of a record."""

    def __init__(self, record: Record, strings: Mapping[str, Any]) -> None:
        self.record, self.strings = record, strings

    def label(self, name: str, word: str | None) -> str:
        words: Mapping[str, Word] = getattr(self.record.vocabulary, name, {})
        return words[word].label if word and word in words else word or ""

    def actor(self, name: str | None) -> str:
        return self.record.actors[name].name if name and name in self.record.actors else name or ""

    def place(self, name: str) -> str:
        return self.record.places[name].name if name in self.record.places else name

    def by(self, row: Figure | Attribution | Claim) -> str:
        through = f" (through {row.through})" if row.through else ""
        return f", according to {self.actor(row.by)}{through}" if row.by else ", in the publisher's own voice"

    def figure(self, row: Figure) -> Statement:
        quantity = quantity_words(row.value, self.strings["quantities"])
        days = [("as of", row.as_of), ("of", row.period)]
        more = [f"{name} {date_words(day, self.strings['dates'])}" for name, day in days if day]
        counted = ((row.with_, "with"), (row.without, "without"), (row.unstated, "not said whether with"))
        more += [f"{how} {self.label('groups', group)}" for group, how in counted if group]
        more += [f"including {row.includes}"] if row.includes else []
        more += [f"replaced by {self.actor(row.superseded_by)}"] if row.superseded_by else []
        group = f", {row.words or self.label('groups', row.group)}" if row.words or row.group else ""
        text = f"{self.label('measures', row.measure)} {quantity}{group}{self.by(row)}"
        return Statement("; ".join((text, *more)) + _note(row.note), row.sources)

    def attribution(self, row: Attribution) -> Statement:
        day = f"; {date_words(row.as_of, self.strings['dates'])}" if row.as_of else ""
        text = f"{self.actor(row.actor)}: {self.label('stances', row.stance)}{self.by(row)}{day}"
        return Statement(text + _note(row.note), row.sources)

    def claim(self, row: Claim) -> Statement:
        text = f"“{row.text}”{self.by(row)}: {self.label('verdicts', row.verdict)}"
        sides = [
            f"; {side}: {', '.join(names)}" for side, names in (("for", row.for_), ("against", row.against)) if names
        ]
        return Statement(text + "".join(sides) + _note(row.note), (*row.sources, *row.for_, *row.against))


def _note(text: str | None) -> str:
    return f" ({text})" if text else ""


def with_reading(text: str, day: date, version: str) -> str | None:
    """Return the text of an event with a row for a reading; None where the rows that are there cannot be added to."""
    page = open_file("event", text)
    if page is None:
        return None
    row = f"  - {{date: {day.isoformat()}, version: {version}}}\n"
    rows = next((value for key, value in page.node.value if key.value == "readings"), None)
    if rows is None:
        end = page.start + len(page.front)
        added = f"{text[:end].rstrip()}\nreadings:\n{row}{text[end:].lstrip()}"
    elif rows.flow_style or not rows.value:
        return None
    else:
        last = text.index("\n", page.span(rows.value[-1])[1] - 1) + 1
        added = apply_edits(text, [Edit(last, last, row)])
    return fix_text("event", added).text


def cited_by(statement: Statement, event: Event) -> Iterable[tuple[str, Source]]:
    """Return the sources of a statement that the entry lists, each once, with their ids."""
    return ((name, event.sources[name]) for name in dict.fromkeys(statement.sources) if name in event.sources)
