"""Rows as people type them on one line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.forms.rows import names_source, split_row
from build_scripts.contribute.forms.statements import read_attribution, read_figure, read_source
from build_scripts.model.publishers import known_publishers
from build_scripts.model.vocabulary import Publisher
from tests.contribute.new import example

KEYS = ("publisher", "date", "url", "note")
SOURCES = ("gazette-2031", "watch")


@pytest.mark.parametrize(
    ("text", "named", "loose"),
    [
        (
            "publisher: Dawn; date=2018; url: https://a.example/b;c",
            [("publisher", "Dawn"), ("date", "2018"), ("url", "https://a.example/b;c")],
            [],
        ),
        ("publisher=Dawn;date=2018;note=x;y", [("publisher", "Dawn"), ("date", "2018"), ("note", "x;y")], []),
        ("PUBLISHER : Dawn", [("publisher", "Dawn")], []),
        ("link: https://a.example", [("url", "https://a.example")], []),
        ("Dawn; 2018; https://a.example/?x=1;", [], ["Dawn", "2018", "https://a.example/?x=1"]),
        ("title: not a key here; ;; ", [], ["title: not a key here"]),
        ("note: a: b = c", [("note", "a: b = c")], []),
        ("", [], []),
    ],
)
def test_parts(text: str, named: list[tuple[str, str]], loose: list[str]) -> None:
    """Semicolons part a row, except within a value; a part has a key where it begins with one that is known."""
    assert split_row(text, KEYS) == (named, loose)


@given(st.text())
def test_no_row_is_too_odd(text: str) -> None:
    """Whatever is typed as a row, it is read or refused in words, and never more than that."""
    for read in (read_figure, read_attribution):
        reading = read(text, example(), SOURCES)
        assert reading.row or reading.problems
    source = read_source(text, example())
    assert source.row or source.problems


def test_naming_sources() -> None:
    """Sources are named by id, by number, or as `source 3`, which may be one that there is not."""
    names = names_source(SOURCES)
    told = {text: names(text) for text in ("watch", "1", "[2]", "1, watch", "source 3", "3", "Dawn", "1, x")}
    assert told == {
        **dict.fromkeys(("watch", "1", "[2]", "1, watch", "source 3"), True),
        **dict.fromkeys(("3", "Dawn", "1, x"), False),
    }


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Evening Post; 6 May 2031; https://example.com/a?utm_source=x&id=2; A title",
            {
                "publisher": "Evening Post",
                "date": "2031-05-06",
                "url": "https://example.com/a?id=2",
                "title": "A title",
            },
        ),
        ("https://example.org/x", {"publisher": "Marrow Gazette", "url": "https://example.org/x"}),
        (
            "https://example.org/gazette/inquiry; title: Mine",
            {
                "publisher": "Marrow Gazette",
                "url": "https://example.org/gazette/inquiry",
                "title": "Mine",
            },
        ),
        (
            "publisher: X; reference: Page 3; nature: Official; grade: a; lang: fa; origin: River Watch, Y",
            {
                "publisher": "X",
                "reference": "Page 3",
                "nature": "official",
                "grade": "A",
                "lang": "fa",
                "origin": ["river-watch", "Y"],
            },
        ),
        ("X; <https://example.com/a>", {"publisher": "X", "url": "https://example.com/a"}),
    ],
)
def test_sources(text: str, row: dict[str, object]) -> None:
    """A publication, with what the record knows of its address or its host; addresses lose what tracks readers."""
    reading = read_source(text, example())
    assert (reading.row, reading.problems) == (row, [])


@pytest.mark.parametrize(
    ("text", "row", "problems"),
    [
        ("X", {}, ["a source needs its address, `https://…`, or where it is to be found in words, `reference: …`"]),
        ("reference: page 3", {}, ["a source needs the name of who published it"]),
        (
            "X; javascript://x; reference: r",
            {"publisher": "X", "reference": "r"},
            ["‘javascript://x’ is no http(s) address: write `https://host/path`"],
        ),
        (
            "X; url: https://example.com/a; lang: farsi!; X; Y; publisher: Z",
            {"publisher": "Z", "url": "https://example.com/a", "title": "X"},
            [
                "it is not clear what ‘X’ is: say so before it, as in `note: …`",
                "it is not clear what ‘Y’ is: say so before it, as in `note: …`",
                "the language was left out: ‘farsi!’ is not the tag of a language: write `fa`, `ps`, `ur`",
            ],
        ),
        (
            "X; https://example.com/a; accessed: by night",
            {"publisher": "X", "title": "accessed: by night", "url": "https://example.com/a"},
            ["‘accessed: by night’ begins like a key that a source does not have: it is in as the title"],
        ),
        (
            "X; https://example.com/a; Floods: three dead",
            {"publisher": "X", "title": "Floods: three dead", "url": "https://example.com/a"},
            [],
        ),
    ],
)
def test_sources_with_problems(text: str, row: dict[str, object], problems: list[str]) -> None:
    """What cannot be used is said; without an address and a publisher there is no source."""
    reading = read_source(text, example())
    assert (reading.row, reading.problems) == (row, problems)


def test_a_listed_publisher() -> None:
    """A publisher that the vocabulary lists gets the name that it has there, whatever people call it."""
    words = replace(
        example().vocabulary or pytest.fail("no words"), publishers={"w": Publisher(name="Wire", also=("VW",))}
    )
    record = replace(example(), publishers=known_publishers(words, {}))
    assert read_source("VW; https://example.com/a", record).row == {"publisher": "Wire", "url": "https://example.com/a"}


def test_host_stands_in() -> None:
    """Where nobody says who published it, the host takes the place of the publisher, and that is said."""
    reading = read_source("https://www.example.com/a", example())
    assert reading.row == {"publisher": "example.com", "url": "https://www.example.com/a"}
    assert [problem[:40] for problem in reading.problems] == ["nobody said who publishes ‘example.com’:"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "displaced: at least 3; by: River Watch; source: 1",
            {"displaced": "at least 3", "by": "river-watch", "sources": ["gazette-2031"]},
        ),
        (
            "12 displaced; according to the mayor; source 2",
            {"displaced": "12", "by": "the mayor", "sources": ["watch"]},
        ),
        (
            "Injured = dozens; X; 1, 2; 2031-05-06",
            {"injured": "dozens", "by": "X", "as_of": "2031-05-06", "sources": list(SOURCES)},
        ),
        (
            "cost: 1,200; by: council; group: Helpers; date: May 2031",
            {"cost": "1,200", "by": "council", "group": "helpers", "as_of": "2031-05"},
        ),
        (
            "killed: 3; sources: watch; includes: two clerks; without: helpers",
            {"killed": "3", "sources": ["watch"], "includes": "two clerks", "without": "helpers"},
        ),
    ],
)
def test_figures(text: str, row: dict[str, object]) -> None:
    """A count with who says so and where, in the words of the format or in people's own."""
    reading = read_figure(text, example(), SOURCES)
    assert (reading.row, reading.problems) == (row, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("by: X; source: 1", "there is no count in it that the record knows: write for example `killed: 13`"),
        ("killed: 3; injured: 4; by: X", "this counts more than one thing: write for example `killed: 13`"),
        ("killed: 36+; by: X", "`36+` is not one of the forms for a count. Write `at least 36`."),
        ("killed: 3", "nobody says so: add `according to: …`, or the source, as in `source 1`"),
    ],
)
def test_figures_refused(text: str, problem: str) -> None:
    """A row that counts nothing, two things, nothing readable, or has no speaker, is none."""
    reading = read_figure(text, example(), SOURCES)
    assert (reading.row, reading.problems) == ({}, [problem])


