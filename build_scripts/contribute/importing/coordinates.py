"""Coordinates out of cells, with how exact they are: of one column or two, in degrees as a list writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.base.text import plain_signs, shown
from build_scripts.contribute.importing.cells import Fault, cell_text, is_empty
from build_scripts.contribute.importing.dates import Get
from build_scripts.contribute.importing.map_model import PointColumns
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.model.values.distances import decimals_for, metres_of
from build_scripts.reading.diagnosis import decimal_degrees

LIMITS = {"lat": 90, "lon": 180}
_DECIMAL = r"-?[0-9]{1,3}\.[0-9]+"
_WITH_COMMA = r"-?[0-9]{1,3},[0-9]+"
_WHOLE = r"-?[0-9]{1,3}(?:\.[0-9]+)?"
_PAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<lat>{_DECIMAL})\s*[,;/]\s*(?P<lon>{_DECIMAL})",
        rf"(?P<lat>{_WHOLE})(?:\s*;\s*|\s*,\s+|\s+)(?P<lon>{_WHOLE})",
        rf"(?P<lat>{_WITH_COMMA})(?:\s*[;/]\s*|,?\s+)(?P<lon>{_WITH_COMMA})",
        rf"geo:(?P<lat>{_WHOLE}),(?P<lon>{_WHOLE})(?:[,;?].*)?",
        rf"(?:srid=4326;\s*)?point\s*\(\s*(?P<lon>{_WHOLE})\s+(?P<lat>{_WHOLE})\s*\)",
        r"(?P<lat>[^nsew]+[ns])[\s,;/]*(?P<lon>[^nsew]+[ew])",
        r"(?P<lat>[ns][^nsew]+?)[\s,;/]*(?P<lon>[ew][^nsew]+)",
        r"(?P<lon>[^nsew]+[ew])[\s,;/]*(?P<lat>[^nsew]+[ns])",
        r"(?P<lon>[ew][^nsew]+?)[\s,;/]*(?P<lat>[ns][^nsew]+)",
    )
)
"""Two coordinates in one cell: without letters the latitude is first, in WKT (`POINT (69.2 34.5)`) the longitude."""


def read_point(columns: PointColumns, get: Get) -> dict[str, str]:
    """Return the point of a row with as many decimals as its precision bears; nothing where none is to be written."""
    degrees = dict(_degrees(columns, get))
    if degrees.keys() != LIMITS.keys():
        return {}
    precision = columns.precision
    if columns.column:
        code = cell_text(get(columns.column))
        if code not in columns.codes:
            raise RefusedRowError("unknown-code", f"the map does not say what ‘{shown(code)}’ means", columns.column)
        precision = columns.codes[code]
    if not precision or not any(map(float, degrees.values())):  # nobody's place, and many a program's nothing
        return {}
    metres = metres_of(precision)
    rounded = {key: _rounded(text, decimals_for(metres)) if metres else text for key, text in degrees.items()}
    return {**rounded, "precision": precision}


def _degrees(columns: PointColumns, get: Get) -> Iterator[tuple[str, str]]:
    """Yield `lat` and `lon` with their decimal degrees, where the row has them."""
    parts = {"lat": _cell(columns.lat, get), "lon": _cell(columns.lon, get)}
    if columns.both and (text := _cell(columns.both, get)):
        plain = re.sub(r"^\((.*)\)$", r"\1", plain_signs(text))
        pair = next(filter(None, (pattern.fullmatch(plain) for pattern in _PAIRS)), None)
        if pair is None:
            reason = f"‘{shown(text)}’ is no latitude and longitude in one cell, such as `34.5, 69.2`"
            raise RefusedRowError("bad-coordinates", reason, columns.both)
        parts = pair.groupdict()
    for key, part in parts.items():
        plain = plain_signs(part).replace(",", ".")
        degrees = decimal_degrees(plain, key)
        if part and (degrees is None or abs(float(degrees)) > LIMITS[key]):
            reason = f"‘{shown(part)}’ is no number of degrees up to {LIMITS[key]}"
            raise RefusedRowError("bad-coordinates", reason, columns.both or getattr(columns, key))
        if degrees is not None:
            yield key, degrees.removeprefix("+")


def _cell(column: str, get: Get) -> str:
    """Return the text of a cell; empty where it is, or where no column is named."""
    if not column or is_empty(cell := get(column)):
        return ""
    if isinstance(cell, Fault):
        raise RefusedRowError(cell.rule, cell.reason, column)
    return cell_text(cell)


def _rounded(text: str, decimals: int) -> str:
    return text if len(text.partition(".")[2]) <= decimals else f"{float(text):.{decimals}f}"
