"""Figures: each has a speaker, each can be told from the others, each replaced one names what replaced it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.base.text import shown
from build_scripts.findings import At, Checked, rule
from build_scripts.model.entries import Event
from build_scripts.model.figures import (
    claim_anchors,
    current_rows,
    default_group,
    range_of,
    row_anchors,
    successors,
    ways_to_name,
)
from build_scripts.model.rows import Figure
from build_scripts.model.values.number_words import count_in_digits
from build_scripts.reading.numbers import places_of
from build_scripts.reading.phrases import around, phrase_pattern
from build_scripts.reading.record import Record


@rule("error")
def figure_without_speaker(event: Event, record: Record) -> Iterator[Checked]:
    """A figure has a speaker (`by`) or at least the source whose own voice it is."""
    for i, row in enumerate(event.figures):
        if not row.by and not row.sources:
            message = f"nobody says `{row.measure}: {row.value.text}`"
            yield At(("figures", i)), message, "add `by:` with who said it, and `sources:` with where"


@rule("warning")
def number_in_words(event: Event, record: Record) -> Iterator[Checked]:
    """A number is written in digits: in words it enters no range."""
    for i, row in enumerate(event.figures):
        if row.value.kind == "words" and count_in_digits(row.value.text):
            from build_scripts.reading.diagnosis import count_in_words

            if count := count_in_words(row.value.text):
                message = f"`{shown(row.value.text)}` is a number in words, and enters no range"
                yield At(("figures", i, row.measure)), message, f"write `{count}`"


@rule("warning")
def bound_in_note(event: Event, record: Record) -> Iterator[Checked]:
    """What a source leaves open, as by "at least", is in the value of a count and not only in its note."""
    phrases = record.vocabulary.phrases.bounds if record.vocabulary else ()
    for i, row in enumerate(event.figures if phrases else ()):
        if row.note and row.value.kind == "exact" and (open_count := _left_open(row.note, row.value.low or 0, phrases)):
            message = f"the note has “{shown(open_count)}”, and the value is exactly so many"
            remedy = "write the value as the source has it; if another source has no bound, give each a row of its own"
            yield At(("figures", i, row.measure)), message, remedy


def _left_open(note: str, number: int, phrases: tuple[str, ...]) -> str:
    """Return where ``note`` has ``number`` with a phrase that leaves it open; empty where it does not."""
    before, behind = around(phrases)
    for start, end in places_of(note, number):
        if found := before.search(note[:start]):
            return note[found.start() : end]
        if found := behind.match(note[end:]):
            return note[start : end + found.end()]
    return ""


@rule("warning")
def speaker_in_note(event: Event, record: Record) -> Iterator[Checked]:
    """Who gave a count is its `by`, also where a note says more about it."""
    phrases = record.vocabulary.phrases.speakers if record.vocabulary else ()
    pattern = phrase_pattern(phrases)
    for i, row in enumerate(event.figures if phrases else ()):
        if row.by or not row.note or not (found := pattern.search(row.note)):
            continue
        publishers = [event.sources[name].publisher for name in row.sources if name in event.sources]
        if not row.note[found.end() :].lstrip().startswith(tuple(publishers)):  # it speaks in its own voice
            message = f"the row names no speaker, and its note does: “{shown(row.note)}”"
            yield At(("figures", i, "note")), message, "add `by:` with who gave the count"


@rule("error")
def figure_rows_alike(event: Event, record: Record) -> Iterator[Checked]:
    """Rows of figures differ in measure, group, period or speaker, or have an `id` of their own."""
    alike = {**dict(_repeats(row_anchors(event))), **dict(_repeats(_counted(event, record)))}
    repeated = Counter(alike.values())
    for i, first in sorted(alike.items()):
        row, other = event.figures[i], event.figures[first]
        if row.id or other.id:
            message, remedy = f"this row and row {first + 1} have the same `id`", "give one of them another"
        elif row.superseded_by:
            message = f"this row and row {first + 1} are earlier counts by the same speaker of the same day"
            remedy = "give them different days with `as_of:`, or one of them an `id:`"
        else:
            message = f"this row and row {first + 1} count the same thing, by the same speaker"
            remedy = "mark the earlier one `superseded_by:`, or give one an `id:` of its own"
            if repeated[first] > 1:
                remedy += "; an estimate and its bounds are one value, as `3 (0 to 20)`"
        yield At(("figures", i)), message, remedy


def _counted(event: Event, record: Record) -> list[str]:
    """Return what each row counts, and by whom: any name of an actor is the actor, no group is the default group."""
    default, names = _default(record), _speakers(event, record)
    return [
        row.id
        or repr(
            (
                *range_of(row, default),
                names.get((row.by or "").casefold(), row.by) or row.sources[:1],
                row.superseded_by and str(row.as_of),
            )
        )
        for row in event.figures
    ]


def _speakers(event: Event, record: Record) -> dict[str, str]:
    """Return the ids of the actors who speak in rows, by all their names in small letters."""
    speakers = dict.fromkeys(row.by for row in event.figures if row.by in record.actors)
    names = {name.casefold(): id_ for id_ in speakers if id_ for name in record.actors[id_].names}
    return names | {id_: id_ for id_ in speakers if id_}


@rule("warning")
def part_above_whole(event: Event, record: Record) -> Iterator[Checked]:
    """Of one speaker's counts for one time, that of a group is not above that of a group around it."""
    if record.vocabulary is None or len(event.figures) < 2:
        return
    default, statements = _default(record), _statements(event, record)
    wholes: dict[tuple[object, ...], tuple[int, int]] = {}
    for i, row in enumerate(event.figures):
        if (most := _most(row)) is not None and not row.words:  # `words` may narrow who was counted
            key = (statements[i], row.group or default)
            wholes[key] = min(wholes.get(key, (most, i)), (most, i))
    for i, row in enumerate(event.figures):
        path = record.vocabulary.group_path(row.group or default)
        around = [wholes[key] for group in path[1:] if (key := (statements[i], group)) in wholes]
        # A count may leave out an optional group, and `with` adds people from outside the group.
        is_part = not row.with_ and not any(record.vocabulary.groups[group].optional for group in path)
        if is_part and around and (least := _least(row)) is not None and least > min(around)[0]:
            whole = event.figures[min(around)[1]]
            message = (
                f"`{row.measure}` is {row.value.text} for `{row.group}` and {whole.value.text} for "
                f"`{whole.group or default}` around it, by the same speaker for the same time"
            )
            remedy = "correct one of the two, or their `group:`; if they are of different days, give each its `as_of:`"
            yield At(("figures", i, row.measure)), message, remedy


