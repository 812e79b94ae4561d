"""Annotations for GitHub: on the right line, no more than are shown, and never a command that a file brought in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.check.reporters import Setting
from build_scripts.check.reporters.github import MOST, report_github
from build_scripts.check.reporters.text import report_text
from build_scripts.findings import Finding
from tests.check.reporters.findings import ERROR, FINDINGS, GONE, HOSTILE, WARNING, finding, lay_files, write
from tests.check.reporters.runner import commands

PIECES = ["::error::", "\n::error::", "\r::error::", "##[add-mask]", "#\u200d#[add-mask]", "#", "[", "%0A", " ", "x"]
ANYTHING = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))


def test_github(tmp_path: Path) -> None:
    """First the errors, then the warnings, each with place, rule, remedy and how to learn more; then the text."""
    lay_files(tmp_path)
    assert report_github(FINDINGS, Setting(tmp_path)) == (
        "::error file=events/2031/gone.md,line=1,endLine=1,col=1,endColumn=2,title=redirect-taken::"
        "nothing is at its address%0Aput it back%0AWhy: `timeline explain redirect-taken`\n"
        "::error file=events/a.md,line=2,endLine=2,col=7,endColumn=11,title=unknown-kind::"
        "there is no kind `flod`%0Adid you mean `flood`?%0AWhy: `timeline explain unknown-kind`\n"
        "::error file=events/b ü%2520%3A%2Cx.md,line=1,endLine=1,col=8,endColumn=41,title=unknown-tag::"
        "there is no tag `::error::x%250Ay` {0}%0Asee [this](https://example.org/) ##[add-mask]a%0A"
        "Why: `timeline explain unknown-tag`\n"
        "::warning file=events/a.md,line=1,endLine=1,col=1,endColumn=4,title=uncited-source::"
        "nothing cites it%0AWhy: `timeline explain uncited-source`\n"
    ) + report_text(FINDINGS, Setting(tmp_path))


def test_what_the_runner_makes_of_it(tmp_path: Path) -> None:
    """The runner reads those annotations, with every character as it was, and nothing else."""
    lay_files(tmp_path)
    read = commands(report_github(FINDINGS, Setting(tmp_path)))
    assert [(each.name, each.properties["file"], each.words.split("\n")[0]) for each in read] == [
        (each.severity, each.path, each.message) for each in (GONE, ERROR, HOSTILE, WARNING)
    ]


def test_no_findings(tmp_path: Path) -> None:
    """Without findings there is no annotation."""
    assert report_github([], Setting(tmp_path)) == "No findings.\n"


def test_pages_of_rules_are_linked_where_there_are_any(tmp_path: Path) -> None:
    """With the site's address known, an annotation leads to the rule's page."""
    first = report_github([ERROR], Setting(tmp_path, site="https://chronicle.example/river/")).splitlines()[0]
    assert first.endswith("%0AWhy: https://chronicle.example/river/rules/unknown-kind/")


def test_no_colour_in_a_log(tmp_path: Path) -> None:
    """The text is the same whether or not the reader has colours."""
    assert report_github([ERROR], Setting(tmp_path, color=True)) == report_github([ERROR], Setting(tmp_path))


def test_ten_of_each_kind_from_as_many_files_as_can_be(tmp_path: Path) -> None:
    """GitHub shows ten errors and ten warnings: one of each file before the second of any, and a notice of the rest."""
    many = [finding(path="events/a.md", line=line) for line in range(1, 30)]
    few = [finding(path=f"events/{name}.md", line=7) for name in "bcdefg"]
    report = report_github([*many, *few, WARNING], Setting(tmp_path))
    read = commands(report)
    assert [(each.name, each.properties.get("file"), each.properties.get("line")) for each in read] == [
        *[("error", "events/a.md", str(line)) for line in range(1, MOST - len(few) + 1)],
        *[("error", each.path, "7") for each in few],
        ("warning", "events/a.md", "1"),
        ("notice", None, None),
    ]
    assert read[-1].words == (
        "Found 35 errors and 1 warning. GitHub shows 10 of each kind here; the log of this step has them all."
    )
    assert report.count("error[unknown-kind]") == 35


@pytest.mark.parametrize(
    ("line", "column", "length", "end"),
    [("kind: flod", 7, 4, 11), ("kind: flod", 7, 400, 11), ("kind: flod", 11, 1, 11), ("", 7, 4, 11)],
)
def test_columns_lie_in_the_line(line: str, column: int, length: int, end: int, tmp_path: Path) -> None:
    """A stretch ends with its line at the latest; one that begins at its end has no width."""
    write(tmp_path, "a.md", f"\n{line}\n")
    read = commands(report_github([finding(column=column, length=length)], Setting(tmp_path)))
    assert [each.properties["endColumn"] for each in read] == [str(end)]


@given(message=ANYTHING, remedy=ANYTHING, path=ANYTHING, line=ANYTHING)
def test_no_text_makes_a_command(
    message: str, remedy: str, path: str, line: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is in a finding, in the name of its file and in its line, the runner reads one annotation."""
    root = tmp_path_factory.getbasetemp() / "any"
    write(root, "a.md", f"{line}\n")
    findings: list[Finding] = [
        finding(message=message, remedy=remedy, line=1, column=1),
        finding(path=f"events/{path}", message=message, remedy=remedy, line=1),
    ]
    read = commands(report_github(findings, Setting(root)))
    assert [(each.name, each.properties["title"]) for each in read] == [("error", "unknown-kind")] * 2
