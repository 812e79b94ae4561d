"""Finding the record's files and reading them: whatever is not where it belongs is said, nothing is passed over.

`layout` says where that is. Names beginning with a dot are not ours.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from build_scripts.base.letters import FOREIGN, INVISIBLE, Mixed, find_mixed, in_one_alphabet
from build_scripts.base.text import printable, shown
from build_scripts.findings import InBody, OnLine, Problem, declare
from build_scripts.model.layout import Kind, identify_file
from build_scripts.reading.placement import MISPLACED, explain_misplaced

MAX_BYTES = 256 * 1024

SYMLINK = declare("symbolic-link", "error", "file", "The record holds files, not links to files elsewhere.")
TOO_LARGE = declare("file-too-large", "error", "file", f"A file has at most {MAX_BYTES // 1024} KiB.")
NOT_UTF8 = declare("not-utf-8", "error", "file", "A file is UTF-8 text.")
BOM = declare("byte-order-mark", "error", "file", "A file begins with its first character, not with a byte order mark.")
CONTROL = declare(
    "control-character", "error", "file", "A file holds no character that nobody can see, and none that turns the text."
)
LOOK_ALIKE = declare(
    "look-alike", "error", "identity", "No word mixes Latin letters with Cyrillic ones, or Greek ones that look Latin."
)
UNREADABLE = declare("unreadable-file", "error", "file", "Every file of the record can be read.")

_SUSPECT = re.compile(f"{INVISIBLE.pattern[:-1]}{FOREIGN.pattern[1:]}")  # both in one scan
_PLAIN = bytes([9, 10, 13, *range(32, 127)])
_REPORTED = 10


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
        yield printable(root.name), SYMLINK(OnLine(), "this is a symbolic link", "put the folder itself here")
        return
    if not root.is_dir():
        yield (
            printable(root.name),
            MISPLACED(OnLine(), "there is no such folder", "create it, or name another one"),
        )
        return
    for path, refused in sorted(_walk(root), key=lambda found: found[0]):
        inside = path[len(os.fspath(root)) + 1 :].replace(os.sep, "/")
        relative = printable(f"{root.name}/{inside}")
        placed = refused or identify_file(inside) or explain_misplaced(inside)
        yield (relative, placed) if isinstance(placed, Problem) else _read(path, relative, *placed)


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
        remedy = "put the file itself here; a second address of an entry is an id in its `redirect_from:`"
        return SYMLINK(OnLine(), "this is a symbolic link", remedy)
    if not entry.is_file():
        return UNREADABLE(OnLine(), "this is neither a file nor a folder", "remove it")
    return None


def _read(path: str, relative: str, kind: Kind, name: str) -> SourceFile | tuple[str, Problem]:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return relative, UNREADABLE(OnLine(), f"cannot be read: {error.strerror}", "check the file's permissions")
    if len(data) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES // 1024} KiB"
        return relative, TOO_LARGE(OnLine(), message, "summarise what is long, and link to it")
    return SourceFile(relative, kind, name, data, blake2b(data, digest_size=16).hexdigest())


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, with lines ended by a line feed, and what no file of the record may hold.

    Of a file that is no UTF-8 the text is empty.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_other_encoding(data, error.start)]
    problems = []
    if text.startswith("\ufeff"):
        remedy = "choose UTF-8, not UTF-8 with BOM, in the editor's list of encodings; `timeline fix` mends it too"
        problems.append(BOM(OnLine(), "the file begins with a byte order mark", remedy))
        text = text[1:]
    text = _with_line_feeds(text)
    if data.isascii():
        plain = not data.translate(None, _PLAIN)  # faster than the search
        return text, problems if plain else list(_invisible(text))
    if _SUSPECT.search(text):
        problems += [*_invisible(text), *_look_alikes(text)]
    return text, problems


def _other_encoding(data: bytes, start: int) -> Problem:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return NOT_UTF8(OnLine(), "the file is saved as UTF-16", "choose UTF-8 when saving")
    before = _with_line_feeds(data[:start].decode("utf-8"))
    message = "the letter here is saved in another encoding than UTF-8"
    return NOT_UTF8(_place(before, len(before)), message, "choose UTF-8 when saving, and write the letter again")


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place(text: str, at: int) -> OnLine:
    return OnLine(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _invisible(text: str) -> Iterator[Problem]:
    """The first characters that cannot be seen, each with its place, and how many there are beyond them."""
    found = INVISIBLE.finditer(text)
    for bad in islice(found, _REPORTED):
        named = f"U+{ord(bad.group()):04X} {unicodedata.name(bad.group(), '')}".rstrip()
        message = f"the invisible character {named} stands here"
        yield CONTROL(_place(text, bad.start()), message, "delete it, or type the words around it again")
    if rest := sum(1 for _ in found):
        yield CONTROL(OnLine(), f"{rest} more invisible characters stand in this file", "delete them")


def _look_alikes(text: str) -> Iterator[Problem]:
    """The first words that mix alphabets, and how many there are beyond them."""
    found = find_mixed(text)
    for mixed in islice(found, _REPORTED):
        yield look_alike(_place(text, mixed.start + mixed.at), mixed)
    if rest := sum(1 for _ in found):
        yield LOOK_ALIKE(OnLine(), f"{rest} more words of this file mix alphabets", "write each in one alphabet")


def look_alike(where: OnLine | InBody, mixed: Mixed) -> Problem:
    """The finding for a word that mixes alphabets."""
    message = f"in `{shown(mixed.word, 40)}`, {mixed.letter}, and other letters are {mixed.alphabet}"
    remedy = f"write `{shown(mixed.meant, 40)}`, in {mixed.alphabet} letters alone"
    return LOOK_ALIKE(where, message, remedy if mixed.meant else "write the whole word in one alphabet")


def legible(text: str) -> str:
    """``text`` without what nobody can see, with the letters that look-alikes were meant to be: for reading on.

    Empty where so much cannot be seen that the file is hardly text. Lines stay what they are; `real_column` tells what
    becomes of columns.
    """
    if sum(1 for _ in islice(INVISIBLE.finditer(text), _REPORTED + 1)) > _REPORTED:
        return ""
    return INVISIBLE.sub(lambda found: " " if found.group().isspace() else "", in_one_alphabet(text))


def real_column(line: str, column: int) -> int:
    """The column in ``line``, as it stands in the file, of what has ``column`` in its legible form."""
    seen = [at for at, char in enumerate(line, 1) if char.isspace() or not INVISIBLE.match(char)]
    return seen[column - 1] if 0 < column <= len(seen) else column + len(line) - len(seen)
