"""Quotation marks: double ones, as in the rest of the record, where nothing in the text would need an escape."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile, scalars


def fix_quotes(file: OpenFile) -> Iterator[Edit]:
    """Put text that is in single quotation marks into double ones."""
    for node in scalars(file.node):
        start, end = file.span(node)
        written = file.text[start + 1 : end - 1]
        if node.style == "'" and '"' not in written and "\\" not in written:
            yield Edit(start, end, '"' + written.replace("''", "'") + '"')
