"""What became of each published event."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.changes.lifecycle import EventChanges, compare_records
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD

LEAST = (RECORD.parent / "valid" / "least.md").read_text("utf-8")
YEAR = Path("events/2031")


def fates(project: Path, before: Callable[[Path], None], after: Callable[[Path], None]) -> EventChanges:
    """What became of the events of the example record as ``before`` left it, when ``after`` was done too."""
    shutil.copytree(RECORD, project)
    before(project)
    base = load_record(read_files(project / "events"), None)
    after(project)
    return compare_records(load_record(read_files(project / "events"), None, previous=base), base)


def write(project: Path, name: str, front: str = "") -> None:
    """Write an event."""
    (project / YEAR / f"{name}.md").write_text(LEAST.replace("sources:\n", f"{front}sources:\n", 1), encoding="utf-8")


def told(found: EventChanges) -> dict[str, list[object]]:
    """The ids behind each word that is not empty."""
    return {
        word: [each.id if not isinstance(each, tuple) else tuple(event.id for event in each) for each in events]
        for word in ("added", "changed", "merged", "taken_down", "vanished", "unread")
        if (events := getattr(found, word))
    }


def _two(project: Path) -> None:
    write(project, "2031-one")
    write(project, "2031-two")


def _remove(project: Path, *names: str) -> None:
    for name in names:
        (project / YEAR / f"{name}.md").unlink()


def _take_down(project: Path, *lines: str) -> None:
    path = project / "events/_removed.yml"
    rows = "".join(f"{line}: {{date: 2032-06-01, reason: safety}}\n" for line in lines)
    path.write_text(path.read_text("utf-8") + rows, encoding="utf-8")


def _rename(project: Path) -> None:
    _remove(project, "2031-one")
    write(project, "2031-new", "redirect_from: [2031-one]\n")


def _merge(project: Path) -> None:
    _remove(project, "2031-one")
    write(project, "2031-two", "redirect_from: [2031-one]\n")


def _join(project: Path) -> None:
    _remove(project, "2031-one", "2031-two")
    write(project, "2031-new", "redirect_from: [2031-one, 2031-two]\n")


def _break(project: Path) -> None:
    write(project, "2031-one", "colour: red\n")


def _rename_with_an_error(project: Path) -> None:
    _remove(project, "2031-one")
    write(project, "2031-new", "redirect_from: [2031-one]\ncolour: red\n")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda project: None, {}),
        (lambda project: write(project, "2031-new"), {"added": ["2031-new"]}),
        (lambda project: write(project, "2031-one", "tags: [dike]\n"), {"changed": [("2031-one", "2031-one")]}),
        (_rename, {"changed": [("2031-one", "2031-new")]}),
        (_merge, {"changed": [("2031-two", "2031-two")], "merged": [("2031-one", "2031-two")]}),
        (_join, {"added": ["2031-new"], "merged": [("2031-one", "2031-new"), ("2031-two", "2031-new")]}),
        (lambda project: _remove(project, "2031-one"), {"vanished": ["2031-one"]}),
        (_break, {"unread": ["2031-one"]}),
        (_rename_with_an_error, {"unread": ["2031-one"]}),
    ],
)
def test_fates(change: Callable[[Path], None], expected: dict[str, list[object]], tmp_path: Path) -> None:
    """An event stays, changes, is renamed, becomes part of another, vanishes, or cannot be told of."""
    assert told(fates(tmp_path / "project", _two, change)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2031-one", "2031-two"], {"taken_down": ["2031-one", "2031-two"]}),
        (["2031-05-entry", "2031-05-entry-2"], {"taken_down": ["2031-one", "2031-two"]}),
        (["2031-one"], {"taken_down": ["2031-one"], "vanished": ["2031-two"]}),
        (["2031-05-entry"], {"vanished": ["2031-one", "2031-two"]}),
    ],
)
def test_removals(lines: list[str], expected: dict[str, list[object]], tmp_path: Path) -> None:
    """A new line in the list of removals stands for one event; where they are fewer, it cannot be told for which."""

    def change(project: Path) -> None:
        _remove(project, "2031-one", "2031-two")
        _take_down(project, *lines)

    assert told(fates(tmp_path / "project", _two, change)) == expected


def test_a_list_of_removals_that_could_not_be_read(tmp_path: Path) -> None:
    """Lines of a list that was broken before are not new, and excuse nothing."""

    def before(project: Path) -> None:
        _two(project)
        _take_down(project, "- x")

    def after(project: Path) -> None:
        shutil.copy(RECORD / "events/_removed.yml", project / "events/_removed.yml")
        _remove(project, "2031-one")

    assert told(fates(tmp_path / "project", before, after)) == {"vanished": ["2031-one"]}
