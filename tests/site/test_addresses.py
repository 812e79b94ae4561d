"""Addresses last: renamed entries lead on, entries taken down leave a trace alone, long lists split stably."""

import json
from pathlib import Path

import pytest

from build_scripts.model.layout import WORDS_WITH_PAGES
from build_scripts.pages import split
from build_scripts.pages.families import FAMILIES
from tests.support.dom import Element, broken_links, parse
from tests.support.projects import ADDRESS, build, contents, make_project, replace, write, write_event

SECRET = "Hollyhock"


def test_old_address_leads_to_the_new(example_site: Path) -> None:
    """The page at an old address leads on at once, and by hand; it is not to be indexed."""
    page = parse((example_site / "events/2031/2031-04-02-old-slug/index.html").read_bytes())
    metas = {
        e.attributes["http-equiv"]: e.attributes["content"] for e in page.find("meta") if "http-equiv" in e.attributes
    }
    assert metas["refresh"] == "0; url=../../../events/2031/2031-04-02-mill-dike-breach/"
    assert [e.attributes["href"] for e in page.find("a")] == ["../../../events/2031/2031-04-02-mill-dike-breach/"]
    canonical = [e.attributes["href"] for e in page.find("link") if e.attributes["rel"] == "canonical"]
    assert canonical == [f"{ADDRESS}events/2031/2031-04-02-mill-dike-breach/"]
    assert [e.attributes["content"] for e in page.find("meta") if e.attributes.get("name") == "robots"] == ["noindex"]


def test_terms_lead_on(example_site: Path) -> None:
    """The old addresses of an actor, a place and a tag lead on, and so does that of a word's meaning."""
    for old, new in (
        ("actors/gauge-watch", "actors/river-watch"),
        ("places/gauge-hut", "places/old-gauge"),
        ("tags/levee", "tags/dike"),
    ):
        page = parse((example_site / old / "index.html").read_bytes())
        assert [e.attributes["href"] for e in page.find("a")] == [f"../../{new}/"]
    words = parse((example_site / "vocabulary/index.html").read_bytes())
    dike = next(e for e in words.walk() if e.attributes.get("id") == "tags-dike")
    assert [e.attributes["id"] for e in dike.find("span")] == ["tags-levee"]


def test_families_with_pages() -> None:
    """The check knows which words have pages."""
    assert {*FAMILIES} == {"actors", "places", *WORDS_WITH_PAGES}


def test_entry_taken_down_leaves_nothing_else(tmp_path: Path) -> None:
    """Of an entry taken down there is its id, a day and a reason, and no other word anywhere: site, index or cache."""
    folder = make_project(tmp_path / "project")
    path = write_event(
        folder, "2031-07-gone", title=SECRET, summary=f"{SECRET} was there.", body=f"{SECRET} [@one].", tags=["dike"]
    )
    site = build(folder)
    assert SECRET.encode() in contents(site)["events/2031/2031-07-gone/index.html"]
    path.unlink()
    removed = folder / "events/_removed.yml"
    write(removed, removed.read_text("utf-8") + "2031-07-gone: {date: 2032-04-01, reason: safety}\n")
    build(folder)
    left = [name for name, data in contents(folder, index=True).items() if SECRET.encode() in data]
    assert left == []
    assert json.loads((site / "version.json").read_bytes())["events"] == 4
    assert not (folder / ".timeline/documents/all/2031/2031-07-gone.html").exists()
    named = sorted(name for name, data in contents(site).items() if b"2031-07-gone" in data)
    assert named == ["events/2031/2031-07-gone/index.html"]
    page = parse((site / "events/2031/2031-07-gone/index.html").read_bytes())
    main = next(each for each in page.walk() if each.attributes.get("id") == "kt-main")
    assert " ".join(main.text.split()) == (
        "An entry that was taken downThis entry was taken down on 1 April 2032. Reason: Safety."
    )
    assert broken_links(site, ADDRESS) == []


def test_what_is_not_to_be_indexed(example_site: Path) -> None:
    """Search engines are asked to leave out what was taken down, the 404 page, the page for frames and redirects."""
    asked = {
        path.relative_to(example_site).as_posix()
        for path in example_site.rglob("*.html")
        for meta in parse(path.read_bytes()).find("meta")
        if (meta.attributes.get("name"), meta.attributes.get("content")) == ("robots", "noindex")
        and not any(e.attributes.get("http-equiv") == "refresh" for e in parse(path.read_bytes()).find("meta"))
    }
    assert asked == {"404.html", "embed/index.html", "events/2031/2031-removed-entry/index.html"}


def test_withdrawn_entry_keeps_its_page(example_site: Path) -> None:
    """A withdrawn entry keeps its page, which says so and why, and its place in the lists, marked."""
    page = parse((example_site / "events/2032/2032-02-withdrawn/index.html").read_bytes())
    text = " ".join(page.text.split())
    assert "This entry was withdrawn. The log below says why." in text
    assert "It rested on a test message." in text
    rows = [
        e
        for e in parse((example_site / "events/2032/index.html").read_bytes()).find("li")
        if "kt-row" in e.attributes.get("class", "")
    ]
    marked = [e.find("h3")[0].text for e in rows if "kt-row-withdrawn" in e.attributes["class"]]
    assert marked == ["A flood that was not"]


