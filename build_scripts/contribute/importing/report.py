"""An import in words: what was read and what was not, what comes of it, and which rows stay out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sized
from typing import Any

from build_scripts.changes.review import review_change
from build_scripts.contribute.importing.cells import cell_text
from build_scripts.contribute.importing.map_model import columns_of
from build_scripts.contribute.importing.plan import OUTCOMES
from build_scripts.contribute.importing.refused import RULES
from build_scripts.contribute.importing.run import SHOWN, Report, preview
from build_scripts.contribute.importing.table_rows import MARKS
from build_scripts.reading.record import Files, Record

_REJECTS = 20
_TWINS = 20
_FEW = 5
_ROWS = 3


def _number(things: Sized, one: str, many: str = "") -> str:
    return f"{len(things)} {one if len(things) == 1 else many or f'{one}s'}"


def sum_line(report: Report) -> str:
    """Return how many rows there were, and what became of them: the numbers add up."""
    parts = " + ".join(f"{report.counts[what]} {what}" for what in OUTCOMES)
    return f"{report.rows} row{'s' if report.rows != 1 else ''} = {parts}"


def tell(report: Report, files: Files, record: Record, strings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a report, as Markdown."""
    yield f"## {report.table.file}: {sum_line(report)}"
    yield from _read(report)
    shown = [each for each in report.first if each.kind == "event"][:SHOWN]
    if shown:
        text = review_change(preview(files, record, report.first), record, strings)
        yield from ("", *text.rstrip("\n").split("\n"))
        more = report.counts["new"] + report.counts["changed"] - len(shown)
        if more > 0:
            besides = ", ".join(f"{count} of {kind}s" for kind, count in report.others.items())
            files_besides = f" New files besides: {besides}." if besides else ""
            yield from ("", f"These are the first {len(shown)}; {more} more follow them.{files_besides}")
    yield from _told_twins(report)
    yield from tell_rejects(report)


def _read(report: Report) -> Iterator[str]:
    """Yield what was read and how, and what was not."""
    table = report.table
    how = ", ".join(
        f"{key} {', '.join(value) if isinstance(value, list) else value}" for key, value in table.settings.items()
    )
    yield from ("", f"Read as {how or table.form}.") if how else ("",)
    yield from (f"* **Doubtful:** {doubt}" for doubt in table.doubts)
    yield from _told_rows(report) if table.doubts else ()
    for what, count in report.aside.items():
        yield f"* Not imported, {what}: {count}"
    if left := report.mapped.map.left_out:
        yield f"* Not imported, columns that the map leaves out: {', '.join(left)}"
    if unmapped := [column for column in table.columns if column not in left and column not in _used(report)]:
        yield f"* Not imported, columns that the map does not name: {', '.join(unmapped)}"
    if report.guessed:
        sites = ", ".join(
            f"{site} ({count})" for site, count in sorted(report.guessed.items(), key=lambda p: -p[1])[:10]
        )
        yield f"* The host of the address is in for the name of the publisher: {sites}"
    for each in report.differing[:_FEW]:
        said = ", ".join(f"{key} {value}" for key, value in each.items())
        yield f"* Rows differ in what they say of a source; the first of each is taken: {said}"
    if (more := len(report.differing) - _FEW) > 0:
        yield f"* So they do of {more} more."
    if report.lost:
        yield f"* {_number(report.lost, 'entry', 'entries')} of an earlier import without a row in this file: they stay"


def _used(report: Report) -> set[str]:
    return {*columns_of(report.mapped.map), *MARKS}


def _told_rows(report: Report) -> Iterator[str]:
    """Yield the first rows as they were read, for a person to see whether they read right."""
    for row, _ in zip(report.table.rows(), range(_ROWS), strict=False):
        yield f"  * row {row.number}: {' | '.join(map(cell_text, row.cells))}"


def _told_twins(report: Report) -> Iterator[str]:
    if not report.twins:
        return
    yield from ("", "### Probably entered twice", "")
    for twins in report.twins[:_TWINS]:
        others = ", ".join(f"`{each.id}`" for each in twins.others)
        yield f"* `{twins.last.id}` and {others}: they stay; tie them by `related`, or make one of them"
    if (more := len(report.twins) - _TWINS) > 0:
        yield f"* {more} more; `timeline check` names them all"


def tell_rejects(report: Report) -> Iterator[str]:
    """Yield which rows stay out, and why."""
    if not report.rejected:
        return
    yield from ("", f"### {_number(report.rejected, 'row')} rejected", "")
    told: dict[tuple[str, str], list[str]] = {}
    for outcome in report.rejected:
        if outcome.why:
            told.setdefault((outcome.why.rule, outcome.why.reason), []).append(str(outcome.row.number))
    for (rule, reason), numbers in list(told.items())[:_REJECTS]:
        more = f" and {len(numbers) - _FEW} more" if len(numbers) > _FEW else ""
        yield f"* row{'s' if numbers[1:] else ''} {', '.join(numbers[:_FEW])}{more}, {rule}: {reason}"
    if (left := len(told) - _REJECTS) > 0:
        counts = Counter(outcome.why.rule for outcome in report.rejected if outcome.why)
        yield f"* {left} more reasons. In all:"
        yield from (f"  * {count} × {rule}: {RULES[rule]}" for rule, count in counts.most_common())
