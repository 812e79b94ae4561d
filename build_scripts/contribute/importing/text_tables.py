"""Text files with separated columns as grids: which encoding, which separator; named by a map, or proved by the file.

Only comma, semicolon, tab and bar separate, and only where every row has equally many columns. UTF-8 proves itself; any
other encoding is a guess, which a person has to look at: its table has a doubt until the map names it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Grid, Row, TableError, as_error

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_SAMPLE = 1 << 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
csv.field_size_limit(1 << 24)


class TextGrid(NamedTuple):
    """A grid with how it was read, why, and what is doubtful in that."""

    grid: Grid
    encoding: str
    separator: str
    reasons: dict[str, str]
    doubts: list[str]


def read_text(name: str, data: bytes, encoding: str = "", separator: str = "") -> TextGrid:
    """Read a text file; what is named of ``encoding`` and ``separator`` (a key of `SEPARATORS`) is taken.

    :raises TableError: when it is no text in that encoding, or no separator can be told.
    """
    reasons, doubts = {}, []
    if not encoding:
        encoding, reasons["encoding"], doubt = guess_encoding(data)
        doubts += [doubt] if doubt else []
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise TableError(
            f"{name} is no text in the encoding {encoding} ({error}): name another one in the map"
        ) from error
    if not separator:
        separator, reasons["separator"] = _guess_separator(name, text)
    elif separator not in SEPARATORS:
        raise TableError(f"‘{shown(separator)}’ separates no columns: name one of {', '.join(SEPARATORS)} in the map")
    sign = SEPARATORS[separator]

    def rows() -> Iterator[Row]:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        for number, line in enumerate(_strictly(name, lines), 1):
            yield Row(number, [as_error(cell) or None for cell in line])

    return TextGrid(Grid("", rows), encoding, separator, reasons, doubts)


def _strictly(name: str, lines: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from lines
    except csv.Error as error:
        raise TableError(f"{name} has a row that cannot be read ({error})") from error


def guess_encoding(data: bytes) -> tuple[str, str, str]:
    """Return an encoding, why, and what is doubtful about it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, "the mark at the beginning of the file", ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", "every byte of the file is UTF-8", ""
    from charset_normalizer import from_bytes  # which few files need

    guesses = [match.encoding for match in from_bytes(data[:_SAMPLE]) if not match.encoding.startswith("utf")]
    # Arabic letters of Windows with the joiners of Persian are taken for Cyrillic ones: cp1256 is always a candidate.
    named = list(dict.fromkeys((*guesses[:4], "cp1252", "cp1256", "cp1251")))
    samples = "; ".join(f"as {each} ‘{_foreign(data, each)}’" for each in named)
    doubt = f"the encoding is a guess: the first words that tell encodings apart read {samples}"
    return named[0], f"a guess: look whether the rows read right, or else name one of {', '.join(named[1:])}", doubt


def _foreign(data: bytes, encoding: str) -> str:
    """Return some words with letters that are not ASCII, as they read in an encoding."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    words = dict.fromkeys(word for word in text.replace(",", " ").replace(";", " ").split() if not word.isascii())
    return shown(" ".join(list(words)[:3]), 40)


def _guess_separator(name: str, text: str) -> tuple[str, str]:
    """Return the separator by which all rows have equally many columns, and why."""
    fitting = {}
    first = text.partition("\n")[0]
    for separator, sign in SEPARATORS.items():
        if sign not in first:
            continue
        widths = _widths(text, sign)
        if len(widths) == 1 and (width := widths[0]) > 1:
            fitting[separator] = width
    if fitting:
        best = max(fitting, key=lambda separator: fitting[separator])
        return best, f"all rows have {fitting[best]} columns by it"
    present = [separator for separator, sign in SEPARATORS.items() if _columns_of_first(text, sign) > 1]
    if not present:
        return "comma", "there is one column"
    raise TableError(
        f"by no separator do all rows of {name} have equally many columns: name it in the map,"
        f" `file: {{separator: {present[0]}}}`; rows that are too short are then filled with empty cells"
    )


def _widths(text: str, sign: str) -> Sequence[int]:
    """Return by how many columns rows differ: the different numbers, of at most two; none where it cannot be read."""
    widths: dict[int, None] = {}
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            if any(line):
                widths[len(line)] = None
            if len(widths) > 1:
                break
    except csv.Error:
        return ()
    return list(widths)


def _columns_of_first(text: str, sign: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=sign), []))
    except csv.Error:
        return 0
