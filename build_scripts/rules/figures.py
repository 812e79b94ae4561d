"""Figures: each has a speaker, each can be told from the others, each replaced one names what replaced it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.figures import row_names
from build_scripts.findings import At, Checked, rule
from build_scripts.model import Event
from build_scripts.record import Record


@rule("error")
def figure_without_speaker(event: Event, record: Record) -> Iterator[Checked]:
    """A figure has a speaker (`by`) or at least the source whose own voice it is."""
    for i, row in enumerate(event.figures):
        if not row.by and not row.sources:
            message = f"nobody says `{row.measure}: {row.value.text}`"
            yield At(("figures", i)), message, "add `by:` with who said it, and `sources:` with where"


@rule("error")
def figure_rows_alike(event: Event, record: Record) -> Iterator[Checked]:
    """Rows of figures differ in measure, group or speaker, or have an `id` of their own."""
    names = row_names(event)
    count = Counter(names)
    for i, name in enumerate(names):
        if count[name] > 1 and name in names[:i]:
            first = names.index(name) + 1
            message = f"this row and row {first} have the same measure, group and speaker"
            yield At(("figures", i)), message, "mark the earlier one `superseded_by:`, or give one an `id:`"


@rule("error")
def superseded_by_nobody(event: Event, record: Record) -> Iterator[Checked]:
    """`superseded_by` names the speaker of a row of the same measure that still stands."""
    for i, row in enumerate(event.figures):
        standing = [r for r in event.figures if r.measure == row.measure and not r.superseded_by]
        if row.superseded_by and not any(row.superseded_by in speakers(r.by, r.sources, r.id) for r in standing):
            message = f"no standing row of `{row.measure}` is by `{row.superseded_by}`"
            known = ", ".join(f"`{r.by or r.sources[0]}`" for r in standing if r.by or r.sources)
            yield At(("figures", i, "superseded_by")), message, f"name one of {known}" if known else "remove it"


def speakers(by: str | None, sources: tuple[str, ...], row_id: str | None) -> set[str]:
    """The words by which another row may name this one: its speaker, its id, or the sources it rests on."""
    return {by or "", row_id or "", *sources} - {""}
