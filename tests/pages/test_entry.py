"""The page of an entry answers in its head; its figures have speakers, groups and one scale."""

import re
from pathlib import Path
from typing import Any

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.event import render_event
from build_scripts.pages.linked import with_neighbours
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write, write_event

NAME = "2031-08-new"
TWO = {"one": {"publisher": "Marrow Gazette", "reference": "1"}, "two": {"publisher": "River Post", "reference": "2"}}
SITE = Site("Mills", correction_url="https://example.org/report", edit_url="https://example.org/edit/")
OFFICE = "---\nname: Office of Mills (OM)\nkind: council\naliases:\n  - {text: OM}\n---\n"


def _page(folder: Path, **front: Any) -> str:
    """The page of an event in the example record, which has an office with a short name besides."""
    project = make_project(folder / "project")
    write(project / "events/_actors/mills.md", OFFICE)
    write_event(project, NAME, **front)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, SITE, read_strings("en", project))
    return render_event(context, with_neighbours(timeline, NAME), NAME).body


def _text(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html.replace("&#8288;", "")).split())


def _brief(html: str) -> list[str]:
    """The lines of the head."""
    brief = html.split('<dl class="kt-brief">')[1].split("</dl>")[0]
    return [_text(line) for line in brief.split("<div")[1:]]


def _killed(number: int | str, by: str) -> dict[str, Any]:
    return {"killed": number, "by": by}


def _rows(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"sources": ["one"], **row} for row in rows]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([_killed(13, "A")], "13 according to A"),
        ([_killed(13, "mills")], "13 according to OM"),
        ([{"killed": 13}], "13 according to Marrow Gazette"),
        ([{"killed": 13, "sources": ["one", "two"]}], "13 according to Marrow Gazette and River Post"),
        ([_killed(13, "A"), _killed(13, "B")], "13 according to A and B"),
        ([_killed(13, "A"), _killed(13, "B"), _killed(13, "C")], "13 according to A and 2 others"),
        ([_killed(13, "A"), _killed(13, "B, the mayor")], "13 according to A, and B, the mayor"),
        ([_killed(13, "B, the mayor"), _killed(13, "A")], "13 according to B, the mayor, and A"),
        (
            [_killed(13, "B, the mayor"), _killed(13, "A"), _killed(13, "C")],
            "13 according to B, the mayor, and 2 others",
        ),
        ([_killed(13, "A"), {**_killed(15, "A"), "id": "b"}], "13 to 15 according to A"),
        ([_killed("at least 36", "mills"), _killed(62, "B")], "36 (OM) to 62 or more (B)"),
        ([_killed(3, "A"), _killed(3, "B"), _killed(9, "C")], "3 (A and B) to 9 (C)"),
        ([_killed(3, "A"), _killed("at least 9", "B"), _killed("about 9", "C")], "3 (A) to 9 or more (B)"),
        ([_killed("fewer than 40", "A"), _killed(60, "B")], "fewer than 40 (A) to 60 (B)"),
        ([_killed("about 3", "A"), _killed(3, "B"), _killed(9, "C")], "3 (B) to 9 (C)"),
        ([_killed(3, "A"), _killed(5, "B"), _killed("dozens", "C")], "3 (A) to 5 (B); also dozens (C)"),
        ([_killed(3, "A <b>"), _killed(5, "B")], "3 (A &lt;b&gt;) to 5 (B)"),
        ([_killed(3, "A"), _killed(5, "B"), {**_killed(1, "A"), "group": "children"}], "3 (A) to 5 (B)"),
        ([_killed(3, "A"), {"displaced": 5, "by": "B"}], "3 according to A 1 count of another kind"),
    ],
)
def test_no_range_without_its_speakers(rows: list[dict[str, Any]], line: str, tmp_path: Path) -> None:
    """One or two speakers are named, of more the first; where they differ, each end has those who give it."""
    lines = _brief(_page(tmp_path, figures=_rows(*rows), sources=TWO))
    assert lines[0].removeprefix('class="kt-brief-count"> ') == f"Killed {line}"


