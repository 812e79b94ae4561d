"""Times of day and counts that can be read in one way only."""

import pytest

from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.fix.values import fix_counts, fix_times
from tests.contribute.fix import fixed_by


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("7.00 pm", "19:00"),
        ("8:50:PM", "20:50"),
        ("8:50 p. m. # as told", "20:50 # as told"),
        ('"8:50 PM"', '"20:50"'),
        ("17.50", "17:50"),
        ("17h50", "17:50"),
        ("7:05", "07:05"),
        ("23:40 UTC+4:30", "23:40+04:30"),
        ("23.40 UTC", "23:40Z"),
    ],
)
def test_times(written: str, fixed: str) -> None:
    """A time with minutes is written as HH:MM, and nothing of it is lost."""
    text, right = f"---\ntime: {written}\n---\n", f"---\ntime: {fixed}\n---\n"
    assert fixed_by(fix_times, text) == right
    assert fix_text("event", text).text == right


@pytest.mark.parametrize(
    "written", ["17:50", "5 pm", "17:50:30", "about 7:05", "noon", "13:00 pm", "25:00", "8:50 CET"]
)
def test_times_that_stay(written: str) -> None:
    """What is less or more exact than minutes, or leaves a choice, stays."""
    text = f"---\ntime: {written}\n---\n"
    assert fixed_by(fix_times, text) == text


def test_times_of_events_alone() -> None:
    """A key of that name elsewhere is none that the format knows."""
    text = "---\nsources:\n  a: {time: 17h50}\n---\n"
    assert fixed_by(fix_times, text) == text
    assert fixed_by(fix_times, "---\nname: a\ntime: 17h50\n---\n", "actor") == "---\nname: a\ntime: 17h50\n---\n"


ROW = "---\ntitle: a\nfigures:\n  - {killed: %s, by: council}\n---\n"
LINES = "---\ntitle: a\nfigures:\n  - killed: %s\n    by: council\n---\n"


@pytest.mark.parametrize("form", [ROW, LINES])
@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("10\u201412", "10 to 12"),
        ("10 \u2212 12", "10 to 12"),
        ("10\u201112", "10 to 12"),
        ('"4,000\u20145,000"', '"4000 to 5000"'),
        ("\u06f1\u06f2", "12"),
        ("about \u06f1\u06f2", "about 12"),
        ("3 (0\u201320)", "3 (0 to 20)"),
        ("about 3 (0-20)", "about 3 (0 to 20)"),
        ("10\u066c000", "10000"),
    ],
)
def test_counts(form: str, written: str, fixed: str) -> None:
    """Dashes of all kinds, digits of all scripts and their commas are written plainly."""
    assert fixed_by(fix_counts, form % written) == form % fixed
    assert fix_text("event", form % written).text == form % fixed


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("4,000", "4000"),
        ("1,234,567", "1234567"),
        ("about 4,000", "about 4000"),
        ("~4,000", '"~4000"'),
        ("at least 1,234,567", "at least 1234567"),
        ("1,200 to 1,300", "1200 to 1300"),
        ("4,000\u20135,000", "4000\u20135000"),
        ("4,000\u20145,000", "4000 to 5000"),
        ("900 to 1,300", "900 to 1300"),
        ("4,00", None),
        ("about 4, 000", None),
        ("1.4,000", None),
        ("dozens,000", None),
        ("4,000 people", None),
        ("4,000: x", None),
    ],
)
def test_comma_in_a_row(written: str, fixed: str | None) -> None:
    """A comma ends a value in a row; of a number that it took apart only one meaning is left."""
    text = ROW % written
    right = text if fixed is None else ROW % fixed
    assert fixed_by(fix_counts, text) == right
    assert fix_text("event", text).text == right


def test_counts_behind_other_keys() -> None:
    """Whatever comes before a count in its row."""
    row = "---\nfigures:\n  - {by: council, killed: %s, missing: {a: 10\u201412}, injured: %s}\n---\n"
    assert fixed_by(fix_counts, row % ("10\u201412", "4,000")) == row % ("10 to 12", "4000")


def test_counts_of_figures_alone() -> None:
    """What looks like a count in a text, or in another row, is none."""
    text = "---\ntitle: 10\u201412\nsources:\n  a: {reference: 10\u201412}\n---\n"
    assert fixed_by(fix_counts, text) == text


@pytest.mark.parametrize("form", [ROW, LINES])
@pytest.mark.parametrize(
    "written",
    [
        "12",
        "10-12",
        "10\u201312",
        "4.000",
        "12\u201410",
        "12, 500",
        "200+",
        "dozens",
        '"4,000"',
        "3 (0 to 20)",
        "0-20 (3)",
    ],
)
def test_counts_that_stay(form: str, written: str) -> None:
    """What is right, what may be two numbers or a fraction, and what runs backwards stays."""
    assert fixed_by(fix_counts, form % written) == form % written
