"""Bytes that are no text of the record: what is wrong with them, and the same text made legible, for reading on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from build_scripts.base.letters import INVISIBLE, Mixed, find_mixed, in_one_alphabet
from build_scripts.base.text import shown
from build_scripts.findings import InBody, OnLine, Problem
from build_scripts.reading.parse import decode
from build_scripts.reading.rules import BOM, CONTROL, LOOK_ALIKE, NOT_UTF8

_REPORTED = 10


def explain_characters(data: bytes) -> Iterator[Problem]:
    """Yield what is wrong with the characters of a file."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield _other_encoding(data, error.start)
        return
    if data.startswith("\ufeff".encode()):
        remedy = "choose UTF-8, not UTF-8 with BOM, in the editor's list of encodings; `timeline fix` fixes it too"
        yield BOM(OnLine(), "the file begins with a byte order mark", remedy)
    text, _ = decode(data)
    yield from _invisible(text)
    yield from _look_alikes(text)


def _other_encoding(data: bytes, start: int) -> Problem:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return NOT_UTF8(OnLine(), "the file is saved as UTF-16", "choose UTF-8 when saving")
    before, _ = decode(data[:start])
    message = "the letter here is saved in another encoding than UTF-8"
    return NOT_UTF8(_place(before, len(before)), message, "choose UTF-8 when saving, and write the letter again")


def _place(text: str, at: int) -> OnLine:
    return OnLine(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _invisible(text: str) -> Iterator[Problem]:
    """Yield the first characters that cannot be seen, and how many there are beyond them."""
    characters = INVISIBLE.finditer(text)
    for character in islice(characters, _REPORTED):
        sign = character.group()
        message = f"the invisible character U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip() + " is here"
        yield CONTROL(_place(text, character.start()), message, "delete it, or type the words around it again")
    if rest := sum(1 for _ in characters):
        yield CONTROL(OnLine(), f"{rest} more invisible characters are in this file", "delete them")


def _look_alikes(text: str) -> Iterator[Problem]:
    """Yield the first words that mix alphabets, and how many there are beyond them."""
    words = find_mixed(text)
    for mixed in islice(words, _REPORTED):
        yield explain_mixed(_place(text, mixed.start + mixed.at), mixed)
    if rest := sum(1 for _ in words):
        yield LOOK_ALIKE(OnLine(), f"{rest} more words of this file mix alphabets", "write each in one alphabet")


def explain_mixed(where: OnLine | InBody, mixed: Mixed) -> Problem:
    """Return the problem of a word that mixes alphabets."""
    message = f"in `{shown(mixed.word, 40)}`, {mixed.letter}, and other letters are {mixed.alphabet}"
    remedy = f"write `{shown(mixed.intended, 40)}`, in {mixed.alphabet} letters alone"
    return LOOK_ALIKE(where, message, remedy if mixed.intended else "write the whole word in one alphabet")


def legible(text: str) -> str:
    """Return ``text`` without what nobody can see, and with the letters that look-alikes were meant to be.

    Empty where so much cannot be seen that the file is hardly text. Lines stay what they are; `real_column` tells what
    becomes of columns.
    """
    if sum(1 for _ in islice(INVISIBLE.finditer(text), _REPORTED + 1)) > _REPORTED:
        return ""
    return INVISIBLE.sub(lambda sign: " " if sign.group().isspace() else "", in_one_alphabet(text))


def real_column(line: str, column: int) -> int:
    """Return the column in ``line``, as it is in the file, of what has ``column`` in its legible form."""
    visible = [at for at, char in enumerate(line, 1) if char.isspace() or not INVISIBLE.match(char)]
    return visible[column - 1] if 0 < column <= len(visible) else column + len(line) - len(visible)
