"""Counts: every form, every refusal with its remedy, and the range over several rows."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.model.values.quantity import (
    LARGEST,
    Kind,
    Quantity,
    Range,
    is_count,
    merge_quantities,
    parse_quantity,
)
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_count

PLAIN = settings(deadline=None, database=None)


@pytest.mark.parametrize(
    ("text", "low", "high", "about", "kind"),
    [
        ("13", 13, 13, False, "exact"),
        ("0", 0, 0, False, "exact"),
        ("1,200", 1200, 1200, False, "exact"),
        ("1 200", 1200, 1200, False, "exact"),
        ("1\u202f200\u202f300", 1200300, 1200300, False, "exact"),
        ("1000000000000", LARGEST, LARGEST, False, "exact"),
        ("at least 36", 36, None, False, "at-least"),
        ("At  least 1,036", 1036, None, False, "at-least"),
        (">=36", 36, None, False, "at-least"),
        (">= 36", 36, None, False, "at-least"),
        ("more than 200", 200, None, False, "more-than"),
        ("over 150", 150, None, False, "more-than"),
        ("at most 40", None, 40, False, "at-most"),
        ("<=40", None, 40, False, "at-most"),
        ("fewer than 40", None, 40, False, "fewer-than"),
        ("less than 40", None, 40, False, "fewer-than"),
        ("about 150", 150, 150, True, "about"),
        ("~150", 150, 150, True, "about"),
        ("nearly 200", 200, 200, True, "about"),
        ("almost 200", 200, 200, True, "about"),
        ("60 to 62", 60, 62, False, "range"),
        ("60-62", 60, 62, False, "range"),
        ("60–62", 60, 62, False, "range"),
        ("1 200 – 1 300", 1200, 1300, False, "range"),
        ("about 60 to 70", 60, 70, True, "range"),
        ("dozens", None, None, False, "words"),
        ("Several hundred", None, None, False, "words"),
        ("twelve", None, None, False, "words"),
        ("ده‌ها نفر", None, None, False, "words"),
    ],
)
def test_forms(text: str, low: int | None, high: int | None, about: bool, kind: Kind) -> None:
    """A count keeps its text and has its bounds; words never become a number."""
    assert parse_quantity(text) == Quantity(text, low, high, about, kind)


@pytest.mark.parametrize(
    ("text", "best", "low", "high", "about"),
    [
        ("3 (0 to 20)", 3, 0, 20, False),
        ("about 150 (120 to 200)", 150, 120, 200, True),
        ("~1,500  (1,200 TO 2 000)", 1500, 1200, 2000, True),
        ("3(3 to 3)", 3, 3, 3, False),
    ],
)
def test_estimates(text: str, best: int, low: int, high: int, about: bool) -> None:
    """An estimate with its bounds is one count; it is the estimate that is stated, and that may be approximate."""
    count = parse_quantity(text)
    assert count == Quantity(text, low, high, about, "best", best)
    assert count.stated == (best, best)


@pytest.mark.parametrize(
    ("text", "reason", "part"),
    [
        ("", "no-form", ""),
        ("13 people", "no-form", "13 people"),
        ("9" * 201, "too-long", "9" * 201),
        ("1 to 1000000000001", "too-large", "1000000000001"),
        ("62 to 60", "reversed", "62 to 60"),
        ("fewer than 0", "fewer-than-none", "fewer than 0"),
        ("25 (0 to 20)", "best-outside", "25 (0 to 20)"),
        ("3 (20 to 0)", "bounds-reversed", "3 (20 to 0)"),
        ("3 (0-20)", "no-form", "3 (0-20)"),
        ("at least 3 (0 to 20)", "no-form", "at least 3 (0 to 20)"),
    ],
)
def test_refusals_have_a_reason(text: str, reason: str, part: str) -> None:
    """A refused text gets a short name for what is wrong, and the part of it that is."""
    with pytest.raises(RefusedValueError) as refused:
        parse_quantity(text)
    assert (refused.value.reason, refused.value.text) == (reason, part)


def _range(
    low: int | None,
    high: int | None,
    rows: int,
    *flags: str,
    words: tuple[str, ...] = (),
    bounds: tuple[int, int] | None = None,
) -> Range:
    return Range(
        low,
        high,
        open_low="open_low" in flags,
        open_high="open_high" in flags,
        about="about_low" in flags or "about_high" in flags,
        rows=rows,
        words=words,
        about_low="about_low" in flags,
        about_high="about_high" in flags,
        bounds=bounds,
        strict_low="strict_low" in flags,
        strict_high="strict_high" in flags,
    )


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], _range(None, None, 0)),
        (["13"], _range(13, 13, 1)),
        (["13", "13"], _range(13, 13, 2)),
        (["13", "20", "16"], _range(13, 20, 3)),
        (["60 to 62"], _range(60, 62, 1)),
        (["at least 36"], _range(36, None, 1, "open_high")),
        (["at least 36", "60"], _range(36, 60, 2, "open_high")),
        (["at least 60", "36"], _range(36, 60, 2, "open_high")),
        (["at least 36", "at least 50"], _range(36, 50, 2, "open_high")),
        (["at least 36", "36"], _range(36, None, 2, "open_high")),
        (["at most 40"], _range(None, 40, 1, "open_low")),
        (["at most 1"], _range(None, 1, 1, "open_low")),
        (["more than 200"], _range(200, None, 1, "open_high", "strict_high")),
        (["fewer than 40"], _range(None, 40, 1, "open_low", "strict_low")),
        (["more than 200", "over 200"], _range(200, None, 2, "open_high", "strict_high")),
        (["more than 200", "at least 200"], _range(200, None, 2, "open_high")),
        (["fewer than 40", "at most 40"], _range(None, 40, 2, "open_low")),
        (["more than 200", "250"], _range(200, 250, 2, "open_high")),
        (["at most 40", "10"], _range(10, 40, 2, "open_low")),
        (["at most 40", "0"], _range(0, 40, 2)),
        (["at most 0"], _range(0, 0, 1)),
        (["at most 40", "at least 40"], _range(40, 40, 2, "open_low", "open_high")),
        (["at most 10", "at least 60"], _range(10, 60, 2, "open_low", "open_high")),
        (["about 150"], _range(150, 150, 1, "about_low", "about_high")),
        (["about 150", "186"], _range(150, 186, 2, "about_low")),
        (["about 186", "150"], _range(150, 186, 2, "about_high")),
        (["about 150", "100", "186"], _range(100, 186, 3)),
        (["about 150", "150"], _range(150, 150, 2)),
        (["dozens"], _range(None, None, 1, words=("dozens",))),
        (["dozens", "several", "dozens"], _range(None, None, 3, words=("dozens", "several"))),
        (["dozens", "36"], _range(36, 36, 2, words=("dozens",))),
        (["3 (0 to 20)"], _range(3, 3, 1, bounds=(0, 20))),
        (["3 (3 to 3)"], _range(3, 3, 1)),
        (["3 (0 to 20)", "5"], _range(3, 5, 2, bounds=(0, 20))),
        (["3 (0 to 20)", "40"], _range(3, 40, 2, bounds=(0, 40))),
        (["3 (2 to 4)", "0 to 20"], _range(0, 20, 2)),
        (["40 (30 to 50)", "at least 36"], _range(36, 40, 2, "open_high", bounds=(30, 50))),
        (["about 150 (120 to 200)"], _range(150, 150, 1, "about_low", "about_high", bounds=(120, 200))),
    ],
)
def test_ranges(texts: list[str], expected: Range) -> None:
    """The range is from the lowest number stated to the highest; open bounds stay open; words stay words."""
    assert merge_quantities([parse_quantity(text) for text in texts]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("36", True), ("at most 40", True), ("60 to 62", True), ("62 to 60", False), ("dozens", False), ("", False)],
)
def test_is_count(text: str, expected: bool) -> None:
    """A count with a number that can be read is one; words, and what is refused, are not."""
    assert is_count(text) is expected


def test_values_are_plain() -> None:
    """A count, a range and a refusal survive pickling."""
    count = parse_quantity("at least 36")
    assert pickle.loads(pickle.dumps((count, merge_quantities([count])))) == (
        count,
        merge_quantities([count]),
    )
    refusal = pickle.loads(pickle.dumps(RefusedValueError("no-form", "13a")))
    assert (refusal.reason, refusal.text, str(count)) == ("no-form", "13a", "at least 36")


_numbers = st.integers(0, LARGEST).map(lambda number: f"{number:,}") | st.integers(0, 300).map(str)
_counts = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["", "at least", "at most", "about", "over", ">="]), _numbers),
    st.builds("{} to {}".format, st.integers(0, 50), st.integers(50, 100)),
    st.builds("{} ({} to {})".format, st.integers(50, 60), st.integers(0, 50), st.integers(60, 100)),
    st.sampled_from(["dozens", "several"]),
)


def _read(text: str) -> Quantity | None:
    try:
        return parse_quantity(text)
    except RefusedValueError:
        return None


_noise = st.text(alphabet="0123456789,. -–~<>=+toatlesmuper()½٣\u00a0", max_size=25)


@settings(PLAIN, max_examples=500)
@given(st.one_of(st.text(), _noise, _counts))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is written: a count with ordered bounds that reads the same again, or a refusal with advice in words."""
    count = _read(text)
    if count is None:
        message, remedy = explain_count(text)
        assert (message[-1], remedy[-1]) == (".", ".")
        return
    assert (count.text, parse_quantity.__wrapped__(count.text)) == (text, count)
    assert (count.kind == "words") == (count.low is None and count.high is None)
    assert count.low is None or count.high is None or 0 <= count.low <= count.high


@PLAIN
@given(st.lists(_counts))
def test_ranges_invent_no_number(texts: list[str]) -> None:
    """Both ends were stated by some row, whatever the order of the rows; none means no number at all."""
    counts = [parse_quantity(text) for text in texts]
    merged = merge_quantities(counts)
    stated = {bound for count in counts for bound in count.stated}
    assert {merged.low, merged.high} - {None} <= stated
    assert merged.low is None or merged.high is None or merged.low <= merged.high
    assert (merged.low is None and merged.high is None) == (not stated - {None})
    backwards = merge_quantities(counts[::-1])
    assert (backwards.low, backwards.high, backwards.bounds) == (merged.low, merged.high, merged.bounds)
