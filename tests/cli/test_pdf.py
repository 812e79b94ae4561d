"""`timeline pdf`: what is chosen, where it goes, and what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from build_scripts.cli import main
from build_scripts.exports.pdf import typesetting, volumes
from tests.support.projects import make_project, write_event


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example record; commands are run elsewhere."""
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path / "project")


def pdf(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["pdf", "--root", str(project), *arguments])


def test_a_year(project: Path, tmp_path: Path) -> None:
    """A year is one file, whose name says so where none is given; what was made is said in a line."""
    result = pdf(project, "--year", "2031", "--paper", "letter")
    assert result.exit_code == 0, result.output
    reader = PdfReader(tmp_path / "entries-of-2031.pdf")
    pages = len(reader.pages)
    assert result.output.startswith(f"entries-of-2031.pdf: 2 events, {pages} pages, ")
    assert (float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)) == (612, 792)


def test_volumes(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long record becomes volumes of whole years, each set by a process of its own, and a long year numbered ones."""
    monkeypatch.setattr(volumes, "MOST", 9)
    result = pdf(project, "--all", "-o", str(tmp_path / "all.pdf"), "--at-once", "2")
    assert result.exit_code == 0, result.output
    made = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert made == ["all-2031-part-1.pdf", "all-2031-part-2.pdf", "all-2032.pdf"]
    first = PdfReader(tmp_path / made[0])
    assert first.metadata is not None
    assert first.metadata.title == "Chronicle of the Marrow: Volume 1 of 3: Entries of 2031, part 1 of 2"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], "choose what to print: --all, or --year, --actor, --place, --kind or --tag"),
        (["--all", "--year", "2031"], "choose what to print: --all, or --year, --actor, --place, --kind or --tag"),
        (["--actor", "councl"], "there is no actor `councl`; did you mean `council`?"),
        (["--year", "1999"], "no entry of the record is of that"),
    ],
)
def test_wrong_calls(project: Path, arguments: list[str], error: str) -> None:
    """A call that chooses nothing is answered with what to choose."""
    result = pdf(project, *arguments)
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {error}")


def test_a_record_that_cannot_be_read(project: Path) -> None:
    """What cannot be read would be missing: there is no edition of the rest."""
    (project / "events/2031/2031-04-inquiry.md").write_text("---\ntitle: [\n---\n", "utf-8")
    result = pdf(project, "--all")
    expected = "Error: a part of the record cannot be read: `timeline check` says what is wrong\n"
    assert (result.exit_code, result.output) == (1, expected)


def test_without_the_extra(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what it needs is not installed, one line says what to install."""
    monkeypatch.setattr(typesetting, "NEEDED", ("typst", "no_such_module"))
    result = pdf(project, "--all")
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: {typesetting.INSTALL}")


@pytest.mark.parametrize(
    ("year", "titles"),
    [
        ("2041", ["A siege that lasted into another year"]),
        ("2044", ["On one of seven days", "A winter"]),
        ("2049", ["A drought that goes on"]),
    ],
)
def test_what_reaches_into_a_year(year: str, titles: list[str], project: Path, tmp_path: Path) -> None:
    """What lasted into a year, may fall into it or still goes on is named in its edition, also where nothing began."""
    dates = {
        "2040-siege": ("2040-11-15/2041-02", "A siege that lasted into another year"),
        "2043-set": ("[2043-12-28..2044-01-03]", "On one of seven days"),
        "2043-winter": ("2043-24", "A winter"),
        "2048-drought": ("2048-04/..", "A drought that goes on"),
        "2050-rain": ("2050-01-02", "Rain"),
    }
    for name, (when, title) in dates.items():
        write_event(project, name, date=when, title=title)
    result = pdf(project, "--year", year, "-o", "year.pdf")
    assert result.exit_code == 0, result.output
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "year.pdf").pages)
    listed = text[text.index("Of other years") :]
    assert [title for _, title in dates.values() if title in listed] == titles
