"""Texts that say nothing, and those that only look like it."""

import pytest

from build_scripts.model.values.nothing import is_nothing


@pytest.mark.parametrize(
    "text",
    [
        *("null", "NULL", "~", "nan", "NaN", "-nan", "None", "none", "NaT", "nil", "N/A", "n/a", "#N/A", "NA", "n.a."),
        *("#REF!", "#value!", "#DIV/0!", "#NAME?", "undefined", "(null)", "<NA>", "[None]", "(blank)", "not available"),
        *(
            "-",
            "--",
            "—",
            "?",
            "???",
            "…",
            "...",
            "/",
            "TODO",
            "TBD",
            "tba",
            "xxx",
            "unknown",
            "Unknown",
            " not  known ",
        ),
        *("- -", "./.", "(?)"),
        *("k.A.", "s/d", "N.N.", "-9", "-99", "-999", ""),
    ],
)
def test_nothing(text: str) -> None:
    """What programs write for an empty cell and people type into one."""
    assert is_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Null",
            "Nan",
            "Nat",
            "Nil",
            "Na",
            "NAN-7",
            "No",
            "no",
            "on",
            "0",
            "-5",
            "99",
            "Y",
            "Å",
            "آب",
            "नन",
            "①",
            "💥",
        ),
        *(
            "Unknown Pleasures",
            "unknown men",
            "a man unknown to the police",
            "TBC Bank",
            "Todo",
            "None of them",
            "?-1",
            "- | >",
            "/../",
            "a",
        ),
        "not available in the morning",
    ],
)
def test_something(text: str) -> None:
    """Names, answers, numbers, letters of any script and pictures say something."""
    assert not is_nothing(text)
