"""Values of rows that commas, other signs or words for nothing took apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import CASE, RECORD, findings_of, set_up

LEAST = RECORD.parent / "valid" / "least.md"


def remedies(project: Path, lines: str) -> list[str]:
    """Return the remedies for the least event with ``lines`` in its front matter."""
    set_up(LEAST, project)
    path = project / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{lines}sources:\n", 1), "utf-8")
    return [finding.remedy for finding in findings_of(project)]


def row(value: str) -> str:
    """Return a list of figures with one row that counts ``value``."""
    return f"figures:\n  - {{killed: {value}, by: river-watch, sources: [gazette]}}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,234", "1234"),
        ("1, 234", "1234"),
        ("1,234,567", "1234567"),
        ("at least 1,234", '"at least 1,234"'),
        ("4,000–5,000", '"4,000–5,000"'),
        ("4,000 to 5,000", '"4,000 to 5,000"'),
        ("dozens, maybe more", '"dozens, maybe more"'),
    ],
)
def test_number_with_commas(written: str, meant: str, tmp_path: Path) -> None:
    """What commas took apart is put together again in one finding, and is accepted as it is proposed."""
    (remedy,) = remedies(tmp_path / "before", row(written))
    assert remedy.endswith(f"`killed: {meant}`")
    assert remedies(tmp_path / "after", row(meant)) == []


@pytest.mark.parametrize("written", ["", "null", "~", "none", "None", "n/a", "unknown", "[]", "'?'"])
@pytest.mark.parametrize("key", ["places", "figures", "time", "unclaimed"])
def test_words_for_nothing(key: str, written: str, tmp_path: Path) -> None:
    """A key with a word for nothing goes; no such word is put in brackets. An empty list says nothing wrong."""
    found = remedies(tmp_path, f"{key}: {written}\n")
    if written == "[]" and key in ("places", "figures"):
        assert found == []
    else:
        assert found == ["remove the key" if written else "write its value, or remove the key"]


@pytest.mark.parametrize("sign", "–—•*‐−·")
def test_sign_before_the_rows_of_a_list(sign: str, tmp_path: Path) -> None:
    """A dash or a bullet in the place of the hyphen is named, whatever YAML makes of the lines."""
    rows = f"figures:\n  {sign} killed: 3\n    by: river-watch\n    sources: [gazette]\n"
    assert remedies(tmp_path, rows) == ["write `-`, a plain hyphen, in its place"]


@pytest.mark.parametrize("sign", ";،؛")
def test_sign_between_the_values_of_a_row(sign: str, tmp_path: Path) -> None:
    """A semicolon or an Arabic comma in the place of the comma is named."""
    lines = f'figures:\n  - {{killed: 3, note: "a; b: c"{sign} sources: [gazette]}}\n'
    assert remedies(tmp_path, lines) == ["write `,` in its place"]


@pytest.mark.parametrize("text", ["a;b", "Marrow; Gazette", "a – b", "* a"])
def test_signs_in_text(text: str, tmp_path: Path) -> None:
    """The same signs within a text are text."""
    assert remedies(tmp_path, f'date_note: "{text}"\n') == []
    assert (
        remedies(tmp_path, f"figures:\n  - {{killed: 3, by: river-watch, note: '{text}', sources: [gazette]}}\n") == []
    )
