"""Coordinates that are written otherwise."""

from typing import Any

import pytest

from build_scripts.reading.diagnosis.hints.degrees import explain_degrees

NONE = "this is not a coordinate in decimal degrees"
LAT = "write decimal degrees between -90 and 90, for example 34.52813"
LON = "write decimal degrees between -180 and 180, for example 69.17233"


@pytest.mark.parametrize(
    ("written", "key", "message", "remedy"),
    [
        ("10,51", "lat", "a coordinate has a point, not a comma", "write `10.51`"),
        ("34.52 N", "lat", NONE, "write `34.52`"),
        ("S 34.52\u00b0", "lat", NONE, "write `-34.52`"),
        ("34.52 E", "lat", NONE, LAT),
        ("70.5W", "lon", NONE, "write `-70.5`"),
        ("34\u00b031\u203241\u2033N", "lat", NONE, "write `34.5281`"),
        ("34\u00b0 31'", "lat", NONE, "write `34.52`"),
        ("34\u00b0 71'", "lat", NONE, LAT),
        ("34 31 41 N", "lat", NONE, "write `34.5281`"),
        ("345253", "lat", NONE, LAT),
        ("\u06f3\u06f4.\u06f5", "lat", NONE, "write `34.5`"),
        ("34.52813, 69.17233", "lat", "these are two numbers", "write `lat: 34.52813` and `lon: 69.17233`"),
        (
            "100.5",
            "lat",
            "`100.5` lies outside -90 to 90",
            "write a latitude, from -90 to 90; if `lat` and `lon` have changed places, put each back",
        ),
        ("200", "lat", "`200` lies outside -90 to 90", LAT),
        ("200", "lon", "`200` lies outside -180 to 180", LON),
        ("north", "lat", NONE, LAT),
        (["1"], "lon", NONE, LON),
    ],
)
def test_degrees(written: Any, key: str, message: str, remedy: str) -> None:
    """Degrees, minutes and compass points become a number; what lies outside of the globe is told so."""
    assert explain_degrees(written, key) == (message, remedy)
