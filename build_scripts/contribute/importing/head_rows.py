"""Which rows of a grid have its heads: those that a map names, or else those whose cells are known as heads."""

from __future__ import annotations

import re

from build_scripts.contribute.importing.cells import Grid, Row, TableError, cell_text, is_empty
from build_scripts.contribute.importing.hashtags import is_row_of_hashtags
from build_scripts.contribute.importing.heads import measure_of, role_of
from build_scripts.contribute.importing.map_model import FileSettings
from build_scripts.contribute.new.answers import is_date
from build_scripts.model.vocabulary import Vocabulary

NO_HEAD = "none"
_FIRST_ROWS = 30


def heads_of(name: str, grid: Grid, settings: FileSettings, vocabulary: Vocabulary) -> tuple[list[int], dict[str, str]]:
    """Return the numbers of the rows with heads, none where a map says so, and why where it does not.

    :raises TableError: when no row has heads, or a map names none that can be.
    """
    if settings.head == NO_HEAD:
        return [], {}
    if not settings.head:
        heads, why = _find(name, grid, vocabulary)
        return heads, {"head": why}
    chosen = (settings.head,) if isinstance(settings.head, str) else settings.head
    if not all(each.isdecimal() for each in chosen):
        raise TableError("`head` in the map is the number of a row, [2, 3] for two rows, or `none`")
    return sorted(map(int, chosen)), {}


def hashtags_below(grid: Grid, last: int) -> Row | None:
    """Return the row of hashtags next below the heads, of which ``last`` is the last; None without one."""
    below = next((row for row in first_rows(grid, last + 1) if row.number > last and is_filled(row)), None)
    return below if below and is_row_of_hashtags(below.cells) else None


def first_rows(grid: Grid, least: int = 0) -> list[Row]:
    """Return the first rows of a grid, at least up to a number."""
    found: list[Row] = []
    for row in grid.rows():
        if row.number > max(_FIRST_ROWS, least):
            break
        found.append(row)
    return found


def is_filled(row: Row) -> bool:
    """Check whether something stands in a row."""
    return not all(is_empty(cell) for cell in row.cells)


def known_in(row: Row, vocabulary: Vocabulary) -> int:
    """Return how many cells of a row are known heads."""
    texts = {cell_text(cell) for cell in row.cells if isinstance(cell, str)}
    return sum(bool(role_of(text) or measure_of(text, vocabulary.measures, vocabulary.groups)[0]) for text in texts)


def _find(name: str, grid: Grid, vocabulary: Vocabulary) -> tuple[list[int], str]:
    """Return the number of the row with the heads, or of two, and why."""
    rows = [row for row in first_rows(grid) if is_filled(row)]
    scores = {row.number: known_in(row, vocabulary) for row in rows}
    best = max(rows, key=lambda row: (scores[row.number], -row.number), default=None)
    if best and is_row_of_hashtags(best.cells):
        above = next((row for row in rows if row.number == best.number - 1 and _may_be_head(row, grid)), best)
        return [above.number], "a row of hashtags says what the columns are"
    if best is None or scores[best.number] < 1 or not _may_be_head(best, grid):
        best = next((row for row in rows if _may_be_head(row, grid)), None)
        if best is None:
            raise TableError(
                f"no row of {name} has heads: name the row in the map, `file: {{head: 3}}`, or `head: none`"
            )
        why = "the first row that is all words: look whether these are the heads"
    else:
        why = f"{scores[best.number]} of its cells are known heads"
    at = rows.index(best)
    for upper, lower in ((at, at + 1), (at - 1, at)):
        if upper >= 0 and lower < len(rows) and _is_in_two(rows[upper], rows[lower], grid):
            return [rows[upper].number, rows[lower].number], f"{why}; heads of several columns lie above others"
    return [best.number], why


def _may_be_head(row: Row, grid: Grid) -> bool:
    """Check whether a row may have heads: all texts, each once but for those of several columns, no number or date."""
    spans = {
        c
        for top, left, bottom, right in grid.merged
        if top <= row.number - 1 <= bottom
        for c in range(left + 1, right + 1)
    }
    texts = [cell_text(cell) for at, cell in enumerate(row.cells) if not is_empty(cell) and at not in spans]
    words = all(isinstance(cell, str) or is_empty(cell) for cell in row.cells)
    plain = [text for text in texts if re.fullmatch(r"[\d.,/ -]+", text) or is_date(text) or "://" in text]
    return (
        words
        and len(texts) > min(1, len(row.cells) - 1)
        and not plain
        and len(set(texts)) == len(texts)
        and all(len(text) < 80 for text in texts)
    )


def _is_in_two(upper: Row, lower: Row, grid: Grid) -> bool:
    """Check whether two rows are heads together: one in the upper spans columns that have their own in the lower."""
    if lower.number != upper.number + 1 or not _may_be_head(lower, grid):
        return False
    spans = [(left, right) for top, left, _, right in grid.merged if top == upper.number - 1 and right > left]
    return any(sum(not is_empty(cell) for cell in lower.cells[left : right + 1]) > 1 for left, right in spans)
