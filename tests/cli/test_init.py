"""`timeline init` and `timeline upgrade`: how they are called, what they say, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main

TABLE = "Date,Title,Type,Link\n2031-07-13,The river rises,Flood,https://example.org/1\n03/08/2031,A rumour,Rumour,\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with tables; the toolkit is one that was installed from an index."""
    monkeypatch.setattr("build_scripts.cli.init.is_from_here", bool)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "floods.csv").write_text(TABLE, "utf-8")
    (tmp_path / "empty.csv").write_text("", "utf-8")
    (tmp_path / "old.csv").write_bytes("Datum;Titel;Ort\n13.7.2031;Der Fluß steigt;Möhrle\n".encode("cp1252"))
    (tmp_path / "words.yml").write_text("format: 1\nkinds: {}\n", "utf-8")
    return tmp_path


def call(*arguments: str, typed: str | None = None) -> Result:
    """Run a command, in 2033."""
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1988150400"}).invoke(main, arguments, input=typed)


def test_empty() -> None:
    """It says what was made and what to do now."""
    result = call("init", "my-river")
    assert (result.exit_code, result.output) == (
        0,
        "Made my-river: 0 events. The check finds nothing.\n\n"
        "Next: cd my-river, then `timeline serve`; README.md says what comes after.\n",
    )
    assert Path("my-river/README.md").read_text("utf-8").startswith("# My river\n")
    assert Path("my-river/mkdocs.yml").read_text("utf-8").startswith("site_name: My river\n")


