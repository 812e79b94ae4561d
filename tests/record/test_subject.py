"""The toolkit is for any subject: code, templates, theme and strings hold no name of this record."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.reading.record import Record, load_record, read_files
from tests.support.projects import REPOSITORY

CODE = {".py", ".html", ".yml", ".css", ".js", ".svg", ".xml"}
# Ordinary words that also occur in names of the record. Add only words that say nothing about a subject.
ORDINARY = frozenset(
    [
        "a",
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "is",
        "to",
        "state",
        "states",
        "united",
        "save",
        "n1",
        "nations",
        "national",
        "council",
        "court",
        "security",
        "group",
        "organisation",
        "international",
        "service",
        "police",
        "office",
        "general",
        "public",
        "party",
        "movement",
        "committee",
        "union",
        "world",
        "news",
        "press",
        "agency",
        "government",
        "ministry",
        "department",
        "information",
        "research",
        "center",
        "centre",
        "human",
        "rights",
        "mission",
        "border",
        "new",
        "north",
        "south",
        "east",
        "west",
        "north-east",
        "central",
        "upper",
        "lower",
        "high",
        "district",
        "province",
        "region",
        "city",
        "country",
        "county",
        "town",
        "village",
        "river",
        "road",
        "airport",
        "hospital",
        "school",
        "university",
        "hotel",
        "market",
        "station",
        "bridge",
        "square",
        "street",
        "park",
        "children",
        "team",
        "congress",  # whose library made a format of dates
        "contact",  # a setting of every site
        "republic",
        "islamic",
    ]
)


def names_in(record: Record) -> Iterator[str]:
    """Names that belong to the record's subject: of actors and places, in every spelling, and of publishers."""
    for actor in record.actors.values():
        yield from (actor.id, actor.name, *(alias.text for alias in actor.aliases))
    for place in record.places.values():
        yield from (place.id, place.name, *(name.text for name in (*place.native, *place.aliases)))
    for event in record.events.values():
        yield event.id
        yield from (source.publisher for source in event.sources.values())


def title_words(record: Record) -> Iterator[str]:
    """Words of titles that are names: written with a capital where a sentence does not begin."""
    for event in record.events.values():
        yield from re.findall(r"(?<=[\w,] )[A-Z][\w’'-]{3,}", event.title)


@pytest.fixture(scope="module")
def record() -> Record:
    """This repository's own record."""
    return load_record(read_files(REPOSITORY / "events"), None)


@pytest.fixture(scope="module")
def code() -> Mapping[str, str]:
    """The text of every file of the package."""
    files = sorted(path for path in (REPOSITORY / "build_scripts").rglob("*") if path.suffix in CODE)
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in files}


def test_no_name_of_the_record_stands_in_the_machinery(record: Record, code: Mapping[str, str]) -> None:
    """No name of an actor, a place or a publisher, and no name in a title, is in code, templates or strings."""
    words = {*names_in(record), *title_words(record)}
    languages = set(read_strings("en", REPOSITORY)["languages"].values())  # of sources: of any subject's
    telling = {word for word in words - languages if len(word) > 1 and word.casefold() not in ORDINARY}
    assert len(telling) > len(record.events)
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(telling, key=len, reverse=True)))})(?![\w-])")
    assert [(name, hit) for name, text in code.items() for hit in sorted(set(found.findall(text)))] == []


def test_no_word_of_the_vocabulary_decides_in_the_machinery(record: Record, code: Mapping[str, str]) -> None:
    """Tags and kinds are the record's: no code asks for one by its id."""
    assert record.vocabulary is not None
    own = {*record.vocabulary.tags, *record.vocabulary.kinds}
    python = {name: text for name, text in code.items() if Path(name).suffix in {".py", ".html", ".js"}}
    quoted = re.compile(r"[\"']([a-z][a-z-]+)[\"']")
    asked = {(name, word) for name, text in python.items() for word in quoted.findall(text) if word in own}
    assert sorted(asked - {(name, word) for name, word in asked if word in ORDINARY}) == []
