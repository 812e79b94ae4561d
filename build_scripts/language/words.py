"""Put dates and counts into words for readers; every word comes from the strings file.

``strings`` is the mapping under ``dates`` for the date functions and under ``quantities`` for the others; its
values are patterns with placeholders in braces. Days of one month, months of one year and years are joined
tightly ("3–5 August 2017"), longer forms with spaces ("28 July – 3 August 2017"). Years have four digits:
"February 31" would be a day.
"""

from collections.abc import Mapping
from typing import Any, Literal

from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.quantity import Quantity, Range, merge_quantities
from build_scripts.model.values.times import Daytime, clock_of

Strings = Mapping[str, Any]
_Months = Literal["months", "months_short"]

_QUALIFIERS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}
_WITHIN_A_YEAR = {"day", "month", "season"}
_DROPS_YEAR = {"day", "month", "season", "day_in_month"}


def date_words(date: Edtf, strings: Strings) -> str:
    """Return the date as it stands alone: "13 July 2018", "a day in July 2018 (not known which)", "since 2018"."""
    if date.precision == "open" or _sides(date):
        return _compound(date, strings, "months", year=True)
    only = _only(date)
    phrase = _single(only, strings, "months", year=True)
    stands_otherwise = _form(only) in strings["alone"] and not only.qualifier
    return _say(strings["alone"], _form(only), date=phrase) if stands_otherwise else phrase


def date_words_short(date: Edtf, strings: Strings) -> str:
    """Return the date for a column under its year: short month names, and no year when the whole date lies in one."""
    year = date.first.year != date.last.year
    if date.precision == "open" or _sides(date):
        return _compound(date, strings, "months_short", year=year)
    return _single(_only(date), strings, "months_short", year=year)


def precision_words(date: Edtf, strings: Strings) -> str:
    """Return what is known of the date, in a sentence; empty for a day, and for days from one to another.

    "Some time between these two days; which one is not known."
    """
    sentences = strings["precision"]
    if date.precision == "open" or _sides(date):
        qualified = any(side.qualifier for side in (date.start, date.end) if side)
        sentence = str(sentences[_extent(date)])
        if qualified:
            return _say(sentences, "inexact", sentence=sentence)
        return sentence if _extent(date) != "span_days" else ""
    only = _only(date)
    if only.qualifier:
        unit = strings["units"][only.precision]
        return _say(sentences, _QUALIFIERS[only.qualifier], unit=unit)
    return str(sentences[_form(only)]) if _form(only) != "day" else ""


def time_words(time: Daytime, strings: Strings) -> str:
    """Return a time of day in words, without its offset; ``strings`` is the mapping under ``times``."""
    if time.kind == "word":
        return str(strings["words"][time.text])
    start, end = clock_of(time.start), clock_of(time.end)
    return _say(strings, time.kind, start=start, end=end)


def quantity_words(count: Quantity, strings: Strings) -> str:
    """Return one count, in one form for all rows of a table: "at least 36", "60 to 62"; words as they are given."""
    if count.kind == "words":
        return count.text.strip()
    return range_words(_alone(count) if count.best is None else merge_quantities([count]), strings)


def range_words(counts: Range, strings: Strings, ends: tuple[str, str] | None = None) -> str:
    """Return the range of several counts: "36 to 60 or more", "about 150 to 186"; then the worded ones, if any.

    ``ends`` name who gives the lowest and the highest number, where these differ: "36 (A) to 60 or more (B)".
    """
    words = str(strings["words_separator"]).join(counts.words)
    if counts.low is None and counts.high is None:
        return words or str(strings["unknown"])
    numbers = _with_bounds(counts, strings, ends)
    return _say(strings, "mixed", range=numbers, words=words) if words else numbers


def named_words(words: str, speaker: str, strings: Strings) -> str:
    """Return a count in words with who gives it: "36 (A)"."""
    return _say(strings, "named", number=words, speaker=speaker)


def _say(patterns: Strings, key: str, **parts: object) -> str:
    return str(patterns[key]).format(**parts)


def _sides(date: Edtf) -> tuple[Edtf, Edtf] | None:
    return (date.start, date.end) if date.start and date.end and date.start != date.end else None


def _only(date: Edtf) -> Edtf:
    """Return the one date of an interval or a set with the same date on both sides; otherwise the date itself."""
    return date.start or date


def _form(date: Edtf) -> str:
    """Return the pattern of a single date: its precision, or what the unspecified digits leave open."""
    if date.precision not in ("month", "year") or "X" not in date.text:
        return date.precision
    if date.precision == "month":
        return "day_in_month"
    return "day_in_year" if date.text.count("X") == 4 else "month_in_year"


