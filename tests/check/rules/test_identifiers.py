"""Identifiers elsewhere: one entry each, unless the scheme is shared."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken
from tests.examples import RECORD

VOCABULARY = (RECORD / "events" / "_vocabulary.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("identifiers: {gauge-register: G-17}\n", []),
        ("identifiers: {gauge-register: G-1}\n", ["identifier-taken"]),
        ("identifiers: {gauge-register: G-2}\n", ["identifier-taken"]),
        ("identifiers: {gauge-register: g-1}\n", []),
        ("identifiers: {court-file: 12 C 7/2031}\n", []),
        ("identifiers: {gauges: G-1}\n", ["unknown-scheme"]),
        ("identifiers: {gauge-register: G1}\n", ["identifier-shape"]),
        ("identifiers: {gauge-register: [G-1, G-2]}\n", ["wrong-type"]),
        ("identifiers: {}\n", []),
    ],
)
def test_identifiers(line: str, broken: list[str], tmp_path: Path) -> None:
    """An identifier is compared with those of events, actors and places, in its scheme alone."""
    assert rules_broken(tmp_path, line) == broken


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        (', shape: "@-#"', "", []),
        ("gauges/{}", "gauges/", ["scheme-form"]),
        ("https://example.org/gauges", "ftp://example.org/gauges", ["scheme-form"]),
        ("{label: Dike,", "{shared: true, label: Dike,", ["word-property"]),
    ],
)
def test_schemes(old: str, new: str, broken: list[str], tmp_path: Path) -> None:
    """A scheme may do without a shape; its properties are for schemes alone."""
    assert old in VOCABULARY
    assert rules_broken(tmp_path, files={"_vocabulary.yml": VOCABULARY.replace(old, new, 1)}) == broken
