"""The ledger: what was counted and by whom, who is said to have done it and by whom, in columns that words choose."""

from pathlib import Path

import pytest

from tests.examples import findings_of
from tests.support.dom import Element, parse
from tests.support.projects import build, make_project, replace, write_event

COUNTS = [
    {"killed": "13", "by": "Town clerk", "sources": ["one"]},
    {"killed": "at least 15", "by": "Rowing club", "sources": ["one"]},
    {"injured": "dozens", "sources": ["one"]},
    {"displaced": "40", "by": "Town clerk", "sources": ["one"]},
]
STANCES = [
    {"actor": "council", "stance": "claimed", "by": "council", "sources": ["one"]},
    {"actor": "river-watch", "stance": "accused", "by": "Rowing club", "sources": ["one"]},
    {"actor": "river-watch", "stance": "accused", "by": "Town clerk", "sources": ["one"]},
    {"actor": "river-watch", "stance": "denied", "by": "river-watch", "sources": ["one"]},
    {"actor": "flood-office", "stance": "accused", "by": "Town clerk", "sources": ["one"]},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example record with an event of which much is said."""
    folder = make_project(tmp_path_factory.mktemp("ledger") / "project")
    write_event(
        folder,
        "2031-07-spill",
        date="2031-07-02",
        figures=COUNTS,
        attribution=STANCES,
        places=["mill-dike"],
        actors=[{"actor": "river-watch", "role": "responder", "sources": ["one"]}],
    )
    write_event(folder, "2031-08-quiet", date="2031-08", unclaimed={"sources": ["one"]})
    return build(folder)


def _row(site: Path, page: str, title: str) -> list[str]:
    """The cells of an event's row, as texts."""
    rows = [row for row in parse((site / page / "index.html").read_bytes()).find("tr") if title in row.text]
    assert len(rows) == 1
    cells = [cell for cell in rows[0].children if isinstance(cell, Element)]
    return [" ".join(cell.text.split()) for cell in cells]


def test_row(site: Path) -> None:
    """A row has date, title, kind and place, counts with their speakers, who is said to have done it, the status."""
    assert _row(site, "events", "2031-07-spill") == [
        "2 July",
        "Event 2031-07-spill Meeting Mill dike, Lower Marrow Displaced 40 according to Town clerk",
        "Killed 13 to 15 or more sources differ",
        "Injured dozens according to Marrow Gazette",
        "Claimed Council of Lower Marrow Accused River Watch according to Rowing club and 1 more"
        " Denied River Watch and 1 more",
        "Reported",
    ]


def test_nobody_claimed_it(site: Path) -> None:
    """Where nobody is known to have claimed it and nobody is accused, the row says so; without counts it is empty."""
    assert _row(site, "events", "2031-08-quiet") == [
        "Aug",
        "Event 2031-08-quiet Meeting",
        "",
        "",
        "Unclaimed",
        "Reported",
    ]


def test_row_of_an_actor_says_its_part(site: Path) -> None:
    """On the page of an actor a row says which part it took; the stances are counted above, with those who say so."""
    assert "Responder" in _row(site, "actors/river-watch", "2031-07-spill")[1]
    page = parse((site / "actors/river-watch/index.html").read_bytes())
    (stances,) = [each for each in page.find("section") if each.attributes.get("class") == "kt-stances"]
    assert [" ".join(line.text.split()) for line in stances.find("div")] == [
        "Accused1 event according to Rowing club (1), Town clerk (1)",
        "Denied1 event according to the actor itself (1)",
    ]


def test_headings_are_years_and_months(site: Path) -> None:
    """Years are headings that lead to their page; months are rows across the table."""
    page = parse((site / "events/index.html").read_bytes())
    years = [(year.text, year.find("a")[0].attributes["href"]) for year in page.find("h2") if year.find("a")]
    assert years[:2] == [("2031", "../events/2031/"), ("2032", "../events/2032/")]
    groups = [row.text for row in page.find("th") if row.attributes.get("scope") == "rowgroup"]
    assert groups[:3] == ["April", "July", "August"]
    columns = [head.text for head in page.find("thead")[0].find("th")]
    assert columns == ["When", "Event", "Killed", "Injured", "Attribution", "Status"]


def test_columns_come_from_the_vocabulary(tmp_path: Path) -> None:
    """Another measure may have a column, and a record whose words have none shows all counts below the titles."""
    folder = make_project(tmp_path / "project")
    words = folder / "events/_vocabulary.yml"
    for line in ("also: [dead, deaths], column: true", "People who were hurt., column: true"):
        replace(words, line, line.removesuffix(", column: true"))
    write_event(folder, "2031-07-spill", date="2031-07-02", figures=COUNTS)
    site = build(folder)
    assert _row(site, "events", "2031-07-spill") == [
        "2 July",
        "Event 2031-07-spill Meeting Killed 13 to 15 or more sources differ Injured dozens according to Marrow Gazette"
        " Displaced 40 according to Town clerk",
        "",
        "Reported",
    ]
    replace(words, "People who had to leave their homes.}", "People who had to leave their homes., column: true}")
    assert _row(build(folder), "events", "2031-07-spill")[2] == "Displaced 40 according to Town clerk"


def test_property_in_the_wrong_list_is_refused(tmp_path: Path) -> None:
    """`column` means something for measures alone."""
    folder = make_project(tmp_path / "project")
    words = folder / "events/_vocabulary.yml"
    replace(words, "The council or one of its bodies meets.}", "The council or one of its bodies meets., column: true}")
    assert [finding.rule for finding in findings_of(folder)] == ["word-property"]


def test_a_year_leads_to_its_months(tmp_path: Path) -> None:
    """Where a year has more than two months, its head leads to each; one without a month is no month."""
    folder = make_project(tmp_path / "project")
    for date in ("2030-01", "2030-07-02", "2030-07-09", "2030-12", "2030", "2029-05", "2029-06"):
        write_event(folder, f"{date}-at", date=date)
    page = parse((build(folder) / "events/index.html").read_bytes())
    jumps = [each for each in page.find("a") if each.attributes.get("href", "").startswith("#y")]
    assert [(each.text, each.attributes["href"]) for each in jumps if "m" in each.attributes["href"]] == [
        ("Jan", "#y2030m01"),
        ("July", "#y2030m07"),
        ("Dec", "#y2030m12"),
    ]
    assert [each.text for each in page.find("tr") if each.attributes.get("id")] == ["January", "July", "December"]
