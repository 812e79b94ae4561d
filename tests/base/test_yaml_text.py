"""Text as YAML: whatever it is, it reads back as itself, in a line and in a row."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from build_scripts.base.letters import INVISIBLE
from build_scripts.base.yaml_text import flow, flow_row, quoted, scalar
from build_scripts.reading.front_matter import parse_yaml

SEEN = st.text().filter(lambda text: not INVISIBLE.search(text) and not any(0xD800 <= ord(c) <= 0xDFFF for c in text))


@given(SEEN, SEEN)
@example("a: >3 # b", "x: |2 # y")
@example("2001/..", "../2001")
@example("2016-07?", "[2016..2017]")
@example("\t\r\n", "\u00a0")
def test_any_text_reads_back(one: str, two: str) -> None:
    """Text is itself again, in a line, in a list and in a row; what any writer quotes, any reader understands."""
    written = f"a: {scalar(one)}\nb: {flow([one, two])}\nc: {flow_row({'d': two, 'e': [one]})}\nf: {quoted(two)}\n"
    tree, breaches = parse_yaml(written)
    if not breaches:
        assert tree == {"a": one, "b": [one, two], "c": {"d": two, "e": [one]}, "f": two}
    assert {breach.what for breach in breaches} <= {"mixed"}


@pytest.mark.parametrize("text", ["Mastung", "Sar-e Pul", "13", "2018-07-13", "2018-07", "https://example.org/a"])
def test_plain(text: str) -> None:
    """Words, whole numbers, plain dates and addresses need no quotation marks."""
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["2016-07?", "../2020", "2017-08-03/2017-08-05", "010", "1.5", "no", "12:30", ""])
def test_quoted(text: str) -> None:
    """What some reader of YAML may take for something else is in quotation marks."""
    assert scalar(text) == f'"{text}"'
    assert yaml.safe_load(f"{{a: {scalar(text)}}}") == {"a": text}


@pytest.mark.parametrize("char", "\xad\u034f\u180e\u2800\u3164\U000e0041")
def test_what_cannot_be_seen_is_escaped(char: str) -> None:
    """Every character that a file may not hold because nobody sees it is written as an escape, and reads back."""
    written = scalar(f"a{char}b")
    assert (INVISIBLE.search(written), yaml.safe_load(written)) == (None, f"a{char}b")
