"""A new project: made as a whole or not at all, in the words that were chosen, and right from the first moment."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from build_scripts.contribute.forms.form import FIELDS, read_form
from build_scripts.contribute.importing.map_model import Map
from build_scripts.contribute.project.answers import FORGES, READY, ProjectError, vocabulary_text
from build_scripts.contribute.project.start import Start, make_project, target_of
from tests.contribute.importing import sheets
from tests.contribute.project.projects import TODAY, answers, files, make, vocabulary_of
from tests.support.projects import build, command

DAY = "1988150400"


@pytest.mark.parametrize(
    ("words", "forge", "license", "sample"),
    [
        ("incidents", "github", "CC-BY-4.0", True),
        ("decisions", "gitlab", "CC-BY-SA-4.0", False),
        ("project", "none", "CC0-1.0", True),
        ("life", "github", "none", False),
    ],
)
def test_both_commands_pass(words: str, forge: str, license: str, sample: bool, tmp_path: Path) -> None:
    """The commands of its README have nothing to say, without git; every page of docs/ is there."""
    project = tmp_path / "harbour"
    made = make(project, words, sample=sample, forge=forge, license=license)
    assert (made.events, made.report, made.findings) == (int(sample), None, [])
    (commands,) = (
        block.content
        for block in MarkdownIt().parse((project / "README.md").read_text("utf-8"))
        if block.type == "fence" and "timeline check" in block.content
    )
    assert [line.partition(" #")[0].split() for line in commands.splitlines()] == [
        [".venv/bin/timeline", "check"],
        [".venv/bin/timeline", "build"],
    ]
    checked = command(project, "timeline", "check", SOURCE_DATE_EPOCH=DAY)
    assert (checked.returncode, checked.stdout) == (0, "No findings.\n")
    site = build(project, strict=True)
    for page in (project / "docs").glob("*.md"):
        assert (site / ("" if page.stem == "index" else page.stem) / "index.html").is_file()
    assert command(project, "timeline", "upgrade").stderr == "Nothing to bring forward.\n"


def test_every_choice_is_tried() -> None:
    """What can be chosen is what the test above chooses from."""
    assert (list(READY), list(FORGES)) == (["incidents", "decisions", "project", "life"], ["github", "gitlab", "none"])


@pytest.mark.parametrize("words", READY)
def test_forms_are_made_of_the_vocabulary(words: str, tmp_path: Path) -> None:
    """Kinds and statuses are those of the vocabulary; the example that the form shows is read without a remark."""
    make(tmp_path / "p", words)
    vocabulary = vocabulary_of(tmp_path / "p")
    form = yaml.safe_load((tmp_path / "p/.github/ISSUE_TEMPLATE/new-event.yml").read_text("utf-8"))
    fields = {field["id"]: field["attributes"] for field in form["body"] if "id" in field}
    assert {key: field["label"] for key, field in fields.items()} == FIELDS
    assert fields["kind"]["options"] == [word.label for word in vocabulary.kinds.values()]
    offered = [word.label for word in vocabulary.statuses.values() if not word.withdraws]
    assert fields["status"]["options"] == offered
    assert offered[fields["status"]["default"]] == "Reported"
    text = "\n\n".join(f"### {FIELDS[key]}\n\n{field.get('placeholder', '')}" for key, field in fields.items())
    assert read_form(text).answers == {
        key: field["placeholder"].rstrip("\n") for key, field in fields.items() if field.get("placeholder")
    }


def test_gitlab_form_is_read(tmp_path: Path) -> None:
    """What somebody writes below the headings of GitLab's form becomes an event file."""
    project = tmp_path / "p"
    make(project, forge="gitlab")
    answers = {
        "title": "Well at Ash Lane dried up",
        "date": "2018-07-14",
        "kind": "Disruption",
        "status": "Reported",
        "summary": "An engineer said that the well at Ash Lane had dried up.",
        "sources": "Northport Radio; 2018-07-15; https://example.org/well",
    }
    text = (project / ".gitlab/issue_templates/New event.md").read_text("utf-8")
    for key, answer in answers.items():
        text = text.replace(f"### {FIELDS[key]}\n", f"### {FIELDS[key]}\n\n{answer}\n")
    (project / "issue.md").write_text(text.partition("\n/label")[0], "utf-8")
    made = command(project, "timeline", "from-issue", "--body", "issue.md", SOURCE_DATE_EPOCH=DAY)
    assert made.returncode == 0, made.stdout + made.stderr
    event = (project / "events/2018/2018-07-14-well-ash-lane-dried-up.md").read_text("utf-8")
    assert "\nkind: disruption\nstatus: reported\n" in event
    checked = command(project, "timeline", "check", SOURCE_DATE_EPOCH=DAY)
    assert checked.returncode == 0, checked.stdout


