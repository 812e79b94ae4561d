"""Addresses of sources, written as http(s) where what stands there can be no other: DOIs, brackets around, spaces."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import ScalarNode

from build_scripts.base.yaml_text import quoted
from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile
from build_scripts.contribute.fix.shape import mappings
from build_scripts.model.layout import TYPES
from build_scripts.model.rows import Source
from build_scripts.reading.diagnosis import only_address


def as_address(text: str) -> str:
    """Return ``text`` as an address, where it can be one only and loses no words by it; else as it is."""
    return text if "](" in text or (text.startswith("[") and " " in text) else only_address(text) or text


def fix_addresses(file: OpenFile) -> Iterator[Edit]:
    """Write the `url` and the `archive` of a source as http(s) addresses."""
    for owner, node in mappings(file.node, TYPES[file.kind]):
        for key, value in node.value if issubclass(owner, Source) else ():
            if key.value in ("url", "archive") and isinstance(value, ScalarNode):
                fixed = as_address(value.value)
                if fixed != value.value:
                    yield Edit(*file.span(value), quoted(fixed))
