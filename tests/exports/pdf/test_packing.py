"""What is left out of a finished file, and what its tables say of their cells."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from build_scripts.exports.pdf.typesetting import Set


def _elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[pikepdf.Object]:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem" and str(found.S) == kind:
            yield found


def _rows(table: pikepdf.Object) -> list[list[pikepdf.Object]]:
    parts = [[part] if part.S == "/TR" else list(part.K) for part in table.K]
    return [list(row.K) for rows in parts for row in rows]


def _said(cell: pikepdf.Object) -> dict[str, object]:
    """Return what a cell says of its place in the table."""
    (part,) = (held for held in cell.A if held.O == "/Table")
    return {str(key): value for key, value in part.items() if key != "/O"}


def test_cells_are_under_the_head_of_their_column(volume: Set) -> None:
    """Only the first row of a table has heads; every other cell names the one above it, or spans all columns."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        tables = [_rows(table) for table in _elements(pdf, "/Table")]
        assert len(tables) > 3
        spanning = 0
        for heads, *rows in tables:
            assert [str(cell.S) for cell in heads] == ["/TH"] * len(heads)
            names = [bytes(cell.ID) for cell in heads]
            for row in rows:
                assert {str(cell.S) for cell in row} == {"/TD"}
                if len(row) == 1 < len(heads):
                    spanning += 1
                    assert _said(row[0]) == {"/ColSpan": len(heads)}
                else:
                    assert [[bytes(name) for name in _said(cell)["/Headers"]] for cell in row] == [  # type: ignore[attr-defined]
                        [name] for name in names
                    ]
        assert spanning > 3


def test_named_elements_have_their_names(volume: Set) -> None:
    """The list of names has each element that has one, in order, and no other."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        listed = list(pdf.Root.StructTreeRoot.IDTree.Names)
        names = [bytes(name) for name in listed[::2]]
        assert [bytes(element.ID) for element in listed[1::2]] == names == sorted(names)
        assert len(names) == sum("/ID" in element for kind in ("/TH", "/TD") for element in _elements(pdf, kind))


def test_what_nobody_reads_is_left_out(volume: Set) -> None:
    """No element says what its borders look like, and the places of links have one digit behind the point."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        cells = [cell for kind in ("/TH", "/TD") for cell in _elements(pdf, kind)]
        assert {str(part.O) for cell in cells for part in cell.A} == {"/Table"}
        places = [str(place) for page in pdf.pages for link in page.get("/Annots", ()) for place in link.Rect]
        assert len(places) > 400
        assert [place for place in places if len(place.partition(".")[2]) > 1] == []
