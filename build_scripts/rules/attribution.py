"""Attribution: who took part and who is said to have done it, always according to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from build_scripts.findings import At, Checked, rule, shown
from build_scripts.model import Event
from build_scripts.record import Record
from build_scripts.wording import words_pattern


@rule("error")
def attribution_without_source(event: Event, record: Record) -> Iterator[Checked]:
    """An attribution names the source that reports it."""
    for i, row in enumerate(event.attribution):
        if not row.sources:
            message = f"this row on `{shown(row.actor)}` does not say where it was published"
            yield At(("attribution", i)), message, "add `sources:` with the id of the source that says so"


@rule("error")
def participant_without_name(event: Event, record: Record) -> Iterator[Checked]:
    """Who took part is given by `actor`, or by `name` where there is no file for it: one of the two."""
    for i, row in enumerate(event.actors):
        if row.actor is None and row.name is None:
            yield At(("actors", i)), "this row names nobody", "add `actor:` with an id, or `name:`"
        elif row.actor is not None and row.name is not None:
            message = "this row has both `actor` and `name`"
            yield At(("actors", i, "name"), key=True), message, "keep `actor:`; the name stands in its file"


@rule("error")
def claimed_and_unclaimed(event: Event, record: Record) -> Iterator[Checked]:
    """An event with `unclaimed` has no attribution that says `claimed`."""
    claims = [row for row in event.attribution if row.stance == "claimed"]
    if event.unclaimed and claims:
        message = f"nobody claimed it, yet `{shown(claims[0].actor)}` did"
        yield At(("unclaimed",), key=True), message, "remove `unclaimed:`, or correct the attribution"


@rule("warning")
def accused_in_title(event: Event, record: Record) -> Iterator[Checked]:
    """The title of an event that nobody claimed does not name who is said to have done it."""
    if any(row.stance == "claimed" for row in event.attribution):
        return
    subjects = {row.actor for row in event.actors}
    for accused in dict.fromkeys(row.actor for row in event.attribution):
        if accused in record.actors and accused not in subjects:
            actor = record.actors[accused]
            names = _names((actor.name, *(alias.text for alias in actor.aliases)))
            if found := next((each for each in names.finditer(event.title) if _is_name(each.group())), None):
                message = f"`{found.group()}` is in the title, and nobody has claimed this"
                yield At(("title",)), message, "say what happened; who is accused of it stands under `attribution:`"


def _is_name(text: str) -> bool:
    """Whether what looks like a name is one, and not a word of the sentence: a name is no lower-case Latin word."""
    return not (text.isascii() and text.islower())


@lru_cache(maxsize=1 << 10)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of an actor's names, as a whole word."""
    return words_pattern(tuple(name for name in names if len(name) > 1))