@pytest.mark.parametrize(
    ("rows", "ways", "told"),
    [
        (
            [_killed(3, "A"), {**_killed(5, "B"), "note": "the next day"}],
            1,
            [],
        ),
        (
            [
                {**_killed(3, "A"), "as_of": "2031-08-01", "note": "at noon", "superseded_by": "B"},
                {**_killed(4, "C"), "as_of": "2031-08-02", "note": "by hand"},
                {**_killed(5, "B"), "as_of": "2031-08-03"},
            ],
            1,
            ["3 counts: 2 stand, as of 2 August 2031 to 3 August 2031; 1 was replaced by a later one."],
        ),
        (
            [{**_killed(3, "A"), "as_of": "2031-08-01"}, {**_killed(5, "B"), "as_of": "2031-08"}],
            0,
            ["2 counts, as of 1 August 2031 to August 2031."],
        ),
        ([{**_killed(3, "A"), "note": "at noon"}, {**_killed(3, "B"), "note": "at night"}], 0, []),
        ([_killed(3, "A"), _killed(5, "B")], 0, []),
    ],
)
def test_why_counts_differ(rows: list[dict[str, Any]], ways: int, told: list[str], tmp_path: Path) -> None:
    """Where sources differ, the days of the counts and their notes are said; the head leads there if there are any."""
    html = _page(tmp_path, figures=_rows(*rows))
    assert html.count('<a class="kt-note kt-why" href="#differ">How they differ</a>') == ways
    assert html.count(' id="differ"') == ways
    assert re.findall('<span class="kt-note kt-why-told">([^<]*)</span>', html) == told


def test_the_way_to_why_stands_with_the_first_range_that_notes_explain(tmp_path: Path) -> None:
    """It stands beside the numbers that it is about; below the last ones where these are not in the head."""
    told = [{**_killed(5, "B"), "note": "the next day"}, {"injured": 3, "by": "A"}, {"injured": 4, "by": "B"}]
    lines = _brief(_page(tmp_path / "a", figures=_rows(_killed(3, "A"), *told)))
    assert [line.endswith("How they differ") for line in lines[:2]] == [True, False]


def test_head_says_who_did_it_and_on_what_the_status_rests(tmp_path: Path) -> None:
    """Stances come in the order of the vocabulary, with short names, actors of one speaker together."""
    rows = [("mills", "accused", "A"), ("council", "accused", "A"), ("river-watch", "accused", "B")]
    said = [{"actor": actor, "stance": stance, "by": by, "sources": ["one"]} for actor, stance, by in rows]
    own = {"actor": "mills", "stance": "claimed", "by": "mills", "sources": ["one"]}
    html = _page(tmp_path, attribution=[*said, own], status="confirmed", sources=TWO)
    assert [line.removeprefix("> ") for line in _brief(html)] == [
        "Claimed OM",
        "Accused OM , Council of Lower Marrow according to A ; River Watch according to B",
        "Confirmed Sources of 2 independent origins: Marrow Gazette, River Post",
    ]


@pytest.mark.parametrize(
    ("status", "natures", "basis"),
    [
        ("confirmed", ["news", "official"], "Sources of 2 independent origins: Marrow Gazette, River Post; own"),
        ("confirmed", ["official"], "Own"),
    ],
)
def test_own_findings(status: str, natures: list[str], basis: str, tmp_path: Path) -> None:
    """A source of a nature that finds facts is named beside the origins; alone it is all that there is to say."""
    sources = {name: {**TWO[name], "nature": nature} for name, nature in zip(["one", "two"], natures, strict=False)}
    finder = "River Post" if len(natures) > 1 else "Marrow Gazette"
    (line,) = _brief(_page(tmp_path, status=status, sources=sources))
    assert line.removeprefix("> ") == f"Confirmed {basis} findings of {finder} (Official)"


def test_a_lesser_status_says_what_it_means(tmp_path: Path) -> None:
    """Sources of an entry that is not borne out may be many, and about something else: they are not counted."""
    assert [line.removeprefix("> ") for line in _brief(_page(tmp_path, sources=TWO))] == ["Reported It was reported."]


