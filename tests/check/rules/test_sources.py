"""Sources: whom they rest on, and when that is enough."""

import pytest

from build_scripts.base.urls import is_url
from build_scripts.check.rules.sources import is_independent, origins
from build_scripts.model.entries import Actor
from build_scripts.model.rows import Name, Source
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The example record's: `official` finds facts, `reference` is no witness."""
    words = load_record(read_files(RECORD / "events"), None).vocabulary
    assert words is not None
    return words


def source(publisher: str, *origin: str, nature: str | None = None) -> Source:
    """A source by ``publisher`` that rests on ``origin``."""
    return Source(publisher=publisher, origin=origin, nature=nature, url="https://example.org/")


@pytest.mark.parametrize(
    ("sources", "needed", "independent"),
    [
        ([], 2, False),
        ([], 0, True),
        ([source("Gazette")], 2, False),
        ([source("Gazette")], 1, True),
        ([source("Gazette"), source("Courier")], 2, True),
        ([source("Gazette"), source("Courier")], 3, False),
        ([source("Gazette", "AFP"), source("Courier", "afp")], 2, False),
        ([source("Gazette"), source("Courier", "GAZETTE")], 2, False),
        ([source("Gazette", "AFP", "Reuters")], 2, True),
        ([source("Office", nature="official")], 2, True),
        ([source("Almanac", nature="reference"), source("Gazette")], 2, False),
        ([source("Tale", nature="of no list"), source("Gazette")], 2, True),
    ],
)
def test_independence(sources: list[Source], needed: int, independent: bool, vocabulary: Vocabulary) -> None:
    """So many origins bear out a finding, or one source of a nature that finds facts; the same origin twice is one."""
    assert is_independent({str(i): each for i, each in enumerate(sources)}, {}, vocabulary, needed) is independent


def test_origins(vocabulary: Vocabulary) -> None:
    """Origins are compared without regard to capitals; a source without one rests on its publisher."""
    named = {"a": source("Gazette"), "b": source("Courier", "AFP", "Gazette")}
    assert origins(named, {}, vocabulary) == {"gazette", "afp"}


def test_an_actor_is_one_origin(vocabulary: Vocabulary) -> None:
    """An actor's id, its name and its aliases are one origin."""
    actor = Actor(id="river-watch", path="", name="River Watch", kind="service", aliases=(Name(text="Watch"),))
    named = {"a": source("Gazette", "river-watch"), "b": source("Courier", "River Watch"), "c": source("X", "Watch")}
    assert origins(named, {"river-watch": actor}, vocabulary) == {"river-watch"}
    assert origins({"b": named["b"]}, {"river-watch": actor}, vocabulary) == {"river watch"}


def test_an_actor_is_one_origin_without_its_brackets(vocabulary: Vocabulary) -> None:
    """So is its name without what is in brackets behind it; a name that is the id of another actor is not."""
    watch = Actor(id="rw", path="", name="River Watch (RW)", kind="service", aliases=(Name(text="Gauge"),))
    gauge = Actor(id="gauge", path="", name="Gauge", kind="service")
    named = {"a": source("X", "rw"), "b": source("River Watch"), "c": source("River Watch (RW)")}
    assert origins(named, {"rw": watch}, vocabulary) == {"rw"}
    assert origins({**named, "d": source("X", "gauge")}, {"rw": watch, "gauge": gauge}, vocabulary) == {"rw", "gauge"}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:80/a?b=c#d",
        "https://example.org/ماروی",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org/(a),b;c",
    ],
)
def test_urls(url: str) -> None:
    """A whole http(s) address is one."""
    assert is_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://a b",
        'https://a.b/"onclick="',
        "https://a.b/<x>",
        "//example.org",
        "https://user:pass@example.org",
        "https://a..b",
        " https://a.b",
        "https://a.b\n",
    ],
)
def test_no_urls(url: str) -> None:
    """Other schemes, missing hosts, credentials, spaces and quotation marks are refused."""
    assert not is_url(url)
