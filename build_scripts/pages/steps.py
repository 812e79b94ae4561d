"""The parts of a list that is too long for a page: what each is called, the index of them, the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.split import Part, split


@dataclass(frozen=True, slots=True)
class Step:
    """A line of an index of parts: a part with the number of its events, and the parts that it has itself."""

    title: str
    url: str
    count: str
    anchor: str = ""
    parts: Sequence[Step] = field(default=())


def part_title(context: Context, part: Part) -> str:
    """Return the period that a part is of, in words; of a share with its number."""
    title = _period_words(context, part)
    if part.unit != "share":
        return title
    return str(context.t["share"]).format(title=title, number=part.number, total=part.total)


def _period_words(context: Context, part: Part) -> str:
    t, year = context.t, part.at[0]
    if part.unit == "decade":
        return f"{year}–{year + 9}"
    if len(part.at) == 1:
        return f"{year}"
    if part.at[1] == 0:
        return str(t["month_unknown"]).format(year=year)
    month = context.strings["dates"]["months"][part.at[1] - 1]
    whole = str(t["period"]).format(year=year, month=month)
    if len(part.at) == 2:
        return whole
    if part.at[2] == 0:
        return str(t["day_unknown"]).format(month=whole)
    return context.dates(parse_edtf(f"{year:04d}-{part.at[1]:02d}-{part.at[2]:02d}"))


def part_steps(
    context: Context, path: str, events: Sequence[Event], parts: Iterable[Part], *, deeper: bool = False
) -> list[Step]:
    """Return ``parts`` of a list as an index has them: each with its address and the number of its events.

    With ``deeper``, a part that has parts itself has these too.
    """
    return [_step(context, path, events, part, deeper=deeper) for part in parts]


def _step(context: Context, path: str, events: Sequence[Event], part: Part, *, deeper: bool) -> Step:
    chosen = part.choose(events)
    inner = split(chosen, within=part) if deeper else []
    return Step(
        part_title(context, part),
        f"{path}{part.folder}",
        context.events_words(len(chosen)),
        _anchor(part),
        [_step(context, path, chosen, each, deeper=False) for each in inner],
    )


def _anchor(part: Part) -> str:
    """Return the id of a part in an index of parts: the one of its heading on a page that has the rows."""
    forms = {"decade": "d{0}", "year": "y{0}", "month": "m{1:02d}"}
    return forms.get(part.unit, "").format(*part.at)


def part_words(context: Context, part: Part) -> str:
    """Return which part of how many it is, and of what."""
    return str(context.t["part"]).format(number=part.number, total=part.total, title=_period_words(context, part))


def part_ways(context: Context, path: str, part: Part) -> dict[str, Step | None]:
    """Return the ways to the parts before and after."""
    sides = {"before": part.before, "after": part.after}
    return {
        side: Step(part_title(context, other), f"{path}{other.folder}", "") if other else None
        for side, other in sides.items()
    }
