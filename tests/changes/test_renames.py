"""What was renamed, in an earlier version of an event, is no difference."""

import shutil
from collections.abc import Callable
from pathlib import Path

from build_scripts.changes.review import review_change
from build_scripts.check.run import check_change
from build_scripts.language.interface import read_strings
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD, TODAY

BREACH = "events/2031/2031-04-02-mill-dike-breach.md"


def told(folder: Path, change: Callable[[Path], None]) -> tuple[str, list[str]]:
    """What is said of ``change``, done to the example record, and the findings of the check of it."""
    shutil.copytree(RECORD, folder / "before")
    shutil.copytree(RECORD, folder / "after")
    change(folder / "after")
    before, after = (read_files(folder / name / "events") for name in ("before", "after"))
    base = load_record(before, None)
    record = load_record(after, None, previous=base)
    findings = check_change(after, before, TODAY, None)
    return review_change(record, base, read_strings("en", folder)), [f"{f.rule}: {f.message}" for f in findings]


def everywhere(folder: Path, old: str, new: str) -> None:
    """Replace words in every file of the record."""
    for path in (folder / "events").rglob("*.*"):
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def rename(folder: Path, kind: str, old: str, new: str) -> None:
    """Rename an actor or a place, everywhere, with its former id."""
    path = folder / f"events/_{kind}/{old}.md"
    text = path.read_text("utf-8")
    listed = text.replace("redirect_from: [", f"redirect_from: [{old}, ")
    if listed == text:
        listed = text.replace("\nkind:", f"\nredirect_from: [{old}]\nkind:", 1)
    path.unlink()
    everywhere(folder, old, new)
    path.with_name(f"{new}.md").write_text(listed.replace(f"[{new}", f"[{old}"), encoding="utf-8")


def test_renamed_actor(tmp_path: Path) -> None:
    """An actor that speaks, takes part and is accused: one line for the whole change, and no word about the events."""
    said, findings = told(tmp_path, lambda folder: rename(folder, "actors", "river-watch", "gauge-office"))
    assert said == (
        "## What this changes: 3 actors\n\n### 3 actors\n\n"
        "* River Watch (`river-watch`) renamed: `gauge-office`; the old address redirects\n"
        "* Council of Lower Marrow (`council`) changed\n"
        "* Regional Flood Office (`flood-office`) changed\n"
    )
    assert findings == []


def test_renamed_place(tmp_path: Path) -> None:
    """A place of an event, with the places within it."""
    said, findings = told(tmp_path, lambda folder: rename(folder, "places", "lower-marrow", "nether-town"))
    assert "* Lower Marrow (`lower-marrow`) renamed: `nether-town`; the old address redirects" in said
    assert "event changed" not in said
    assert findings == []


def test_renamed_words(tmp_path: Path) -> None:
    """A measure, a status, a class of changes and a tag: the words are told as renamed, no event as changed."""

    def change(folder: Path) -> None:
        for old, new in (
            ("displaced", "uprooted"),
            ("confirmed", "certain"),
            ("correction", "mending"),
            ("dike", "dyke"),
        ):
            path = folder / "events/_vocabulary.yml"
            text = path.read_text("utf-8")
            own = text.replace(f"  {old}: {{", f"  {new}: {{redirect_from: [{old}], ", 1)
            path.write_text(own.replace("redirect_from: [levee]", "").replace("dikes., }", "dikes.}"), encoding="utf-8")
        for path in (folder / "events").glob("20*/*.md"):
            text = path.read_text("utf-8")
            for old, new in (
                ("displaced:", "uprooted:"),
                ("status: confirmed", "status: certain"),
                ("class: correction", "class: mending"),
                ("tags: [dike", "tags: [dyke"),
            ):
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")

    said, findings = told(tmp_path, change)
    assert said == (
        "## What this changes: 4 words\n\n### 4 words\n\n"
        "* `statuses confirmed` renamed: `statuses certain`; the old address redirects\n"
        "* `measures displaced` renamed: `measures uprooted`; the old address redirects\n"
        "* `change_classes correction` renamed: `change_classes mending`; the old address redirects\n"
        "* `tags dike` renamed: `tags dyke`; the old address redirects\n"
    )
    assert findings == ["vanished-page: `levee` had a page, and now there is nothing at its address"]


def test_a_publisher_that_is_listed(tmp_path: Path) -> None:
    """A row of `publishers` is told with its names."""

    def change(folder: Path) -> None:
        path = folder / "events/_vocabulary.yml"
        row = "  gazette: {name: Marrow Gazette, also: [MG]}\n"
        path.write_text(f"{path.read_text('utf-8')}\npublishers:\n{row}", encoding="utf-8")

    said, _ = told(tmp_path, change)
    assert "* `publishers gazette` added: Marrow Gazette (also MG)" in said


def test_renamed_sources(tmp_path: Path) -> None:
    """Another id of a source, in its rows and citations, is no difference: its address says that it is the same."""
    said, findings = told(tmp_path, lambda folder: everywhere(folder, "watch-report", "report-of-the-watch"))
    assert (said, findings) == ("## What this changes: nothing that a reader would see\n", [])


def test_a_real_change_beside_a_renaming(tmp_path: Path) -> None:
    """What else changed is told, and needs a line in the log."""

    def change(folder: Path) -> None:
        rename(folder, "actors", "river-watch", "gauge-office")
        path = folder / BREACH
        text = path.read_text("utf-8")
        assert "{displaced: 12, group: children" in text
        path.write_text(text.replace("{displaced: 12,", "{displaced: 13,"), encoding="utf-8")

    said, findings = told(tmp_path, change)
    assert "* Displaced, children, River Watch: 12 → 13 (source watch-report)" in said
    assert [finding.partition(":")[0] for finding in findings] == ["unlogged-change"]


def test_one_that_takes_in_another_was_not_renamed(tmp_path: Path) -> None:
    """Where an actor becomes part of one that was there, entries say something else now, and their log says so."""

    def change(folder: Path) -> None:
        (folder / "events/_actors/river-watch.md").unlink()
        everywhere(folder, "river-watch", "council")
        path = folder / "events/_actors/council.md"
        text = path.read_text("utf-8").replace("added:", "redirect_from: [river-watch, gauge-watch]\nadded:")
        path.write_text(text, encoding="utf-8")

    said, findings = told(tmp_path, change)
    assert "* River Watch (`river-watch`) now part of `council`, where its address leads" in said
    assert "unlogged-change" in {finding.partition(":")[0] for finding in findings}
