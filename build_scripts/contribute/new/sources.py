"""Publications as people name them on one line: address, publisher, date, title."""

from __future__ import annotations

import re
from collections.abc import Container

from build_scripts.base.text import shown
from build_scripts.base.urls import is_url, without_tracking
from build_scripts.contribute.new.ids import propose_source_id
from build_scripts.contribute.new.lookup import find_entries, host_of, known_publisher, known_source
from build_scripts.contribute.new.rows import (
    Reading,
    Values,
    collect,
    is_date,
    read_day,
    read_word,
    split_row,
    words_of,
)
from build_scripts.model.keys import known_keys
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.diagnosis.body import SOURCE_ID
from build_scripts.reading.record import Record

_ADDRESS = re.compile(r"<?(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COLLECTS = ("wikipedia.org", "wikidata.org")
_KNOWN = ("publisher", "title", "author", "date", "nature", "grade", "lang")


def read_source(text: str, record: Record, stand_in: bool = False) -> Reading:
    """A publication; what is not given and the record says of the same address elsewhere, is taken from there.

    Where nobody names the publisher, it is the one that the record has at the same host. With ``stand_in`` the host
    itself will do, and a problem says so.
    """
    keys = ("id", *known_keys("event", ("sources", "")))
    named, loose = split_row(text, keys)
    reading = collect(named, loose, ("publisher", "title"), {"url": _looks_like_address, "date": is_date})
    for key in ("url", "archive"):
        _address(reading, key)
    _describe(reading, record, stand_in)
    _collected(reading, record)
    for key, words in (("nature", "natures"), ("grade", "grades")):
        read_word(reading, key, words_of(record, words))
    read_day(reading, "date")
    _others(reading, record)
    if not {"url", "reference"} & reading.row.keys():
        return reading.refuse(
            "a source needs its address, `https://…`, or where it is to be found in words, `reference: …`"
        )
    return reading if "publisher" in reading.row else reading.refuse("a source needs the name of who published it")


def _looks_like_address(part: str) -> bool:
    return bool(_ADDRESS.fullmatch(part))


def _address(reading: Reading, key: str) -> None:
    if text := reading.take(key):
        if is_url(text.strip("<>")):
            reading.row[key] = without_tracking(text.strip("<>"))
        else:
            reading.problems.append(f"‘{shown(text)}’ is no http(s) address: write `https://host/path`")


def _describe(reading: Reading, record: Record, stand_in: bool) -> None:
    url = str(reading.row.get("url", ""))
    if url and (known := known_source(record, url)):
        given = {key: value for key in _KNOWN if (value := getattr(known, key)) is not None}
        reading.row = {**{key: str(value) for key, value in given.items()}, **reading.row}
    elif url and "publisher" not in reading.row:
        if publisher := known_publisher(record, url):
            reading.row["publisher"] = publisher
        elif stand_in:
            reading.row["publisher"] = host_of(url)
            reading.problems.append(
                f"nobody said who publishes ‘{shown(host_of(url))}’: the host stands in for the name"
            )


def collects(url: str) -> bool:
    """Whether an address is of a work that collects what others have found."""
    return any(f".{host_of(url)}".endswith(f".{each}") for each in _COLLECTS)


def collected(url: str, record: Record) -> Values:
    """What a source at ``url`` is where it collects what others have found: its nature, and the lowest grade."""
    natures, grades = words_of(record, "natures"), words_of(record, "grades")
    collecting = [name for name, word in natures.items() if word.collects]
    told: Values = {"nature": collecting[0]} if collecting else {}
    told |= {"grade": list(grades)[-1]} if grades else {}
    return told if collects(url) else {}


def _collected(reading: Reading, record: Record) -> None:
    reading.row = {**collected(str(reading.row.get("url", "")), record), **reading.row}


def _others(reading: Reading, record: Record) -> None:
    if origin := reading.take("origin"):
        names = [part.strip() for part in origin.split(",") if part.strip()]
        found = [find_entries(record.actors, name) for name in names]
        reading.row["origin"] = [ids[0] if len(ids) == 1 else name for ids, name in zip(found, names, strict=True)]
    if (tag := reading.take("lang")) and _TAG.fullmatch(tag):
        reading.row["lang"] = tag
    elif tag:
        reading.problems.append(
            f"the language was left out, ‘{shown(tag)}’ is not the tag of a language: write `fa`, `ps`, `ur`"
        )


def name_source(row: Values, taken: Container[str]) -> tuple[str, Values]:
    """The id of a source and its row: the id it was given, where that will do, else a new one."""
    rest = {key: value for key, value in row.items() if key != "id"}
    wanted = str(row.get("id", ""))
    if SOURCE_ID.fullmatch(f"@{wanted}") and wanted not in taken:
        return wanted, rest
    date = parse_edtf(str(row["date"])) if "date" in row else None
    return propose_source_id(str(row["publisher"]), date, taken), rest
