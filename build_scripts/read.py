"""Finding the record's files and reading them: whatever is not where it belongs is said, nothing is passed over.

The layout of the record's folder: ``<year>/<id>.md`` events, ``_actors/<id>.md``, ``_places/<id>.md``,
``_vocabulary.yml``, and where entries were taken down ``_removed.yml``. Names beginning with a dot are not ours.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import blake2b
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal

from build_scripts.findings import OnLine, Problem, declare
from build_scripts.model import EVENT_ID, ID

Kind = Literal["event", "actor", "place", "vocabulary", "removed"]
MAX_BYTES = 256 * 1024
LONGEST_ID = 100

MISPLACED = declare("misplaced-file", "error", "identity", "Every file in the record's folder has its place.")
BAD_ID = declare(
    "bad-id", "error", "identity", "An id is lower-case letters, digits and hyphens; an event's begins with its date."
)
WRONG_YEAR = declare(
    "wrong-year-folder", "error", "identity", "An event lies in the folder of the year its id begins with."
)
SYMLINK = declare("symbolic-link", "error", "file", "The record holds files, not links to files elsewhere.")
TOO_LARGE = declare("file-too-large", "error", "file", f"A file has at most {MAX_BYTES // 1024} KiB.")
NOT_UTF8 = declare("not-utf-8", "error", "file", "A file is UTF-8 text.")
BOM = declare("byte-order-mark", "error", "file", "A file begins with its first character, not with a byte order mark.")
CONTROL = declare("control-character", "error", "file", "A file holds no control, zero-width or direction character.")
UNREADABLE = declare("unreadable-file", "error", "file", "Every file of the record can be read.")

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Characters that a reader cannot see; of the invisible ones U+200C and U+200D may stand: Persian needs them."""
_PLAIN = bytes([9, 10, 13, *range(32, 127)])
_REPORTED = 10
_EVENT_FILE = re.compile(r"(?P<year>[0-9]{4})/(?P<id>(?P=year)-[a-z0-9-]+)\.md")
_FOLDERS: dict[str, Kind] = {"_actors": "actor", "_places": "place"}
_SINGLES: dict[str, Kind] = {"_vocabulary.yml": "vocabulary", "_removed.yml": "removed"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the record: its path from the project's root with ``/``, its bytes and their BLAKE2b digest."""

    path: str
    kind: Kind
    id: str
    data: bytes
    digest: str


def read_record(root: Path) -> Iterator[SourceFile | tuple[str, Problem]]:
    """Every file of the record in ``root``, in the order of paths; for what cannot be one, its path and why."""
    if root.is_symlink():
        yield _shown(root.name), SYMLINK(OnLine(), "this is a symbolic link", "put the folder itself here")
        return
    if not root.is_dir():
        yield (
            _shown(root.name),
            MISPLACED(OnLine(), "there is no such folder", "create it, or name another one"),
        )
        return
    for path, refused in sorted(_walk(root), key=lambda found: found[0]):
        inside = path[len(os.fspath(root)) + 1 :].replace(os.sep, "/")
        relative = _shown(f"{root.name}/{inside}")
        placed = refused or place_file(inside)
        yield (relative, placed) if isinstance(placed, Problem) else _read(path, relative, *placed)


def _shown(path: str) -> str:
    """A path that can be printed anywhere: undecodable bytes and characters that cannot be seen are escaped."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _walk(root: Path) -> Iterator[tuple[str, Problem | None]]:
    """Every file below ``root``, and why it cannot be read when it is no plain file."""
    folders = [os.fspath(root)]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError as error:
            yield (
                folder,
                UNREADABLE(OnLine(), f"cannot be read: {error.strerror}", "check the folder's permissions"),
            )
            continue
        for entry in listed:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry.path, _no_plain_file(entry)


def _no_plain_file(entry: os.DirEntry[str]) -> Problem | None:
    if entry.is_symlink():
        return SYMLINK(OnLine(), "this is a symbolic link", "put the file itself here")
    if not entry.is_file():
        return UNREADABLE(OnLine(), "this is neither a file nor a folder", "remove it")
    return None


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
    if folder in _FOLDERS:
        return (_FOLDERS[folder], stem) if is_id(stem) else _bad_id(stem, "for example `united-nations`")
    if not re.fullmatch(r"[0-9]{4}", folder):
        return MISPLACED(OnLine(), f"`{_shown(folder)}` is not a year", _meant(path) or _LAYOUT)
    if re.fullmatch(EVENT_ID.pattern + r"\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*", stem):
        return MISPLACED(OnLine(), "translations of entries are reserved for later", "leave it out for now")
    if not is_event_id(stem):
        return _bad_id(stem, "for example `2018-07-13-short-slug`")
    if stem[:4] != folder:
        return WRONG_YEAR(OnLine(), f"this entry lies in `{folder}`", f"move it to `{stem[:4]}/{path.name}`")
    return "event", stem


def is_id(text: str) -> bool:
    """Whether ``text`` may be the id of an actor, a place or a word."""
    return len(text) <= LONGEST_ID and bool(ID.fullmatch(text))


def is_event_id(text: str) -> bool:
    """Whether ``text`` may be the id of an event."""
    return len(text) <= LONGEST_ID and bool(EVENT_ID.fullmatch(text))


_LAYOUT = "events are `<year>/<id>.md`, actors `_actors/<id>.md`, places `_places/<id>.md`"


def _meant(path: PurePosixPath) -> str:
    """The place that a misplaced file was probably meant for, as a question, or nothing."""
    name, stem = path.name, path.stem
    if path.suffix in (".yml", ".yaml") and f"_{stem.lstrip('_')}.yml" in _SINGLES:
        return f"did you mean `_{stem.lstrip('_')}.yml`, at the top of the record's folder?"
    if path.suffix.lower() not in (".md", ".markdown"):
        return ""
    if is_event_id(stem):
        return f"did you mean `{stem[:4]}/{stem}.md`?"
    folder = get_close_matches(path.parts[0], _FOLDERS, n=1) if len(path.parts) > 1 else []
    return f"did you mean `{folder[0]}/{_shown(name)}`?" if folder and is_id(stem) else ""


def _bad_id(stem: str, example: str) -> Problem:
    if len(stem) > LONGEST_ID:
        return BAD_ID(OnLine(), f"`{_shown(stem)}` is too long", f"an id has at most {LONGEST_ID} characters")
    return BAD_ID(OnLine(), f"`{_shown(stem)}` is not an id", f"rename the file: a–z, digits, hyphens; {example}")


def _read(path: str, relative: str, kind: Kind, name: str) -> SourceFile | tuple[str, Problem]:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return relative, UNREADABLE(OnLine(), f"cannot be read: {error.strerror}", "check the file's permissions")
    if len(data) > MAX_BYTES:
        return relative, TOO_LARGE(OnLine(), f"larger than {MAX_BYTES} bytes", "split the entry, or shorten it")
    return SourceFile(relative, kind, name, data, blake2b(data, digest_size=16).hexdigest())


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, with lines ended by a line feed, and what no file of the record may hold."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        where = OnLine(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", [NOT_UTF8(where, f"byte {error.start + 1} of the file is not UTF-8 text", "save the file as UTF-8")]
    if text.startswith("\ufeff"):
        return "", [BOM(OnLine(), "the file begins with a byte order mark", "save it as UTF-8 without BOM")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = data.isascii() and not data.translate(None, _PLAIN)  # faster than the search
    return text, list(_invisible(text)) if not plain and INVISIBLE.search(text) else []


def _invisible(text: str) -> Iterator[Problem]:
    """The first characters that cannot be seen, each with its place, and how many there are beyond them."""
    found = INVISIBLE.finditer(text)
    for bad in islice(found, _REPORTED):
        where = OnLine(text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start()))
        yield CONTROL(where, f"the invisible character U+{ord(bad.group()):04X} stands here", "delete it")
    if rest := sum(1 for _ in found):
        yield CONTROL(OnLine(), f"{rest} more invisible characters stand in this file", "delete them")
