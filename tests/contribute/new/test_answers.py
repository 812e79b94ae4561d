"""Single answers."""

import pytest

from build_scripts.contribute.new.answers import is_date, new_id, read_count, read_date, read_word, visible
from build_scripts.contribute.new.lookup import known_entry, words_of
from build_scripts.contribute.new.sources import name_source, source_at
from build_scripts.model.layout import Kind
from tests.contribute.new import example


@pytest.mark.parametrize(
    ("text", "date"), [("2018-07-13", "2018-07-13"), ("13 July 2018", "2018-07-13"), (" 2018/7/3 ", "2018-07-03")]
)
def test_dates(text: str, date: str) -> None:
    """A date in words or in another order is taken where it can be read in one way only."""
    assert read_date(text) == date
    assert is_date(text)
    assert not is_date("03/04/2018")


@pytest.mark.parametrize(
    "text",
    [
        *("1397-04-22", "1397", "1397/4/22", "22 سرطان 1397", "۱۳۹۷/۴/۲۲", "1439-10-29", "139X", "1397-04/.."),
        *("1397-04-22/1397-04-24", "[1397-04-22..1397-04-24]"),
    ],
)
def test_other_calendars(text: str) -> None:
    """A year that other calendars count today is meant as a date, and is none that is taken."""
    assert is_date(text)
    with pytest.raises(ValueError, match="calendar"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [("1397-04-22 CE", "1397-04-22"), ("AD 1397", "1397"), ("13 July 1397", "1397-07-13"), ("1480", "1480")],
)
def test_middle_ages(text: str, date: str) -> None:
    """A Gregorian year of the Middle Ages is taken where somebody says that it is one."""
    assert read_date(text) == date


def test_counts() -> None:
    """A count comes back in the form of the format; of another it is said what to write."""
    assert read_count("at least 36") == "at least 36"
    with pytest.raises(ValueError, match="Write `at least 36`"):
        read_count("36+")


def test_what_cannot_be_seen() -> None:
    """Characters that nobody can see are named."""
    assert visible(" a\tb ") == "a b"
    with pytest.raises(ValueError, match=r"contains an invisible character \(U\+202E\); remove it"):
        visible("a\u202eb")


def test_words() -> None:
    """A word is found by its label; of a wrong one the nearest is proposed, or all are named."""
    kinds = words_of(example(), "kinds")
    assert read_word("Flood", kinds) == "flood"
    with pytest.raises(ValueError, match=r"no such word as ‘flod’: did you mean `flood`\?"):
        read_word("flod", kinds)
    with pytest.raises(ValueError, match="write one of flood, breach"):
        read_word("x", kinds)


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("../x", "event", "is not an id: write the date"),
        ("../2031-x", "event", "is not an id: write 2031-x$"),
        ("2031-05-05", "event", "is not an id"),
        ("2031-26-boats-lost", "event", "is not an id: write 2031-boats-lost-26$"),
        ("2031-05-05-x", "event", "is taken"),
        ("A b", "actor", "is not an id: write a–z"),
    ],
)
def test_ids(text: str, kind: Kind, problem: str) -> None:
    """An id is refused where it is none, or taken."""
    with pytest.raises(ValueError, match=problem):
        new_id(text, kind, {"2031-05-05-x"})


def test_known_entries() -> None:
    """An entry is found by its name; else it is said who may be meant, or that nobody is."""
    assert known_entry(example().actors, "Council of Lower Marrow", "actor") == "council"
    with pytest.raises(ValueError, match="‘councel’ is not in the record: did you mean `council`"):
        known_entry(example().actors, "councel", "actor")


def test_sources() -> None:
    """Of an address that the record cites, all that it says is taken; of its host, the publisher."""
    inquiry = "https://example.org/gazette/inquiry"
    assert source_at(inquiry, example()) == {"publisher": "Marrow Gazette", "url": inquiry}
    assert source_at("https://example.org/x", example()) == {
        "publisher": "Marrow Gazette",
        "url": "https://example.org/x",
    }
    assert source_at("https://en.wikipedia.org/wiki/Weir", example()) == {
        "url": "https://en.wikipedia.org/wiki/Weir",
        "nature": "reference",
        "grade": "B",
    }


def test_source_ids() -> None:
    """A source keeps the id that it was given, unless it is taken or cannot be cited."""
    row: dict[str, str | list[str]] = {"publisher": "X", "url": "https://example.com/a"}
    assert name_source({**row, "id": "mine"}, (), example()) == ("mine", row)
    assert name_source({**row, "id": "mine"}, {"mine"}, example())[0] == "x"
    assert name_source({**row, "id": "a]b", "date": "2031-05"}, {"x-2031"}, example())[0] == "x-2031-05"
