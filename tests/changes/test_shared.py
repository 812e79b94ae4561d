"""What a change does to shared sources, in words: once, with the entries that it touches."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from build_scripts.changes.review import review_change
from build_scripts.language.interface import read_strings
from build_scripts.reading.record import load_record, read_files
from tests.support.projects import make_project, replace, write, write_event

LOG = "events/_sources/gauge-log.md"
EVENT = "events/2036/2036-in-the-log.md"
ROW = "{publisher: River Watch, title: The log, reference: Volume 4, nature: official}"
FILE = "---\npublisher: River Watch\ntitle: The log\nreference: Volume 4\nnature: official\n---\n"


def review(folder: Path, change: Callable[[Path], None]) -> str:
    """What is said of ``change``, done to a record with a shared source that two events cite."""
    project = make_project(folder / "project")
    write(project / LOG, FILE)
    write_event(project, "2036-in-the-log", "It was so [@one; @gauge-log].", title="In the log")
    write_event(project, "2037-only-in-the-log", "It was so [@gauge-log].", title="Only in the log", sources=None)
    before = load_record(read_files(project / "events"), None)
    changed = Path(shutil.copytree(project, folder / "changed"))
    change(changed)
    after = load_record(read_files(changed / "events"), None, previous=before)
    return review_change(after, before, read_strings("en", project))


def test_changed_once(tmp_path: Path) -> None:
    """Key by key, with every entry that cites it; none of these is said to have changed."""

    def change(project: Path) -> None:
        replace(project / LOG, "title: The log\n", "title: The *old* log\ndate: 2031-05\norigin: [council, A clerk]\n")
        replace(project / LOG, "official\n---\n", "news\n---\n\nRead in 2032.\n")

    assert review(tmp_path, change) == (
        "## What this changes: 1 shared source\n\n### 1 shared source\n\n"
        "* **The log**, River Watch (`gauge-log`): its title: “The log” → “The &#42;old&#42; log”; "
        "its date: none → May 2031; its nature: official → news; its origin: none → Council of Lower Marrow, A clerk; "
        "the note on it was edited; touches `2036-in-the-log`, `2037-only-in-the-log`\n"
    )


def test_added_and_gone(tmp_path: Path) -> None:
    """A new source with the entries that cite it; one that is gone with those that did."""

    def change(project: Path) -> None:
        (project / LOG).rename(project / "events/_sources/map.md")
        for path in project.glob("events/203[67]/*.md"):
            replace(path, "@gauge-log", "@map")

    said = review(tmp_path, change)
    assert "* **The log**, River Watch (`map`) added; cited by `2036-in-the-log`, `2037-only-in-the-log`\n" in said
    assert (
        "* **The log**, River Watch (`gauge-log`) **gone**; it was cited by `2036-in-the-log`, `2037-only-in-the-log`\n"
    ) in said


def test_renamed(tmp_path: Path) -> None:
    """A source that redirects from its old id is the same one."""

    def change(project: Path) -> None:
        (project / LOG).rename(project / "events/_sources/log.md")
        replace(project / "events/_sources/log.md", "nature:", "redirect_from: [gauge-log]\nnature:")
        for path in project.glob("events/203[67]/*.md"):
            replace(path, "@gauge-log", "@log")

    assert (
        "* **The log**, River Watch (`gauge-log`): renamed to `log`; the old address redirects; "
        "touches `2036-in-the-log`, `2037-only-in-the-log`\n"
    ) in review(tmp_path, change)


def test_described_by_an_entry_now(tmp_path: Path) -> None:
    """Where an entry describes what a file described, and says the same, its sources did not change."""

    def change(project: Path) -> None:
        (project / LOG).unlink()
        (project / "events/2037/2037-only-in-the-log.md").unlink()
        write(
            project / EVENT,
            (project / EVENT).read_text("utf-8").replace("sources: {", f'sources: {{"gauge-log": {ROW}, '),
        )

    said = review(tmp_path, change)
    assert "Source `gauge-log`" not in said
    assert "(`gauge-log`) **gone**" in said


def test_cited_by_one_more(tmp_path: Path) -> None:
    """An entry that cites a shared source from now on has a source more."""

    def change(project: Path) -> None:
        replace(project / "events/2032/2032-budget-vote.md", "[@gazette]", "[@gazette; @gauge-log]")

    said = review(tmp_path, change)
    assert "* Source `gauge-log` added: River Watch, The log, Volume 4\n" in said
    assert "shared source" not in said
