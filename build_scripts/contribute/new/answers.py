"""Single answers, checked: each function returns what is to be kept, or says what to write instead."""

from __future__ import annotations

from collections.abc import Container

from build_scripts.base.text import did_you_mean, shown
from build_scripts.contribute.new.ids import id_date
from build_scripts.contribute.new.lookup import find_word
from build_scripts.contribute.new.rows import read_date
from build_scripts.contribute.new.workspace import Desk
from build_scripts.model.entries import Words
from build_scripts.model.layout import is_event_id, is_id
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.fields import TIME


def past_date(text: str, desk: Desk) -> str:
    """``text`` as EDTF.

    :raises ValueError: when it is no date, or a day to come.
    """
    written = read_date(text)
    if (parse_edtf(written).first - desk.today).days > 1:
        raise ValueError(f"{written} is later than today, {desk.today}.")
    return written


def time_of_day(text: str) -> str:
    """``text`` as a time of day, with or without an offset.

    :raises ValueError: when it is none.
    """
    if not TIME.fullmatch(text):
        raise ValueError(f"‘{shown(text)}’ is not a time of day: write 17:50, or with the offset 17:50+04:30.")
    return text


def word(text: str, words: Words) -> str:
    """The word of a closed list that is called ``text``.

    :raises ValueError: when there is none.
    """
    if found := find_word(words, text):
        return found
    remedy = did_you_mean(text, words) or f"write one of {', '.join(words)}"
    raise ValueError(f"there is no such word as ‘{shown(text)}’: {remedy}")


def event_id(text: str, date: str, taken: Container[str]) -> str:
    """``text`` as the id of a new event on ``date``.

    :raises ValueError: when it cannot be that.
    """
    if not is_event_id(text):
        raise ValueError(f"‘{shown(text)}’ is no id: write the date, then words in a–z and hyphens, 2018-07-13-slug.")
    if text in taken:
        raise ValueError(f"`{text}` is taken: choose other words.")
    if text[:4] != id_date(parse_edtf(date))[:4]:
        raise ValueError(f"`{text}` begins with another year than the date, {date}.")
    return text


def entry_id(text: str, desk: Desk, kind: str) -> str:
    """``text`` as the id of a new actor or place.

    :raises ValueError: when it cannot be that.
    """
    if not is_id(text):
        raise ValueError(f"‘{shown(text)}’ is no id: write a–z, digits and hyphens.")
    if text in desk.taken(kind):
        raise ValueError(f"there is a file for the {kind} `{text}` already.")
    return text
