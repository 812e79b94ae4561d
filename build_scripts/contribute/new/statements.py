"""What sources say, as people put it on one line: counts, who did it, who took part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_scripts.contribute.new.lookup import find_word
from build_scripts.contribute.new.rows import (
    Looks,
    Reading,
    collect,
    is_date,
    names_source,
    names_speaker,
    read_day,
    read_entry,
    read_statement,
    read_word,
    split_row,
    words_of,
)
from build_scripts.model.entries import Words
from build_scripts.model.keys import known_keys
from build_scripts.model.values.quantity import QuantityError, parse_quantity
from build_scripts.reading.record import Record


def read_figure(text: str, record: Record, sources: Sequence[str]) -> Reading:
    """A count: what is counted, how many, who says so, in which of the entry's ``sources``."""
    measures = words_of(record, "measures")
    names = _names(measures)
    named, loose = split_row(text, (*known_keys("event", ("figures", "")), *names))
    counted = [(names[key], value) for key, value in named if key in names]
    counted += [found for part in loose if (found := _count(part, measures))]
    others = [(key, value) for key, value in named if key not in names]
    rest = [part for part in loose if not _count(part, measures)]
    reading = collect(others, rest, ("by",), _looks(sources))
    if len(counted) != 1:
        what = "this counts more than one thing" if counted else "there is no count in it that the record knows"
        return reading.refuse(f"{what}: write for example `{next(iter(measures), 'measure')}: 13`")
    measure, value = counted[0]
    count, group = count_and_group(value, words_of(record, "groups"))
    reading.row = {**({"group": group} if group else {}), **reading.row}
    read_statement(reading, record, sources)
    read_word(reading, "group", words_of(record, "groups"))
    read_day(reading, "period")
    optional = {name: word for name, word in words_of(record, "groups").items() if word.optional}
    for key in ("with", "without", "unstated"):
        read_word(reading, key, optional)
    return _with_count(reading, measure, count)


def count_and_group(text: str, groups: Words) -> tuple[str, str]:
    """``12 children`` as a count and the group that was counted; where no group is named, ``text`` and nothing."""
    words = text.split()
    for size in range(1, min(4, len(words))):
        if group := find_word(groups, " ".join(words[-size:])):
            return " ".join(words[:-size]), group
    return text, ""


def _with_count(reading: Reading, measure: str, value: str) -> Reading:
    try:
        reading.row = {measure: parse_quantity(value).text, **reading.row}
    except QuantityError as error:
        return reading.refuse(str(error))
    if "by" in reading.row or "sources" in reading.row:
        return reading
    return reading.refuse("nobody says so: add `according to: …`, or the source, as in `source 1`")


def _looks(sources: Sequence[str]) -> Looks:
    return {"sources": names_source(sources), "by": names_speaker, "as_of": is_date}


def _names(words: Words) -> dict[str, str]:
    """What the words of a closed list are called, and their ids."""
    return {name: key for key, word in words.items() for name in (word.label, key)}


def _count(part: str, measures: Words) -> tuple[str, str] | None:
    """``85 arrested`` as a measure and its value."""
    words = part.split()
    for size in range(1, min(4, len(words))):
        value, measure = " ".join(words[:-size]), find_word(measures, " ".join(words[-size:]))
        if measure and re.search("[0-9]", value):
            return measure, value
    return None


def read_attribution(text: str, record: Record, sources: Sequence[str]) -> Reading:
    """Who did it, according to whom: an actor, a stance, a speaker, and where it was published."""
    stances = words_of(record, "stances")
    named, loose = split_row(text, known_keys("event", ("attribution", "")))
    looks = {"stance": lambda part: find_word(stances, part) is not None, **_looks(sources)}
    reading = collect(named, loose, ("actor", "by"), looks)
    said = {"actor": "who", "stance": f"what is said ({', '.join(stances)})"}
    missing = [what for key, what in said.items() if key not in reading.row]
    read_word(reading, "stance", stances)
    read_entry(reading, "actor", record.actors)
    read_statement(reading, record, sources)
    missing += [] if "sources" in reading.row else ["in which source (`source 1`)"]
    if missing:
        return reading.refuse(f"this row does not say {', '.join(missing)}")
    return reading if {"actor", "stance"} <= reading.row.keys() else Reading({}, reading.problems)


def read_participant(text: str, record: Record, sources: Sequence[str]) -> Reading:
    """Who took part, in which role: ``ROLE: ACTOR``, or ``role: target; name: Somebody without a file``."""
    roles = words_of(record, "roles")
    names = _names(roles)
    named, loose = split_row(text, (*known_keys("event", ("actors", "")), *names))
    parts = [pair for key, value in named for pair in _role(key, value, names)]
    reading = collect(parts, loose, ("actor", "role"), {"sources": names_source(sources)})
    missing = [] if "role" in reading.row else ["in which role (`role: …`)"]
    missing += [] if {"actor", "name"} & reading.row.keys() else ["who (`actor: …`, or `name: …`)"]
    if missing:
        return reading.refuse(f"this row does not say {', '.join(missing)}")
    read_word(reading, "role", roles)
    if not reading.row.get("name"):
        read_entry(reading, "actor", record.actors)
    read_statement(reading, record, sources)
    done = "role" in reading.row and {"actor", "name"} & reading.row.keys()
    return reading if done else Reading({}, reading.problems)


def _role(key: str, value: str, names: dict[str, str]) -> list[tuple[str, str]]:
    """``ROLE: ACTOR`` as a role and an actor."""
    return [("role", names[key]), ("actor", value)] if key in names else [(key, value)]


def read_unclaimed(text: str, record: Record, sources: Sequence[str]) -> Reading:
    """That nobody is known to have claimed it: as of a day, according to sources."""
    named, loose = split_row(text, known_keys("event", ("unclaimed", "")))
    reading = collect(named, loose, ("note",), {"sources": names_source(sources), "as_of": is_date})
    read_statement(reading, record, sources)
    return reading if "sources" in reading.row else reading.refuse("this row does not say in which source (`source 1`)")
