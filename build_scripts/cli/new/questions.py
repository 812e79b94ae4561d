"""The questions about a new entry, in the order in which people tell of one; what options have said is not asked.

An answer is in the front matter as soon as it is given, so that a draft has it whenever the questions end. `<` goes
back and loses nothing: what was answered before is proposed again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from build_scripts.base.urls import is_url, without_tracking
from build_scripts.cli.new.asking import BackError, ask, ask_entry, ask_word, confirm, say
from build_scripts.contribute.new.answers import read_date
from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.lookup import entries_of, known_source, taken_names, words_of
from build_scripts.contribute.new.sources import as_listed, name_source, source_at
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.model.layout import EntryKind

Question = Callable[[Workspace, Front], Any]
"""Asks for one answer, knowing those before, and its own where somebody came back to it."""
_FIRST = "Its address on the web, or in words where it can be found"
_ANOTHER = "Another source (Enter: no more)"
_UNFINISHED = "unfinished"  # the name of a source while its questions are asked


def ask_front(workspace: Workspace, kind: EntryKind, front: Front, anyway: bool = False) -> None:
    """Ask for what ``front`` does not say of a new entry."""
    say(f"A new {kind}. `<` goes back, Ctrl-C ends this; nothing is written into the record before the end.\n")
    questions = _questions(kind, front.get("name", "") if anyway else None)
    open_questions = [(key, question) for key, question in questions if not front.get(key)]
    while True:
        try:
            return _ask_all(open_questions, workspace, front)
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


def _questions(kind: EntryKind, sure: str | None = None) -> Sequence[tuple[str, Question]]:
    """Return the questions about an entry of ``kind``; a name that is ``sure`` may be that of another one too."""
    if kind == "event":
        return _EVENT
    name = ("name", partial(_ask_name, kind=kind, sure=sure))
    within = [("within", _ask_within)] if kind == "place" else []
    return (name, ("kind", _word("kind", f"Kind of {kind}", f"{kind}_kinds")), *within)


def _line(key: str, question: str, check: Callable[[str], str] = str, needed: bool = True) -> Question:
    return lambda _, front: ask(question, check, str(front.get(key) or ""), needed)


def _word(key: str, question: str, words: str) -> Question:
    return lambda workspace, front: ask_word(question, words_of(workspace.record, words), str(front.get(key) or ""))


def _ask_name(workspace: Workspace, front: Front, kind: EntryKind, sure: str | None) -> str:
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


def _make(workspace: Workspace, kind: EntryKind, name: str) -> str:
    """Ask for the least that a new actor or place needs, make it, and return its id.

    :raises BackError: when it is not wanted after all.
    """
    front: Front = {"name": name}
    workspace.unfinished = (kind, front)
    _ask_all(_questions(kind, sure=name), workspace, front)
    return workspace.add(kind, front)


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
    if not (name := ask_entry(workspace, "actor", "Actor", partial(_make, workspace, "actor"))):
        return False
    sources = list(front["sources"])
    row: Front = {"actor": name, "sources": sources if len(sources) == 1 else []}
    rows.append(row)
    try:
        row["role"] = ask_word("  Its role", words_of(workspace.record, "roles"))
    except BackError:
        rows.remove(row)
        return _ask_actor(workspace, front, rows)
    return True


def _ask_source(workspace: Workspace, front: Front, sources: dict[str, Front]) -> bool:
    """Ask for a publication; what the record knows of its address is not asked."""
    row = sources.pop(_UNFINISHED, {})
    where = ask(
        _ANOTHER if sources else _FIRST, _findable, row.get("url") or row.get("reference") or "", needed=not sources
    )
    if not where:
        return False
    known = source_at(without_tracking(where), workspace.record) if is_url(where) else {"reference": where}
    row = sources[_UNFINISHED] = {**row, **known}
    if known_source(workspace.record, str(row.get("url", ""))):
        say(f"  The record knows it: {row['publisher']}, {row.get('title') or row.get('date') or 'no title'}.")
    else:
        row.setdefault("nature", next(iter(words_of(workspace.record, "natures")), ""))
        try:
            _ask_all(_SOURCE, workspace, row)
        except BackError:
            return _ask_source(workspace, front, sources)
    if publisher := row.get("publisher"):
        row["publisher"] = as_listed(str(publisher), workspace.record)
    del sources[_UNFINISHED]
    name, named = name_source({key: value for key, value in row.items() if value}, sources, workspace.record)
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
    ("nature", _word("nature", "  What kind of source", "natures")),
)
_WHO = "Who took part or was affected? To be named here is not a finding of guilt."
_WHERE = "Where? The smallest place that is known; the larger ones follow from it."
_WHEN = "When (2018-07-13, 2018-07, 2018-07-13/2018-07-15, or words: 13 July 2018)"
_EVENT: Sequence[tuple[str, Question]] = (
    ("title", _line("title", "Title (what happened, in one neutral line)")),
    ("date", _line("date", _WHEN, read_date)),
    ("kind", _word("kind", "Kind of event", "kinds")),
    ("places", _rows("places", _WHERE, _ask_place, list)),
    ("status", _word("status", "How well established is what the title says", "statuses")),
    ("summary", _line("summary", "Summary (one neutral sentence that stands alone)")),
    ("sources", _rows("sources", "Sources. At least one that readers can reach.", _ask_source, dict)),
    ("actors", _rows("actors", _WHO, _ask_actor, list)),
)
"""The questions about an event, each with the key that it answers. The rest is for the editor."""
