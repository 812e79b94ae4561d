"""Attribution: who took part and who is said to have done it, always according to somebody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from build_scripts.base.text import shown
from build_scripts.check.calendars import other_reading_of_date
from build_scripts.check.no_speaker import explain_no_speaker
from build_scripts.check.rules.prose import measures_by_word
from build_scripts.findings import At, Checked, rule
from build_scripts.model.entries import Actor, Event
from build_scripts.model.values.nothing import is_nothing
from build_scripts.reading.record import Record
from build_scripts.reading.voice import words_pattern

_SHORT = 3  # letters: `WHO` is a name, and the `Who` that begins a question is none


@rule("error")
def attribution_without_source(event: Event, record: Record) -> Iterator[Checked]:
    """An attribution names the source that reports it."""
    for i, row in enumerate(event.attribution):
        if not row.sources:
            message = f"this row on `{shown(row.actor)}` does not say where it was published"
            yield At(("attribution", i)), message, "add `sources:` with the id of the source that says so"


@rule("warning")
def no_speaker(event: Event, record: Record) -> Iterator[Checked]:
    """Who says something is somebody: no number, date, address, yes or no, and one speaker in a row."""
    measures = measures_by_word(record)
    for key in ("figures", "attribution", "claims"):
        for i, row in enumerate(getattr(event, key)):
            can_be_dated = hasattr(row, "as_of") and row.as_of is None
            for name in ("by", "through"):
                text = getattr(row, name)
                if not text or text in record.actors or is_nothing(text):
                    continue
                advice = explain_no_speaker(text, measures, can_be_dated)
                if advice and text.casefold() not in record.names.called["actor"]:
                    yield At((key, i, name)), f"`{shown(text)}` {advice[0]}", advice[1]


@rule("error")
def participant_without_name(event: Event, record: Record) -> Iterator[Checked]:
    """Who took part is given by `actor`, or by `name` where there is no file for it: one of the two."""
    for i, row in enumerate(event.actors):
        if row.actor is None and row.name is None:
            yield At(("actors", i)), "this row names nobody", "add `actor:` with an id, or `name:`"
        elif row.actor is not None and row.name is not None:
            message = "this row has both `actor` and `name`"
            yield At(("actors", i, "name"), key=True), message, "keep `actor:`; the name is in its file"


@rule("error")
def claimed_and_unclaimed(event: Event, record: Record) -> Iterator[Checked]:
    """An event that nobody is known to have claimed has no attribution that is the actor's own claim."""
    claims = [row for row in event.attribution if record.vocabulary and record.vocabulary.is_own(row.stance)]
    absences = record.vocabulary.absences if record.vocabulary else {}
    for i, row in enumerate(event.not_found if claims else ()):
        if row.what in absences and absences[row.what].own:
            message = f"no claim was found, yet `{shown(claims[0].actor)}` claimed it"
            yield At(("not_found", i)), message, "remove this row, or correct the attribution"
    if event.unclaimed and claims:
        message = f"nobody claimed it, yet `{shown(claims[0].actor)}` did"
        yield At(("unclaimed",), key=True), message, "remove `unclaimed:`, or correct the attribution"


@rule("warning")
def actor_of_another_time(event: Event, record: Record) -> Iterator[Checked]:
    """Who is said to have done it was there when it happened, by the actor's own file."""
    for i, row in enumerate(event.attribution):
        active = record.actors[row.actor].active if row.actor in record.actors else None
        if active is None or other_reading_of_date(event) or not (active.is_certain and event.date.is_certain):
            continue
        if event.date.last < active.first:
            message = f"`{shown(row.actor)}` was there from {active.start or active}, after the event, {event.date}"
        elif active.last < event.date.first:
            message = f"`{shown(row.actor)}` was there until {active.end or active}, before the event, {event.date}"
        else:
            continue
        remedy = "name who is meant by the source, or correct `date:` here or `active:` in the actor's file"
        yield At(("attribution", i, "actor")), message, remedy


@rule("warning")
def accused_in_title(event: Event, record: Record) -> Iterator[Checked]:
    """The title of an event that nobody claimed does not name who is said to have done it."""
    if record.vocabulary is None or any(record.vocabulary.is_own(row.stance) for row in event.attribution):
        return
    subjects = {row.actor for row in event.actors}
    accused = dict.fromkeys(row.actor for row in event.attribution)
    named = [record.actors[id_] for id_ in {*subjects, *accused} if id_ and id_ in record.actors]
    for actor in (record.actors[id_] for id_ in accused if id_ in record.actors and id_ not in subjects):
        if name := _name_in(event.title, actor, named):
            message = f"`{name}` is in the title, and nobody has claimed this"
            yield At(("title",)), message, "say what happened; who is accused of it belongs under `attribution:`"


def _name_in(title: str, actor: Actor, named: Iterable[Actor]) -> str:
    """Return the first name of ``actor`` in a title that is no part of a longer name of one of ``named``."""
    for mention in _mentions(title, actor):
        start, end = mention.span()
        spans = (longer.span() for other in named for longer in _mentions(title, other))
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last in spans):
            return mention.group()
    return ""


def _mentions(title: str, actor: Actor) -> Iterator[re.Match[str]]:
    return (word for word in _pattern(actor.names).finditer(title) if _is_name(word.group(), actor.names))


@lru_cache(maxsize=1 << 10)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of an actor's names, as whole words."""
    return words_pattern(tuple(name for name in names if len(name) > 1))


def _is_name(text: str, names: Collection[str]) -> bool:
    """Check whether what reads like one of ``names`` is one, and not a word of the sentence.

    A name is no lower-case Latin word; one of three letters or fewer is written as it is in the actor's file.
    """
    return text in names if len(text) <= _SHORT else not (text.isascii() and text.islower())
