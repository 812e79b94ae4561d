"""The page of a shared source: what it is, and every entry, row and claim that rests on it."""

from __future__ import annotations

import re

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages import plan_pages
from build_scripts.pages.context import Context, Site
from build_scripts.pages.page import Page
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write, write_event

SOURCE = """\
---
publisher: River <Watch>
title: سیلاب در ماه مه
author: A. Writer
date: 2031-06
reference: Report 9
url: https://example.org/9?a=1&b=2
archive: https://example.org/archive/9
nature: official
origin: [council, Rowing club]
grade: A
lang: fa
note: The annex has the levels.
---

Printed by the [inquiry](../2031/2031-04-inquiry.md).
"""
FACTS = """\
Publisher: <a href="\x02sources/river-watch/">River &lt;Watch&gt;</a>
Author: A. Writer
Published: June 2031
Where to find it: Report 9
Address: <a class="kt-url" href="https://example.org/9?a=1&amp;b=2">https://example.org/9?a=1&amp;b=2</a>
Archived copy: <a class="kt-url" href="https://example.org/archive/9">https://example.org/archive/9</a>
Language: Persian
Nature: Official: An authority.
Grade: A: Known and careful.
Rests on: <a href="\x02actors/council/">Council of Lower Marrow</a>, Rowing club
Note: The annex has the levels."""
USES = """\
entry When: 5 May 2031
account Account
facts Organiser: Council of Lower Marrow
figure-injured-council Injured: 9, according to Council of Lower Marrow
figure-displaced-report-9 Displaced: at least 30
attribution Accused: Council of Lower Marrow
claim-claim-1 Claims weighed (made there, Against): It was the rain.
attribution Attribution: Unclaimed"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of the example record with a shared source that two events and an actor cite."""
    project = make_project(tmp_path_factory.mktemp("shared") / "project")
    write(project / "events/_sources/report-9.md", SOURCE)
    write_event(
        project,
        "2031-05-05-flood",
        "It was so [@one; @report-9].",
        date="2031-05-05",
        date_sources=["report-9"],
        actors=[{"actor": "council", "role": "organiser", "sources": ["report-9"]}],
        figures=[
            {"injured": "9", "by": "council", "sources": ["report-9"]},
            {"displaced": "at least 30", "sources": ["report-9"]},
            {"displaced": "40", "sources": ["one"]},
        ],
        attribution=[{"actor": "council", "stance": "accused", "by": "x", "sources": ["one", "report-9"]}],
        claims=[
            {"text": "It was the rain.", "verdict": "disputed", "sources": ["report-9"], "against": ["report-9"]},
            {"text": "It was not.", "verdict": "disputed", "sources": ["one"]},
        ],
    )
    unclaimed = {"as_of": "2031-07-01", "sources": ["report-9"]}
    write_event(project, "2031-07-later", "Nobody knows [@one].", date="2031-07-01", unclaimed=unclaimed)
    write(project / "events/_actors/club.md", "---\nname: Club & Co\nkind: council\n---\n\nIt rows [@report-9].\n")
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    site = Site("Chronicle", "https://chronicle.example/", edit_url="https://edit.example/")
    context = Context(timeline, site, read_strings("en", project))
    made = {planned.path: planned.make(context) for planned in plan_pages(context)}
    return {path: page for path, page in made.items() if isinstance(page, Page)}


def test_what_it_is(pages: dict[str, Page]) -> None:
    """Its title in its own direction, then each thing that is known of it, and the note on it."""
    page = pages["sources/report-9/"]
    assert (page.title, page.section) == ("سیلاب در ماه مه", "sources")
    assert page.description == "سیلاب در ماه مه: River <Watch>. Cited in 2 events."
    assert '<h1 lang="fa" dir="rtl">سیلاب در ماه مه</h1>' in page.body
    facts = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page.body)
    assert "\n".join(f"{label}: {value}" for label, value in facts) == FACTS
    assert 'Printed by the <a href="\x02events/2031/2031-04-inquiry/">inquiry</a>.' in page.body
    assert '<a href="https://edit.example/events/_sources/report-9.md">' in page.body


def test_what_rests_on_it(pages: dict[str, Page]) -> None:
    """Each entry in the order of time, with every row and claim that names it, and where that is on its page."""
    body = pages["sources/report-9/"].body
    titles = re.findall(r'<h3 class="kt-title"><a href="\x02(.*?)">', body)
    assert titles == ["events/2031/2031-05-05-flood/", "events/2031/2031-07-later/"]
    uses = re.findall(r'<li><a href="\x02events/2031/[\w-]+/#([\w-]+)">(.*?)</a>(.*?)</li>', body)
    assert "\n".join(f"{anchor} {label}{text}" for anchor, label, text in uses) == USES
    assert '<a href="\x02actors/club/">Club &amp; Co</a>' in body


def test_anchors_are_there(pages: dict[str, Page]) -> None:
    """What the page leads to is on the pages of the entries."""
    for path, anchor in re.findall(r'href="\x02(events/[^"#]+)#([^"]+)"', pages["sources/report-9/"].body):
        assert f'id="{anchor}"' in pages[path].body


def test_entries_lead_to_it(pages: dict[str, Page]) -> None:
    """In the list of an entry's sources it stands behind its own, with a link to its page; on paper too."""
    lead = '<a href="\x02sources/report-9/">all entries that cite it</a>'
    for path in ("events/2031/2031-05-05-flood/", "print/2031/"):
        assert lead in pages[path].body
    for path in ("actors/club/", "sources/river-watch/"):
        assert lead.replace("<a ", '<a class="kt-note" ') in pages[path].body
    body = pages["events/2031/2031-05-05-flood/"].body
    assert re.findall(r'<li id="source-([\w-]+)">', body) == ["one", "report-9"]
    assert '<sup class="kt-cite"><a href="#source-one">1</a>,&#8239;<a href="#source-report-9">2</a></sup>' in body


def test_index(pages: dict[str, Page]) -> None:
    """The index of sources lists publishers, then what several entries cite."""
    headings = re.findall(r'<h2 class="kt-h">(.*?)</h2>', pages["sources/"].body)
    assert headings == ["Publishers", "Cited by several entries"]
    assert '<a href="\x02sources/report-9/">سیلاب در ماه مه</a>' in pages["sources/"].body
    assert "sources/river-watch/" in pages
