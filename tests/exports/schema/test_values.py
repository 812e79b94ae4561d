"""Single values: the patterns of the schemas against the grammars of the model, on text that is nearly right too."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from build_scripts.exports.schema import KINDS, schema_for
from build_scripts.exports.schema.values import Schema, count, date, degrees, text, time, typed
from build_scripts.model.values.fields import Date, Latitude, Longitude, Text, Time, Value
from tests.exports.schema.exceptions import excuse
from tests.exports.schema.trees import SCALARS, WRONG_TEXTS, core_value

QUICK = settings(max_examples=250, database=None)
VALUES: dict[Any, Schema] = {
    Text: text(),
    Date: date(),
    Value: count(),
    Time: time(),
    Latitude: degrees(90),
    Longitude: degrees(180),
}
SEEN = {hint: Draft7Validator(schema) for hint, schema in VALUES.items()}
READ = {hint: TypeAdapter[Any](hint) for hint in VALUES}
DATE_PARTS = (
    *("2031", "0999", "203X", "20XX", "00XX", "0000", "-05", "-13", "-21", "-XX", "-31", "-30", "-29", "~", "?"),
    *("%", "/", "..", "[", "]", " ", "X", "-0"),
)
COUNT_PARTS = (
    *("at least", "At Most", "about", "nearly", "over", "~", ">=", "≤", "<", " ", "  ", "\t", "\u00a0", "0"),
    *("7", "36", "4,000", "1 200", ",", "-", "–", " to ", "dozens", "few", "+", ".", "½", "٣", "ده", "\n"),
)
PLAIN_PARTS = ("0", "1", "9", "17", "90", "180", ":", ":05", "+04:30", "Z", ".", ".5", "-", "+", " ", "x", "\n", "é")


def parts(words: Sequence[str]) -> st.SearchStrategy[str]:
    """Texts put together of ``words``."""
    return st.lists(st.sampled_from(words), max_size=7).map("".join)


def pattern_of(hint: Any) -> st.SearchStrategy[str]:
    """Texts that the schema's own pattern lets through."""
    return st.from_regex(re.compile(VALUES[hint]["pattern"], re.ASCII), fullmatch=False)


def agree(hint: Any, value: str) -> None:
    """Model and schema say the same of a text, in quotes and as YAML reads it without them."""
    try:
        READ[hint].validate_python(value)
        accepted = True
    except ValidationError:
        accepted = False
    for form in (value, core_value(value)):
        if not excuse(value, form):
            assert SEEN[hint].is_valid(form) == accepted, (value, form)


@QUICK
@given(parts(DATE_PARTS) | pattern_of(Date) | SCALARS[Date] | st.sampled_from(WRONG_TEXTS))
def test_dates(value: str) -> None:
    """Dates in EDTF."""
    agree(Date, value)


@QUICK
@given(parts(COUNT_PARTS) | pattern_of(Value) | SCALARS[Value] | st.sampled_from(WRONG_TEXTS))
def test_counts(value: str) -> None:
    """Values of figures."""
    agree(Value, value)


@QUICK
@given(parts(PLAIN_PARTS) | pattern_of(Time))
def test_times(value: str) -> None:
    """Times of day."""
    agree(Time, value)


@QUICK
@given(parts(PLAIN_PARTS) | pattern_of(Latitude) | pattern_of(Longitude), st.sampled_from((Latitude, Longitude)))
def test_degrees(value: str, hint: Any) -> None:
    """Latitudes and longitudes."""
    agree(hint, value)


@QUICK
@given(st.text(" \t\n\u00a0\u2003x0~", max_size=3))
def test_texts(value: str) -> None:
    """Text that is nothing but white space is none."""
    agree(Text, value)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("iskp", ("iskp",)),
        ("2031", ("2031", 2031)),
        ("010", ("010",)),
        ("true", ("true", True)),
        ("false", ("false", False)),
    ],
)
def test_typed_words(word: str, forms: tuple[Any, ...]) -> None:
    """A word that YAML would read as a number or a truth value is known in that form too."""
    assert typed(word) == forms


def _patterns(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {found for each in schema for found in _patterns(each)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own.union(*(_patterns(each) for each in schema.values()))


def test_patterns_are_javascript() -> None:
    """Patterns use only what JavaScript reads as Python does: its flag `u` forbids escapes without need."""
    found = {pattern for kind in KINDS for pattern in _patterns(schema_for(kind))}
    escapes = {escape for pattern in found for escape in re.findall(r"\\(?:u[0-9a-f]{4}|.)", pattern)}
    groups = {group for pattern in found for group in re.findall(r"\(\?.", pattern)}
    assert (len(found), groups) == (8, {"(?:", "(?!", "(?="})
    assert {each[1] for each in escapes if len(each) == 2} == set("tnvfr.()[]sS")


@pytest.mark.parametrize("hint", [Date, Value, Text], ids=["date", "count", "text"])
def test_long_nonsense_comes_to_an_end(hint: Any) -> None:
    """No pattern goes over a long text again and again, since an editor tries it at every keystroke."""
    nonsense = ("a" * 20_000 + "1", "1" * 20_000 + "x", "1 " * 10_000, "\t" * 20_000 + "½", "2031-05/" * 4_000)
    assert [SEEN[hint].is_valid(each) for each in nonsense] == [hint is Text] * 5
