"""A file that lies where none of the record may: what is wrong with its place, and where it was meant to lie."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import PurePosixPath

from build_scripts.base.text import printable
from build_scripts.findings import OnLine, Problem, declare
from build_scripts.model.entries import EVENT_ID
from build_scripts.model.layout import FOLDERS, LONGEST_ID, NO_ENTRIES, REGISTRIES, is_event_id, is_id
from build_scripts.reading.diagnosis.hints import ids

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
_TRANSLATION = re.compile(EVENT_ID.pattern + r"\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_LAYOUT = f"events are `<year>/<id>.md`, actors `{FOLDERS['actor']}/<id>.md`, places `{FOLDERS['place']}/<id>.md`"


def explain_misplaced(inside: str) -> Problem:
    """Return what is wrong with a file at ``inside``, from the record's folder, that `identify_file` does not know."""
    path = PurePosixPath(inside)
    if len(path.parts) != 2 or path.suffix != ".md":
        return MISPLACED(OnLine(), "no such file belongs here", _intended_place(path) or _LAYOUT)
    folder, stem = path.parts[0], path.stem
    if stem.lower() in NO_ENTRIES:
        return MISPLACED(OnLine(), "only entries lie in this folder", "remove this file")
    if folder in FOLDERS.values():
        return _bad_id(stem)
    if not re.fullmatch(r"[0-9]{4}", folder):
        return MISPLACED(OnLine(), f"`{printable(folder)}` is not a year", _intended_place(path) or _LAYOUT)
    if _TRANSLATION.fullmatch(stem):
        return MISPLACED(OnLine(), "translations of entries are reserved for later", "leave it out for now")
    if not is_event_id(stem):
        return _bad_event_id(stem, folder)
    return WRONG_YEAR(OnLine(), f"this entry lies in `{folder}`", f"move it to `{stem[:4]}/{path.name}`")


def _intended_place(path: PurePosixPath) -> str:
    """Return a question that proposes the place a file was probably meant for; empty where nobody can tell."""
    stem = path.stem
    if path.suffix in (".yml", ".yaml") and (name := f"_{stem.lstrip('_')}.yml") in REGISTRIES.values():
        return f"did you mean `{name}`, at the top of the record's folder?"
    if path.suffix.lower() not in _TEXTS:
        return ""
    stem = stem.removesuffix(".md")
    if is_event_id(stem):
        return f"did you mean `{stem[:4]}/{stem}.md`?"
    near = get_close_matches(path.parts[0], FOLDERS.values(), n=1) if len(path.parts) > 1 else []
    return f"did you mean `{near[0]}/{printable(stem)}.md`?" if near and is_id(stem) else ""


def _bad_id(stem: str) -> Problem:
    intended = ids.meant_id(stem, is_id)
    remedy = (
        f"rename the file to `{intended}.md`" if intended else "rename the file, for example to `united-nations.md`"
    )
    return BAD_ID(OnLine(), f"`{printable(stem)}` is not an id: {printable(ids.explain_id(stem, LONGEST_ID))}", remedy)


def _bad_event_id(stem: str, folder: str) -> Problem:
    names = [f"`{event_id}.md`" for event_id in ids.meant_event_ids(stem, folder, is_event_id)]
    remedy = f"rename the file to {' or '.join(names)}" + (", whichever is meant" if len(names) > 1 else "")
    if len(stem) > LONGEST_ID:
        remedy = "rename the file: keep the date, and of the words the first few"
    elif not names:
        example = f"{stem}-short-slug" if is_event_id(f"{stem}-x") else "2018-07-13-short-slug"
        remedy = f"rename the file: the date as far as it is known, then a word or two, as in `{example}.md`"
    why = printable(ids.explain_event_id(stem, LONGEST_ID))
    return BAD_ID(OnLine(), f"`{printable(stem)}` is not an event's id: {why}", remedy)
