"""`timeline check --changed-since` and `timeline diff`, in a repository with a branch."""

from pathlib import Path

from click.testing import CliRunner, Result

from build_scripts.base.clock import today
from build_scripts.cli import main
from tests.examples import RECORD
from tests.support.repositories import commit, git, make_repository

INQUIRY = "events/2031/2031-04-inquiry.md"
VOTE = "events/2032/2032-budget-vote.md"
LEAST = (RECORD.parent / "valid" / "least.md").read_text("utf-8")


def branch(project: Path) -> Path:
    """A repository with the example record and one old mistake on ``main``, and a branch ``mine`` checked out."""
    make_repository(project)
    uncited = LEAST.replace("The river left its bed [@gazette].", "It was cited nowhere.")
    uncited = uncited.replace("date: 2031-05-05", "date: 2031-05-01")
    (project / "events/2031/2031-05-01-old-mistake.md").write_text(uncited, encoding="utf-8")
    commit(project)
    git(project, "switch", "--quiet", "--create", "mine")
    return project


def run(project: Path, *arguments: str) -> Result:
    """Call the command on ``project``."""
    return CliRunner().invoke(main, [*arguments, "--root", str(project)])


def rules(project: Path, *arguments: str) -> list[str]:
    """Path and rule of each finding about what changed since ``main``."""
    result = run(project, "check", "--changed-since", "main", *arguments)
    return [line.split(": ")[0] for line in result.output.splitlines() if line.startswith("events/")]


def test_old_mistakes_elsewhere_are_not_reported(tmp_path: Path) -> None:
    """Where nothing changed there is nothing to say, whatever the record has."""
    project = branch(tmp_path)
    assert run(project, "check", "--strict").exit_code == 1
    result = run(project, "check", "--strict", "--changed-since", "main")
    assert (result.exit_code, result.output) == (0, "No findings.\n")


def test_the_file_that_changed(tmp_path: Path) -> None:
    """Every finding in a file that changed is reported, old ones too, whether it was committed or not."""
    project = branch(tmp_path)
    path = project / "events/2031/2031-05-01-old-mistake.md"
    path.write_text(path.read_text("utf-8").replace("kind: flood", "kind: storm"), encoding="utf-8")
    expected = [
        "events/2031/2031-05-01-old-mistake.md:4:7 error[unknown-kind]",
        "events/2031/2031-05-01-old-mistake.md:8:3 warning[uncited-source]",
        "events/2031/2031-05-01-old-mistake.md:11:1 warning[uncited-paragraph]",
    ]
    assert rules(project) == expected
    commit(project)
    assert rules(project) == expected


def test_what_the_change_breaks_elsewhere(tmp_path: Path) -> None:
    """A file that refers to something that is gone is reported, though nobody touched it."""
    project = branch(tmp_path)
    (project / "events/_actors/river-watch.md").unlink()
    broken = rules(project)
    assert "events/2031/2031-04-02-mill-dike-breach.md:15:13 error[unknown-actor]" in broken
    assert not any("old-mistake" in each for each in broken)


def test_what_was_published_stays(tmp_path: Path) -> None:
    """An event that is gone without a word is an error here, and none for a check that knows no earlier version."""
    project = branch(tmp_path)
    (project / "events/2031/2031-05-01-old-mistake.md").unlink()
    assert rules(project) == ["events/2031/2031-05-01-old-mistake.md:1:1 error[vanished-event]"]
    assert run(project, "check").exit_code == 0


def test_what_came_to_the_other_branch_later(tmp_path: Path) -> None:
    """An event that `main` got in the meantime did not vanish from this branch."""
    project = branch(tmp_path)
    git(project, "switch", "--quiet", "main")
    (project / "events/2031/2031-05-05-case.md").write_text(LEAST, encoding="utf-8")
    commit(project)
    git(project, "switch", "--quiet", "mine")
    assert rules(project) == []


