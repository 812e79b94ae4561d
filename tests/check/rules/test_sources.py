"""Sources: whom they rest on, and when that is enough."""

import pytest

from build_scripts.base.urls import is_url
from build_scripts.check.rules.sources import is_independent, origins
from build_scripts.model.entries import Actor, Name, Source


def source(publisher: str, *origin: str, nature: str = "news") -> Source:
    """A source by ``publisher`` that rests on ``origin``."""
    return Source(publisher=publisher, origin=origin, nature=nature, url="https://example.org/")


@pytest.mark.parametrize(
    ("sources", "independent"),
    [
        ([], False),
        ([source("Gazette")], False),
        ([source("Gazette"), source("Courier")], True),
        ([source("Gazette", "AFP"), source("Courier", "afp")], False),
        ([source("Gazette"), source("Courier", "GAZETTE")], False),
        ([source("Gazette", "AFP", "Reuters")], True),
        ([source("Court", nature="judicial")], True),
        ([source("Party", nature="party")], False),
    ],
)
def test_independence(sources: list[Source], independent: bool) -> None:
    """Two origins bear out a finding, or one source whose nature it is to find; the same origin twice is one."""
    assert is_independent({str(i): each for i, each in enumerate(sources)}, {}) is independent


def test_origins() -> None:
    """Origins are compared without regard to capitals; a source without one rests on its publisher."""
    assert origins({"a": source("Gazette"), "b": source("Courier", "AFP", "Gazette")}, {}) == {"gazette", "afp"}


def test_an_actor_is_one_origin() -> None:
    """An actor's id, its name and its aliases are one origin."""
    actor = Actor(id="river-watch", path="", name="River Watch", kind="service", aliases=(Name(text="Watch"),))
    named = {"a": source("Gazette", "river-watch"), "b": source("Courier", "River Watch"), "c": source("X", "Watch")}
    assert origins(named, {"river-watch": actor}) == {"river-watch"}
    assert origins({"b": named["b"]}, {"river-watch": actor}) == {"river watch"}


def test_an_actor_is_one_origin_without_its_brackets() -> None:
    """So is its name without what stands in brackets behind it; a name that is the id of another actor is not."""
    watch = Actor(id="rw", path="", name="River Watch (RW)", kind="service", aliases=(Name(text="Gauge"),))
    gauge = Actor(id="gauge", path="", name="Gauge", kind="service")
    named = {"a": source("X", "rw"), "b": source("River Watch"), "c": source("River Watch (RW)")}
    assert origins(named, {"rw": watch}) == {"rw"}
    assert origins({**named, "d": source("X", "gauge")}, {"rw": watch, "gauge": gauge}) == {"rw", "gauge"}


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
