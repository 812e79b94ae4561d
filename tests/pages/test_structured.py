"""Descriptions for programs: an article of a dataset, honest, and unable to become markup."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.structured import describe_entry, describe_record
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD

ADDRESS = "https://chronicle.example/river/"
START, END = '<script type="application/ld+json">', "</script>"


def context(site: Site, project: Path = RECORD) -> Context:
    """A record, mostly the example, with these settings."""
    return Context(build_timeline(load_record(read_files(project / "events"), None)), site, read_strings("en", RECORD))


def data(block: str) -> object:
    """What a block holds; nothing within it can end a script."""
    assert (block.startswith(START), block.endswith(END)) == (True, True)
    inside = block.removeprefix(START).removesuffix(END)
    assert not set("<>&\u2028\u2029") & set(inside)
    return json.loads(inside)


def test_record() -> None:
    """The record is a dataset of a time, changed on a day; without an address none is named."""
    assert data(describe_record(context(Site("Chronicle", ADDRESS, "Of a river.", "en")))) == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Chronicle",
        "url": ADDRESS,
        "description": "Of a river.",
        "dateModified": "2032-03-01",
        "temporalCoverage": "2031-04-01/2032-02-29",
        "isAccessibleForFree": True,
        "inLanguage": "en",
    }


def test_entry(tmp_path: Path) -> None:
    """An entry is an article of it about places; hostile text stays text."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    file = tmp_path / "events/2031/2031-04-02-mill-dike-breach.md"
    text = re.sub("^title: .*", "title: '</script><!-- &'", file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    file.write_text(re.sub("^summary: .*", "summary: '\"x'", text, count=1, flags=re.MULTILINE), "utf-8")
    known = context(Site("<b>&", ADDRESS, "", "en"), tmp_path)
    event = next(event for event in known.timeline.events if event.id == file.stem)
    assert data(describe_entry(known, event)) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "</script><!-- &",
        "description": '"x',
        "url": f"{ADDRESS}events/2031/2031-04-02-mill-dike-breach/",
        "datePublished": "2031-05-01",
        "dateModified": "2031-05-03",
        "inLanguage": "en",
        "about": [{"@type": "Place", "name": "Mill dike"}, {"@type": "Place", "name": "Lower Marrow"}],
        "isPartOf": {"@type": "Dataset", "name": "<b>&", "url": ADDRESS},
    }
