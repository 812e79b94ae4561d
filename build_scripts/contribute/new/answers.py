"""Single answers, checked: each function returns what is to be kept, or raises a ValueError that says what to write.

The only module of this package that knows the errors of dates and counts.
"""

from __future__ import annotations

from collections.abc import Container

from build_scripts.base.text import shown
from build_scripts.check.unknown import intended_word
from build_scripts.contribute.fix.dates import as_edtf
from build_scripts.contribute.new.ids import id_date
from build_scripts.contribute.new.lookup import find_word
from build_scripts.contribute.new.plain import hidden_in, one_line
from build_scripts.model.layout import is_event_id, is_id
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.quantity import parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.vocabulary import Words
from build_scripts.reading.diagnosis import ask_calendar, explain_count, explain_date, intended_event_ids, without_era


def visible(text: str) -> str:
    """Return ``text`` on one line, if everything in it can be seen."""
    if hidden := hidden_in(text):
        raise ValueError(f"contains an invisible character ({hidden[0]}); remove it")
    return one_line(text)


def read_date(text: str) -> str:
    """Return ``text`` as EDTF, where it is a date or can be read as only one.

    A year that other calendars count today is refused, unless ``CE`` or the name of its month says what it is.
    """
    line = one_line(text)
    bare = without_era(line)
    if bare == line and (advice := ask_calendar(line, "write `CE` behind it")):
        raise ValueError(" ".join(advice))
    try:
        return parse_edtf(as_edtf(bare)).text
    except RefusedValueError as error:
        raise ValueError(" ".join(explain_date(line))) from error


def is_date(text: str) -> bool:
    """Tell whether ``text`` is meant as a date: `read_date` reads it, or refuses it for its calendar alone."""
    line = one_line(text)
    try:
        return ask_calendar(line) is not None or bool(read_date(line))
    except ValueError:
        return False


def read_count(text: str) -> str:
    """Return ``text`` as a count."""
    try:
        return parse_quantity(text).text
    except RefusedValueError as error:
        raise ValueError(" ".join(explain_count(text))) from error


def read_word(text: str, words: Words) -> str:
    """Return the word of a closed list that is called ``text``."""
    if name := find_word(words, text):
        return name
    remedy = intended_word(text, words) or f"write one of {', '.join(words)}"
    raise ValueError(f"there is no such word as ‘{shown(text)}’: {remedy}")


def new_id(text: str, kind: str, taken: Container[str], date: str = "") -> str:
    """Return ``text`` as the id of a new entry; that of an event begins with the year of its ``date``."""
    if not (is_event_id(text) if kind == "event" else is_id(text)):
        form = "the date, then words in a–z and hyphens, 2018-07-13-slug" if kind == "event" else "a–z, digits, hyphens"
        if kind == "event":
            form = " or ".join(intended_event_ids(text, date[:4], is_event_id)) or form
        raise ValueError(f"‘{shown(text)}’ is not an id: write {form}")
    if text in taken:
        raise ValueError(f"`{text}` is taken: choose other words")
    if date and text[:4] != (year := _year_of(date) or text[:4]):
        raise ValueError(f"`{text}` begins with another year than the date: write {year}-…")
    return text


def _year_of(date: str) -> str:
    """Return the year with which the id of an event of this date begins; empty where it is no date."""
    try:
        return id_date(parse_edtf(date))[:4]
    except RefusedValueError:
        return ""
