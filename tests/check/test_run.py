"""The check as a whole: what it looks at beside an entry, and what it does with files that were refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.check.run import check_change, check_files, check_record
from build_scripts.findings import Finding
from build_scripts.reading.record import load_record, read_files
from tests.examples import CASE, HERE, TODAY, invalid, set_up

MISTAKES = invalid("twelve-mistakes")


def told(findings: list[Finding]) -> list[tuple[int, str]]:
    """The line and the rule of each finding about the case."""
    return [(finding.line, finding.rule) for finding in findings if finding.path == CASE.as_posix()]


def test_twelve_mistakes_are_twelve_findings(tmp_path: Path) -> None:
    """In one run, each on its line: those of YAML, of keys and values, of the rules, and of the body."""
    set_up(MISTAKES, tmp_path)
    findings = check_record(load_record(read_files(tmp_path / "events"), None), TODAY)
    assert [line for line, _ in told(findings)] == [2, 3, 4, 6, 7, 8, 10, 12, 13, 16, 19, 21]
    assert len({rule for _, rule in told(findings)}) == 12


def test_refused_file_that_changed_meanwhile(tmp_path: Path) -> None:
    """Where a refused file is no longer what was read, the rules say nothing of it; what was read stays said."""
    set_up(MISTAKES, tmp_path)
    record = load_record(read_files(tmp_path / "events"), None)
    whole = told(check_record(record, TODAY))
    (tmp_path / CASE).write_text("---\ntitle: Another\n---\n")
    changed = told(check_record(record, TODAY))
    (tmp_path / CASE).unlink()
    assert told(check_record(record, TODAY)) == changed
    assert {rule for _, rule in whole} - {rule for _, rule in changed} == {
        "figure-without-speaker",
        "loaded-word",
        "uncited-source",
        "unknown-actor",
        "unknown-kind",
    }


def test_two_workers_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules for one entry that run in two processes find the same, in the same order."""
    set_up(invalid("figure-without-speaker"), tmp_path)
    record = load_record(read_files(tmp_path / "events"), None)
    alone = check_record(record, TODAY)
    monkeypatch.setattr("build_scripts.check.run._PARALLEL_FROM", 2)
    monkeypatch.setattr("build_scripts.check.run.BATCH", 1)
    assert check_record(record, TODAY, workers=2) == alone
    assert [rule for _, rule in told(alone)] == ["figure-without-speaker"]


def test_kept_findings_follow_old_ids(tmp_path: Path) -> None:
    """What was found in an entry is found anew when another entry takes or drops an old id."""
    set_up(invalid("event-renamed"), tmp_path)
    cache = tmp_path / ".timeline"

    def messages() -> list[str]:
        found = check_files(read_files(tmp_path / "events"), TODAY, cache)
        return [finding.message for finding in found if finding.rule == "unknown-event"]

    before = messages()
    breach = tmp_path / "events/2031/2031-04-02-mill-dike-breach.md"
    breach.write_text(breach.read_text("utf-8").replace("2031-04-02-old-slug", "2031-04-02-older-slug"))
    assert before[0] == "`2031-04-02-old-slug` is called `2031-04-02-mill-dike-breach` now"
    assert messages()[0] == "there is no event `2031-04-02-old-slug`"


def test_a_change_that_breaks_a_file_with_findings(tmp_path: Path) -> None:
    """What was found in the earlier version is never looked for in a text that cannot be read any more."""
    for folder in ("earlier", "project"):
        set_up(HERE / "valid" / "least.md", tmp_path / folder)
    path = tmp_path / "project" / CASE
    path.write_text(path.read_text("utf-8").replace("title: A", "title: A heroic: "), encoding="utf-8")
    earlier = tmp_path / "earlier" / CASE
    earlier.write_text(earlier.read_text("utf-8").replace("title: A", "title: A heroic"), encoding="utf-8")
    before = read_files(tmp_path / "earlier" / "events")
    found = check_change(
        read_files(tmp_path / "project" / "events"), replace(before, root=path.parents[1]), TODAY, None
    )
    assert told(found) == [(2, "yaml-syntax")]


def test_a_file_that_is_changed_while_it_is_checked(tmp_path: Path) -> None:
    """What was found in what was read is said, at some place, of a file that says something else by now."""
    set_up(invalid("loaded-word"), tmp_path)
    record = load_record(read_files(tmp_path / "events"), None)
    rules = {rule for _, rule in told(check_record(record, TODAY))}
    (tmp_path / CASE).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert {rule for _, rule in told(check_record(record, TODAY))} == rules == {"loaded-word"}


def test_suppressions_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A wrong suppression is told beside the mistake that keeps the file from being read."""
    set_up(HERE / "valid" / "least.md", tmp_path)
    text = (tmp_path / CASE).read_text("utf-8").replace("title: A", "title: A: ")
    text = text.replace("sources:\n", "suppress:\n  - {rule: nope, reason: x}\nsources:\n", 1)
    (tmp_path / CASE).write_text(text, encoding="utf-8")
    found = check_record(load_record(read_files(tmp_path / "events"), None), TODAY)
    assert told(found) == [(2, "yaml-syntax"), (8, "bad-suppression")]


def test_kept_findings_follow_misplaced_files(tmp_path: Path) -> None:
    """A tie to a file in a wrong folder is told of once that file is gone, from the cache too."""
    set_up(HERE / "valid" / "least.md", tmp_path)
    path = tmp_path / CASE
    text = path.read_text("utf-8")
    (tmp_path / "events/2032/2031-06-01-misplaced.md").write_text(text, encoding="utf-8")
    tie = "related:\n  - {event: 2031-06-01-misplaced}\nsources:\n"
    path.write_text(text.replace("sources:\n", tie, 1), encoding="utf-8")
    assert told(check_files(read_files(tmp_path / "events"), TODAY, tmp_path / ".timeline")) == []
    (tmp_path / "events/2032/2031-06-01-misplaced.md").unlink()
    found = check_files(read_files(tmp_path / "events"), TODAY, tmp_path / ".timeline")
    assert told(found) == [(8, "unknown-event")]


def test_the_future_of_a_refused_file_is_its_own(tmp_path: Path) -> None:
    """A refused event gets no finding about the dates of others; a refused actor gets those about its own."""
    set_up(HERE / "valid" / "least.md", tmp_path)
    (tmp_path / CASE).write_text((tmp_path / CASE).read_text("utf-8").replace("kind:", "knd:"), encoding="utf-8")
    actor = tmp_path / "events/_actors/council.md"
    actor.write_text("---\nname: Council\nkind: council\nadded: 2044-01-01\ncolour: red\n---\n", encoding="utf-8")
    found = check_record(load_record(read_files(tmp_path / "events"), None), TODAY)
    assert "in-the-future" not in [rule for _, rule in told(found)]
    assert (4, "in-the-future") in [(each.line, each.rule) for each in found if each.path.endswith("council.md")]
