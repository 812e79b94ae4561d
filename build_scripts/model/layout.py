"""The kinds of files, where each lies in the record's folder, and where an entry is shown on the site.

``<year>/<id>.md`` events, ``_actors/<id>.md``, ``_places/<id>.md``, ``_sources/<id>.md`` sources that several entries
cite, ``_vocabulary.yml``, and where entries were taken down ``_removed.yml``. Paths are text with ``/``; addresses are
folders from the site's root, with ``/`` at the end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Any, Literal

from build_scripts.model.entries import EVENT_ID, ID, Actor, Entry, Event, Place, Removal, SharedSource
from build_scripts.model.leftovers import copied_from
from build_scripts.model.values.edtf import MONTHS
from build_scripts.model.vocabulary import Vocabulary

EntryKind = Literal["event", "actor", "place", "source"]
RegistryKind = Literal["vocabulary", "removed"]
Kind = EntryKind | RegistryKind

TYPES: Mapping[str, Any] = {
    "event": Event,
    "actor": Actor,
    "place": Place,
    "source": SharedSource,
    "vocabulary": Vocabulary,
    "removed": dict[str, Removal],
}
"""Every kind of file, with the type of what it holds."""
RECORD = "events"
"""The record's folder, from the project's root."""
CACHE = ".timeline"
"""The folder of what the toolkit keeps between two runs, from the project's root; it may be deleted."""
FOLDERS: Mapping[EntryKind, str] = {"actor": "_actors", "place": "_places", "source": "_sources"}
"""The folders of entries that do not lie in the folder of a year."""
VOCABULARY, REMOVED = "_vocabulary.yml", "_removed.yml"
REGISTRIES: Mapping[RegistryKind, str] = {"vocabulary": VOCABULARY, "removed": REMOVED}
"""The names of the single files, which are YAML alone: they have no fences and no body."""
WORDS_WITH_PAGES = ("kinds", "tags")
"""The lists of the vocabulary whose words have a page each."""
NO_ENTRIES = frozenset({"readme", "index", "license"})
"""Names that other programs give a meaning, so that no entry may have them."""
LONGEST_ID = 100
SITE_ROOT = "\x02"
"""Stands in HTML for the way to the site's root until a page's depth is known; no file of the record may hold it."""

_SECTIONS: Mapping[EntryKind, str] = {"actor": "actors", "place": "places", "source": "sources"}
_KINDS_OF_TYPES: Mapping[type, EntryKind] = {Event: "event", Actor: "actor", Place: "place", SharedSource: "source"}
_KINDS_OF_FOLDERS = {folder: kind for kind, folder in FOLDERS.items()}
_KINDS_OF_REGISTRIES = {name: kind for kind, name in REGISTRIES.items()}
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?=-|$)(?:-([0-9]{2})(?=-|$))?)?(?=-|$)")
_UNPADDED = re.compile(r"[0-9]{4}-[0-9]-[0-9]{1,2}-")


def is_id(text: str) -> bool:
    """Tell whether ``text`` may be the id of an actor, a place, a shared source or a word."""
    return len(text) <= LONGEST_ID and bool(ID.fullmatch(text))


def is_event_id(text: str) -> bool:
    """Tell whether ``text`` may be an event's id: it begins with a date, as far as that is known, which is possible."""
    return len(text) <= LONGEST_ID and bool(EVENT_ID.fullmatch(text)) and not impossible_date(text)


def date_in_id(event_id: str) -> str:
    """Return the date with which an event's id begins: a year, a month or a day."""
    date = _DATE.match(event_id)
    return date.group() if date else ""


def impossible_date(name: str) -> str:
    """Return what is impossible about the date that ``name`` begins with, as a message; empty where nothing is."""
    date = _DATE.match(name)
    year, month, day = (int(part or 0) for part in (date.groups() if date else ("1", "", "")))
    if not year:
        return "there is no year 0000"
    if _UNPADDED.match(name):
        return "month and day have two digits each"
    if date is None or date[2] is None:
        return ""
    if not 1 <= month <= 12:
        return f"there is no month {date[2]}"
    length = monthrange(year, month)[1]
    if date[3] is not None and not 1 <= day <= length:
        return f"{MONTHS[month - 1]} {year} has {length} days"
    return ""


def identify_file(inside: str) -> tuple[Kind, str] | None:
    """Return the kind and the id of the file at ``inside`` (from the record's folder); None where none may lie."""
    folder, _, name = inside.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if not folder and name in _KINDS_OF_REGISTRIES:
        return _KINDS_OF_REGISTRIES[name], stem
    kind = kind_in(folder)
    if ending != "md" or kind is None or stem in NO_ENTRIES or copied_from(stem):
        return None
    is_right = is_event_id(stem) and stem[:4] == folder if kind == "event" else is_id(stem)
    return (kind, stem) if is_right else None


def kind_in(folder: str) -> EntryKind | None:
    """Return the kind of the entries in ``folder`` of the record; None where it is to have none."""
    return "event" if folder.isdecimal() else _KINDS_OF_FOLDERS.get(folder)


def registry_at(path: str) -> RegistryKind | None:
    """Return which single file lies at ``path``; None where it is an entry's."""
    return _KINDS_OF_REGISTRIES.get(path.rpartition("/")[2])


def folder_of(kind: EntryKind, entry_id: str) -> str:
    """Return the folder of an entry, from the record's."""
    return FOLDERS.get(kind, entry_id[:4])


def entry_path(kind: EntryKind, entry_id: str) -> str:
    """Return the path of an entry's file from the project's root."""
    return f"{RECORD}/{folder_of(kind, entry_id)}/{entry_id}.md"


def link_path(kind: EntryKind, entry_id: str) -> str:
    """Return the path of an entry's file as bodies write it, from the folder of any other entry."""
    return f"../{folder_of(kind, entry_id)}/{entry_id}.md"


def entry_url(kind: EntryKind, entry_id: str) -> str:
    """Return the address of an entry's page."""
    return f"{_SECTIONS[kind]}/{entry_id}/" if kind in _SECTIONS else f"{year_url(entry_id[:4])}{entry_id}/"


def url_of(entry: Entry) -> str:
    """Return the address of the page of any entry."""
    return entry_url(_KINDS_OF_TYPES[type(entry)], entry.id)


def event_url(event: Event) -> str:
    """Return the address of an event's page."""
    return entry_url("event", event.id)


def year_url(year: int | str) -> str:
    """Return the address of a year's page."""
    return f"events/{year:0>4}/"