def test_table_becomes_a_site(tmp_path: Path) -> None:
    """Rows become entries, their kinds words and their places files; what stays out is counted and kept."""
    (tmp_path / "incidents.xlsx").write_bytes(sheets.incidents())
    made = make(tmp_path / "p", table=tmp_path / "incidents.xlsx")
    assert made.report is not None
    assert dict(made.report.counts) == {"new": 2, "changed": 0, "unchanged": 0, "merged": 0, "rejected": 7}
    assert (made.events, {finding.severity for finding in made.findings}) == (2, {"warning"})
    assert made.report.mapped.kinds == {"breach": "Breach"}
    assert vocabulary_of(tmp_path / "p").kinds["breach"].label == "Breach"
    assert sorted(path.name for path in (tmp_path / "p/imports").iterdir()) == [
        "incidents.rejected.xlsx",
        "incidents.rows.csv",
        "incidents.yml",
    ]
    assert (tmp_path / "p/events/_places/mill-dike.md").is_file()
    assert "- Breach\n" in (tmp_path / "p/.github/ISSUE_TEMPLATE/new-event.yml").read_text("utf-8")
    assert (build(tmp_path / "p") / "events/2031").is_dir()


def test_guide_to_maps_names_keys_of_maps(tmp_path: Path) -> None:
    """The keys in the guide are keys of maps."""
    make(tmp_path / "p")
    rows = re.findall(r"^\| (`.+?`) \|", (tmp_path / "p/docs/import.md").read_text("utf-8"), re.MULTILINE)
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert keys <= set(Map.__dataclass_fields__)


@pytest.mark.parametrize("at", ["rename", "mkdir"])
def test_nothing_is_left_half(at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops it, there is no folder, neither the one that was wanted nor another."""
    (tmp_path / "place").mkdir()
    kept, calls = getattr(os, at), []

    def stop(path: str, *rest: object) -> None:
        calls.append(path)
        if at == "rename" or len(calls) == 4:
            raise KeyboardInterrupt
        kept(path, *rest)

    monkeypatch.setattr(os, at, stop)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "place/harbour")
    monkeypatch.undo()
    assert list((tmp_path / "place").iterdir()) == []


def test_where_nothing_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wrong place is named, with what to write instead; an empty folder is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    wrong = {}
    for name in ("full", "full/a", "link", ".", "..", "no/such", "a\nb", " ", "x" * 220, "empty"):
        try:
            wrong[name] = target_of(Path(name)).name
        except ProjectError as error:
            wrong[name] = str(error).replace(str(tmp_path), "HERE")
    assert wrong == {
        "full": "`full` is not empty, and nothing in it is to be lost: name a new folder",
        "full/a": "`full/a` is there already, and no folder: choose another name",
        "link": "`link` is there already, and no folder: choose another name",
        ".": "`.` is the folder you are in: name one in it, such as `my-chronology`",
        "..": "`..` is the folder you are in: name one in it, such as `my-chronology`",
        "no/such": "there is no folder HERE/no: make it first, or choose another place",
        "a\nb": "`a b` is no name for a folder: write a short one, such as `my-chronology`",
        " ": "`` is no name for a folder: write a short one, such as `my-chronology`",
        "x" * 220: f"`{'x' * 80}…` is no name for a folder: write a short one, such as `my-chronology`",
        "empty": "empty",
    }
    make(target_of(Path("empty")))
    assert "README.md" in files(tmp_path / "empty")


@pytest.mark.parametrize("name", ["kinds", "statuses", "measures", "stances", "roles"])
def test_vocabulary_with_few_words(name: str, tmp_path: Path) -> None:
    """A list with one word is enough for forms and guides; one without any is named."""
    tree = yaml.safe_load(vocabulary_text("life"))
    for each in ("kinds", "statuses", "measures", "stances", "roles"):
        tree[each] = dict(list(tree[each].items())[:1])
    start = Start(answers(), yaml.safe_dump(tree, sort_keys=False))
    assert make_project(tmp_path / "few", start, TODAY).findings == []
    tree[name] = {}
    with pytest.raises(ProjectError, match=f"the vocabulary has no word under `{name}`: add one"):
        make_project(tmp_path / "none", Start(answers(), yaml.safe_dump(tree, sort_keys=False)), TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["few"]
