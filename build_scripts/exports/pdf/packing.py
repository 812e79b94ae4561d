"""A volume as Typst makes it, made smaller, and with tables that say of each cell which head it is under.

Typst writes what every border looks like into the structure of a table, and places to a hundred-thousandth of a point:
that is left out, since it is drawn all the same. A row that says what the next ones are of is a head of a second level
to Typst, which keeps it beside them at the end of a page, but also has the heads of all columns read out with each
cell below it (ISO 32000-1, 14.8.5.7, "Headers"): here it is a cell, and each cell below it has the head of its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

import pikepdf

_PLACES = Decimal("0.1")


def pack(data: bytes) -> tuple[bytes, int]:
    """Return a file with its objects in compressed streams, which is a third of the size, and how many pages it has."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = len(pdf.pages)
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary):
                _mend(found)
        _forget_names(pdf.Root.StructTreeRoot)
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue(), pages


def _mend(found: pikepdf.Object) -> None:
    """Leave out of an element of the structure, or of a link, what nobody reads; say the heads of a table's cells."""
    kind = found.get("/Type")
    if kind == "/Annot":
        found.Rect = pikepdf.Array([Decimal(str(place)).quantize(_PLACES) for place in found.Rect])
    elif kind == "/StructElem":
        if "/A" in found:
            _leave_out_borders(found)
        if found.get("/S") == "/Table":
            _tell_heads(found)


def _leave_out_borders(element: pikepdf.Object) -> None:
    kept = [held for held in element.A if held.get("/O") != "/Layout" or "/BBox" in held]
    if kept:
        element.A = pikepdf.Array(kept)
    else:
        del element.A


def _tell_heads(table: pikepdf.Object) -> None:
    """Say of each cell of a table the head of its column; a head of a second level becomes a cell."""
    columns: list[pikepdf.Object] = []
    for row in _rows(table):
        cells = list(row.K)
        if not columns:
            columns = [cell.ID for cell in cells]
        elif cells[0].S == "/TH":
            (between,) = cells
            between.S = pikepdf.Name.TD
            del between.ID
            part = _table_part(between)
            del part.Scope, part.Headers
        else:
            for cell, head in zip(cells, columns, strict=True):
                _table_part(cell).Headers = pikepdf.Array([head])


def _rows(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for part in table.K:
        yield from [part] if part.S == "/TR" else part.K


def _table_part(cell: pikepdf.Object) -> pikepdf.Object:
    """Return what a cell says of its place in the table."""
    (part,) = (held for held in cell.A if held.get("/O") == "/Table")
    return part


def _forget_names(root: pikepdf.Object) -> None:
    """Leave those that have no name any more out of the list of named elements."""
    if "/IDTree" in root:
        names = list(root.IDTree.Names)
        named = [pair for pair in zip(names[::2], names[1::2], strict=True) if "/ID" in pair[1]]
        root.IDTree.Names = pikepdf.Array([part for pair in named for part in pair])
