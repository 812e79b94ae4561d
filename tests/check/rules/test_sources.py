"""Sources: whom they rest on, and when that is enough."""

from dataclasses import replace

import pytest

from build_scripts.base.urls import is_url
from build_scripts.check.rules.sources import is_independent, origins
from build_scripts.model.entries import Actor
from build_scripts.model.publishers import Publishers, known_publishers
from build_scripts.model.rows import Name, Source
from build_scripts.model.vocabulary import Publisher, Vocabulary
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The example record's: `official` finds facts, `reference` is no witness."""
    words = load_record(read_files(RECORD / "events"), None).vocabulary
    assert words is not None
    return words


def source(publisher: str, *origin: str, nature: str | None = None, url: str | None = None) -> Source:
    """A source by ``publisher`` that rests on ``origin``."""
    return Source(publisher=publisher, origin=origin, nature=nature, url=url)


def at(publisher: str, url: str) -> Source:
    """A source by ``publisher`` at ``url``."""
    return source(publisher, url=f"https://{url}")


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
    named = {str(i): each for i, each in enumerate(sources)}
    assert is_independent(named, Publishers(), vocabulary, needed) is independent


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (source("The Gazette"), source("Gazette")),
        (source("Marrow Gazette"), source("MARROW-GAZETTE")),
        (source("Marrow Gazette"), source("Marrow\u200dGazette")),
        (source("Le Phénix"), source("Le Phenix")),
        (source("Press & Journal"), source("The Press and Journal")),
        (source("Marrow Press Agency (MPA)"), source("Marrow Press Agency")),
        (source("Marrow Press Agency (MPA)"), source("MPA")),
        (source("Radio Free Vale/Radio Marrow"), source("RFV/RM")),
        (source("Council of the Vale"), source("CV")),
        (source("Courier", "M.P.A."), source("Gazette", "Marrow Press Agency")),
        (at("MBC", "mbc.example/1"), at("MBC News", "www.mbc.example/2")),
        (at("MBC", "mbc.co.uk/1"), at("MBC News", "news.mbc.com/2")),
        (source("Courier", "MBC"), at("MBC News", "mbc.com/2")),
        (at("marrow.example", "marrow.example/1"), at("Marrow", "marrow.example/2")),
        (at("Gazette", "gazette.example/1"), at("Courier", "m.gazette.example/1?utm_source=x")),
        (at("Gazette", "gazette.example/1"), source("Courier", "Gazette", url="https://gazette.example/1")),
        (at("Gazette", "gazette.example/1"), source("Courier", "Mayor", url="https://gazette.example/1")),
        (at("Gazette", "gazette.example/1"), at("Courier", "archive.ph/20310505101500/https://gazette.example/1")),
    ],
)
def test_one_origin(one: Source, other: Source, vocabulary: Vocabulary) -> None:
    """Spellings, initials and the beginning of a name at its site are one publisher, and one page has one."""
    assert len(origins({"a": one, "b": other}, Publishers(), vocabulary)) == 1
    assert len(origins({"b": other, "a": one}, Publishers(), vocabulary)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at("The Herald", "herald.example/1"), at("The Herald of the Vale", "valeherald.example/2")),
        (at("Die Presse", "presse.example/1"), at("La Presse", "lapresse.example/2")),
        (source("Herald (Upper Vale)"), source("Herald (Lower Vale)")),
        (source("News 18"), source("News 24")),
        (source("Mp"), source("Marrow Post")),
        (at("Gazette", "press.example/1"), at("Courier", "press.example/2")),
        (
            source("Courier", "Mayor", url="https://a.example/1"),
            source("Courier", "Council", url="https://a.example/1"),
        ),
        (source("!"), source("?")),
    ],
)
def test_two_origins(one: Source, other: Source, vocabulary: Vocabulary) -> None:
    """A longer name at another site, other words behind an article or in brackets, and what is stated apart are two."""
    assert len(origins({"a": one, "b": other}, Publishers(), vocabulary)) == 2


def listed(**names: Publisher) -> Vocabulary:
    """The example record's vocabulary with publishers."""
    words = load_record(read_files(RECORD / "events"), None).vocabulary
    assert words is not None
    return replace(words, publishers=names)


def test_what_the_vocabulary_lists() -> None:
    """Other names and services of a publisher are that one; two that are listed are two, however alike."""
    words = listed(
        wire=Publisher(name="Vale Wire", also=("Fil du Val",)),
        sports=Publisher(name="Wire Sports", within="wire"),
        vw=Publisher(name="VW"),
    )
    known = known_publishers(words, {})
    one = {"a": source("Vale Wire"), "b": source("Fil du  Val"), "c": source("Wire Sports")}
    assert origins(one, known, words) == {"publisher wire": ("Vale Wire", "Fil du  Val", "Wire Sports")}
    assert len(origins({"a": source("Vale Wire"), "b": source("VW")}, known, words)) == 2
    assert len(origins({"a": at("VW", "a.example/1"), "b": at("Vale Wire", "a.example/1")}, known, words)) == 1


def test_an_actor_is_one_origin(vocabulary: Vocabulary) -> None:
    """An actor's id, its name and its aliases are one origin, also where the id is not among them."""
    actor = Actor(id="river-watch", path="", name="River Watch", kind="service", aliases=(Name(text="Gauge"),))
    known = known_publishers(vocabulary, {"river-watch": actor})
    named = {"a": source("Gazette", "river-watch"), "b": source("Courier", "River Watch"), "c": source("X", "Gauge")}
    assert origins(named, known, vocabulary) == {"actor river-watch": ("river-watch", "River Watch", "Gauge")}
    assert origins({"b": named["b"], "c": named["c"]}, known, vocabulary).keys() == {"actor river-watch"}


def test_an_actor_is_one_origin_without_its_brackets(vocabulary: Vocabulary) -> None:
    """So is its name without what is in brackets behind it; a name that is the id of another actor is not."""
    watch = Actor(id="rw", path="", name="River Watch (RW)", kind="service", aliases=(Name(text="Gauge"),))
    gauge = Actor(id="gauge", path="", name="Gauge", kind="service")
    named = {"a": source("X", "rw"), "b": source("River Watch"), "c": source("River Watch (RW)")}
    assert origins(named, known_publishers(vocabulary, {"rw": watch}), vocabulary).keys() == {"actor rw"}
    known = known_publishers(vocabulary, {"rw": watch, "gauge": gauge})
    assert origins({**named, "d": source("X", "gauge")}, known, vocabulary).keys() == {"actor rw", "actor gauge"}


def test_a_name_of_two_actors_is_none_of_them(vocabulary: Vocabulary) -> None:
    """What two actors are called says nothing of either."""
    actors = {id_: Actor(id=id_, path="", name="Watch", kind="service") for id_ in ("a", "b")}
    assert known_publishers(vocabulary, actors).identity("Watch") == "watch"


def test_a_publisher_that_is_an_actor() -> None:
    """The names of an actor that is listed as a publisher are those of the publisher."""
    words = listed(wire=Publisher(name="Vale Wire"))
    actor = Actor(id="wire-service", path="", name="Vale Wire", kind="service", aliases=(Name(text="Fil du Val"),))
    known = known_publishers(words, {"wire-service": actor})
    assert {known.identity(name) for name in ("Vale Wire", "wire-service", "Fil du Val")} == {"publisher wire"}


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