def _statements(event: Event, record: Record) -> list[tuple[object, ...]]:
    """Return what each row shares with others of one statement: the measure, the speaker and the time.

    Without a speaker, or without a day, the sources tell which statement it is.
    """
    speakers = _speakers(event, record)
    return [
        (
            *(row.measure, row.period, row.as_of, bool(row.superseded_by)),
            speakers.get((row.by or "").casefold(), (row.by or "").casefold()),
            row.sources if not row.by or not row.as_of else (),
        )
        for row in event.figures
    ]


def _least(row: Figure) -> int | None:
    """Return the least that a count can be; None where nothing says so."""
    low = row.value.low if _is_firm(row) else None
    return low + 1 if low is not None and row.value.kind == "more-than" else low


def _most(row: Figure) -> int | None:
    """Return the most that a count can be; None where nothing says so."""
    high = row.value.high if _is_firm(row) else None
    return high - 1 if high is not None and row.value.kind == "fewer-than" else high


def _is_firm(row: Figure) -> bool:
    """Check whether the ends of a count are meant as they stand: those of an estimate are, however rough it is."""
    return row.value.best is not None or not row.value.about


@rule("error")
def claims_alike(event: Event, record: Record) -> Iterator[Checked]:
    """The `id` of a claim differs from those of the entry's other claims and figures."""
    if not any(claim.id for claim in event.claims) and not any(row.id for row in event.figures):
        return
    names, rows = claim_anchors(event), row_anchors(event)
    for i, first in _repeats(names):
        message = f"this claim and claim {first + 1} have the same id, `{names[i]}`"
        yield At(("claims", i, "id")), message, "give one of them another `id:`"
    for i, name in enumerate(names):
        if name in rows:
            message = f"this claim and row {rows.index(name) + 1} of `figures` have the same id, `{name}`"
            yield At(("claims", i, "id")), message, "give one of them another `id:`"


def _repeats(names: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the place of each name that is a repetition, and the place where it was first."""
    if len(set(names)) == len(names):
        return
    first: dict[str, int] = {}
    for i, name in enumerate(names):
        if first.setdefault(name, i) != i:
            yield i, first[name]


@rule("error")
def superseded_by_nobody(event: Event, record: Record) -> Iterator[Checked]:
    """`superseded_by` names the speaker of a row of the same measure that is still current."""
    for i, row in enumerate(event.figures):
        if not row.superseded_by:
            continue
        if not successors(event, row):
            message = f"no current row of `{row.measure}` is by `{shown(row.superseded_by)}`"
            names = [ways_to_name(other) for other in current_rows(event, row.measure)]
            speakers = ", ".join(dict.fromkeys(f"`{first}`" for first, *_ in filter(None, names)))
            remedy = f"name one of {speakers}" if speakers else "add the row that replaced it, or remove this key"
            yield At(("figures", i, "superseded_by")), message, remedy


@rule("warning")
def superseded_by_older(event: Event, record: Record) -> Iterator[Checked]:
    """A count that replaced another is not older than the one it replaced."""
    default = _default(record)
    for i, row in enumerate(event.figures):
        if not row.superseded_by or not row.as_of:
            continue
        later = [other for other in successors(event, row) if range_of(other, default) == range_of(row, default)]
        days = [other.as_of for other in later if other.as_of]
        if days and len(days) == len(later) and all(day.last < row.as_of.first for day in days):
            message = f"this count is of {row.as_of}, and the one that replaced it of {days[-1]}"
            yield At(("figures", i, "superseded_by")), message, "keep the later count, or correct `as_of:`"


@rule("warning")
def with_or_without(event: Event, record: Record) -> Iterator[Checked]:
    """Where one current count includes an optional group, the other counts beside it say whether they do."""
    groups, default = record.vocabulary.groups if record.vocabulary else {}, _default(record)
    current = [(i, row) for i, row in enumerate(event.figures) if not row.superseded_by]
    optional = [row for _, row in current if row.with_ in groups and groups[row.with_].optional]
    including = {range_of(row, default): row.with_ for row in optional}
    for i, row in current if including else ():
        group = including.get(range_of(row, default))
        if group and group not in (row.with_, row.without, row.unstated):
            message = f"another row of this range includes `{group}`, and this one does not say whether it does"
            remedy = f"add `with: {group}` or `without: {group}`, or `unstated: {group}` if the source is silent"
            yield At(("figures", i)), message, remedy


def _default(record: Record) -> str:
    return default_group(record.vocabulary) if record.vocabulary else ""
