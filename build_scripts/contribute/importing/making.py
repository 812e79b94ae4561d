"""What workers do with the rows of a table: read their sources the first time, make entries of them the second.

Nothing here depends on what became of the rows before, so that rows may be made in any order, by any number of workers.
What does depend on it, ids and files, is left to `plan` and `writing`.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Row
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.row_entry import Drafting, Made, Numbered
from build_scripts.contribute.new.entry import Front, entry_text
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.model.entries import Event
from build_scripts.model.layout import entry_path
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.parse import ADAPTERS, decode
from build_scripts.reading.record import Record

_EMPTY = Made({}, "", {})


class ToMake(NamedTuple):
    """Rows that are one entry, each with its sources pickled, if they were kept.

    Of a new entry the file is made; of another one what its rows say, to be compared. ``keeps_event`` if the event of
    the new file is wanted too.
    """

    rows: Sequence[tuple[Numbered, bytes]]
    is_new: bool
    keeps_event: bool


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A file for rows that no earlier import had: the id that it should get, its text, the names that are in it.

    ``refused`` is why the format does not take it. ``there`` is an event of the record that has an identifier of the
    row, ``identifier`` in words.
    """

    wanted: str
    text: str
    used: frozenset[tuple[str, str]]
    event: Event | None = None
    refused: RefusedRowError | None = None
    there: str = ""
    identifier: str = ""


class Finished(NamedTuple):
    """What came of rows: a new entry, or what they make without a file of it; in both cases, which rows stay out."""

    made: Made
    new: NewEntry | None = None


@dataclass(slots=True)
class Maker:
    """Makes entries of rows for a record, on a day."""

    drafting: Drafting
    record: Record
    today: date
    _identified: dict[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        schemes = self.record.vocabulary.identifier_schemes if self.record.vocabulary else {}
        self._identified = {
            (scheme, text): event.id
            for event in self.record.events.values()
            for scheme, text in event.identifiers.items()
            if scheme in schemes and not schemes[scheme].shared
        }

    def finish(self, given: ToMake) -> Finished:
        """Return what comes of rows."""
        rows = [row._replace(sources=pickle.loads(kept)) if kept else row for row, kept in given.rows]
        made = self.drafting.make(rows)
        if not given.is_new or not made.front:
            return Finished(made)
        return Finished(_EMPTY._replace(refused=made.refused), self._new(made, given.keeps_event))

    def _new(self, made: Made, keeps_event: bool) -> NewEntry:
        wanted = propose_event_id(parse_edtf(made.front["date"]), made.front["title"], ())
        text = event_text(made, self.today)
        used = used_names(made, self.drafting.sources.new)
        there, identifier = self._there(made)
        new = NewEntry(wanted, text, used, there=there, identifier=identifier)
        try:
            event = as_event(wanted, made.front, text)
        except RefusedRowError as refused:
            return replace(new, refused=refused)
        return replace(new, event=event) if keeps_event else new

    def _there(self, made: Made) -> tuple[str, str]:
        """Return the event of the record that has an identifier of a new one, and which."""
        for scheme, text in made.front.get("identifiers", {}).items():
            if other := self._identified.get((scheme, text)):
                return other, f"{scheme} {shown(text)}"
        return "", ""


def event_text(made: Made, today: date, before: Event | None = None, note: str = "") -> str:
    """Return the file of an event: of one that is there with its day and its log; with a new line in it for a note."""
    log = [
        {"date": row.date.text, "class": row.class_ or "", "note": row.note} for row in before.changes
    ] if before else []  # fmt: skip
    log += [{"date": today.isoformat(), "note": note}] if note else []
    added = str(before.added or "") if before else today.isoformat()
    return entry_text("event", {**made.front, "added": added, "changes": log}, made.body)


def as_event(name: str, front: Front, text: str) -> Event:
    """Return the event of a file, without its body.

    :raises RefusedRowError: when the format does not take it.
    """
    if not decode(text.encode("utf-8", "surrogatepass"))[1]:
        why = "a word mixes letters of two alphabets, or a character cannot be seen"
        raise RefusedRowError("unreadable-characters", why)
    try:
        values = {**front, "id": name, "path": entry_path("event", name)}
        event: Event = ADAPTERS["event"].validate_python(values, by_alias=True, by_name=False)
    except ValidationError as error:
        first = error.errors()[0]
        why = f"`{'.'.join(map(str, first['loc']))}`: {first['msg']}"
        raise RefusedRowError("refused-by-format", why) from error
    return event


def used_names(made: Made, shared: Container[str]) -> frozenset[tuple[str, str]]:
    """Return the ``shared`` sources, the places and the actors that an entry names, each by its kind and its id."""
    used = {("source", name) for name in made.cited if name in shared}
    used.update(("place", place) for place in made.front.get("places", ()))
    rows = (row for key in ("actors", "figures", "attribution") for row in made.front.get(key, ()))
    used.update(("actor", str(row[key])) for row in rows for key in ("actor", "by") if key in row)
    return frozenset(used)


def begin(maker: Maker) -> None:
    """Begin a worker."""
    global _maker  # a pool's initializer has no other way to hand over what all calls share
    _maker = maker


_maker: Maker | None = None


def read_sources_of(rows: Sequence[Row]) -> tuple[list[bytes], Counter[str]]:
    """Return the sources of rows, pickled, empty where they cannot be read; and the sites taken for publishers."""
    assert _maker is not None
    drafting, pickled = _maker.drafting, []
    drafting.sources.guessed.clear()
    for row in rows:
        try:
            pickled.append(pickle.dumps(drafting.sources_of(row, row.number)))
        except RefusedRowError:
            pickled.append(b"")  # said when the row's turn comes
    return pickled, Counter(drafting.sources.guessed)


def make_entries(jobs: Sequence[ToMake]) -> tuple[list[Finished], Counter[str]]:
    """Return what comes of rows, and what was left aside in them."""
    assert _maker is not None
    drafting = _maker.drafting
    drafting.aside.clear()
    finished = [_maker.finish(job) for job in jobs]
    return finished, Counter(drafting.aside)
