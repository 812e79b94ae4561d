"""The page on how sure the record is: each number leads to as many entries."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts.language.interface import read_strings
from build_scripts.pages import how_sure
from build_scripts.pages.context import Context, Site
from build_scripts.pages.plan import Planner
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import CASE, RECORD, set_up
from tests.support.dom import parse


def pages(project: Path) -> dict[str, str]:
    """The pages of a record's figures, by address."""
    record = load_record(read_files(project / "events"), None)
    context = Context(build_timeline(record), Site("Chronicle"), read_strings("en", RECORD))
    return {
        page.path: page.make(context).body  # type: ignore[union-attr]
        for page in how_sure.plan(context, Planner(context))
    }


def counts(html: str) -> dict[str, str]:
    """What the page of figures counts, by address."""
    return dict(
        re.findall(r'<a href="\x02(how-sure/[^"]+)">[^<]*</a></span><span class="kt-count">([^<]*)</span>', html)
    )


def test_figures(tmp_path: Path) -> None:
    """Every status and every measure has its number, with nothing read by a second person until somebody has."""
    set_up(RECORD.parent / "valid" / "confirmed-official.md", tmp_path)
    (tmp_path / CASE).write_text(
        (tmp_path / CASE).read_text("utf-8").replace('/g/5"', '/g/5", archive: "https://example.org/a/5"'), "utf-8"
    )
    made = pages(tmp_path)
    found = counts(made["how-sure/"])
    assert found == {
        "how-sure/status-confirmed/": "2 events, 40\u00a0%",
        "how-sure/status-reported/": "2 events, 40\u00a0%",
        "how-sure/status-disputed/": "0 events",
        "how-sure/status-refuted/": "0 events",
        "how-sure/status-withdrawn/": "1 event, 20\u00a0%",
        "how-sure/one-origin/": "3 events, 60\u00a0%",
        "how-sure/no-archived-copy/": "3 events, 60\u00a0%",
        "how-sure/exact-day/": "1 event, 20\u00a0%",
        "how-sure/second-reading/": "0 events",
        "how-sure/changed-since-reading/": "1 event, 20\u00a0%",
    }
    text = parse(made["how-sure/"].encode()).text
    assert "Of the 5 events of this record, 3 rest on a single source or origin (60\u00a0%)." in text
    assert "nobody can look it up. It is true of 3 sources." in text
    for path, words in found.items():
        listed = {a.attributes["href"] for a in parse(made[path].encode()).find("a")}
        listed = {href for href in listed if re.fullmatch(r"\x02events/[0-9]{4}/[^/]+/", href)}
        assert (path, len(listed)) == (path, int(words.split()[0]))
