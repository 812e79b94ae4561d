"""Cells of CSV: no spreadsheet runs them, and what they held can be had back."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.exports.data.bulk import write_bulk
from build_scripts.exports.data.cells import defused, undefused
from build_scripts.exports.data.columns import Column, Table
from build_scripts.exports.data.tables import TABLES
from build_scripts.exports.data.writing import write_csv, write_json
from tests.examples import RECORD
from tests.exports.data.made import context_of


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+93 20 000", "'+93 20 000"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("-20.254", "-20.254"),
        ("'Abd al-Hakim", "'Abd al-Hakim"),
        ("1 = 1", "1 = 1"),
        ("", ""),
    ],
)
def test_formulas(text: str, cell: str) -> None:
    """What a spreadsheet would run gets an apostrophe; numbers and names that begin with one do not."""
    assert (defused(text), undefused(cell)) == (cell, text)


@given(st.text(st.sampled_from("'=+-@\t\r\n＝1a. ")) | st.text())
def test_every_text_comes_back(text: str) -> None:
    """Whatever is written can be had back."""
    assert undefused(defused(text)) == text


TEXTS: Table[str] = Table("texts", "", (Column("id", "text", "", str),), lambda _: ())


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)))
def test_csv_and_json_hold_any_text(texts: list[str]) -> None:
    """Quotes, line ends and separators inside a text change nothing; JSON has formulas as they are."""
    rows = [(text,) for text in texts]
    file, other = StringIO(newline=""), StringIO(newline="")
    write_csv(TEXTS, rows, file)
    write_json(TEXTS, rows, other)
    read = list(csv.reader(StringIO(file.getvalue(), newline="")))
    assert [undefused(row[0]) for row in read[1:]] == texts
    assert json.loads(other.getvalue()) == [{"id": text} for text in texts]


def test_csv_and_json_have_the_same_rows(tmp_path: Path) -> None:
    """Read by Python alone, both files of each table have the cells of the table."""
    context = context_of(RECORD)
    write_bulk(context, tmp_path)
    for table in TABLES:
        rows = list(table.rows(context))
        with (tmp_path / f"data/{table.name}.csv").open(encoding="utf-8", newline="") as file:
            assert [list(map(undefused, row)) for row in csv.reader(file)] == [
                list(table.header),
                *([_text(cell) for cell in row] for row in rows),
            ]
        listed = json.loads((tmp_path / f"data/{table.name}.json").read_text("utf-8"))
        assert listed == [dict(zip(table.header, map(_json, row), strict=True)) for row in rows]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return ";".join(cell) if isinstance(cell, tuple) else str(cell)


def _json(cell: object) -> object:
    return list(cell) if isinstance(cell, tuple) else cell
