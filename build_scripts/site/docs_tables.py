"""Tables in pages of `docs/`: each cell gets the head of its column, which stands before it on narrow screens."""

from __future__ import annotations

import re
from itertools import zip_longest

from markupsafe import Markup

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td\b")


def label_cells(html: str) -> str:
    """Return the HTML of a page, as Markdown makes it, with `data-label` in the cells of its tables."""
    return _TABLE.sub(lambda table: _label_table(table.group()), html)


def _label_table(table: str) -> str:
    heads = [Markup(head).striptags() for head in _HEAD.findall(table)]
    return _ROW.sub(lambda row: _label_row(row.group(), heads), table)


def _label_row(row: str, heads: list[str]) -> str:
    before, *cells = _CELL.split(row)
    labelled = (_start(head) + cell for cell, head in zip_longest(cells, heads[: len(cells)], fillvalue=""))
    return "".join((before, *labelled))


def _start(head: str) -> str:
    return str(Markup('<td data-label="{}"').format(head)) if head else "<td"
