"""Characters that no file of the record may hold: which they are, what is said of them, and how the rest is read on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.letters import INVISIBLE
from build_scripts.findings import OnLine, Problem
from build_scripts.reading.diagnosis.characters import explain_characters, legible, real_column
from build_scripts.reading.parse import decode
from build_scripts.reading.rules import BOM, CONTROL, LOOK_ALIKE


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_line_ends(data: bytes) -> None:
    """Line ends of every system are taken as line feeds."""
    assert decode(data) == ("a\nb\n", True)


def test_joiners_may_stand() -> None:
    """The zero-width joiner and non-joiner belong to Persian spelling."""
    assert decode("می\u200cرود نـ\u200dـه".encode()) == ("می\u200cرود نـ\u200dـه", True)


@pytest.mark.parametrize(
    "char",
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u202e\u2060\u2800\u3164\ufe00\ufeff\uffa0\U000e0100\U000e01ef",
)
def test_what_nobody_sees(char: str) -> None:
    """What takes no room, is blank without being a space, or turns the text is refused."""
    data = f"a{char}b".encode()
    assert decode(data) == (f"a{char}b", False)
    assert [problem.rule for problem in explain_characters(data)] == [CONTROL]


@pytest.mark.parametrize("char", "\u200c\u200d\ufe0e\ufe0f\u00a0\u3000")
def test_what_may_stand(char: str) -> None:
    """Joiners, the two selectors that choose how a sign looks, and spaces of other widths are no such characters."""
    assert decode(f"a{char}b".encode()) == (f"a{char}b", True)


def test_what_unicode_ignores() -> None:
    """Every character that Unicode calls default-ignorable is one, but for the four that are needed."""
    ignorable = [*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    ignorable += [0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0]
    ignorable += [*range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)]
    assert {code for code in ignorable if not INVISIBLE.match(chr(code))} == {0x200C, 0x200D, 0xFE0E, 0xFE0F}


def test_byte_order_mark_is_left_out() -> None:
    """A file that begins with a byte order mark is read on behind it."""
    data = b"\xef\xbb\xbfa\n"
    assert decode(data) == ("a\n", False)
    assert [problem.rule for problem in explain_characters(data)] == [BOM]


def test_words_of_two_alphabets() -> None:
    """A word that mixes alphabets is a finding at its odd letter; of very many, the first ten."""
    problems = explain_characters("a\nun\u0430ma\n".encode())
    assert [(problem.rule, problem.where) for problem in problems] == [(LOOK_ALIKE, OnLine(2, 3))]
    assert len(list(explain_characters("un\u0430ma ".encode() * 30))) == 11


def test_legible() -> None:
    """For reading on, look-alikes are what they were meant to be, and what nobody sees is gone or a space."""
    assert legible("un\u0430ma\xad and\u2028more") == "unama and more"
    assert legible("\x00" * 30) == ""


@pytest.mark.parametrize(
    ("line", "column", "real"), [("a\xadb", 1, 1), ("a\xadb", 2, 3), ("a\xadb", 3, 4), ("ab", 9, 9)]
)
def test_real_columns(line: str, column: int, real: int) -> None:
    """A column of the legible line is the one of the same character in the file."""
    assert real_column(line, column) == real


def test_invisible_characters_are_counted() -> None:
    """Of very many invisible characters the first ten are shown, and the number of the rest."""
    problems = list(explain_characters(b"a\n" + b"\x00" * 30))
    assert len(problems) == 11
    assert problems[0].where == OnLine(2, 1)
    assert problems[-1].message == "20 more invisible characters are in this file"


@given(st.binary(max_size=80))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are text without what cannot be seen, or findings with a remedy."""
    text, is_legible = decode(data)
    problems = list(explain_characters(data))
    assert is_legible == (not problems)
    assert all(isinstance(problem, Problem) and problem.remedy for problem in problems)
    assert problems or text == data.decode().replace("\r\n", "\n").replace("\r", "\n")
    assert not INVISIBLE.search(legible(text))
