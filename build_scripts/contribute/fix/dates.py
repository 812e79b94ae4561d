"""Dates: written as EDTF where what is there has exactly one reading, and without needless quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import ScalarNode

from build_scripts.base.yaml_text import quoted, scalar
from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile
from build_scripts.contribute.fix.shape import keys_of, mappings
from build_scripts.model.layout import TYPES
from build_scripts.model.values.edtf import Edtf
from build_scripts.reading.diagnosis import only_reading


def as_edtf(text: str) -> str:
    """Return ``text`` as EDTF, where it is a date that can be read in one way only; else as it is."""
    return only_reading(text) or text


def fix_dates(file: OpenFile) -> Iterator[Edit]:
    """Write a date as EDTF, and a plain day, month or year without quotation marks."""
    for owner, node in mappings(file.node, TYPES[file.kind]):
        for key, value in node.value:
            if keys_of(owner).get(key.value) is Edtf and _on_one_line(value):
                start, end = file.span(value)
                fixed = _written(value, bare=not key.style and file.text[start - 1] in " \n[")
                if file.text[start:end] != fixed:
                    yield Edit(start, end, fixed)


def _on_one_line(node: object) -> bool:
    return isinstance(node, ScalarNode) and bool(node.value) and node.start_mark.line == node.end_mark.line


def _written(node: ScalarNode, bare: bool) -> str:
    """Return the date in ``node`` as it should be written; ``bare`` if it may be without quotation marks."""
    date = as_edtf(node.value)
    if node.style in ('"', "'"):
        return scalar(date) if bare else quoted(date)
    return date
