"""The page of what is to be looked for again: whole while it is short, in parts of bounded size when it is long."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages import due
from build_scripts.pages.context import Context, Site
from build_scripts.pages.plan import Planner
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD
from tests.support.dom import parse

ROW = "{{what: gauge, looked: 2031-05-01, reached: 2031-04-20, due: {0}, id: row-{1:03}}}".format


def pages(events: Path) -> dict[str, str]:
    """The pages of a record's list, by address."""
    record = load_record(read_files(events), None)
    context = Context(build_timeline(record), Site("Chronicle"), read_strings("en", RECORD))
    return {page.path: page.make(context).body for page in due.plan(context, Planner(context))}  # type: ignore[union-attr]


def rows(html: str) -> list[tuple[str, str]]:
    """The rows of a page: the day and the address."""
    page = parse(html.encode())
    whens = [each.text for each in page.find("span") if each.attributes.get("class") == "kt-tie-when"]
    links = [a.attributes["href"] for a in page.find("a") if "#not-found-" in a.attributes["href"]]
    return list(zip(whens, links, strict=True))


def test_short_list() -> None:
    """A short list is one page, in the order of days; each row leads to where its entry says so."""
    (path, html), *others = pages(RECORD / "events").items()
    breach = "\x02events/2031/2031-04-02-mill-dike-breach/"
    assert (path, others) == ("due/", [])
    assert rows(html) == [
        ("1 November 2031", f"{breach}#not-found-old-gauge"),
        ("1 November 2031", f"{breach}#not-found-verdict"),
        ("1 November 2031", "\x02actors/council/#not-found-verdict"),
        ("1 May 2032", "\x02places/old-gauge/#not-found-gauge"),
    ]
    assert "Looked for on 1 May 2031, in material that reaches to April 2031." in html


def test_long_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list is an index of months, and a long month has several parts; no row is lost, none there twice."""
    monkeypatch.setattr(due, "SPLIT", 3)
    (tmp_path / "events/_places").mkdir(parents=True)
    (tmp_path / "events/_vocabulary.yml").write_bytes((RECORD / "events/_vocabulary.yml").read_bytes())
    days = ["2031-11-30", *["2031-12-01"] * 4]
    listed = "".join(f"  - {ROW(day, number)}\n" for number, day in enumerate(days))
    (tmp_path / "events/_places/well.md").write_text(f"---\nname: Well\nkind: site\nnot_found:\n{listed}---\n", "utf-8")
    made = pages(tmp_path / "events")
    assert list(made) == ["due/", "due/2031-11/", "due/2031-12/", "due/2031-12/2/"]
    index = parse(made.pop("due/").encode())
    parts = [a.attributes["href"] for a in index.find("a") if a.attributes["href"].startswith("\x02")]
    assert parts == [f"\x02{path}" for path in made]
    found = [link.rpartition("-")[2] for html in made.values() for _, link in rows(html)]
    assert found == ["000", "001", "002", "003", "004"]