def test_no_source_is_meant() -> None:
    """Where an entry has one source, a row that does not name it does not rest on it: nobody is cited for a sender."""
    assert read_figure("killed: 3; by: X", example(), ["one"]).row == {"killed": "3", "by": "X"}
    assert read_figure("killed: 3", example(), ["one"]).problems == [
        "nobody says so: add `according to: …`, or the source, as in `source 1`"
    ]
    assert read_figure("killed: 3; by: X; source: 2", example(), ["one"]).problems == ["there is no source ‘2’"]


@pytest.mark.parametrize(
    ("text", "row", "problems"),
    [
        (
            "Council of Lower Marrow; accused; by Rowing club; source 2",
            {"actor": "council", "stance": "accused", "by": "Rowing club", "sources": ["watch"]},
            [],
        ),
        (
            "actor: council; stance: Denied; by: council; source: 1",
            {"actor": "council", "stance": "denied", "by": "council", "sources": ["gazette-2031"]},
            [],
        ),
        ("council; source 1", {}, ["this row does not say what is said (claimed, accused, denied)"]),
        ("council; accused", {}, ["this row does not say in which source (`source 1`)"]),
        (
            "Nobody; accused; source 1",
            {},
            ["the actor ‘Nobody’ is not in the record: choose one that is, or add a file"],
        ),
    ],
)
def test_attribution(text: str, row: dict[str, object], problems: list[str]) -> None:
    """Who did it according to whom: an actor of the record, a stance and a source are needed."""
    reading = read_attribution(text, example(), SOURCES)
    assert (reading.row, reading.problems) == (row, problems)


@pytest.mark.parametrize("named", ["sources 1, 2", "sources 1 and 2", "source 1; source 2", "sources: 1, 2"])
def test_several_sources(named: str) -> None:
    """Several sources may be named as people name them."""
    reading = read_figure(f"injured: 4; according to: the mayor; {named}", example(), SOURCES)
    assert (reading.row, reading.problems) == ({"injured": "4", "by": "the mayor", "sources": list(SOURCES)}, [])


def test_groups_that_are_counted() -> None:
    """A group may be behind the number."""
    reading = read_figure("injured: 12 children; source 1", example(), SOURCES)
    assert reading.row == {"injured": "12", "group": "children", "sources": ["gazette-2031"]}


def test_works_that_collect() -> None:
    """An encyclopaedia is a reference of the lowest grade, unless somebody says otherwise."""
    told = read_source("Wikipedia; https://en.wikipedia.org/wiki/Weir", example()).row
    grades = list(example().vocabulary.grades)  # type: ignore[union-attr]
    assert (told["nature"], told["grade"]) == ("reference", grades[-1])
    assert read_source("W; https://en.wikipedia.org/wiki/Weir; grade: A", example()).row["grade"] == "A"
    assert "nature" not in read_source("W; https://notwikipedia.org/wiki/Weir", example()).row
