"""The three kinds of rows that a form asks for: publications, counts, and who is said to have done it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_scripts.base.text import shown
from build_scripts.base.urls import host_of, is_url, site_of, without_tracking
from build_scripts.contribute.forms.addresses import has_address, is_address, split_addresses, split_dates
from build_scripts.contribute.forms.rows import (
    Looks,
    ReadRow,
    collect,
    names_source,
    names_speaker,
    settle_speaker,
    split_row,
)
from build_scripts.contribute.new.answers import is_date, read_count
from build_scripts.contribute.new.lookup import find_word, id_or_name, known_entry, words_of
from build_scripts.contribute.new.sources import as_listed, source_at
from build_scripts.model.keys import known_keys
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record

_ADDRESS = re.compile(r"<?[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_NAMES = ("publisher", "title")
_LIKE_KEY = re.compile(r"[a-z][a-z _-]{1,20}[:=]\s*\S")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_source(text: str, record: Record) -> ReadRow:
    """Read a publication; what is missing is taken from what the record says of the same address, or of its host.

    Where nobody names the publisher, the host takes its place, and a problem says so.
    """
    named, loose = split_row(text, ("id", *known_keys("event", ("sources", ""))))
    if not any(key == "url" for key, _ in named) and not any(map(has_address, loose)):
        loose += [value for key, value in named if key in _NAMES and has_address(value)]
        named = [(key, value) for key, value in named if not (key in _NAMES and has_address(value))]
    apart = list(_taken_apart(named, loose))
    looks: Looks = {"url": lambda part: is_address(part) or bool(_ADDRESS.fullmatch(part)), "date": is_date}
    reading = collect(named, apart, _NAMES, looks)
    if apart != loose:
        parts = "; ".join(f"{key}: {value}" for key, value in reading.row.items())
        reading.problems.append(f"its parts are not set apart by semicolons, and were read as ‘{shown(parts, 200)}’")
    for key in ("url", "archive"):
        if address := reading.take(key):
            _settle_address(reading, key, address)
    _settle_publisher(reading, record)
    reading.settle_word("nature", words_of(record, "natures"))
    reading.settle_word("grade", words_of(record, "grades"))
    reading.settle_date("date")
    if origin := reading.take("origin"):
        names = filter(None, map(str.strip, origin.split(",")))
        reading.row["origin"] = [id_or_name(record.actors, name) for name in names]
    reading.settle("lang", _language)
    if not {"url", "reference"} & reading.row.keys():
        return reading.refuse(
            "a source needs its address, `https://…`, or where it is to be found in words, `reference: …`"
        )
    if _LIKE_KEY.match(title := str(reading.row.get("title", ""))) and title in loose:
        reading.problems.append(
            f"‘{shown(title)}’ begins like a key that a source does not have: it is in as the title"
        )
    return reading if "publisher" in reading.row else reading.refuse("a source needs the name of who published it")


def _settle_publisher(reading: ReadRow, record: Record) -> None:
    """Add what the record says of the address, and put a publisher in the spelling that the record has."""
    if url := str(reading.row.get("url", "")):
        reading.row = {**source_at(url, record), **reading.row}
        if "publisher" not in reading.row:
            host = site_of(host_of(url))
            reading.row["publisher"] = host
            reading.problems.append(f"nobody said who publishes ‘{shown(host)}’: the host is in for the name")
    if "publisher" in reading.row:
        reading.row["publisher"] = as_listed(str(reading.row["publisher"]), record)


def _taken_apart(named: Sequence[tuple[str, str]], loose: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a row that have no key, with each address and date that stands among other words by itself."""
    dated = any(key == "date" for key, _ in named) or any(map(is_date, loose))
    for at, part in enumerate(loose):
        if is_address(part) or not (has_address(part) or (at == 0 and not dated)):
            yield part
            continue
        addresses, others = split_addresses(part)
        for other in others:
            yield from (other,) if dated else split_dates(other)
        yield from addresses