def test_toolkit_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the toolkit from a file is told that others cannot get it from there, unless another place is named."""
    monkeypatch.setattr("build_scripts.cli.init.is_from_here", lambda: True)
    assert "Others, and checks of proposals, get it once that version is published;" in call("init", "one").stderr
    place = "sourced-chronology @ git+https://example.org/toolkit@v1"
    assert call("init", "two", "--toolkit", place).stderr == ""
    assert Path("two/requirements.txt").read_text("utf-8").endswith(f"\n{place}\n")


def test_from_a_table() -> None:
    """It says what became of the rows, which kinds are new, and where to mend what stayed out."""
    result = call(
        "init", "river", "--from", "floods.csv", "--forge", "none", "--license", "none", "--name", "The Marrow"
    )
    assert (result.exit_code, result.output) == (
        1,
        "Made river: 1 event. The check asks for more: 1 × summary-like-title, 1 × publisher-is-address.\n"
        "2 rows = 1 new + 0 changed + 0 unchanged + 0 merged + 1 rejected\n"
        "New kinds, as the table has them: Rumour\n"
        "\n### 1 row rejected\n\n"
        "* row 3, day-or-month: `Date`: ‘03/08/2031’ may be `2031-03-08` or `2031-08-03`: nothing in the column proves "
        "which; name the `order` in the map\n"
        "Mend them in imports/floods.rejected.csv, or answer what imports/floods.yml asks; README.md says how.\n"
        "What each column became, and why, stands in imports/floods.yml.\n\n"
        "Next: cd river, then `timeline serve`; README.md says what comes after.\n",
    )
    assert not Path("river/LICENSE").exists()
    assert not Path("river/.github").exists()
    map_ = Path("river/imports/floods.yml")
    map_.write_text(map_.read_text("utf-8").replace("date: {column: Date}", "date: {column: Date, order: day-month}"))
    again = call("import", "floods.csv", "--write", "--root", "river")
    assert "2 rows = 1 new + 0 changed + 1 unchanged + 0 merged + 0 rejected\n" in again.stderr
    fresh = call("init", "other", "--from", "floods.csv", "--map", str(map_))
    assert (fresh.exit_code, fresh.output.splitlines()[0]) == (
        0,
        "Made other: 2 events. The check asks for more: 2 × summary-like-title, 1 × publisher-is-address.",
    )


def test_from_rows_of_unequal_length(place: Path) -> None:
    """The map names the separator by which most rows fit; the others stay out, until it says what they lack."""
    rows = ("2031-07-13;It rises;Flood;a.org", "2031-07-14;It rises, again;Flood", "2031-07-15;It falls;Flood;a.org;b;")
    (place / "ragged.csv").write_text("\n".join(("Date;Title;Type;Source", *rows, rows[0].replace("3;", "6;"), "")))
    result = call("init", "river", "--from", "ragged.csv")
    assert "4 rows = 2 new + 0 changed + 0 unchanged + 0 merged + 2 rejected\n" in result.stdout
    assert "* row 3, too-few-cells: it has 3 of 4 cells: see that each cell stands under its head," in result.stdout
    assert "* row 4, too-many-cells: it has 6 cells, and there are 4 heads; behind them stands ‘b’\n" in result.stdout
    map_ = place / "river/imports/ragged.yml"
    assert "\nfile: {encoding: utf-8, separator: semicolon, short_rows: reject, head: 1}\n" in map_.read_text("utf-8")
    again = ("import", "ragged.csv", "--map", str(map_), "--root", "river")
    assert "4 rows = 0 new + 0 changed + 2 unchanged + 0 merged + 2 rejected\n" in call(*again).stderr
    map_.write_text(map_.read_text("utf-8").replace("short_rows: reject", "short_rows: fill"), "utf-8")
    assert "4 rows = 1 new + 0 changed + 2 unchanged + 0 merged + 1 rejected\n" in call(*again).stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x", "--from", "no.csv"), "Invalid value for '--from': File 'no.csv' does not exist."),
        (("x", "--from", "empty.csv"), "empty.csv is empty: save it again where it comes from"),
        (
            ("x", "--from", "old.csv"),
            "the encoding is a guess: the first words that tell encodings apart read as cp1250 ‘Fluß Möhrle’; as ",
        ),
        (("x", "--vocabulary", "incident"), "there is no vocabulary `incident`; did you mean `incidents`?"),
        (
            ("x", "--vocabulary", "zoo"),
            "there is no vocabulary `zoo`; choose one of incidents, decisions, project, life, or name a file",
        ),
        (("x", "--vocabulary", "words.yml"), "the vocabulary cannot be used, line "),
        (("x", "--name", "a\nb"), "--name has to be one line that is not empty: write it in a few words"),
        (("x", "--about", " "), "--about has to be one line that is not empty: write it in a few words"),
        (("floods.csv",), "`floods.csv` is there already, and no folder: choose another name"),
        (("no/such",), "there is no folder HERE/no: make it first, or choose another place"),
    ],
)
def test_errors(arguments: tuple[str, ...], message: str, place: Path) -> None:
    """Each is one line with a remedy, and nothing is made."""
    result = call("init", *arguments)
    assert result.exit_code == 2
    line = result.output.replace(str(place), "HERE").splitlines()[-1]
    assert line.startswith(f"Error: {message}")
    assert sorted(path.name for path in place.iterdir()) == ["empty.csv", "floods.csv", "old.csv", "words.yml"]


def test_no_permission(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be written, that is said."""

    def refuse(path: Path, *rest: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.mkdir", refuse)
    result = call("init", "x")
    assert result.exit_code == 2
    line = result.output.splitlines()[-1]
    assert line.startswith("Error: ")
    assert line.endswith(": Permission denied; choose a place where you may write")


def test_file_that_cannot_be_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may not be read, or is no map, is named, and nothing is made."""
    (place / "map.yml").write_bytes(b"\xff")
    result = call("init", "x", "--from", "floods.csv", "--map", "map.yml")
    assert result.output.splitlines()[-1] == "Error: map.yml is no map: it is not UTF-8 text"

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = call("init", "x", "--from", "floods.csv")
    monkeypatch.undo()
    line = "Error: floods.csv cannot be read (Permission denied): give yourself the right to"
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, line)
    assert not (place / "x").exists()


def test_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal what the options do not say is asked; Enter takes what is proposed."""
    monkeypatch.setattr("build_scripts.cli.init._is_asked", lambda: True)
    result = call("init", "life", "--about", "Her life.", typed="Ada Thornbury\n3\n\n4\n")
    assert result.exit_code == 0, result.output
    assert Path("life/README.md").read_text("utf-8").startswith("# Ada Thornbury\n\nHer life.\n")
    assert not Path("life/.github").exists()
    assert "  birth:" in Path("life/events/_vocabulary.yml").read_text("utf-8")
    assert (
        "CC BY 4.0" in Path("life/LICENSE").read_text("utf-8") or "Attribution 4.0" in Path("life/LICENSE").read_text()
    )


def test_upgrade() -> None:
    """What would change is shown as a difference, then written; then there is nothing to do."""
    assert call("init", "x").exit_code == 0
    words = Path("x/events/_vocabulary.yml")
    words.write_text(words.read_text("utf-8").replace("{label: Fire,", "{label: Blaze,"), "utf-8")
    shown = call("upgrade", "--root", "x")
    form = ".github/ISSUE_TEMPLATE/new-event.yml"
    assert shown.exit_code == 1
    assert shown.stdout.startswith(f"--- a/{form}\n+++ b/{form}\n")
    assert "\n-        - Fire\n+        - Blaze\n" in shown.stdout
    assert shown.stderr == f"{form}: changed\nNothing was written; again with --write.\n"
    written = call("upgrade", "--write", "--root", "x")
    assert (written.exit_code, written.stderr) == (0, f"{form}: changed\nWritten: read it with `git diff`.\n")
    again = call("upgrade", "--root", "x")
    assert (again.exit_code, again.output) == (0, "Nothing to bring forward.\n")


def test_upgrade_of_what_is_no_project() -> None:
    """A folder that `init` did not make is not touched."""
    assert call("init", "x").exit_code == 0
    Path("x/.timeline.yml").unlink()
    result = call("upgrade", "--write", "--root", "x")
    assert result.exit_code == 2
    assert result.output.splitlines()[-1].endswith("only a project made by `timeline init` is brought forward")