def test_figures_by_measure_and_group(tmp_path: Path) -> None:
    """Rows stand by measure and group, current ones by number and then the replaced; a range is drawn from 0."""
    rows = _rows(
        {"injured": 2, "by": "A"},
        {"killed": 8, "by": "B"},
        {"killed": "at least 4", "by": "A"},
        {"killed": 1, "by": "C", "superseded_by": "B"},
        {"killed": 3, "by": "A", "group": "children"},
    )
    html = _page(tmp_path, figures=rows)
    groups = [part.split("</tbody>")[0] for part in html.split("<tbody>")[1:]]
    assert [_text(group.split("</th>")[0]) for group in groups] == [
        "Killed People 4 (A) to 8 or more (B) 3 counts: 2 stand; 1 was replaced by a later one.",
        "Killed Children",
        "Injured People",
    ]
    numbers = [re.findall(r'kt-anchor" href="#figure-[^"]*">([^<]*)<', group) for group in groups]
    assert numbers == [["at least 4", "8", "1"], ["3"], ["2"]]
    assert re.findall(r'<tr id="([^"]*)" class="kt-old">', html) == ["figure-killed-c-earlier"]
    assert "replaced by 8, B" in _text(groups[0])
    drawn = re.findall(r'<path(?: class="kt-open")? d="([^"]*)"/>', html)
    assert drawn == ["M47 4H94M47 1v6M94 1v6", "M94 4H100"]


def test_attribution_by_actor(tmp_path: Path) -> None:
    """All that is said of one actor stands together, with the spokesman of what it says itself."""
    rows = [
        {"actor": "mills", "stance": "accused", "by": "A", "sources": ["one"]},
        {"actor": "council", "stance": "accused", "by": "A", "sources": ["one"]},
        {"actor": "mills", "stance": "claimed", "by": "mills", "through": "B. Miller", "sources": ["one"]},
    ]
    section = _page(tmp_path, attribution=rows).split('<dl class="kt-parties">')[1].split("</dl>")[0]
    assert [_text(party) for party in section.split("<div>")[1:]] == [
        "Office of Mills (OM) Accused according to A 1 Claimed by its own account (through B. Miller) 1",
        "Council of Lower Marrow Accused according to A 1",
    ]


@pytest.mark.parametrize(
    ("date", "way"),
    [
        ("2031-08-02", ["events/", "events/2031/", "events/2031/#m08"]),
        ("2031", ["events/", "events/2031/"]),
    ],
)
def test_way_through_time(date: str, way: list[str], tmp_path: Path) -> None:
    """Above the title stands the way by year and month, as far as these are known."""
    head = _page(tmp_path, date=date).split("<h1>")[0]
    assert re.findall('href="\x02([^"]*)"', head) == way


def test_contents(tmp_path: Path) -> None:
    """The contents lead to citing, correcting and editing an entry, and to the sections that it has."""
    html = _page(tmp_path, figures=_rows({"killed": 1, "by": "A"}))
    toc = html.split('<nav class="kt-toc"')[1].split("</nav>")[0]
    links = re.findall('href="([^"]*)"', toc)
    assert links == [
        *("https://example.org/report", f"https://example.org/edit/events/2031/{NAME}.md"),
        *("#account", "#figures", "#sources", "#log", "#cite"),
    ]
    ids = re.findall(r' id="([^"]*)"', html)
    assert [link for link in links if link[0] == "#" and link[1:] not in ids] == []
    sections = re.findall(r'<section class="[^"]*" id="([^"]*)"', html)
    assert [f"#{name}" for name in sections] == links[2:-1]
    assert f"“Event {NAME}”. Mills, entry {NAME}." in html


@pytest.mark.parametrize(("count", "tally"), [(3, ""), (5, "Of 5 claims: 2 supported, 3 disputed.")])
def test_tally(count: int, tally: str, tmp_path: Path) -> None:
    """Above many claims stands how many have which verdict."""
    verdicts = ["disputed", "supported", "disputed", "supported", "disputed"][:count]
    claims = [
        {"text": f"{n}.", "by": "A", "sources": ["one"], "verdict": verdict} for n, verdict in enumerate(verdicts)
    ]
    found = re.findall('<p class="kt-tally">([^<]*)</p>', _page(tmp_path, claims=claims))
    assert found == ([tally] if tally else [])
