"""Times of day and counts: written as the format has them, where what stands there has exactly one reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode

from build_scripts.base.text import DASHES
from build_scripts.base.yaml_text import quoted, scalar
from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile
from build_scripts.contribute.fix.shape import mappings
from build_scripts.model.entries import Event
from build_scripts.model.layout import TYPES
from build_scripts.model.rows import FIGURE_KEYS, Figure
from build_scripts.reading.diagnosis import only_count, only_time

_CUT = re.compile(r"(?:.*[^0-9.,])?[0-9]{1,3}")
"""What is left of a count before the comma: a number that may go on, behind words such as `about`."""
_THREE = re.compile(rf"[0-9]{{3}}(?:(?: to | ?[-{DASHES}] ?)[0-9]{{1,3}})?")
"""What is behind the comma: the rest of the number, and of a range the beginning of the other one."""


def as_time(text: str) -> str:
    """Return ``text`` as a time of day, where it is one that can be read in one way only; else as it is."""
    return only_time(text) or text


def as_count(text: str) -> str:
    """Return ``text`` as a count, where it is one that can be read in one way only; else as it is."""
    return only_count(text) or text


def fix_times(file: OpenFile) -> Iterator[Edit]:
    """Write a time of day as ``HH:MM``."""
    for owner, node in mappings(file.node, TYPES[file.kind]):
        for key, value in node.value if owner is Event else ():
            if key.value == "time" and isinstance(value, ScalarNode):
                yield from _written(file, value, as_time(value.value))


def fix_counts(file: OpenFile) -> Iterator[Edit]:
    """Write a count with plain digits, and without the comma that ends a value in a row: ``{killed: 4,000}``."""
    for owner, node in mappings(file.node, TYPES[file.kind]):
        for i, (key, value) in enumerate(node.value if owner is Figure else ()):
            if key.value in FIGURE_KEYS or not isinstance(value, ScalarNode) or not value.value:
                continue
            if cut := _cut_off(file, node, i):
                start, end = file.span(value)[0], file.span(cut[-1])[1]
                text = as_count(value.value + "".join(part.value for part in cut))
                yield Edit(start, end, text if value.value.isdecimal() else _plain(text))
            else:
                yield from _written(file, value, as_count(value.value))


def joined(row: dict[str, object]) -> dict[str, object]:
    """Return a row of figures as it was meant: with a number whole that commas took apart."""
    whole: dict[str, object] = {}
    for key, value in row.items():
        last = next(reversed(whole), "")
        text = whole.get(last)
        if value == "" and _THREE.fullmatch(key) and isinstance(text, str) and re.search("(?:^|[^0-9.,])[0-9]+$", text):
            whole[last] = text + key
        else:
            whole[key] = value
    return {
        key: value if key in FIGURE_KEYS or not isinstance(value, str) else as_count(value)
        for key, value in whole.items()
    }


def _cut_off(file: OpenFile, row: MappingNode, at: int) -> Sequence[Node]:
    """Return the keys that are the rest of the number at ``at``: three digits each, right behind a comma."""
    value, cut = row.value[at][1], []
    if not _CUT.fullmatch(value.value):
        return ()
    end = file.span(value)[1]
    for key, nothing in row.value[at + 1 :]:
        start, after = file.span(key)
        if file.text[end:start] != "," or not _THREE.fullmatch(file.text[start:after]) or nothing.value != "":
            break
        cut.append(key)
        end = after
    return cut


def _written(file: OpenFile, node: ScalarNode, text: str) -> Iterator[Edit]:
    """Yield the edit that puts ``text`` in the place of ``node``."""
    if text != node.value and node.start_mark.line == node.end_mark.line:
        yield Edit(*file.span(node), quoted(text) if node.style == '"' else _plain(text))


def _plain(text: str) -> str:
    """Return ``text`` as a value; a time of day needs no quotation marks where every value is text."""
    return text if re.fullmatch(r"[0-9][0-9:+Z-]*|[0-9]+ to [0-9]+|[0-9]+ \([0-9]+ to [0-9]+\)", text) else scalar(text)
