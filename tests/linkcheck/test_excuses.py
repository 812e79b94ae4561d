"""Excuses: who is excused, and every way to write one wrongly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_scripts.linkcheck.excuses import PLACE, Excuse, ExcusesError, parse_excuses

TODAY = date(2026, 11, 22)
ROW = "{host: example.org, reason: It is slow, until: 2027-01-31}"


def mistakes(text: str) -> list[str]:
    """What is said about a file of excuses, without its name."""
    with pytest.raises(ExcusesError) as raised:
        parse_excuses(text, TODAY)
    return [line.removeprefix(f"{PLACE}:") for line in str(raised.value).split("\n")]


def test_excuses() -> None:
    """Each row is one host, with a reason and an end; it covers the host with and without `www.`, and no other."""
    other = "  - host: www.other.example\n    reason: It is away\n    until: 2026-11-01\n"
    first, second = parse_excuses(f"# Known to be slow.\nexcuses:\n  - {ROW}\n{other}", TODAY)
    assert first == Excuse("example.org", "It is slow", date(2027, 1, 31), 3)
    assert second == Excuse("www.other.example", "It is away", date(2026, 11, 1), 4)
    assert [first.covers(host) for host in ("example.org", "www.example.org", "news.example.org")] == [
        True,
        True,
        False,
    ]
    assert second.covers("other.example")


@pytest.mark.parametrize("text", ["excuses: []", "excuses: []\n# one day\n"])
def test_no_excuses(text: str) -> None:
    """A list may be empty."""
    assert parse_excuses(text, TODAY) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{host: example.org, until: 2027-01-31}", "an excuse needs `reason`"),
        ('{host: example.org, reason: "", until: 2027-01-31}', "an excuse needs `reason`"),
        ("{host: example.org, reason: It is slow}", "an excuse needs `until`"),
        ("{reason: It is slow, until: 2027-01-31}", "an excuse needs `host`"),
        (
            "{host: example.org, reason: x, untill: 2027-01-31, until: 2027-01-31}",
            "`untill` is not a key of an excuse; did you mean `until`?",
        ),
        (
            "{host: https://example.org/, reason: x, until: 2027-01-31}",
            "`https://example.org/` is not a host; write its name alone, in lower case: `example.org`",
        ),
        (
            "{host: '*', reason: x, until: 2027-01-31}",
            "`*` is not a host; write its name alone, in lower case: `example.org`",
        ),
        ("{host: example.org, reason: x, until: soon}", "`soon` is not a day; write it like `2027-01-31`"),
        ("{host: example.org, reason: x, until: 2027-02-30}", "`2027-02-30` is not a day; write it like `2027-01-31`"),
        ("{host: example.org, reason: x, until: 20270131}", "`20270131` is not a day; write it like `2027-01-31`"),
        (
            "{host: example.org, reason: x, until: 2099-01-01}",
            "`2099-01-01` is more than a year away; excuse it for a shorter time, and look again",
        ),
        ("example.org", "an excuse is a row like `{host: example.org, reason: …, until: 2027-01-31}`"),
        (
            "{host: [example.org], reason: x, until: 2027-01-31}",
            "an excuse is a row like `{host: example.org, reason: …, until: 2027-01-31}`",
        ),
    ],
)
def test_mistakes(row: str, words: str) -> None:
    """What is wrong is said with its line, and nothing is excused by halves."""
    assert mistakes(f"excuses:\n  - {row}\n") == [f"2: {words}"]


def test_every_mistake_is_told() -> None:
    """All that is wrong is told at once; the same host twice is told for each."""
    text = f"excuses:\n  - {ROW}\n  - {{host: www.example.org, reason: Slow, until: soon}}\n"
    assert mistakes(text) == [
        "2: `example.org` is excused twice; keep one row",
        "3: `www.example.org` is excused twice; keep one row",
        "3: `soon` is not a day; write it like `2027-01-31`",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "1: the file has one key, `excuses`, and under it a list"),
        ("excuses: {}", "1: the file has one key, `excuses`, and under it a list"),
        (f"excuse:\n  - {ROW}\n", "1: the file has one key, `excuses`, and under it a list"),
        (f"excuses: []\nmore: [{ROW}]\n", "1: the file has one key, `excuses`, and under it a list"),
    ],
)
def test_not_such_a_file(text: str, words: str) -> None:
    """A file of another shape is no file of excuses."""
    assert mistakes(text) == [words]


@pytest.mark.parametrize("text", ["- a\n- b\n", "excuses: [\n", "excuses: &a [*a]\n", "excuses: []\nexcuses: []\n"])
def test_not_yaml(text: str) -> None:
    """What YAML itself refuses is said with its line."""
    assert all(line.partition(":")[0].isdigit() for line in mistakes(text))


def test_where_it_lies() -> None:
    """The file lies beside the workflow, outside the record."""
    assert Path(PLACE).parts[0] == ".github"
