"""What a command was given about a new entry, read against the record: values that can be kept, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from build_scripts.base.text import shown
from build_scripts.contribute.new.answers import entry_id, past_date, time_of_day, word
from build_scripts.contribute.new.citations import cite_numbers, not_a_number
from build_scripts.contribute.new.entry import Row
from build_scripts.contribute.new.event import Answers
from build_scripts.contribute.new.lookup import find_word, taken_names
from build_scripts.contribute.new.plain import hidden_in, one_line
from build_scripts.contribute.new.rows import (
    Entries,
    Reading,
    Values,
    collect,
    known_entry,
    read_word,
    split_row,
    words_of,
)
from build_scripts.contribute.new.sources import name_source, read_source
from build_scripts.contribute.new.statements import read_attribution, read_figure, read_participant, read_unclaimed
from build_scripts.contribute.new.workspace import Desk
from build_scripts.reading.record import Record

NEEDED = {"title": "--title", "date": "--date", "kind": "--kind", "status": "--status", "summary": "--summary"}
"""The answers that an event cannot do without, and the options that give them; besides, it needs a `--source`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The options of the command for a new event, as they were written."""

    title: str = ""
    date: str = ""
    time: str = ""
    kind: str = ""
    status: str = ""
    summary: str = ""
    place: Sequence[str] = ()
    place_note: str = ""
    tag: Sequence[str] = ()
    actor: Sequence[str] = ()
    figure: Sequence[str] = ()
    attribution: Sequence[str] = ()
    unclaimed: str = ""
    source: Sequence[str] = ()
    body: str = ""
    new_actor: Sequence[str] = ()
    new_place: Sequence[str] = ()
    anyway: bool = False


def read_given(given: Given, desk: Desk) -> tuple[Answers, list[str]]:
    """The answers that the options give, and every problem with them; new actors and places are put on the desk."""
    wrong: list[str] = [problem for option, text in _texts(given) for problem in _unseen(option, text)]
    for text in given.new_place:
        _make("--new-place", text, desk, "place", given.anyway, wrong)
    for text in given.new_actor:
        _make("--new-actor", text, desk, "actor", given.anyway, wrong)
    sources = _sources(given.source, desk.record, wrong)
    rows = (desk.record, list(sources), wrong)
    unclaimed = _rows("--unclaimed", [given.unclaimed] if given.unclaimed else [], read_unclaimed, *rows)
    answers = Answers(
        title=one_line(given.title),
        date=_kept("--date", given.date, lambda text: past_date(text, desk), wrong),
        time=_kept("--time", given.time, time_of_day, wrong),
        kind=_kept("--kind", given.kind, lambda text: word(text, words_of(desk.record, "kinds")), wrong),
        status=_kept("--status", given.status, lambda text: word(text, words_of(desk.record, "statuses")), wrong),
        summary=one_line(given.summary),
        sources=sources,
        places=[_kept("--place", each, lambda text: _place(text, desk.record), wrong) for each in given.place],
        place_note=one_line(given.place_note),
        tags=[
            _kept("--tag", each, lambda text: word(text, words_of(desk.record, "tags")), wrong) for each in given.tag
        ],
        actors=_rows("--actor", given.actor, read_participant, *rows),
        figures=_rows("--figure", given.figure, read_figure, *rows),
        attribution=_rows("--attribution", given.attribution, read_attribution, *rows),
        unclaimed=unclaimed[0] if unclaimed else {},
        body=_body(given.body, list(sources), wrong),
    )
    return answers, wrong


def still_needed(answers: Answers) -> list[str]:
    """The options that an event cannot do without, of those that have not been given."""
    lacking = [option for name, option in NEEDED.items() if not getattr(answers, name)]
    return [*lacking, *([] if answers.sources else ["--source"])]


def _texts(given: Given) -> Iterable[tuple[str, str]]:
    for name in given.__slots__:
        value = getattr(given, name)
        if isinstance(value, bool):
            continue
        texts = [value] if isinstance(value, str) else value
        yield from ((f"--{name.replace('_', '-')}", text) for text in texts)


def _unseen(option: str, text: str) -> list[str]:
    hidden = hidden_in(text)
    return [f"{option}: the invisible character {hidden[0]} stands in this: write it without"] if hidden else []


def _kept(option: str, text: str, check: Callable[[str], str], wrong: list[str]) -> str:
    line = one_line(text)
    try:
        return check(line) if line else ""
    except ValueError as error:
        wrong.append(f"{option}: {error}")
        return ""


def _place(text: str, record: Record) -> str:
    found, problem = known_entry(record.places, text, "place")
    if not found:
        raise ValueError(f"{problem} (`--new-place`)")
    return found


def _body(text: str, sources: Sequence[str], wrong: list[str]) -> str:
    """The account, with citations in the place of numbers where it is known which sources there are."""
    if not sources:
        return text
    written, unknown = cite_numbers(text, sources)
    wrong += [f"--body: {not_a_number(each, len(sources))}" for each in unknown]
    return written.strip("\n")


def _sources(texts: Sequence[str], record: Record, wrong: list[str]) -> dict[str, Values]:
    named: dict[str, Values] = {}
    for text in texts:
        reading = read_source(text, record)
        wrong += [f"--source ‘{shown(text, 60)}’: {problem}" for problem in reading.problems]
        if reading.row:
            name, row = name_source(reading.row, named)
            named[name] = row
    return named


def _rows(
    option: str,
    texts: Sequence[str],
    read: Callable[[str, Record, Sequence[str]], Reading],
    record: Record,
    sources: Sequence[str],
    wrong: list[str],
) -> list[Values]:
    readings = [(text, read(text, record, sources)) for text in texts]
    wrong += [f"{option} ‘{shown(text, 60)}’: {problem}" for text, each in readings for problem in each.problems]
    return [each.row for _, each in readings if each.row]


def near_name(entries: Entries, name: str) -> list[str]:
    """Why there should be no new entry called ``name``: the record has one that is called that, or nearly."""
    taken = [f"`{each}` ({entries[each].name})" for each in taken_names(entries, name)]
    return [f"the record has {', '.join(taken)}: use that, or say --anyway if it is another"] if taken else []


def _make(option: str, text: str, desk: Desk, kind: str, anyway: bool, wrong: list[str]) -> None:
    """Put a new actor or place on the desk: ``name: …; kind: …``."""
    kinds = words_of(desk.record, f"{kind}_kinds")
    keys = ("id", "name", "kind", *(["within"] if kind == "place" else ["part_of"]))
    named, loose = split_row(text, keys)
    reading = collect(named, loose, ("name",), {"kind": lambda part: find_word(kinds, part) is not None})
    read_word(reading, "kind", kinds)
    lacking = [f"`{key}:`" for key in ("name", "kind") if key not in reading.row]
    problems = [*reading.problems, *([f"this does not say {', '.join(lacking)}"] if lacking else [])]
    row: Row = reading.row
    chosen = _kept("id", str(row.get("id", "")), lambda each: entry_id(each, desk, kind), problems)
    around = "within" if kind == "place" else "part_of"
    entries = desk.record.places if kind == "place" else desk.record.actors
    problems += [] if anyway else near_name(entries, str(row.get("name", "")))
    front = {key: value for key, value in row.items() if key != "id"}
    if around in front:
        found, problem = known_entry(entries, str(front[around]), "place" if kind == "place" else "actor")
        problems += [problem] if problem else []
        front[around] = found
    wrong += [f"{option} ‘{shown(text, 60)}’: {problem}" for problem in problems]
    if not problems:
        (desk.add_place if kind == "place" else desk.add_actor)(front, chosen)
