"""What is wrong with a name of a file that is no id, and the id that was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from build_scripts.base.letters import find_mixed, in_one_alphabet
from build_scripts.model.layout import impossible_date

_FORMS = (
    (r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})-(?P<rest>.+)", False),
    (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})-(?P<rest>.+)", False),
    (r"(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<y>[0-9]{4})-(?P<rest>.+)", True),
    (r"(?P<rest>.+)-(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})", False),
    (r"(?P<rest>.+)-(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<y>[0-9]{4})", True),
)
"""Ways of writing a day into a name; in those that are marked, the day and the month may have changed places."""
_NUMBERED = re.compile(r"(?P<date>[0-9]{4}(?:-[0-9]{2})?)-(?P<number>[0-9]{2})-(?P<rest>[a-z].*)")
"""A number behind the year, or behind the month, as in `2018-26-people-killed`: it may be no part of the date."""


def explain_id(name: str, longest: int) -> str:
    """Return what keeps ``name`` from being an id of an actor or a place, in words that follow it."""
    if len(name) > longest:
        return f"it has {len(name)} characters, and an id at most {longest}"
    if mixed := next(find_mixed(name), None):
        return f"{mixed.letter} and looks like a Latin letter" if mixed.alphabet == "Latin" else mixed.letter
    signs = dict.fromkeys(char for char in name if not re.match("[a-z0-9-]", char))
    if signs and all("A" <= sign <= "Z" for sign in signs):
        return "it has capital letters"
    if signs:
        listed = [f"`{sign}`" if sign.strip() else "a space" for sign in list(signs)[:3]]
        return f"it has {' and '.join(filter(None, (', '.join(listed[:-1]), listed[-1])))}"
    return "it has a hyphen too many" if name else "it is empty"


def explain_event_id(name: str, longest: int) -> str:
    """Return what keeps ``name`` from being an id of an event, in words that follow it."""
    if len(name) > longest or re.search(r"[^a-z0-9-]|^-|-$|--", name):
        return explain_id(name, longest)
    if impossible := impossible_date(name):
        return f"{impossible}{_reason(name)}"
    return "it has no word behind the date" if re.match(r"[0-9]{4}(?:-|$)", name) else "it does not begin with a date"


def _numbered(name: str) -> re.Match[str] | None:
    """Return the date, the number and the rest of ``name`` where the number can be no part of the date."""
    parts = _NUMBERED.fullmatch(name)
    return parts if parts and impossible_date(name) and not impossible_date(parts["date"]) else None


def number_in(name: str) -> str:
    """Return the number that stands in ``name`` where a month or a day would; empty where there is none."""
    parts = _numbered(name)
    return parts["number"] if parts and int(parts["number"]) else ""


def _reason(name: str) -> str:
    """Return why the number behind the year or the month of ``name`` was taken for a part of the date."""
    if (parts := _numbered(name)) is None:
        return ""
    behind, unit = ("month", "day") if "-" in parts["date"] else ("year", "month")
    return f", and two digits after the {behind} are read as a {unit}"


def intended_id(name: str, is_id: Callable[[str], bool]) -> str:
    """Return the id of an actor or a place that ``name`` was probably meant to be, or nothing."""
    plain = _plain(name)
    return plain if is_id(plain) else ""


def intended_event_ids(name: str, year: str, is_event_id: Callable[[str], bool]) -> list[str]:
    """Return the ids of events that ``name``, of a file in the folder of ``year``, can be read as."""
    plain = _plain(name)
    ids = [event_id for event_id in dict.fromkeys((plain, *_dated(plain))) if is_event_id(event_id)]
    if not ids and re.search("[a-z]", plain) and not re.match("[0-9]", plain):
        ids = [event_id for event_id in (f"{year}-{plain}",) if is_event_id(event_id)]
    return ids


def _plain(name: str) -> str:
    """Return ``name`` in a–z, digits and hyphens; empty where a letter has no equivalent there."""
    letters = unicodedata.normalize("NFKD", in_one_alphabet(unicodedata.normalize("NFC", name))).casefold()
    bare = re.sub(r"['’.]", "", "".join(char for char in letters if not unicodedata.combining(char)))
    return "" if re.search(r"[^\W_a-z0-9]", bare) else re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _dated(name: str) -> Iterator[str]:
    for pattern, either in _FORMS:
        if parts := re.fullmatch(pattern, name):
            first, second = parts["m"].zfill(2), parts["d"].zfill(2)
            yield f"{parts['y']}-{first}-{second}-{parts['rest']}"
            if either or int(first) > 12:
                yield f"{parts['y']}-{second}-{first}-{parts['rest']}"
    if parts := re.fullmatch(r"([0-9]{4})-([0-9])-([a-z].*)", name):
        yield f"{parts[1]}-{parts[2].zfill(2)}-{parts[3]}"
    if parts := _numbered(name):
        number = number_in(name)  # `00` is none: it is the month or the day that nobody knows
        yield f"{parts['date']}-{parts['rest']}{number and f'-{number}'}"
