"""Whatever people write into a record stays text: no markup of theirs, no template of theirs, on no page."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.dom import Element, broken_links, parse
from tests.support.projects import ADDRESS, build, contents, make_project, write, write_event, yaml_of

HOSTILE = (
    "<b id=x>bold</b> <!-- c --> & &amp; &lt;i&gt; \"double\" 'single' </title></textarea></script></style>"
    "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} {# c #} {0} %s \\x02 \\1 "
    "ktmark-title-end ktmark-content-end ktmark-path-end/ <!doctype> ]]> `code` *star* [a](b"
)
EVALUATED = re.compile(r"\b49\b")
XML = {"feed": "{http://www.w3.org/2005/Atom}", "sitemap": "{http://www.sitemaps.org/schemas/sitemap/0.9}"}


def _text(what: str) -> str:
    return f"{what}: {HOSTILE}"


def _as_typed(text: str) -> str:
    """Return what a page shows with straight quotation marks, as the fields have them."""
    return text.translate({ord(mark): straight for marks, straight in (("“”", '"'), ("‘’", "'")) for mark in marks})


def _hostile_project(folder: Path, text: Any) -> Path:
    """The example record with an event, an actor, a place, words and strings made by ``text`` from a field."""
    make_project(folder, plugin={"strings": "words.yml"}, site_name=text("site"), site_description=text("description"))
    source = {
        "publisher": text("publisher"),
        "title": text("source title"),
        "reference": text("reference"),
        "note": text("source note"),
        "origin": [text("origin")],
        "url": "https://example.org/?a=1&b=2",
        "archive": "https://example.org/archive?a=1&b=2",
        "grade": "A",
    }
    write_event(
        folder,
        "2031-06-hostile",
        body=f"{text('body')} [@one].",
        title=text("title"),
        date="2031-06",
        summary=text("summary"),
        date_note=text("date note"),
        place_note=text("place note"),
        places=["hostile"],
        tags=["dike"],
        actors=[
            {"actor": "hostile", "role": "organiser", "note": text("part")},
            {"name": text("name"), "role": "responder"},
        ],
        figures=[
            {
                "displaced": "12",
                "by": text("speaker"),
                "words": text("words"),
                "note": text("figure"),
                "sources": ["one"],
            },
            {"injured": "dozens", "by": "hostile", "includes": text("includes"), "sources": ["one"]},
        ],
        attribution=[
            {"actor": "hostile", "stance": "accused", "by": text("accuser"), "note": text("why"), "sources": ["one"]}
        ],
        claims=[
            {
                "text": text("claim"),
                "by": text("claimant"),
                "verdict": "disputed",
                "note": text("weighed"),
                "sources": ["one"],
            },
            {"text": text("far claim"), "verdict": "disputed", "about": ["2031-04-inquiry"], "for": ["one"]},
        ],
        related=[{"event": "2031-04-inquiry", "as": "context", "note": text("tie")}],
        sources={"one": source},
        redirect_from=["2031-05-hostile"],
        added="2031-06-01",
        changes=[{"date": "2031-06-02", "note": text("change")}],
    )
    actor = {"name": text("actor"), "kind": "council", "aliases": [{"text": text("alias"), "lang": "fa"}]}
    write(folder / "events/_actors/hostile.md", f"---\n{yaml_of(actor)}---\n\n{text('about an actor')}\n")
    place = {
        "name": text("place"),
        "kind": "town",
        "native": [{"text": text("native"), "lang": "fa"}],
        "lat": "1.5",
        "lon": "2.5",
        "coordinates_source": "https://example.org/?a=1&b=2",
    }
    write(folder / "events/_places/hostile.md", f"---\n{yaml_of(place)}---\n")
    _words(folder, text)
    return folder


def _words(folder: Path, text: Any) -> None:
    """Every label and definition of the vocabulary and every string without braces becomes ``text``."""
    vocabulary = folder / "events/_vocabulary.yml"
    entry = f"{{label: {_quoted(text('label'))}, definition: {_quoted(text('definition'))}"
    words = re.sub(
        r"\{label: (?:[^,]+), definition: (?:\"[^\"]*\"|[^,}]*)", lambda _: entry, vocabulary.read_text("utf-8")
    )
    write(vocabulary, words)
    strings = {
        name: text(name).replace("{", "(").replace("}", ")")
        for name in ("account", "sources", "skip", "search", "menu")
    }
    write(
        folder / "words.yml",
        f"interface:\n{''.join(f'  {key}: {_quoted(value)}' + chr(10) for key, value in strings.items())}",
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project full of hostile text, built."""
    folder = _hostile_project(tmp_path_factory.mktemp("hostile") / "project", _text)
    build(folder)
    return folder


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project with harmless text, built."""
    folder = _hostile_project(tmp_path_factory.mktemp("harmless") / "project", lambda what: f"{what} in plain words")
    build(folder)
    return folder


def _pages(site: Path) -> Mapping[str, Element]:
    return {
        re.sub(r"^sources/publisher-[^/]+", "sources/publisher", path.relative_to(site).as_posix()): parse(
            path.read_bytes()
        )
        for path in sorted(site.rglob("*.html"))
    }


def _skeleton(page: Element) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often a page has an element with such attributes; those that isolate runs of text depend on its letters."""
    return Counter((each.name, tuple(sorted(each.attributes))) for each in page.walk() if each.name != "bdi")


