"""The answers in an issue that was made of the form, and the payload that it comes in."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.forms.form import FIELDS, LONGEST, Issue, PayloadError, read_form, read_payload

ANSWERS = st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=50))
ANY = st.recursive(
    st.none() | st.integers() | st.text(max_size=20), lambda each: st.dictionaries(st.text(max_size=6), each)
)


def issue(answers: dict[str, str]) -> str:
    """An issue as the forge writes it."""
    return "\n\n".join(f"### {label}\n\n{answers.get(key) or '_No response_'}" for key, label in FIELDS.items())


@given(ANSWERS)
def test_answers_are_read_as_they_were_typed(answers: dict[str, str]) -> None:
    """What was typed into a field is the answer to that field, with line ends of one kind."""
    typed = {key: answer.replace("\r\n", "\n").replace("\r", "\n").strip("\n") for key, answer in answers.items()}
    wanted = {key: answer for key, answer in typed.items() if answer.strip() and answer.strip() != "None"}
    assert read_form(issue(answers)).answers == wanted


@pytest.mark.parametrize("empty", ["", "_No response_", "  \n ", "None", "\r\n"])
def test_no_answer(empty: str) -> None:
    """A field that was left empty has no answer."""
    assert read_form(issue({"title": empty, "date": "2031"})).answers == {"date": "2031"}


def test_headings_in_answers() -> None:
    """A line that looks like a heading is a part of the answer, unless it is a field's own."""
    text = "### Of mine\n\na\n\n```\n#### Sources\n```\n ### Sources\n### sources\n### Sources?\n---\n# Sources"
    assert read_form(issue({"body": text})).answers == {"body": text}


@pytest.mark.parametrize("line", ["### Sources", "### Sources  ", "### Sources\r"])
def test_imitated_field(line: str) -> None:
    """An answer that holds a field's heading makes it unclear what is whose: nothing is read, and it is said why."""
    answered = read_form(issue({"body": f"It was so.\n\n{line}\n\nelsewhere", "sources": "here"}))
    assert answered.answers == {}
    assert "‘Sources’ appears more than once" in answered.problem


def test_fields_in_another_order() -> None:
    """An issue that was edited by hand is read, in whatever order, with whatever left out."""
    text = "Hello\n### When it happened\n2031\n### What happened, in one line\n\nA flood\n"
    assert read_form(text).answers == {"date": "2031", "title": "A flood"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the issue does not have the headings of the form"),
        ("#### Sources\n\nx", "the issue does not have the headings of the form"),
        ("x" * (LONGEST + 1), "the issue is longer than 70000 characters"),
        ("x" * 1_000_000, "the issue is longer than 70000 characters"),
    ],
)
def test_no_form(text: str, problem: str) -> None:
    """What is not the form, or longer than a forge lets an issue be, is not read."""
    assert (read_form(text).answers, read_form(text).problem) == ({}, problem)


def test_payload() -> None:
    """The payload of an event about an issue holds its number and its text."""
    payload = {"action": "labeled", "issue": {"number": 12, "body": "x\r\n", "title": "t"}}
    assert read_payload(json.dumps(payload).encode()) == Issue(12, "x\r\n")
    assert read_payload(b'{"issue": {"number": 1, "body": null}}') == Issue(1, "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"issue": 1}',
        b'{"issue": {"number": "1", "body": ""}}',
        b'{"issue": {"number": true, "body": ""}}',
        b'{"issue": {"number": 0, "body": ""}}',
        b'{"issue": {"number": 1.5, "body": ""}}',
        b'{"issue": {"number": 1, "body": 5}}',
        b'{"issue": {"body": "x"}}',
    ],
)
def test_no_payload(data: bytes) -> None:
    """Anything else is refused in a sentence."""
    with pytest.raises(PayloadError):
        read_payload(data)


@given(ANY)
def test_any_json(value: object) -> None:
    """No JSON does more than be read or refused."""
    with suppress(PayloadError):
        assert isinstance(read_payload(json.dumps(value).encode()), Issue)
