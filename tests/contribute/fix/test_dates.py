"""Dates in every place that the model has for them."""

import pytest

from build_scripts.contribute.fix.dates import fix_dates
from tests.contribute.fix import fixed_by


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("13 July 2018", "2018-07-13"),
        ("2018/7/3", "2018-07-03"),
        ("2018-7-3 # about noon", "2018-07-03 # about noon"),
        ('"July 13, 2018"', "2018-07-13"),
        ('"2018-07-13"', "2018-07-13"),
        ("'2018-07'", "2018-07"),
        ('"2018"', "2018"),
        ('" 2018-07-13 "', "2018-07-13"),
        ("2018-07-13 / 2018-07-15", "2018-07-13/2018-07-15"),
        ("'2018-07-13 / 2018-07-15'", '"2018-07-13/2018-07-15"'),
        ('"[2018-07-13 .. 2018-07-15]"', '"[2018-07-13..2018-07-15]"'),
        ("201x", "201X"),
        ("2018–07–13", "2018-07-13"),
    ],
)
def test_one_reading(written: str, fixed: str) -> None:
    """What can be read in one way is written as the format has it; an interval or a set keeps its quotation marks."""
    assert fixed_by(fix_dates, f"---\ndate: {written}\n---\n") == f"---\ndate: {fixed}\n---\n"


@pytest.mark.parametrize(
    "written",
    [
        "03/07/2018",
        "summer 2018",
        "about 2018",
        "since 2018",
        "2005–11",
        "13-15 July 2018",
        "2018-07-00",
        "2018-02-30",
        "2018-07-13T10:00",
        "the day before",
        "2018-07-13",
        "2016-07?",
        '"/2018-07"',
        '"[2018-07-13..2018-07-15]"',
        "[2018-07-13..2018-07-15]",
        "[2018-07-13 .. 2018-07-15]",
        "",
        "{a: 2018/7/3}",
        "13 July\n  2018",
        "|\n  13 July 2018",
    ],
)
def test_what_stays(written: str) -> None:
    """What can be read in two ways, what needs a judgement, what is right, and what is no date at all."""
    text = f"---\ndate: {written}\n---\n"
    assert fixed_by(fix_dates, text) == text


FULL = """\
---
title: 3 July 2018
date: {0}
date_note: 3 July 2018
kind: 3 July 2018
place_note: {{date: 3 July 2018, inner: {{date: 3 July 2018}}}}
figures:
  - {{killed: 3 July 2018, as_of: {0}, period: {0}, note: 3 July 2018}}
  - killed: 4
    as_of: {0}
attribution: [{{actor: a, as_of: {0}}}]
unclaimed: {{as_of: {0}}}
claims: [{{text: 3 July 2018}}]
sources:
  3 July 2018: {{title: 3 July 2018, date: {0}}}
  b:
    date: {0}
added: {0}
changes:
  - {{date: {0}, note: 3 July 2018}}
unknown: 3 July 2018
---
3 July 2018
"""


def test_every_date_of_an_event() -> None:
    """All keys whose values are dates in the model, in rows of either form, and nothing that only looks like one."""
    assert fixed_by(fix_dates, FULL.format("3 July 2018")) == FULL.format("2018-07-03")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("actor", "---\nname: a\nactive: {0} / {0}\nadded: {0}\n---\n"),
        ("place", "---\nname: a\nsources: {{a: {{date: {0}}}}}\nadded: {0}\n---\n"),
        ("removed", "2018-07-entry: {{date: {0}, reason: safety}}\n"),
    ],
)
def test_dates_of_other_files(kind: str, text: str) -> None:
    """Actors, places and removals have dates too."""
    fixed = text.format("2018-07-03").replace(" / ", "/")
    assert fixed_by(fix_dates, text.format("3 July 2018"), kind) == fixed


def test_rows_written_as_json_keep_their_quotation_marks() -> None:
    """Where keys are quoted, or no space follows the colon, the value stays in double quotation marks."""
    text = '---\nunclaimed: {{"as_of": {0}}}\nchanges: [{{"date":{0}}}]\n---\n'
    assert fixed_by(fix_dates, text.format('"3 July 2018"')) == text.format('"2018-07-03"')


def test_places_are_counted_in_characters() -> None:
    """Letters of any width before a date do not move the place where it is fixed."""
    text = "---\ntitle: سیلاب 🏔 é\ndate: {}\n---\n"
    assert fixed_by(fix_dates, text.format("3 July 2018")) == text.format("2018-07-03")
