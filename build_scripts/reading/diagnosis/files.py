"""What cannot be a file of the record: what is wrong with it, or with its place, and where it was meant to lie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from build_scripts.base.text import nearest, printable
from build_scripts.findings import Finding, OnLine, Problem, finding_of
from build_scripts.model.entries import EVENT_ID
from build_scripts.model.layout import FOLDERS, LONGEST_ID, NO_ENTRIES, REGISTRIES, is_event_id, is_id
from build_scripts.model.leftovers import copied_from
from build_scripts.reading.diagnosis.hints import ids
from build_scripts.reading.files import MAX_BYTES, RefusedFile
from build_scripts.reading.rules import BAD_ID, MISPLACED, NO_VOCABULARY, SYMLINK, TOO_LARGE, UNREADABLE, WRONG_YEAR

_TEXTS = frozenset({".md", ".markdown", ".txt", ""})
_TRANSLATION = re.compile(EVENT_ID.pattern + r"\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_LAYOUT = (
    f"events are `<year>/<id>.md`, actors `{FOLDERS['actor']}/<id>.md`, places `{FOLDERS['place']}/<id>.md`,"
    f" shared sources `{FOLDERS['source']}/<id>.md`"
)


def explain_refused_files(files: Iterable[RefusedFile]) -> list[Finding]:
    """Return a finding about each of ``files``."""
    return [finding_of(file.path, _explain(file), OnLine()) for file in files]


def _explain(file: RefusedFile) -> Problem:
    match file.why:
        case "no-folder":
            return MISPLACED(OnLine(), "there is no such folder", "create it, or name another one")
        case "linked-folder":
            return SYMLINK(OnLine(), "this is a symbolic link", "put the folder itself here")
        case "link":
            remedy = "put the file itself here; a second address of an entry is an id in its `redirect_from:`"
            return SYMLINK(OnLine(), "this is a symbolic link", remedy)
        case "no-file":
            return UNREADABLE(OnLine(), "this is neither a file nor a folder", "remove it")
        case "unreadable-folder":
            return UNREADABLE(OnLine(), f"cannot be read: {file.error}", "check the folder's permissions")
        case "unreadable":
            return UNREADABLE(OnLine(), f"cannot be read: {file.error}", "check the file's permissions")
        case "large":
            message = f"the file has more than {MAX_BYTES // 1024} KiB"
            return TOO_LARGE(OnLine(), message, "summarise what is long, and link to it")
        case "missing":
            remedy = "add one: `docs/format.md` describes it under “The vocabulary”"
            return NO_VOCABULARY(OnLine(), f"the record has no `{file.inside}`", remedy)
        case "misplaced":
            return _explain_place(file.inside)


def _explain_place(inside: str) -> Problem:
    """Return what is wrong with a file at ``inside``, from the record's folder, that `identify_file` does not know."""
    path = PurePosixPath(inside)
    if original := copied_from(path.stem):
        return _explain_copy(path.with_name(f"{original}{path.suffix}"))
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


def _explain_copy(original: PurePosixPath) -> Problem:
    message = f"by its name this is a copy of `{printable(original.name)}`, which a program made"
    remedy = "take over what only the copy has, and remove it; no copy is an entry"
    return MISPLACED(OnLine(), message, remedy)


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
    folder = nearest(path.parts[0], FOLDERS.values()) if len(path.parts) > 1 else ""
    return f"did you mean `{folder}/{printable(stem)}.md`?" if folder and is_id(stem) else ""


def _bad_id(stem: str) -> Problem:
    intended = ids.intended_id(stem, is_id)
    remedy = (
        f"rename the file to `{intended}.md`" if intended else "rename the file, for example to `water-authority.md`"
    )
    return BAD_ID(OnLine(), f"`{printable(stem)}` is not an id: {printable(ids.explain_id(stem, LONGEST_ID))}", remedy)


def _bad_event_id(stem: str, folder: str) -> Problem:
    names = [f"`{event_id}.md`" for event_id in ids.intended_event_ids(stem, folder, is_event_id)]
    remedy = f"rename the file to {' or '.join(names)}" + (", whichever is meant" if len(names) > 1 else "")
    if number := ids.number_in(stem):
        remedy = f"correct the date; or, if {number} is no part of it, {remedy}"
    if len(stem) > LONGEST_ID:
        remedy = "rename the file: keep the date, and of the words the first few"
    elif not names:
        example = f"{stem}-short-slug" if is_event_id(f"{stem}-x") else "2018-07-13-short-slug"
        remedy = f"rename the file: the date as far as it is known, then a word or two, as in `{example}.md`"
    why = printable(ids.explain_event_id(stem, LONGEST_ID))
    return BAD_ID(OnLine(), f"`{printable(stem)}` is not an event's id: {why}", remedy)
