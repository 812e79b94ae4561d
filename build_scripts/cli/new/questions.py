"""The questions about a new entry, in the order in which people tell of one; what options have said is not asked.

An answer is in the front matter as soon as it is given, so that a draft can be kept whenever the questions end. `<`
goes back and loses nothing: what was answered before is proposed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from build_scripts.base.urls import is_url, without_tracking
from build_scripts.cli.new.asking import BackError, ask, ask_entry, ask_word, confirm, say
from build_scripts.contribute.new.answers import new_id, read_date
from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.lookup import entries_of, known_source, taken_names, words_of
from build_scripts.contribute.new.sources import name_source, source_at
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.language.interface import read_strings
from build_scripts.language.words import date_words
from build_scripts.model.layout import Kind
from build_scripts.model.values.edtf import parse_edtf

Question = Callable[[Workspace, Front], Any]
"""Asks for one answer, knowing those that were given before, its own too where somebody came back to it."""


def ask_front(workspace: Workspace, kind: Kind, front: Front, anyway: bool = False) -> None:
    """Ask for what ``front`` does not say of a new entry."""
    say(f"A new {kind}. `<` goes back, Ctrl-C ends this; nothing is written into the record before the end.\n")
    sure = front.get("name", "") if anyway else None
    questions = [(key, question) for key, question in _questions(kind, sure) if not front.get(key)]
    while True:
        try:
            return _ask_all(questions, workspace, front)
        except BackError:
            say("  This is the first question.")


def _ask_all(questions: Sequence[tuple[str, Question]], workspace: Workspace, front: Front) -> None:
    """Ask in order, and again from the question before where the answer is `<`.

    :raises BackError: when there is no question before.
    """
    at = 0
    while at < len(questions):
        key, question = questions[at]
        try:
            front[key] = question(workspace, front)
            at += 1
        except BackError:
            if at == 0:
                raise
            say("  Back.")
            at -= 1


def _questions(kind: Kind, sure: str | None = None) -> Sequence[tuple[str, Question]]:
    """Return the questions about an entry of ``kind``; a name that is ``sure`` may be that of another one too."""
    if kind == "event":
        return _EVENT
    name = ("name", partial(_ask_name, kind=kind, sure=sure))
    within = [("within", _ask_within)] if kind == "place" else []
    return (
        name,
        ("kind", _word("kind", f"Kind of {kind}", f"{kind}_kinds")),
        *within,
        ("id", partial(_ask_id, kind=kind)),
    )


def _line(key: str, question: str, check: Callable[[str], str] = str, needed: bool = True) -> Question:
    return lambda _, front: ask(question, check, str(front.get(key) or ""), needed)


def _word(key: str, question: str, words: str, default: str = "") -> Question:
    return lambda workspace, front: ask_word(
        question, words_of(workspace.record, words), str(front.get(key) or default)
    )


def _ask_name(workspace: Workspace, front: Front, kind: Kind, sure: str | None) -> str:
    """Ask for the name of an actor or a place, and whether another one of a name that is taken is wanted."""
    name = ask("Its one neutral name", default=str(front.get("name") or ""))
    entries = entries_of(workspace.record, kind)
    if name != sure and (taken := taken_names(entries, name)):
        say("  The record has " + ", ".join(f"{entries[known].name} (`{known}`)" for known in taken) + ".")
        if not confirm("  Make another one?", default=False):
            raise BackError
    return name


def _ask_within(workspace: Workspace, front: Front) -> str:
    make = partial(_make, workspace, "place")
    return ask_entry(workspace, "place", "Within which larger place", make, str(front.get("within") or ""))


def _make(workspace: Workspace, kind: Kind, name: str) -> str:
    """Ask for the least that a new actor or place needs, make it, and return its id.

    :raises BackError: when it is not wanted after all.
    """
    front: Front = {"name": name}
    with _unfinished(lambda: workspace.additions.append(workspace.addition(kind, front))):
        _ask_all([pair for pair in _questions(kind, sure=name) if pair[0] != "id"], workspace, front)
    return workspace.add(kind, front)


@contextmanager
def _unfinished(keep: Callable[[], None]) -> Iterator[None]:
    """Let ``keep`` put what there is of a row or an entry where the draft has it, if the questions end within it."""
    try:
        yield
    except BackError:
        raise
    except BaseException:
        keep()
        raise


def _ask_id(workspace: Workspace, front: Front, kind: Kind) -> str:
    """Ask for the id; where the one that is proposed will do, return nothing: it follows from the title or the name."""
    say("\nThe id is the file's name and a part of addresses, for good.")
    proposed = workspace.propose_id(kind, front)
    check = partial(new_id, kind=kind, taken=workspace.taken(kind), date=str(front.get("date") or ""))
    chosen = ask("Id", check, str(front.get("id") or proposed))
    return "" if chosen == proposed else chosen


def _ask_date(workspace: Workspace, front: Front) -> str:
    """Ask for a date, and say in words how it was understood."""
    question = "When (2018-07-13, 2018-07, 2018-07-13/2018-07-15, or words: 13 July 2018)"
    date = ask(question, read_date, str(front.get("date") or ""))
    say(f"  = {date_words(parse_edtf(date), read_strings('en', workspace.base)['dates'])}")
    return date


def _rows(key: str, heading: str, ask_one: Callable[[Workspace, Front, Any], bool], empty: type) -> Question:
    """Return a question for rows: ``ask_one`` adds one, until it returns False."""

    def question(workspace: Workspace, front: Front) -> Any:
        say(f"\n{heading}")
        rows = front[key] = front.get(key) or empty()
        if rows:
            say("  So far: " + ", ".join(str(row.get("actor")) if isinstance(row, dict) else row for row in rows))
            if not confirm("  Keep these?", default=True):
                rows.clear()
        while ask_one(workspace, front, rows):
            pass
        return rows

    return question


def _ask_place(workspace: Workspace, _: Front, places: list[str]) -> bool:
    name = ask_entry(workspace, "place", "Place", partial(_make, workspace, "place"))
    places += [name] if name and name not in places else []
    return bool(name)


def _ask_actor(workspace: Workspace, front: Front, rows: list[Front]) -> bool:
    """Ask for an actor and its role; where the event has one source, that is the row's."""
    while name := ask_entry(workspace, "actor", "Actor", partial(_make, workspace, "actor")):
        sources = list(front["sources"])
        row: Front = {"actor": name, "sources": sources if len(sources) == 1 else []}
        try:
            with _unfinished(lambda: rows.append(row)):  # noqa: B023 - called before the next row
                row["role"] = ask_word("  Its role", words_of(workspace.record, "roles"))
        except BackError:
            continue
        rows.append(row)
        return True
    return False


