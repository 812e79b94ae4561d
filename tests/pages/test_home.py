"""The home page: how much, where to begin, what is new, how sure."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.home import render_home
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD
from tests.support.dom import Element, parse


def home(project: Path) -> Element:
    """The home page of a project."""
    record = load_record(read_files(project / "events"), None)
    context = Context(build_timeline(record), Site("Chronicle", version="v1"), read_strings("en", RECORD))
    return parse(render_home(context, "<h1>Chronicle</h1>", "how-to/").encode())


def lines(page: Element, within: str, name: str) -> list[str]:
    """The texts of the elements of a name, within those of a class."""
    boxes = [each for each in page.walk() if within in each.attributes.get("class", "").split()]
    return [re.sub(r"\s+", " ", each.text).strip() for box in boxes for each in box.find(name)]


def test_home() -> None:
    """How much, of which time and as of when; what is new under its day; what changed with its reason; how sure."""
    page = home(RECORD)
    assert dict(zip(lines(page, "kt-extent", "dt"), lines(page, "kt-extent", "dd"), strict=True)) == {
        "Events": "4",
        "Sources": "5 from 2 publishers",
        "First event": "about April 2031",
        "Last event": "February 2032",
        "Last change": "1 March 2032",
    }
    assert lines(page, "kt-halves", "h3") == ["Added on 1 May 2031", "Changed on 1 March 2032", "Changed on 3 May 2031"]
    assert lines(page, "kt-halves", "li") == [
        "Breach of the mill dike 2–3 April 2031",
        "A flood that was not February 2032It rested on a test message.",
        "Breach of the mill dike 2–3 April 2031The cost.",
    ]
    assert lines(page, "kt-sure", "li") == [
        "1 Confirmed 25 %",
        "2 Reported 50 %",
        "1 Withdrawn 25 %",
        "3 One origin 75 %",
        "3 Without an archived copy 75 %",
        "1 Changed since it was read 25 %",
    ]


def test_home_leads_on() -> None:
    """Where to begin: the chronology, what is new on the page itself, how to read, how sure."""
    starts = next(each for each in home(RECORD).find("nav") if each.attributes["class"] == "kt-starts")
    assert {link.text: link.attributes["href"] for link in starts.find("a")} == {
        "The chronology": "events/",
        "What is new": "#newest",
        "How to read it": "how-to/",
        "How sure it is": "how-sure/",
    }
    assert [note.text for note in starts.find("span")][-1] == (
        "What the entries rest on: 3 of 4 events on a single source or origin."
    )


def test_home_of_an_empty_record(tmp_path: Path) -> None:
    """A record without events has a home page that counts nothing and names no day."""
    (tmp_path / "events").mkdir()
    shutil.copyfile(RECORD / "events/_vocabulary.yml", tmp_path / "events/_vocabulary.yml")
    page = home(tmp_path)
    found = {name: lines(page, name, "li") for name in ("kt-extent", "kt-halves", "kt-sure", "kt-ways")}
    assert found == {"kt-extent": [], "kt-halves": [], "kt-sure": [], "kt-ways": []}
    assert "What is new" not in page.text
