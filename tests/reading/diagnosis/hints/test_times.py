"""Times of day that are written otherwise."""

from typing import Any

import pytest

from build_scripts.reading.diagnosis.hints.times import explain_time

HHMM = "this is not a time of day as `HH:MM`"
NONE = "this is not a time of day"
OTHER = "this is a time of day in other words"
TWO = "these are two times"
BEHIND = "the offset of two times stands behind the first"
FORM = "write hours and minutes, with the offset from UTC where it is known: `17:50` or `17:50+04:30`"


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ("7:05", HHMM, "write `07:05`"),
        ("11:40 pm", HHMM, "write `23:40`"),
        ("12:05 a.m.", HHMM, "write `00:05`"),
        ("12 pm", HHMM, "write `12:00`"),
        ("23.40", HHMM, "write `23:40`"),
        ("23h40", HHMM, "write `23:40`"),
        ("2340", HHMM, "write `23:40`"),
        ("23:40:15", HHMM, "write `23:40`"),
        ("\u06f2\u06f3:\u06f4\u06f0", HHMM, "write `23:40`"),
        ("at 9", HHMM, "write `09:00`"),
        ("about 17:00", HHMM, "write `17:00~`"),
        ("ca. 5:30 pm UTC", HHMM, "write `17:30Z~`"),
        ("23:40+0430", HHMM, "write `23:40+04:30`"),
        ("23:40 UTC+4:30", HHMM, "write `23:40+04:30`"),
        ("23:40 \u2212 3", HHMM, "write `23:40-03:00`"),
        ("23:40 GMT", HHMM, "write `23:40Z`"),
        ("23:40 local time", HHMM, "write `23:40`"),
        ("23:40 (UTC+04:30)", HHMM, "write `23:40+04:30`"),
        ("23:40 hours", HHMM, "write `23:40`"),
        ("2340 hrs", HHMM, "write `23:40`"),
        ("5:50 in the evening", HHMM, "write `17:50`"),
        ("3 in the morning", HHMM, "write `03:00`"),
        ("5:50 at night", NONE, FORM),
        ("between 5 and 6 pm", TWO, "write `[17:00..18:00]`"),
        ("from 11:30 to 1 p.m.", TWO, "write `11:30/13:00`"),
        ("11 am – 1 pm", TWO, "write `11:00/13:00` if it lasted, `[11:00..13:00]` if it was once between them"),
        (
            "23:40 CET",
            "`CET` is no offset in numbers",
            "write `23:40` with the offset from UTC in numbers, as `23:40+04:30`, or without any",
        ),
        ("24:00", "a day ends with 23:59", "write `00:00`, and the next day in `date:`"),
        ("25:00", "there is no `25:00` on a clock", FORM),
        ("Noon", OTHER, "write `noon`"),
        ("in the evening", OTHER, "write `evening`"),
        ("pre-dawn", OTHER, "write `before dawn`"),
        ("at night", OTHER, "write `night`"),
        ("dusk", OTHER, "write `evening`"),
        ("around midnight", "midnight begins one day and ends another", "write `00:00` of the day that it begins"),
        (
            "during the day",
            OTHER,
            "write one of `before dawn`, `morning`, `noon`, `afternoon`, `evening`, `night`",
        ),
        ("17:00 to 18:00", TWO, "write `17:00/18:00` if it lasted, `[17:00..18:00]` if it was once between them"),
        ("7.30\u201318.00", TWO, "write `07:30/18:00` if it lasted, `[07:30..18:00]` if it was once between them"),
        ("between 17:00 and 18:00", TWO, "write `[17:00..18:00]`"),
        ("from 17:00 until 18:00+04:30", TWO, "write `17:00+04:30/18:00`"),
        ("17:30/18:00+04:30", BEHIND, "write `17:30+04:30/18:00`"),
        ("17:30+04:30/18:00+04:30", BEHIND, "write `17:30+04:30/18:00`"),
        (["17:30..18:00Z"], BEHIND, "write `[17:30Z..18:00]`"),
        ("17:30Z/18:00+01:00", "these are two times with two offsets", "write both with the offset of the first"),
        ("17:30/17:30", "these two times are one", "write `17:30`"),
        ("17:30/25:00", NONE, FORM),
        ("13:00 pm", HHMM, "write `13:00`"),
        ("23:40+99:00", NONE, FORM),
        ("soon", NONE, FORM),
        ("", NONE, FORM),
        (["17:50"], NONE, FORM),
    ],
)
def test_times(written: Any, message: str, remedy: str) -> None:
    """A time in another form is put into the right one; what is no time is told in words."""
    assert explain_time(written) == (message, remedy)