def test_paths_narrow_the_report(tmp_path: Path) -> None:
    """PATHS choose among the findings about the change."""
    project = branch(tmp_path)
    (project / "events/_actors/river-watch.md").unlink()
    assert rules(project, str(project / "events/2032")) == []


def test_a_revision_that_is_not_there(tmp_path: Path) -> None:
    """A revision that cannot be found is said in a sentence, and the call is wrong."""
    project = branch(tmp_path)
    for command in (["check", "--changed-since", "nowhere"], ["diff", "nowhere"]):
        result = run(project, *command)
        assert result.exit_code == 2
        assert "there is no revision nowhere here; fetch it, or name another" in result.output


def test_diff(tmp_path: Path) -> None:
    """The change is told in words."""
    project = branch(tmp_path)
    path = project / INQUIRY
    path.write_text(path.read_text("utf-8").replace("date: 2031-04~", "date: 2031-05"), encoding="utf-8")
    result = run(project, "diff", "main")
    assert (result.exit_code, result.output) == (
        0,
        "## What this changes: 1 event changed\n"
        "\n"
        "### 1 event changed\n"
        "\n"
        "#### May 2031: Inquiry into the breach (`2031-04-inquiry`)\n"
        "\n"
        "* Date: about April 2031 → May 2031\n"
        "* **The public log says nothing of this**\n",
    )


def test_the_day_on_which_an_entry_enters(tmp_path: Path) -> None:
    """A new event without `added` is an error in a proposal, until `timeline fix` writes the day; old ones stay."""
    project = branch(tmp_path)
    path = project / "events/2031/2031-05-05-case.md"
    path.write_text(LEAST, encoding="utf-8")
    commit(project)
    old = (project / INQUIRY).read_text("utf-8")
    assert "events/2031/2031-05-05-case.md:2:1 error[added-missing]" in rules(project)
    assert "would be fixed" in run(project, "fix", "--check", "--changed-since", "main").output
    assert run(project, "fix", "--changed-since", "main").exit_code == 0
    day = today().isoformat()
    assert path.read_text("utf-8") == LEAST.replace("\n---\n\n", f"\nadded: {day}\n---\n\n", 1)
    assert [rule for rule in rules(project) if "error" in rule] == []
    assert (project / INQUIRY).read_text("utf-8") == old
    assert run(project, "fix", "--changed-since", "main").output == "Nothing to fix.\n"


def test_only_what_the_branch_changed_is_fixed(tmp_path: Path) -> None:
    """What others wrote and the branch left alone stays as it is, however much there would be to fix in it."""
    project = branch(tmp_path)
    theirs, ours = project / INQUIRY, project / "events/_places/old-gauge.md"
    git(project, "switch", "--quiet", "main")
    theirs.write_text(theirs.read_text("utf-8") + "\n\n", encoding="utf-8")
    commit(project)
    git(project, "switch", "--quiet", "--create", "ours")
    ours.write_text(ours.read_text("utf-8") + "\n\n", encoding="utf-8")
    commit(project)
    before = theirs.read_text("utf-8")
    said = "events/_places/old-gauge.md: last line\nFixed 1 file.\n"
    assert run(project, "fix", "--changed-since", "main").output == said
    assert theirs.read_text("utf-8") == before


def test_a_renamed_event_does_not_enter_again(tmp_path: Path) -> None:
    """An event of before there were days of entry, which gets another name, gets no day of today."""
    project = branch(tmp_path)
    old = project / "events/2031/2031-05-01-old-mistake.md"
    text = old.read_text("utf-8").replace("\n---\n\n", "\nredirect_from: [2031-05-01-old-mistake]\n---\n\n", 1)
    old.unlink()
    path = project / "events/2031/2031-05-01-new-name.md"
    path.write_text(text, encoding="utf-8")
    commit(project)
    assert run(project, "fix", "--changed-since", "main").output == "Nothing to fix.\n"
    assert path.read_text("utf-8") == text
    assert [finding for finding in rules(project) if "added-missing" in finding] == []