def _ask_source(workspace: Workspace, _: Front, sources: dict[str, Front]) -> bool:
    """Ask for a publication; what the record knows of its address is not asked."""
    row: Front = {}
    while True:
        question = "Another source (Enter: no more)" if sources else "Its address, or in words where it is to be found"
        where = ask(question, _findable, row.get("url") or row.get("reference") or "", needed=not sources)
        if not where:
            return False
        record = workspace.record
        known = source_at(without_tracking(where), record) if is_url(where) else {"reference": where}
        row = {**row, **known}
        try:
            if known_source(record, str(row.get("url", ""))):
                say(f"  The record knows it: {row['publisher']}, {row.get('title') or row.get('date') or 'no title'}.")
            else:
                nature = next(iter(words_of(record, "natures")), "")
                questions = (*_SOURCE, ("nature", _word("nature", "  What kind of source", "natures", nature)))
                with _unfinished(lambda: sources.update(unfinished=row)):  # noqa: B023 - called before the next row
                    _ask_all(questions, workspace, row)
        except BackError:
            continue
        name, named = name_source({key: value for key, value in row.items() if value}, sources)
        sources[name] = named
        say(f"  Source {len(sources)} is `{name}`.")
        return True


def _findable(text: str) -> str:
    if not is_url(text) and len(text.split()) < 3:
        raise ValueError(f"‘{text}’ is no address: write `https://…`, or some words by which a reader finds it")
    return text


_SOURCE: Sequence[tuple[str, Question]] = (
    ("publisher", _line("publisher", "  Published by")),
    ("date", _line("date", "  Published when (Enter: not known)", read_date, needed=False)),
    ("title", _line("title", "  Title as printed (Enter: not known)", needed=False)),
)
_EVENT: Sequence[tuple[str, Question]] = (
    ("title", _line("title", "What happened, in one neutral line")),
    ("date", _ask_date),
    ("kind", _word("kind", "Kind of event", "kinds")),
    (
        "places",
        _rows("places", "Where? The smallest place that is known; the larger ones follow from it.", _ask_place, list),
    ),
    ("status", _word("status", "How well established is what the first line says", "statuses")),
    ("summary", _line("summary", "Summary, one neutral sentence that stands alone")),
    ("sources", _rows("sources", "Sources. At least one that readers can reach.", _ask_source, dict)),
    (
        "actors",
        _rows("actors", "Who took part, or was affected? It is not a finding of guilt.", _ask_actor, list),
    ),
    ("id", partial(_ask_id, kind="event")),
)
"""The questions about an event, each with the key that it answers. The rest is for the editor."""