def _extent(date: Edtf) -> str:
    """Return the key of the sentence for an interval or a set."""
    if date.precision != "open":
        days = all(side.precision == "day" for side in (date.start, date.end) if side)
        return f"{date.precision}_days" if days else date.precision
    stated = ".." in date.text
    if date.start:
        return "since" if stated else "from"
    return "until" if stated else "until_unknown"


def _single(date: Edtf, strings: Strings, months: _Months, *, year: bool) -> str:
    """Return one date as part of a phrase, with its qualifier; without ``year``, the year goes where it can."""
    form = _form(date)
    crossing = form == "season" and date.first.month == 12
    key = "season_crossing" if crossing else form if year or form not in _DROPS_YEAR else f"{form}_no_year"
    phrase = _say(
        strings,
        key,
        day=date.first.day,
        month=strings[months][date.first.month - 1],
        year=f"{date.first.year:04}",
        last_year=f"{date.first.year + 1 if crossing else date.last.year:04}",
        season=strings["seasons"][date.text[5:7]] if form == "season" else "",
    )
    return _say(strings, _QUALIFIERS[date.qualifier], date=phrase) if date.qualifier else phrase


def _compound(date: Edtf, strings: Strings, months: _Months, *, year: bool) -> str:
    """Return a span, a set or an open interval; the first of two dates leaves out what it shares with the second."""
    if not (sides := _sides(date)):
        return _say(strings, _extent(date), date=_single(date.start or date.end or date, strings, months, year=True))
    start, end = sides
    one_year = date.first.year == date.last.year and {start.precision, end.precision} <= _WITHIN_A_YEAR
    last = _single(end, strings, months, year=year or not one_year)
    first = _single(start, strings, months, year=not one_year)
    joint = _joint(date, start, end)
    if joint == "days":
        first = _say(strings, "day_alone", day=start.first.day)
    key = "between" if date.precision == "between" else "span_tight" if joint else "span"
    return _say(strings, key, first=first, last=last)


def _joint(date: Edtf, start: Edtf, end: Edtf) -> str:
    """Return ``days`` for days of one month, ``months`` for months of one year, ``years``; empty for other pairs."""
    if start.precision != end.precision or any(side.qualifier or "X" in side.text for side in (start, end)):
        return ""
    same_year = date.first.year == date.last.year
    shared = {"day": same_year and date.first.month == date.last.month, "month": same_year, "year": True}
    return f"{start.precision}s" if shared.get(start.precision) else ""


def in_sentence(label: str) -> str:
    """Return a label as it is inside a sentence: without its capital, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _alone(q: Quantity) -> Range:
    strict = (q.kind == "fewer-than", q.kind == "more-than")
    return Range(q.low, q.high, q.low is None, q.high is None, q.about, 1, (), q.about, q.about, *strict)


def _with_bounds(counts: Range, strings: Strings, ends: tuple[str, str] | None) -> str:
    """Return the numbers of a range; behind one estimate, or the range of several, how far its bounds reach."""
    stated = _bounds(counts, strings, ends)
    if counts.bounds is None:
        return stated
    low, high = (_number(bound, strings) for bound in counts.bounds)
    if counts.low == counts.high and not (counts.open_low or counts.open_high):
        return _say(strings, "estimate", number=stated, low=low, high=high)
    low = _say(strings, "or_fewer", number=low) if counts.open_low else low
    high = _say(strings, "or_more", number=high) if counts.open_high else high
    return _say(strings, "with_bounds", range=stated, low=low, high=high)


def _bounds(counts: Range, strings: Strings, ends: tuple[str, str] | None) -> str:
    low, high = (_number(bound, strings) for bound in (counts.low, counts.high))
    if counts.low is None:
        return _say(strings, "fewer_than" if counts.strict_low else "at_most", number=high)
    if counts.high is None:
        return _say(strings, "more_than" if counts.strict_high else "at_least", number=low)
    if counts.low == counts.high:
        key = "either" if counts.open_low and counts.open_high else "about" if counts.about else "exact"
        return _say(strings, key, number=low)
    # "Fewer than 40 to 60" would seem to speak of both ends, unless who says so stands between them.
    fewer = "fewer_than" if counts.strict_low and ends else "or_fewer"
    low = _say(strings, fewer, number=low) if counts.open_low else low
    low = _say(strings, "about", number=low) if counts.about_low else low
    high = _say(strings, "more_than" if counts.strict_high else "or_more", number=high) if counts.open_high else high
    high = _say(strings, "about", number=high) if counts.about_high and not counts.about_low else high
    if ends:
        low, high = (named_words(words, name, strings) for words, name in ((low, ends[0]), (high, ends[1])))
    return _say(strings, "range", low=low, high=high)


def _number(number: int | None, strings: Strings) -> str:
    return "" if number is None else f"{number:,}".replace(",", str(strings["thousands"]))
