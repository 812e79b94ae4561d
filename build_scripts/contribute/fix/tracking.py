"""Addresses of sources: without what they carry only to be followed by. Archived copies keep theirs."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import ScalarNode

from build_scripts.base.urls import without_tracking
from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile
from build_scripts.contribute.fix.shape import mappings
from build_scripts.model.layout import TYPES
from build_scripts.model.rows import Source


def drop_tracking(file: OpenFile) -> Iterator[Edit]:
    """Take tracking parameters out of the `url` of a source."""
    for owner, node in mappings(file.node, TYPES[file.kind]):
        for key, value in node.value if issubclass(owner, Source) else ():
            if key.value != "url" or not isinstance(value, ScalarNode):
                continue
            start, end = file.span(value)
            written, clean = file.text[start:end], without_tracking(value.value)
            if clean != value.value and written.count(value.value) == 1:  # as it is written: no escapes, on one line
                yield Edit(start, end, written.replace(value.value, clean))
