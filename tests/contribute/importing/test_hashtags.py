"""Hashtags of HXL: a row of them below the heads is no event, and says what the columns are."""

from __future__ import annotations

import io

import pytest
from xlsxwriter import Workbook

from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.guess import propose
from build_scripts.contribute.importing.hashtags import counted_by_hashtag, role_of_hashtag
from build_scripts.contribute.importing.map_model import FileSettings, PlaceColumn
from build_scripts.contribute.importing.opening import open_table
from tests.contribute.importing.cases import record_of
from tests.examples import RECORD

VOCABULARY = record_of(RECORD).vocabulary
assert VOCABULARY is not None
TAGS = "#date,#loc,#description"


@pytest.mark.parametrize(
    ("hashtag", "role"),
    [
        ("#date", "date"),
        ("#date+occurred", "date"),
        ("# date", ""),
        ("#Date + Start", "date"),
        ("#date+end", "date_end"),
        ("#date+reported", "source_date"),
        ("#date+start+end", ""),
        ("#date+updated", ""),
        ("#adm1", "province"),
        ("#adm1+name+i_fa", "province"),
        ("#adm1+code", ""),
        ("#adm2+i_en+name", "district"),
        ("#loc+name", "place"),
        ("#geo+lat", "lat"),
        ("#event+type", "kind"),
        ("#event+type+sub", ""),
        ("#meta+source", "source"),
        ("#meta+source+scale", ""),
        ("#sector", ""),
        ("date", ""),
        ("#date+", ""),
        ("#1", ""),
    ],
)
def test_roles(hashtag: str, role: str) -> None:
    """Attributes count in any order; with one that is not known the column may be something else."""
    assert role_of_hashtag(hashtag) == role


@pytest.mark.parametrize(
    ("hashtag", "counted"),
    [
        ("#affected+killed", ("killed", "")),
        ("#affected + killed + num", ("killed", "")),
        ("#affected+ind+injured", ("injured", "")),
        ("#affected+killed+children", ("killed", "children")),
        ("#affected+children+killed", ("killed", "children")),
        ("#affected+killed+f", None),
        ("#affected+killed+injured", None),
        ("#affected", None),
        ("#affected+children", None),
        ("#targeted+killed", None),
        ("killed", None),
    ],
)
def test_counts(hashtag: str, counted: tuple[str, str] | None) -> None:
    """What is counted, and of whom, are words of the record; `+f`, a woman or a girl, is neither."""
    assert VOCABULARY is not None
    assert counted_by_hashtag(hashtag, VOCABULARY.measures, VOCABULARY.groups) == counted


def _opened(*lines: str, head: str = "") -> Table:
    assert VOCABULARY is not None
    return open_table("table.csv", "\n".join(lines).encode(), FileSettings(head=head), VOCABULARY)


def _cells(table: Table) -> list[tuple[int, list[object]]]:
    return [(row.number, list(row.cells)) for row in table.rows()]


@pytest.mark.parametrize(
    ("lines", "columns", "hashtags", "begins"),
    [
        (("When,Where,What", TAGS), ["When", "Where", "What"], TAGS.split(","), 3),
        (("A list,,", "When,Where,What", TAGS), ["When", "Where", "What"], TAGS.split(","), 4),
        (("When,Where,What", ",,", TAGS), TAGS.split(","), [], 4),
        ((TAGS,), TAGS.split(","), [], 2),
        (("When,Where,What", "#date,,#description"), ["When", "Where", "What"], ["#date", "", "#description"], 3),
        (("Date,Where,What", "2031,#loc,x"), ["Date", "Where", "What"], [], 2),
        (("Date,Where,What", "#date,x,y"), ["Date", "Where", "What"], [], 2),
    ],
    ids=["below heads", "below a title", "apart from them", "alone", "not for all", "not half", "one"],
)
def test_where_they_stand(lines: tuple[str, ...], columns: list[str], hashtags: list[str], begins: int) -> None:
    """The row belongs to the heads that stand next above it, or is the heads; other rows are rows."""
    table = _opened(*lines, "2031-04-02,Mill Road,It was so.")
    assert list(table.columns) == columns
    assert table.hashtags == dict(zip(columns, hashtags, strict=False))
    rows = _cells(table)
    assert rows[0][0] == begins
    assert rows[-1] == (len(lines) + 1, ["2031-04-02", "Mill Road", "It was so."])


def test_a_map_that_names_the_heads() -> None:
    """The row is passed over whoever found the heads."""
    lines = ("When,Where,What", TAGS, "2031-04-02,Mill Road,It was so.")
    assert _cells(_opened(*lines, head="1")) == _cells(_opened(*lines)) == _cells(_opened(*lines, head="2"))


def test_in_a_workbook() -> None:
    """A sheet is read alike, and a hashtag goes before a head that is known as something else."""
    assert VOCABULARY is not None
    file = io.BytesIO()
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate((["Year", "Where"], ["#date", "#adm1+name"], ["2031-04", "Marrow Region"])):
            sheet.write_row(number, 0, row)
    table = open_table("table.xlsx", file.getvalue(), FileSettings(), VOCABULARY)
    assert _cells(table) == [(3, ["2031-04", "Marrow Region"])]
    assert table.aside == {"the row of hashtags, which says what the columns are": 1}
    proposed = propose(table, VOCABULARY).map
    assert (proposed.date.column, proposed.date.year) == ("Year", "")
    assert proposed.places == (PlaceColumn(column="Where"),)
