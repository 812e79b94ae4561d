"""Text as messages show it, the nearest of known words, and texts with plain digits and hyphens."""

import pytest

from build_scripts.base.text import did_you_mean, likeness, nearest, plain_digits, plain_signs, printable, shown


@pytest.mark.parametrize(
    ("text", "longest", "line"),
    [
        ("a\n b\t\tc ", 80, "a b c"),
        ("a" * 10, 10, "a" * 10),
        ("a" * 11, 10, "a" * 10 + "…"),
        ("", 10, ""),
    ],
)
def test_shown(text: str, longest: int, line: str) -> None:
    """Text that is quoted is on one line, and a long one is truncated."""
    assert shown(text, longest) == line


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("events/2031/a b.md", "events/2031/a b.md"),
        ("آب.md", "آب.md"),
        ("a\nb\x1b[31m", "a\\nb\\x1b[31m"),
        ("a​b", "a\\u200bb"),
        ("a\udcffb", "a\\udcffb"),
    ],
)
def test_printable(path: str, text: str) -> None:
    """Names of files can be printed anywhere: what a terminal would obey, hide or fail at is escaped."""
    assert printable(path) == text


def test_likeness() -> None:
    """What two texts share in order, of all their characters; the case of letters makes a difference."""
    assert [likeness("mill", text) for text in ("mill", "mild", "llim", "MILL", "")] == [1, 0.75, 0.5, 0, 0]


def test_did_you_mean() -> None:
    """The nearest word is proposed, when one is near."""
    assert did_you_mean("iskp", ["isis", "iskp-x", "other"]) == "did you mean `iskp-x`?"
    assert did_you_mean("iskp", ["quetta"]) == ""
    assert did_you_mean("x" * 200, ["x" * 200]) == ""


def test_did_you_mean_among_many() -> None:
    """Among very many words the nearest is found too."""
    many = [f"2018-07-13-event-{i}" for i in range(5000)] + ["2018-07-14-mastung"]
    assert did_you_mean("2018-07-14-mustung", many) == "did you mean `2018-07-14-mastung`?"


def test_the_first_of_several_is_the_nearest() -> None:
    """Of words that are equally near the first is proposed; a mapping is as good as a list of its keys."""
    assert nearest("cat", ["cut", "cot"]) == "cut"
    assert nearest("cat", {"cot": 1, "cut": 2}) == "cot"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("13 July 2018", "13 july 2018"),
        ("\u06f2\u06f0\u06f1\u06f8\u201307", "2018-07"),
        (" 2018\u2212 07\u00a0", "2018- 07"),
        ("\u00bd", "\u00bd"),
    ],
)
def test_plain_signs(text: str, plain: str) -> None:
    """Digits of any script, dashes of any length and spaces of any kind become those of ASCII."""
    assert plain_signs(text) == plain


def test_plain_digits() -> None:
    """Only digits change."""
    assert plain_digits("\u0661\u0662\u2013A b") == "12\u2013A b"
