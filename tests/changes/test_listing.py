"""What changed between two versions, for programs; versions of the record found in the history."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from build_scripts.changes.revisions import find_version, has_revision
from build_scripts.cli import main
from build_scripts.reading.record import read_files
from tests.support.projects import replace, write_event
from tests.support.repositories import commit, git, make_repository

BREACH = "2031-04-02-mill-dike-breach"
VOTE = "2032-budget-vote"


def changes(project: Path, since: str) -> dict[str, Any]:
    """What the command says for programs."""
    result = CliRunner().invoke(main, ["diff", since, "--format", "json", "--root", str(project)])
    assert result.exit_code == 0, result.output
    listed: dict[str, Any] = json.loads(result.output)
    return listed


def test_changes_since_a_version(tmp_path: Path) -> None:
    """A version of the record says which of its entries were added, changed and taken down since, in the same words."""
    project = make_repository(tmp_path)
    version = read_files(project / "events").digest[:12]
    assert not has_revision(project / "events", version)
    replace(project / f"events/2031/{BREACH}.md", "{displaced: 12,", "{displaced: 14,")
    write_event(project, "2033-new", title="Something new")
    (project / f"events/2032/{VOTE}.md").unlink()
    text = (project / f"events/2031/{BREACH}.md").read_text("utf-8")
    (project / f"events/2031/{BREACH}.md").write_text(text.replace("[the vote](../2032/2032-budget-vote.md)", "a vote"))
    with (project / "events/_removed.yml").open("a", encoding="utf-8") as file:
        file.write(f"{VOTE}: {{date: 2032-04-01, reason: safety}}\n")
    commit(project)
    listed = changes(project, version)
    assert listed["since"] == version
    assert listed["record"] == read_files(project / "events").digest[:12]
    added, changed, gone = listed["events"]
    assert (added["id"], added["change"], added["sentences"][0]) == (
        "2033-new",
        "added",
        "**2033: Something new** (`2033-new`), reported",
    )
    assert gone == {"id": VOTE, "change": "taken-down"}
    assert (changed["id"], changed["change"]) == (BREACH, "changed")
    assert changed["facts"] == [
        {
            "subject": "figures",
            "name": "displaced-children-river-watch",
            "change": "changed",
            "before": "12 (source watch-report)",
            "after": "14 (source watch-report)",
            "is_of_substance": True,
            "sentence": changed["sentences"][0],
        }
    ]
    assert changed["sentences"][0] == "Displaced, children, River Watch: 12 → 14 (source watch-report)"
    markdown = CliRunner().invoke(main, ["diff", version, "--root", str(project)]).output
    assert all(sentence in markdown for event in listed["events"] for sentence in event.get("sentences", ()))


def test_versions_in_the_history(tmp_path: Path) -> None:
    """The newest commit that has a version is found; of a version that never was, none."""
    project = make_repository(tmp_path)
    versions = [read_files(project / "events").digest[:12]]
    commits = [git(project, "rev-parse", "HEAD").strip()]
    for number in range(2):
        write_event(project, f"2033-new-{number}a")
        commit(project)
        versions.append(read_files(project / "events").digest[:12])
        commits.append(git(project, "rev-parse", "HEAD").strip())
    assert [find_version(project / "events", version) for version in versions] == commits
    assert find_version(project / "events", "0123456789ab") == ""


def test_a_version_that_never_was(tmp_path: Path) -> None:
    """It is a slip like any other."""
    project = make_repository(tmp_path)
    result = CliRunner().invoke(main, ["diff", "0123456789ab", "--root", str(project)])
    assert (result.exit_code, "there is no revision 0123456789ab here" in result.output) == (2, True)