def _settle_address(reading: ReadRow, key: str, text: str) -> None:
    """Put the address in ``text`` into the row, with a scheme, and say what was left out."""
    addresses, others = split_addresses(text)
    address = addresses[0] if addresses and not is_url(text.strip("<>")) else text.strip("<>")
    if address in addresses and "://" not in address:
        address = f"https://{address}"
        reading.problems.append(f"‘{shown(addresses[0])}’ has no `https://`, and got it: open it, and see")
    if not is_url(address):
        reading.problems.append(f"‘{shown(text)}’ is no http(s) address: write `https://host/path`")
        return
    reading.row[key] = without_tracking(address)
    reading.problems += [f"‘{shown(left)}’ beside the address was left out" for left in (*others, *addresses[1:])]


def _language(tag: str) -> str:
    if not _TAG.fullmatch(tag):
        raise ValueError(f"‘{shown(tag)}’ is not the tag of a language: write `fa`, `ps`, `ur`")
    return tag


def read_figure(text: str, record: Record, sources: Sequence[str]) -> ReadRow:
    """Read a count: what is counted, how many, who says so, in which of the entry's ``sources``."""
    measures, groups = words_of(record, "measures"), words_of(record, "groups")
    names = {name: key for key, word in measures.items() for name in (*word.also, word.label, key)}
    named, loose = split_row(text, (*known_keys("event", ("figures", "")), *names))
    counts = [(names[key], value) for key, value in named if key in names]
    split = [(part, *_last_words(part, measures)) for part in loose]
    counts += [(measure, value) for _, value, measure in split if measure and re.search("[0-9]", value)]
    others = [(key, value) for key, value in named if key not in names]
    rest = [part for part, value, measure in split if not (measure and re.search("[0-9]", value))]
    reading = collect(others, rest, ("by",), _looks(sources))
    if len(counts) != 1:
        what = "this counts more than one thing" if counts else "there is no count in it that the record knows"
        return reading.refuse(f"{what}: write for example `{next(iter(measures), 'measure')}: 13`")
    measure, value = counts[0]
    count, group = _last_words(value, groups)
    reading.row = {**({"group": group} if group else {}), **reading.row}
    settle_speaker(reading, record, sources)
    reading.settle_word("group", groups)
    reading.settle_date("period")
    optional = {name: word for name, word in groups.items() if word.optional}
    for key in ("with", "without", "unstated"):
        reading.settle_word(key, optional)
    try:
        reading.row = {measure: read_count(count), **reading.row}
    except ValueError as error:
        return reading.refuse(str(error))
    if "by" in reading.row or "sources" in reading.row:
        return reading
    return reading.refuse("nobody says so: add `according to: …`, or the source, as in `source 1`")


def _last_words(text: str, words: Words) -> tuple[str, str]:
    """Split ``85 arrested`` or ``12 children`` into a count and one of ``words``; else return ``text`` and nothing."""
    parts = text.split()
    for size in range(1, min(4, len(parts))):
        if name := find_word(words, " ".join(parts[-size:])):
            return " ".join(parts[:-size]), name
    return text, ""


def _looks(sources: Sequence[str]) -> Looks:
    return {"sources": names_source(sources), "by": names_speaker, "as_of": is_date}


def read_attribution(text: str, record: Record, sources: Sequence[str]) -> ReadRow:
    """Read who did it, according to whom: an actor, a stance, a speaker, and where it was published."""
    stances = words_of(record, "stances")
    named, loose = split_row(text, known_keys("event", ("attribution", "")))
    looks = {"stance": lambda part: find_word(stances, part) is not None, **_looks(sources)}
    reading = collect(named, loose, ("actor", "by"), looks)
    needed = {"actor": "who", "stance": f"what is said ({', '.join(stances)})"}
    missing = [words for key, words in needed.items() if key not in reading.row]
    reading.settle_word("stance", stances)
    if name := reading.take("actor"):
        try:
            reading.row["actor"] = known_entry(record.actors, name, "actor")
        except ValueError as error:
            reading.problems.append(str(error))
    settle_speaker(reading, record, sources)
    missing += [] if "sources" in reading.row else ["in which source (`source 1`)"]
    if missing:
        return reading.refuse(f"this row does not say {', '.join(missing)}")
    return reading if {"actor", "stance"} <= reading.row.keys() else ReadRow({}, reading.problems)
