"""What is taken down is gone: no byte of it is in anything that the next build leaves."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from tests.support.projects import build, make_project, replace, write, write_event
from tests.support.repositories import commit, git

MARK = "Zyxwvut"
"""Stands in everything that the entry and its actor say; no other text has it, in any case."""
ENTRY, ACTOR, PLACE = "2031-06-zyxwvut", "zyxwvut-group", "zyxwvut-hamlet"


def read(path: Path) -> bytes:
    """What a file holds, as a reader has it: search fragments are compressed."""
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def holding(folder: Path, mark: str) -> list[str]:
    """The files whose name or content has ``mark`` in it, in UTF-8 or as JSON escapes it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = ((path.relative_to(folder).as_posix(), read(path).lower()) for path in files)
    return [name for name, data in texts if mark.lower().encode() in name.lower().encode() + data]


def test_nothing_is_left(tmp_path: Path) -> None:
    """An entry that was taken down, and the names of the actor and place that only it had, occur nowhere afterwards."""
    project = make_project(tmp_path / "project", plugin={"bulk_data": True})
    clean = make_project(tmp_path / "clean", plugin={"bulk_data": True})
    write(project / f"events/_actors/{ACTOR}.md", f"---\nname: {MARK} group\nkind: service\n---\n")
    write(
        project / f"events/_places/{PLACE}.md",
        f"---\nname: {MARK} hamlet\nkind: town\nlat: 10.4\nlon: -20.2\ncoordinates_source: survey sheet\n---\n",
    )
    write(project / "events/_sources/zyxwvut-2031.md", f"---\npublisher: {MARK} Weekly\nreference: {MARK} 1\n---\n")
    write_event(
        project,
        ENTRY,
        f"It was {MARK} [@one; @zyxwvut-2031].",
        title=f"The {MARK} matter",
        summary=f"{MARK} was there.",
        places=[PLACE],
        added="2031-06-02",
        actors=[{"actor": ACTOR, "role": "responder", "sources": ["one"], "note": MARK}],
        figures=[{"injured": 3, "by": f"{MARK} spokesman", "sources": ["one"], "note": MARK}],
        attribution=[{"actor": ACTOR, "stance": "denied", "by": ACTOR, "sources": ["one"], "note": MARK}],
        claims=[{"text": f"{MARK} did it.", "verdict": "disputed", "sources": ["one"], "about": ["2031-04-inquiry"]}],
        related=[{"event": "2031-04-inquiry", "note": MARK}],
        changes=[{"date": "2031-06-03", "note": f"{MARK} corrected."}],
        sources={"one": {"publisher": f"{MARK} Gazette", "url": "https://example.org/zyxwvut"}},
    )
    replace(project / "events/2032/2032-budget-vote.md", "title: Vote", f"title: {MARK} vote")
    write(project / ".gitignore", ".timeline\nsite\n.site-*\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    site = build(project)
    held = holding(site, MARK)
    expected = {"data/events.csv", "data/record.sqlite", "data/actors.json", "data/events.geojson", "sitemap.xml"}
    expected |= {"versions/index.html", "feeds/new.atom", "feeds/corrections.json", "feeds/timelinejs.json"}
    assert {*expected, f"events/2031/{ENTRY}/index.html", f"actors/{ACTOR}/index.html"} <= {*held}
    assert any(name.startswith("pagefind/all/fragment/") for name in held)

    for path in (f"2031/{ENTRY}", f"_actors/{ACTOR}", f"_places/{PLACE}", "_sources/zyxwvut-2031"):
        (project / f"events/{path}.md").unlink()
    replace(project / "events/2032/2032-budget-vote.md", f"title: {MARK} vote", "title: Vote")
    with (project / "events/_removed.yml").open("a", encoding="utf-8") as file:
        file.write("2031-06-entry: {date: 2032-04-01, reason: safety}\n")
    shutil.copyfile(project / "events/_removed.yml", clean / "events/_removed.yml")

    commit(project)  # the history still has it, as long as nobody has rewritten that
    assert holding(build(project), MARK) == []
    assert holding(project, MARK) == []  # nor in what the last build left beside the site
    assert holding(build(clean), MARK) == []
