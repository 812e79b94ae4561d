"""Text files with separated columns as grids: which encoding, which separator; named by a map, or proved by the file.

Only comma, semicolon, tab and bar separate, and only where every row has equally many columns; or where most have as
many as the first, by one of the signs alone: then the other rows stay out, since nobody knows which of their cells are
missing. UTF-8 proves itself; any other encoding is a guess, which a person has to look at: its table has a doubt until
the map names it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Grid, Row, TableError, as_error

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_SAMPLE = 1 << 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
csv.field_size_limit(1 << 24)


class TextGrid(NamedTuple):
    """A grid with how it was read, why, and what is doubtful in that; whether its rows are of unequal length."""

    grid: Grid
    encoding: str
    separator: str
    is_ragged: bool
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
    is_ragged = False
    if not separator:
        separator, reasons["separator"], is_ragged = _guess_separator(name, text)
    elif separator not in SEPARATORS:
        raise TableError(f"‘{shown(separator)}’ separates no columns: name one of {', '.join(SEPARATORS)} in the map")
    sign = SEPARATORS[separator]

    def rows() -> Iterator[Row]:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        for number, line in enumerate(_strictly(name, lines), 1):
            yield Row(number, [as_error(cell) or None for cell in line])

    return TextGrid(Grid("", rows), encoding, separator, is_ragged, reasons, doubts)


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


def _guess_separator(name: str, text: str) -> tuple[str, str, bool]:
    """Return the separator by which rows have equally many columns, why, and whether that is true of most rows only."""
    first = text.partition("\n")[0]
    widths = {separator: _widths(text, sign) for separator, sign in SEPARATORS.items() if sign in first}
    fitting = {separator: next(iter(found)) for separator, found in widths.items() if len(found) == 1}
    if (best := max(fitting, key=fitting.__getitem__, default="")) and fitting[best] > 1:
        return best, f"all rows have {fitting[best]} columns by it", False
    present = [separator for separator, sign in SEPARATORS.items() if _columns_of_first(text, sign) > 1]
    if not present:
        return "comma", "there is one column", False
    mostly = {separator: found for separator in present if _is_mostly(found := widths.get(separator, Counter()))}
    if len(mostly) == 1:
        ((separator, found),) = mostly.items()
        width, rows = next(iter(found.items()))
        why = (
            f"{rows} of {found.total()} rows have {width} columns by it, as the first one; by no other sign so many do"
        )
        return separator, why, True
    raise TableError(
        f"by no separator do most rows of {name} have as many columns as the first one, or by several: name it in the"
        f" map, `file: {{separator: {present[0]}}}`; rows that are too short are then filled with empty cells"
    )


def _widths(text: str, sign: str) -> Counter[int]:
    """Return how many rows have how many columns, that of the first row first; nothing where it cannot be read."""
    widths: Counter[int] = Counter()
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            if any(line):
                widths[len(line)] += 1
    except csv.Error:
        return Counter()
    return widths


def _is_mostly(widths: Mapping[int, int]) -> bool:
    """Check whether more than half of the rows have as many columns as the first one, and more than one."""
    width = next(iter(widths), 0)
    return width > 1 and widths[width] * 2 > sum(widths.values())


def _columns_of_first(text: str, sign: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=sign), []))
    except csv.Error:
        return 0
