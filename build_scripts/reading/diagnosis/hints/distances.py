"""What a contributor meant by a distance that is not written as one: ``5km``, ``± 200 metres``, ``3 miles``."""

from __future__ import annotations

import re

from build_scripts.base.text import plain_signs
from build_scripts.model.values.distances import metres_of

_METRES = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), 1.0),
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), 1000.0),
    **dict.fromkeys(("mi", "mile", "miles"), 1609.344),
    **dict.fromkeys(("ft", "feet"), 0.3048),
}
_WRITTEN = re.compile(
    r"(?:±|\+/-|~|about|around|within|up to|radius(?: of)?|ca?\.?)? ?"
    rf"(?P<number>[0-9]{{1,5}}(?:[.,][0-9]+)?) ?-?(?P<unit>{'|'.join(sorted(_METRES, key=len, reverse=True))})\.?"
)


def intended_distance(text: str) -> str:
    """Return the distance that ``text`` gives in another form or unit, rounded; empty where it gives none."""
    parts = _WRITTEN.fullmatch(plain_signs(text[:60]))
    if parts is None:
        return ""
    metres = float(parts["number"].replace(",", ".")) * _METRES[parts["unit"]]
    is_metric = _METRES[parts["unit"]] in (1.0, 1000.0)
    rounded = metres if is_metric else float(f"{metres:.1g}")
    distance = f"{rounded / 1000:g} km" if rounded >= 1000 else f"{rounded:g} m"
    return distance if metres_of(distance) else ""
