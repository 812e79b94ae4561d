"""Every issue in `tests/examples/issues/` gives what is beside it: exit status, note and file. A case is a file.

A case is the text of an issue, ``<case>.md``, or the payload of an event about one, ``<case>.json``; what it gives is
``<case>.result``. ``python -m tests.contribute.forms.test_examples`` writes the
results anew, to be read before they are kept.
"""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.findings import Finding
from tests.examples import HERE, RECORD, findings_of

CASES = sorted(path for path in (HERE / "issues").iterdir() if path.suffix in (".md", ".json"))
NOON = "1988193600"  # of 1 January 2033, the day on which the examples are checked


def run(case: Path, folder: Path) -> str:
    """What the command makes of ``case`` in a copy of the example record, which it leaves in ``folder``."""
    shutil.copytree(RECORD / "events", folder / "events")
    note, output = folder / "note.md", folder / "made.json"
    options = ["--root", str(folder), "--note", str(note), "--output", str(output)]
    form = ["--body"] if case.suffix == ".md" else []
    done = CliRunner(env={"SOURCE_DATE_EPOCH": NOON}).invoke(main, ["from-issue", str(case), *form, *options])
    made = json.loads(output.read_text("utf-8"))
    files = "".join(f"--- {path}\n{(folder / path).read_text('utf-8')}" for path in made["paths"])
    return f"exit {done.exit_code}, issue {made['issue']}\n--- note\n{note.read_text('utf-8')}{files}"


def changed_files(folder: Path) -> set[str]:
    """The files of the record in ``folder`` that the example record does not have, or has otherwise."""

    def texts(base: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(base)): path.read_bytes() for path in (base / "events").rglob("*") if path.is_file()
        }

    before, after = texts(RECORD), texts(folder)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def errors_of(findings: list[Finding]) -> list[Finding]:
    """The findings that are errors."""
    return [each for each in findings if each.severity == "error"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_example(case: Path, tmp_path: Path) -> None:
    """An issue gives what is beside it; the record has no error afterwards, and no other file changed."""
    result = run(case, tmp_path)
    paths = json.loads((tmp_path / "made.json").read_text("utf-8"))["paths"]
    assert (result, changed_files(tmp_path), errors_of(findings_of(tmp_path))) == (
        case.with_suffix(".result").read_text("utf-8"),
        set(paths),
        [],
    )


if __name__ == "__main__":
    for each in CASES:
        with tempfile.TemporaryDirectory() as made:
            each.with_suffix(".result").write_text(run(each, Path(made)), encoding="utf-8")
