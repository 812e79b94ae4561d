"""What a reader of an entry is told of words and languages: on the page itself, not behind a pointer."""

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
from tests.support.projects import make_project, write_event

ISIS = "\u062f\u0627\u0639\u0634"
URL = "https://example.org/a"


def _body(folder: Path, **front: Any) -> str:
    project = make_project(folder / "project")
    write_event(project, "2031-08-new", **front)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, Site("Mills"), read_strings("en", project))
    return render_event(context, with_neighbours(timeline, "2031-08-new"), "2031-08-new").body


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        (
            {"title": f"{ISIS} 2018-07", "lang": "fa-AF"},
            f'<a href="{URL}" rel="external"><span lang="fa-AF" dir="rtl">{ISIS} 2018-07</span></a>. Gazette, undated.',
            "News · in Persian",
        ),
        (
            {"title": "Daesh", "lang": "fa"},
            f'<a href="{URL}" rel="external"><span lang="fa" dir="ltr">Daesh</span></a>. Gazette, undated.',
            "News · in Persian",
        ),
        (
            {"title": "Povodně", "lang": "gsw"},
            f'<a href="{URL}" rel="external"><span lang="gsw" dir="ltr">Povodně</span></a>. Gazette, undated.',
            "News · language: gsw",
        ),
        (
            {"title": "Flood", "lang": "en-GB"},
            f'<a href="{URL}" rel="external"><span lang="en-GB" dir="ltr">Flood</span></a>. Gazette, undated.',
            "News",
        ),
        (
            {"date": "2031-08-02", "lang": "ps"},
            f'<a href="{URL}" rel="external">Gazette, 2 August 2031</a>.',
            "News · in Pashto · All cited of Gazette",
        ),
    ],
)
def test_source(source: dict[str, str], name: str, said: str, tmp_path: Path) -> None:
    """A source's language is said and marked; without a title its publisher and day are the link."""
    body = _body(tmp_path, sources={"one": {"publisher": "Gazette", "url": URL, **source}})
    row = body.split('id="source-one">')[1].split("</li>")[0]
    shown = re.sub(r'<a (?:class="kt-publisher" )?href="\x02[^>]*>([^<]*)</a>', r"\1", row)
    first, rest = shown.split('</span><span class="kt-source-meta">')
    assert " ".join(first.removeprefix('<span class="kt-source-name">').split()) == name
    assert " ".join(rest.split("</span>")[0].split()) == said


def test_meanings_stand_on_the_page(tmp_path: Path) -> None:
    """A status, a stance and a verdict lead to their meaning in the vocabulary and have it below, none as a tooltip."""
    body = _body(
        tmp_path,
        attribution=[{"actor": "council", "stance": "accused", "by": "Somebody", "sources": ["one"]}],
        claims=[{"text": "It was so.", "by": "Somebody", "verdict": "disputed", "sources": ["one"]}],
    )
    assert re.findall(r'href="\x02vocabulary/#([^"]+)">([^<]+)<', body) == [
        ("stances-accused", "Accused"),
        ("statuses-reported", "Reported"),
        ("stances-accused", "Accused"),
        ("verdicts-disputed", "Disputed"),
    ]
    assert re.findall(r"<dt>(Accused|Disputed|Reported)</dt><dd>([^<]+)</dd>", body) == [
        ("Accused", "Somebody says the actor did it."),
        ("Disputed", "The sources differ."),
        ("Reported", "It was reported."),
    ]
    assert " title=" not in body


@pytest.mark.parametrize(
    ("date", "line"),
    [
        ("2031-08-02", "2 August 2031"),
        ("2031-08-02/2031-08-04", "2–4 August 2031"),
        ("2031-08", "August 2031 The month is known, not the day."),
    ],
)
def test_what_is_normal_is_not_said(date: str, line: str, tmp_path: Path) -> None:
    """Beside a day stands no sentence that it is known; beside a month stands what is not."""
    body = _body(tmp_path, date=date)
    dateline = body.split('<p class="kt-dateline">')[1].split("</p>")[0]
    assert " ".join(re.sub("<[^>]*>", "", dateline).split()) == line