def test_long_lists_are_split_and_addresses_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that grows too long for a page is split by time; every address that was there is there still."""
    monkeypatch.setattr(split, "SPLIT", 3)
    folder = make_project(tmp_path / "project")
    write_event(folder, "2031-event", date="2031-01-05", tags=["dike"], places=["lower-marrow"])
    before = _addresses(build(folder))
    for number in range(5):
        write_event(
            folder, f"2031-more-{number}", date=f"2031-0{number + 1}-05", tags=["dike"], places=["lower-marrow"]
        )
    site = build(folder)
    after = _addresses(site)
    assert sorted(before - after) == []
    assert broken_links(site, ADDRESS) == []
    made = {each for each in after - before if "more" not in each and not each.startswith("how-sure/")}
    months = {f"2031/0{month}/" for month in range(1, 6)}
    shares = {"print/2031/01-05/", "print/2031/01-05-part-1/", "print/2031/01-05-part-2/", "print/2031/04-05/"}
    tags = ("tags/dike/", "tags/levee/")  # the word's id, and the one that it had before
    lists = ("kinds/meeting/", "places/lower-marrow/", "places/marrow-region/")
    assert made == {
        *(f"events/{month}" for month in months),
        *(f"{each}{month}" for each in (*lists, "sources/marrow-gazette/", *tags) for month in months),
        *(f"{each}{part}" for each in lists for part in ("2030s/", "2031/", "2032/")),
        *(f"{each}{part}" for each in tags for part in ("2030s/", "2031/")),
        *(f"{each}/2031/{month}/" for each in ("print", "timeline") for month in ("02", "03", "05")),
        *shares,
    }
    listed = [path for path in made if f"{path}".startswith("tags/dike/")]
    rows = [e for path in listed for e in parse((site / path / "index.html").read_bytes()).find("th")]
    titles = [row.find("a")[0].text for row in rows if row.attributes.get("scope") == "row"]
    assert sorted(title for title in titles if "more" in title) == [f"Event 2031-more-{number}" for number in range(5)]
    write_event(folder, "2031-last", date="2031-12-24", tags=["dike"])
    assert sorted(after - _addresses(build(folder))) == []


def _addresses(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")}


def _titles(page: Element) -> list[Element]:
    return [each for each in page.find("h3") if each.attributes.get("class") == "kt-title"]


def test_more_than_a_page_holds(tmp_path: Path) -> None:
    """Two hundred and fifty events are on one page, one more splits the year into months."""
    folder = make_project(tmp_path / "project")
    for number in range(250):
        write_event(folder, f"2029-event-{number}", date=f"2029-{number % 12 + 1:02d}-01")
    site = build(folder)
    assert not (site / "events/2029/01").exists()
    assert len(_titles(parse((site / "events/2029/index.html").read_bytes()))) == 250
    write_event(folder, "2029-one-more", date="2029-03-02")
    build(folder)
    months = sorted(path.name for path in (site / "events/2029").iterdir() if len(path.name) == 2)
    assert months == [f"{month:02d}" for month in range(1, 13)]
    index = parse((site / "events/2029/index.html").read_bytes())
    assert _titles(index) == []
    steps = [e.text.split("\n")[0] for e in index.find("li") if e.attributes.get("id", "").startswith("m")]
    assert steps[1:3] == ["2029, February 21 events", "2029, March 22 events"]
    march = parse((site / "events/2029/03/index.html").read_bytes())
    assert len(_titles(march)) == 22
    assert [e.text for e in march.find("p") if e.attributes.get("class") == "kt-kicker"] == [
        "2029 / Part 3 of 12: 2029, March"
    ]
    ways = [(e.attributes["rel"], e.text.split()[-1]) for e in march.find("a") if "rel" in e.attributes]
    assert ways == [("prev", "February"), ("next", "April")]


def test_empty_record(tmp_path: Path) -> None:
    """A record that has only its vocabulary makes a whole site, and no page is described by a word of ours."""
    folder = make_project(tmp_path / "project")
    for path in folder.glob("events/*/*.md"):
        path.unlink()
    (folder / "events/_removed.yml").unlink()
    site = build(folder)
    assert broken_links(site, ADDRESS) == []
    for path in site.rglob("*.html"):
        page = parse(path.read_bytes())
        described = [e.attributes["content"] for e in page.find("meta") if e.attributes.get("name") == "description"]
        assert "false" not in described


def test_event_of_unknown_beginning_and_far_years(tmp_path: Path) -> None:
    """Events of the first years and the last, without a beginning or an end, have pages and links that work."""
    folder = make_project(tmp_path / "project")
    for name, date in (
        ("0001-first", "0001"),
        ("9999-last", "9999-12-31"),
        ("1900-open", "1900/.."),
        ("1950-until", "/1950"),
    ):
        write_event(folder, name, date=date)
    assert broken_links(build(folder), ADDRESS) == []


def test_renamed_event_leads_on(tmp_path: Path) -> None:
    """A renamed event that lists its old id is found at both addresses, and every page links to the new one."""
    folder = make_project(tmp_path / "project")
    write_event(folder, "2033-flood", related=[{"event": "2032-budget-vote", "as": "context"}])
    build(folder)
    old = folder / "events/2033/2033-flood.md"
    new = old.rename(old.with_name("2033-great-flood.md"))
    replace(new, "sources:", 'redirect_from: ["2033-flood"]\nsources:')
    site = build(folder)
    assert broken_links(site, ADDRESS) == []
    named = sorted(name for name, data in contents(site).items() if b"2033/2033-flood" in data)
    assert named == []
    assert (site / "events/2033/2033-flood/index.html").is_file()
