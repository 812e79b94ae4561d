"""Our own export, imported again, gives the same record: every table of it has the same rows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.cli import main
from build_scripts.contribute.importing.own import take_package
from build_scripts.contribute.importing.own_entries import body_of
from build_scripts.exports.data.selected import write_selection
from build_scripts.reading.body import render_body
from build_scripts.timeline.selection import read_selection
from tests.bench import generate
from tests.bench import project as bench
from tests.examples import RECORD, cases, set_up
from tests.exports.data.made import context_of

LOST = {"events": {"digest"}}
"""Columns that differ: the file is another one."""
UNORDERED = {"cited_sources"}
"""Lists in which the sources of one citation may have another order: tables give each citation by the alphabet."""


def exported(project: Path, folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    """Export a record into ``folder``, and return its tables without what is lost."""
    whole = context_of(project)
    folder.mkdir(parents=True)
    write_selection(whole, read_selection((), whole.timeline), folder)
    tables: dict[str, list[Mapping[str, Any]]] = {}
    for path in folder.glob("*.json"):
        if isinstance(rows := json.loads(path.read_text("utf-8")), list) and path.stem != "citation":
            lost = LOST.get(path.stem, set())
            tables[path.stem] = [{key: _cell(key, row[key]) for key in row.keys() - lost} for row in rows]
    return tables


def _cell(key: str, value: Any) -> Any:
    return sorted(value) if key in UNORDERED else value


def back(project: Path, folder: Path) -> tuple[Any, Any]:
    """Export a record, import that into an empty one of the same words, and return the tables of both."""
    before = exported(project, folder / "export")
    again = folder / "again"
    (again / "events").mkdir(parents=True)
    for name in ("_vocabulary.yml", "_removed.yml"):
        if (project / "events" / name).is_file():
            shutil.copy2(project / "events" / name, again / "events" / name)
    words = context_of(project).timeline.vocabulary
    taken = take_package(folder / "export" / "datapackage.json", again, words, write=True)
    assert (taken.refused, taken.there) == ([], [])
    return before, exported(again, folder / "export-again")


def test_example_record(tmp_path: Path) -> None:
    """The example record, which uses every key, comes back."""
    before, after = back(RECORD, tmp_path)
    assert before == after


VALID = [case for case in cases("valid") if case.is_file()]


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.stem)
def test_every_valid_form(tmp_path: Path, case: Path) -> None:
    """Whatever form an event may have, it comes back; a note of several lines on one."""
    set_up(case, tmp_path / "project")
    before, after = back(tmp_path / "project", tmp_path)
    assert on_one_line(before) == on_one_line(after)


def on_one_line(value: Any) -> Any:
    """Return values of JSON with every text on one line."""
    if isinstance(value, dict):
        return {name: on_one_line(held) for name, held in value.items()}
    if isinstance(value, list):
        return [on_one_line(held) for held in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(10, 60))
def test_generated_records(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    """Records of the bench come back."""
    folder = tmp_path_factory.mktemp("generated")
    bench.write(generate.record(size), folder / "project")
    before, after = back(folder / "project", folder)
    assert before == after


@given(st.text(alphabet=st.sampled_from("ab 1.)#-+>|_*`[]<>&~\\!(=:"), max_size=30))
def test_words_stay_words(account: str) -> None:
    """No word of an account becomes markup."""
    words = " ".join(account.split())
    html = render_body(body_of(words), "2031", []).html
    assert html == (f"<p>{_html(words)}</p>" if words else "")


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def call(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["import", "--root", str(project), *arguments])


def test_command(tmp_path: Path) -> None:
    """The command shows what comes of an export, writes it once, and leaves what is there alone."""
    exported(RECORD, tmp_path / "export")
    (tmp_path / "again/events").mkdir(parents=True)
    shutil.copy2(RECORD / "events/_vocabulary.yml", tmp_path / "again/events")
    package = str(tmp_path / "export/datapackage.json")
    for arguments, line in (
        ((), "11 entries = 11 new + 0 there already + 0 rejected"),
        (("--write",), "11 entries = 11 new + 0 there already + 0 rejected"),
        (("--write",), "11 entries = 0 new + 11 there already + 0 rejected"),
    ):
        result = call(tmp_path / "again", package, *arguments)
        assert (result.exit_code, result.output.splitlines()[0]) == (0, f"## datapackage.json: {line}")
    assert len(list((tmp_path / "again/events").rglob("*.md"))) == 11
    table = call(tmp_path / "again", str(tmp_path / "export/events.csv"))
    assert table.exit_code == 2
    assert "import its datapackage.json" in table.output
    (tmp_path / "export/figures.json").unlink()
    missing = call(tmp_path / "again", package)
    assert (missing.exit_code, "figures.json should lie beside datapackage.json" in missing.output) == (2, True)
