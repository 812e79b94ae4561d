"""The layout of the record's folder: where each file belongs, and what an id is.

``<year>/<id>.md`` events, ``_actors/<id>.md``, ``_places/<id>.md``, ``_vocabulary.yml``, and where entries were taken
down ``_removed.yml``.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Literal

from build_scripts.base.text import printable
from build_scripts.findings import OnLine, Problem, declare
from build_scripts.model.entries import EVENT_ID, ID
from build_scripts.reading.diagnosis.hints import ids

Kind = Literal["event", "actor", "place", "vocabulary", "removed"]
LONGEST_ID = 100

MISPLACED = declare("misplaced-file", "error", "identity", "Every file in the record's folder has its place.")
BAD_ID = declare(
    "bad-id",
    "error",
    "identity",
    "An id is lower-case letters a to z, digits and hyphens; an event's begins with a possible date and has a word.",
)
WRONG_YEAR = declare(
    "wrong-year-folder", "error", "identity", "An event lies in the folder of the year its id begins with."
)
_TEXTS = frozenset({".md", ".markdown", ".txt", ""})
_NO_ENTRIES = frozenset({"readme", "index", "license"})
_EVENT_FILE = re.compile(r"(?P<year>[0-9]{4})/(?P<id>(?P=year)-[a-z0-9-]+)\.md")
_FOLDERS: dict[str, Kind] = {"_actors": "actor", "_places": "place"}
_SINGLES: dict[str, Kind] = {"_vocabulary.yml": "vocabulary", "_removed.yml": "removed"}


def place_file(inside: str) -> tuple[Kind, str] | Problem:
    """What kind of file belongs at ``inside`` (from the record's folder), and the id it is to have."""
    if (usual := _EVENT_FILE.fullmatch(inside)) and is_event_id(usual["id"]):
        return "event", usual["id"]
    path = PurePosixPath(inside)
    parts = path.parts
    if len(parts) == 1 and path.name in _SINGLES:
        return _SINGLES[path.name], path.stem
    if len(parts) != 2 or path.suffix != ".md":
        return MISPLACED(OnLine(), "no such file belongs here", _meant(path) or _LAYOUT)
    folder, stem = parts[0], path.stem
    if stem.lower() in _NO_ENTRIES:
        return MISPLACED(OnLine(), "only entries lie in this folder", "remove this file")
    if folder in _FOLDERS:
        return (_FOLDERS[folder], stem) if is_id(stem) else _bad_id(stem)
    if not re.fullmatch(r"[0-9]{4}", folder):
        return MISPLACED(OnLine(), f"`{printable(folder)}` is not a year", _meant(path) or _LAYOUT)
    if re.fullmatch(EVENT_ID.pattern + r"\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*", stem):
        return MISPLACED(OnLine(), "translations of entries are reserved for later", "leave it out for now")
    if not is_event_id(stem):
        return _bad_event_id(stem, folder)
    if stem[:4] != folder:
        return WRONG_YEAR(OnLine(), f"this entry lies in `{folder}`", f"move it to `{stem[:4]}/{path.name}`")
    return "event", stem


def is_id(text: str) -> bool:
    """Whether ``text`` may be the id of an actor, a place or a word."""
    return len(text) <= LONGEST_ID and bool(ID.fullmatch(text))


def is_event_id(text: str) -> bool:
    """Whether ``text`` may be the id of an event: its year, month and day, as far as it has them, are possible."""
    return len(text) <= LONGEST_ID and bool(EVENT_ID.fullmatch(text)) and not ids.impossible_date(text)


_LAYOUT = "events are `<year>/<id>.md`, actors `_actors/<id>.md`, places `_places/<id>.md`"


def _meant(path: PurePosixPath) -> str:
    """The place that a misplaced file was probably meant for, as a question, or nothing."""
    stem = path.stem
    if path.suffix in (".yml", ".yaml") and f"_{stem.lstrip('_')}.yml" in _SINGLES:
        return f"did you mean `_{stem.lstrip('_')}.yml`, at the top of the record's folder?"
    if path.suffix.lower() not in _TEXTS:
        return ""
    stem = stem.removesuffix(".md")
    if is_event_id(stem):
        return f"did you mean `{stem[:4]}/{stem}.md`?"
    folder = get_close_matches(path.parts[0], _FOLDERS, n=1) if len(path.parts) > 1 else []
    return f"did you mean `{folder[0]}/{printable(stem)}.md`?" if folder and is_id(stem) else ""


def _bad_id(stem: str) -> Problem:
    meant = ids.meant_id(stem, is_id)
    remedy = f"rename the file to `{meant}.md`" if meant else "rename the file, for example to `united-nations.md`"
    return BAD_ID(OnLine(), f"`{printable(stem)}` is not an id: {printable(ids.explain_id(stem, LONGEST_ID))}", remedy)


def _bad_event_id(stem: str, folder: str) -> Problem:
    meant = [f"`{each}.md`" for each in ids.meant_event_ids(stem, folder, is_event_id)]
    remedy = f"rename the file to {' or '.join(meant)}" + (", whichever is meant" if len(meant) > 1 else "")
    if len(stem) > LONGEST_ID:
        remedy = "rename the file: keep the date, and of the words the first few"
    elif not meant:
        example = f"{stem}-short-slug" if is_event_id(f"{stem}-x") else "2018-07-13-short-slug"
        remedy = f"rename the file: the date as far as it is known, then a word or two, as in `{example}.md`"
    why = printable(ids.explain_event_id(stem, LONGEST_ID))
    return BAD_ID(OnLine(), f"`{printable(stem)}` is not an event's id: {why}", remedy)
