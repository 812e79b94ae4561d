"""Text files: the encoding and the separator are proved, named, or a doubt that is said."""

from __future__ import annotations

import pytest

from build_scripts.contribute.importing.cells import TableError, cell_text
from build_scripts.contribute.importing.text_tables import guess_encoding, read_text


def read(text: str | bytes, encoding: str = "", separator: str = "") -> tuple[str, str, list[list[str]]]:
    """Encoding, separator and cells of a file."""
    grid = read_text("table.csv", text if isinstance(text, bytes) else text.encode(), encoding, separator)
    return grid.encoding, grid.separator, [[*map(cell_text, row.cells)] for row in grid.grid.rows()]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_separators(sign: str) -> None:
    """A sign separates where all rows have equally many columns by it."""
    assert read(f'a{sign}b\n1{sign}"2{sign}3"\n')[2] == [["a", "b"], ["1", f"2{sign}3"]]


@pytest.mark.parametrize("line", ["Flood: the weir", "Mill-dike", "2031-07-13 17:50", "the old weir"])
def test_one_column(line: str) -> None:
    """Colons, hyphens and blanks separate nothing."""
    assert read(f"Title\n{line}\nTwo words\n")[2] == [["Title"], [line], ["Two words"]]


def test_rows_that_disagree() -> None:
    """The sign by which most rows have as many columns as the first separates, if it is the only one."""
    ragged = read_text("table.csv", b"a;b,c\n1;2\n3;4,5\n6\n")
    assert (ragged.separator, ragged.is_ragged) == ("semicolon", True)
    why = "3 of 4 rows have 2 columns by it, as the first one; by no other sign so many do"
    assert ragged.reasons["separator"] == why
    assert read("a,b\n1,2\n3\n", separator="comma")[2] == [["a", "b"], ["1", "2"], ["3"]]


@pytest.mark.parametrize("text", ["a,b\n1,2\n3\n4\n", "a,b;c\n1,2;3\n4,5;6\n7\n"])
def test_separator_to_be_named(text: str) -> None:
    """Where that is true of no sign, or of two, the map has to name it."""
    with pytest.raises(TableError, match=r"name it in the map, `file: \{separator: comma\}`"):
        read(text)


def test_marks() -> None:
    """A mark at the beginning says the encoding, and is no part of the first head."""
    assert read(b"\xef\xbb\xbfDate,Title\n1,2\n")[::2] == ("utf-8-sig", [["Date", "Title"], ["1", "2"]])
    assert read("Date,Title\n1,2\n".encode("utf-16"))[::2] == ("utf-16", [["Date", "Title"], ["1", "2"]])


def test_guess_is_doubtful() -> None:
    """What is not UTF-8 is guessed, and the guess is said with how other encodings read."""
    encoding, _, doubt = guess_encoding("Überflutung im Süden, Höhe unbekannt".encode("cp1252"))
    assert encoding
    assert "as cp1252 ‘Überflutung Süden Höhe’" in doubt
    assert guess_encoding("Überflutung".encode())[::2] == ("utf-8", "")


def test_wrong_name() -> None:
    """An encoding that the file is not in, or that nobody knows, is one line."""
    with pytest.raises(TableError, match=r"^table.csv is no text in the encoding ascii"):
        read("ü", "ascii")
    with pytest.raises(TableError, match=r"^table.csv is no text in the encoding martian"):
        read("u", "martian")


def test_errors_of_spreadsheets() -> None:
    """An error that a spreadsheet wrote into a text file is a fault, and no empty cell."""
    grid = read_text("table.csv", b"a,b\n#REF!,#N/A\n")
    assert [getattr(cell, "rule", "") for row in grid.grid.rows() for cell in row.cells][2:] == ["error-in-cell"] * 2
