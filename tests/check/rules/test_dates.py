"""Dates against the time of day, the dates of sources, and the day of the check (1 January 2033)."""

from pathlib import Path

import pytest

from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE

FILE = str(CASE.relative_to("events"))
ACTOR = "---\nname: Gauge keepers\nkind: service\n{0}---\n\nThey read the gauges{1}.\n"


def broken(project: Path, date: str, front: str = "", source: str = "") -> list[str]:
    """The rules that the least event breaks with its date, some keys and some keys of its source changed."""
    text = LEAST.read_text("utf-8").replace("date: 2031-05-05", f"date: {date}", 1)
    text = text.replace("Marrow Gazette, ", f"Marrow Gazette, {source}", 1)
    return rules_broken(project, "", {FILE: text.replace("sources:\n", f"{front}sources:\n", 1)})


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("2031-05-05", []),
        ("2031-05-05~", []),
        ("2031-05-05?", []),
        ("2031-05-05/2031-05-07", []),
        ("2031-05-05/2031-06", []),
        ("2031-05-05/..", []),
        ("2031-05-05/", []),
        ("../2031-05-05", ["time-without-day"]),
        ("/2031-05-05", ["time-without-day"]),
        ("2031-05/2031-05-05", ["time-without-day"]),
        ("[2031-05-05..2031-05-06]", ["time-without-day"]),
        ("2031-05-XX", ["time-without-day"]),
        ("2031-05", ["time-without-day"]),
        ("2031-21", ["time-without-day"]),
        ("2031", ["time-without-day"]),
        ("203X", ["time-without-day"]),
    ],
)
def test_time(date: str, rules: list[str], tmp_path: Path) -> None:
    """A time of day needs a known day, or a known day on which it began."""
    assert broken(tmp_path, date, "time: 17:50\n") == rules


@pytest.mark.parametrize(
    ("date", "front", "source", "rules"),
    [
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05-XX, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-21, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031, ", ["date-finer-than-sources"]),
        ("2031-05-05~", "date_sources: [gazette]\n", "date: 2031, ", ["date-finer-than-sources"]),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-06, ", []),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05-06, ", []),
        ("2031-05-05", "date_sources: [gazette]\n", "date: 2031-05-05/2031-05-06, ", []),
        ("2031-05-05", "date_sources: [gazette]\n", "", []),
        ("2031-05-05", "date_sources: [gazette]\ndate_note: By its text.\n", "date: 2031-05, ", []),
        ("2031-05-05", "", "date: 2031-05, ", []),
        ("2031-05", "date_sources: [gazette]\n", "date: 2031, ", []),
        ("2031-05-XX", "date_sources: [gazette]\n", "date: 2031-05, ", []),
    ],
)
def test_finer(date: str, front: str, source: str, rules: list[str], tmp_path: Path) -> None:
    """A day stands on sources that are dated to the day or lie outside their month, or a note says more."""
    assert broken(tmp_path, date, front, source) == rules


def test_one_dated_source_is_enough(tmp_path: Path) -> None:
    """Where one of the sources is dated to the day, another may be coarse."""
    two = (
        '  gazette: {publisher: Marrow Gazette, date: 2031-05, url: "https://example.org/g/5"}\n'
        '  radio: {publisher: Marrow Radio, date: 2031-05-06, url: "https://example.org/r/5"}\n'
    )
    text = LEAST.read_text("utf-8").partition("sources:\n")[0]
    text += f"date_sources: [gazette, radio]\nsources:\n{two}---\n\nThe river left its bed [@gazette].\n"
    assert rules_broken(tmp_path, "", {FILE: text}) == []


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("2033-01-02", []),
        ("2033-01-03", ["in-the-future"]),
        ("2033-01", []),
        ("2033", []),
        ("203X", []),
        ("2033-02", ["in-the-future"]),
        ("2033-21", ["in-the-future"]),
        ("2032-05/..", []),
        ("2032-05/2033-01", []),
        ("2032-05/2033-02", ["in-the-future"]),
        ("../2033-02", ["in-the-future"]),
        ("[2032-12-20..2033-01-02]", []),
        ("[2032-12-20..2033-01-10]", ["in-the-future"]),
    ],
)
def test_future(date: str, rules: list[str], tmp_path: Path) -> None:
    """A date may begin today, or tomorrow where a day begins earlier; a span or a set may not end later."""
    assert broken(tmp_path, date) == rules


@pytest.mark.parametrize(
    "front",
    [
        "added: 2033-01-03\n",
        "changes:\n  - {date: 2033-01-03, note: The hour.}\n",
        "figures:\n  - {injured: 3, by: council, sources: [gazette], as_of: 2033-02}\n",
        "figures:\n  - {injured: 3, by: council, sources: [gazette], period: 2034}\n",
        "attribution:\n  - {actor: council, stance: accused, sources: [gazette], as_of: 2033-01-03}\n",
        "unclaimed: {sources: [gazette], as_of: 2033-01-03}\n",
    ],
)
def test_rows_in_the_future(front: str, tmp_path: Path) -> None:
    """What was counted, said or logged has its day behind it."""
    assert broken(tmp_path, "2031-05-05", front) == ["in-the-future"]


def test_actors_and_places_in_the_future(tmp_path: Path) -> None:
    """Actors and places were added and described in the past too; how long an actor acts may lie ahead."""
    source = 'sources:\n  a: {publisher: A, date: 2033-02, url: "https://example.org/a"}\n'
    files = {
        "_actors/keepers.md": ACTOR.format("active: 2031/2035\nadded: 2034-01-01\n", ""),
        "_actors/readers.md": ACTOR.format(source, " [@a]").replace("Gauge keepers", "Gauge readers"),
        "_places/weir.md": "---\nname: Weir\nkind: site\nwithin: lower-marrow\nadded: 2033-01-03\n---\n",
    }
    assert rules_broken(tmp_path, "", files) == ["in-the-future"] * 3
