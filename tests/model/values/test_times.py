"""Times of day: every form, every refusal, and the order of one day."""

import pytest

from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.values.times import DAY, WORDS, Daytime, Kind, parse_time


@pytest.mark.parametrize(
    ("text", "start", "end", "kind", "offset"),
    [
        ("17:50", 1070, 1070, "exact", ""),
        ("17:50+04:30", 1070, 1070, "exact", "+04:30"),
        ("23:59Z", 1439, 1439, "exact", "Z"),
        ("17:50~", 1070, 1070, "about", ""),
        ("17:50-03:00~", 1070, 1070, "about", "-03:00"),
        ("17:30/18:00", 1050, 1080, "span", ""),
        ("17:30+04:30/18:00", 1050, 1080, "span", "+04:30"),
        ("23:30/00:30", 1410, 30, "span", ""),
        ("[17:30..18:00]", 1050, 1080, "between", ""),
        ("[17:30Z..18:00]", 1050, 1080, "between", "Z"),
        ("before dawn", 0, 360, "word", ""),
        ("night", 1260, 1440, "word", ""),
    ],
)
def test_forms(text: str, start: int, end: int, kind: Kind, offset: str) -> None:
    """A time keeps its text, its minutes and its offset."""
    assert parse_time(text) == Daytime(text, start, end, kind, offset)
    assert str(parse_time(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            (text, "no-form")
            for text in ("", "24:00", "7:05", "17:50:00", "17:50+15:00", "~17:50", "17:50 ", "Morning")
        ),
        *(
            (text, "no-form")
            for text in ("17:30/18:00+04:30", "17:30-18:00", "17:30/", "17:30~/18:00", "[17:30..]", "day")
        ),
        ("17:30/17:30", "one-time"),
        ("[17:30..17:30]", "one-time"),
    ],
)
def test_refusals(text: str, reason: str) -> None:
    """Whatever else is refused."""
    with pytest.raises(RefusedValueError) as refused:
        parse_time(text)
    assert (refused.value.reason, refused.value.text) == (reason, text)


def test_words_divide_the_day() -> None:
    """Each word begins where the one before it ends, from midnight to midnight; noon is the one minute between two."""
    hours = list(WORDS.values())
    assert [hours[0][0], hours[-1][1]] == [0, DAY]
    assert [start for start, _ in hours[1:]] == [end for _, end in hours[:-1]]


def test_order_of_a_day() -> None:
    """Times stand where they begin, what ends earlier before what ends later, with an offset by UTC."""
    ordered = [
        *("before dawn", "04:00+01:30", "03:00", "06:00", "[06:00..06:30]", "morning", "noon", "12:00/13:00"),
        *("afternoon", "17:50~", "evening", "night", "23:30/00:30", "23:30-01:00"),
    ]
    assert sorted({*ordered}, key=lambda text: parse_time(text).order) == ordered