def test_hostile_text_makes_no_element(project: Path, harmless: Path) -> None:
    """Every page of a hostile record has just the elements and attributes that it has with harmless text."""
    pages, plain = _pages(project / "site"), _pages(harmless / "site")
    assert pages.keys() == plain.keys()
    allowed: Counter[tuple[str, tuple[str, ...]]] = Counter(
        {("code", ()): 9, ("em", ()): 9}
    )  # Markdown that a body may have
    for name, page in pages.items():
        more = _skeleton(page) - _skeleton(plain[name]) - allowed
        less = _skeleton(plain[name]) - _skeleton(page)
        assert (name, more, less) == (name, Counter(), Counter())


def test_hostile_text_is_shown(project: Path) -> None:
    """The text stands as it was written where it belongs: nothing is evaluated, nothing swallowed."""
    page = _pages(project / "site")["events/2031/2031-06-hostile/index.html"]
    shown = _as_typed(" ".join(page.text.split()))
    plain = "title summary publisher reference speaker words figure includes accuser why claim claimant weighed tie"
    for what in [*plain.split(), "source title", "date note", "place note", "part", "name", "change", "actor", "place"]:
        assert " ".join(_text(what).split()) in shown, what
    heading = next(each for each in page.walk() if each.name == "h1")
    assert _as_typed(heading.text) == _text("title")
    assert _as_typed(next(each for each in page.walk() if each.name == "title").text).startswith(_text("title"))
    descriptions = [e.attributes["content"] for e in page.find("meta") if e.attributes.get("name") == "description"]
    assert list(map(_as_typed, descriptions)) == [_text("summary")]


def test_nothing_is_evaluated(project: Path, harmless: Path) -> None:
    """`{{ 7*7 }}` is nowhere 49, no placeholder is filled, and no marker of ours is left or made."""
    plain = contents(harmless / "site")
    for name, data in contents(project / "site").items():
        if name.endswith((".html", ".xml", ".json")):
            text = data.decode()
            assert not EVALUATED.search(text) or name in plain, name
            assert "\x02" not in text, name
            written = text.count("ktmark")
            if name.startswith(("search/names/", "search/words/")):
                continue  # words by their beginning, each by itself
            assert written == sum(text.count(f"ktmark-{each}-end") for each in ("title", "content", "path")), name


def test_feed_and_sitemap_are_xml(project: Path) -> None:
    """Feed and sitemap parse, and the feed has the hostile title and summary as they are."""
    site = project / "site"
    feed = ElementTree.fromstring((site / "feeds/new.atom").read_bytes())
    atom = XML["feed"]
    entries = {
        entry.findtext(f"{atom}title"): entry.findtext(f"{atom}content") or "" for entry in feed.iter(f"{atom}entry")
    }
    assert parse(entries[_text("title")]).find("p")[0].text == f"June 2031: {_text('summary')}"
    assert feed.findtext(f"{atom}author/{atom}name") == _text("site")
    sitemap = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    addresses = [each.text or "" for each in sitemap.iter(f"{XML['sitemap']}loc")]
    assert all(re.fullmatch(r"[!-~]+", each) for each in addresses)
    assert f"{ADDRESS}events/2031/2031-06-hostile/" in addresses


def test_hostile_links_lead_somewhere(project: Path) -> None:
    """Addresses made of hostile names are addresses."""
    assert broken_links(project / "site", ADDRESS) == []


def test_hostile_redirect(project: Path) -> None:
    """The page at an old address shows the hostile title as text."""
    page = _pages(project / "site")["events/2031/2031-05-hostile/index.html"]
    assert [each.text for each in page.find("a")] == [_text("title")]


@pytest.mark.parametrize(
    "name", ["Ж" * 300, "名" * 300, "a" * 300, "ﷺ" * 100, "... ...x", "🙂", "con", "../../x", "a/b", "İI"]
)
def test_any_name_of_a_publisher_is_an_address(name: str, tmp_path: Path) -> None:
    """A publisher may be called anything: its page has an address that a file system and a browser take."""
    folder = make_project(tmp_path / "project")
    write_event(folder, "2031-06-name", sources={"one": {"publisher": name, "reference": "A letter"}})
    site = build(folder)
    assert broken_links(site, ADDRESS) == []
    assert len(list((site / "sources").iterdir())) == 4
