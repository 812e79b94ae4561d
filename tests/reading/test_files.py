"""Reading the folder: everything in it is an entry or a finding, whatever it is called and whatever it is."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.letters import INVISIBLE
from build_scripts.findings import OnLine, Problem
from build_scripts.reading.files import MAX_BYTES, SourceFile, decode, legible, read_record, real_column


def read(root: Path) -> list[tuple[str, str]]:
    """The paths found in ``root``, each with its kind or the rule that it breaks."""
    found = []
    for each in read_record(root):
        found.append((each.path, each.kind) if isinstance(each, SourceFile) else (each[0], each[1].rule))
    return found


def put(root: Path, *names: str) -> None:
    """Write files with a word in them."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text")


def test_files_in_order_of_paths(tmp_path: Path) -> None:
    """Files come sorted by path, each with its kind; names that begin with a dot are left alone."""
    root = tmp_path / "events"
    put(
        root,
        "2018/2018-x.md",
        "_places/kabul.md",
        "_actors/un.md",
        "_vocabulary.yml",
        "_removed.yml",
        ".git/x",
        "2018/.x",
    )
    assert read(root) == [
        ("events/2018/2018-x.md", "event"),
        ("events/_actors/un.md", "actor"),
        ("events/_places/kabul.md", "place"),
        ("events/_removed.yml", "removed"),
        ("events/_vocabulary.yml", "vocabulary"),
    ]


def test_missing_folder(tmp_path: Path) -> None:
    """A record that is not there is a finding."""
    assert read(tmp_path / "events") == [("events", "misplaced-file")]


def test_root_that_is_a_link(tmp_path: Path) -> None:
    """The record's folder itself may not be a link."""
    (tmp_path / "events").symlink_to("/")
    assert read(tmp_path / "events") == [("events", "symbolic-link")]


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    """Names with line ends, escapes or bytes that are not UTF-8 are shown escaped."""
    root = tmp_path / "events"
    put(root, "2018/a\nb\x1b[31m.md")
    (root / "2018").joinpath(os.fsdecode(b"\xff.md")).write_text("x")
    found = read(root)
    assert found == [
        ("events/2018/\\udcff.md", "bad-id"),
        ("events/2018/a\\nb\\x1b[31m.md", "bad-id"),
    ] or found[::-1] == [
        ("events/2018/\\udcff.md", "bad-id"),
        ("events/2018/a\\nb\\x1b[31m.md", "bad-id"),
    ]


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    """A named pipe is a finding and is not waited for."""
    (tmp_path / "events/2018").mkdir(parents=True)
    os.mkfifo(tmp_path / "events/2018/2018-x.md")
    assert read(tmp_path / "events") == [("events/2018/2018-x.md", "unreadable-file")]


def test_largest_file(tmp_path: Path) -> None:
    """A file may have as many bytes as the limit says, and not one more."""
    root = tmp_path / "events"
    put(root, "2018/2018-x.md", "2018/2018-y.md")
    (root / "2018/2018-x.md").write_bytes(b"x" * MAX_BYTES)
    (root / "2018/2018-y.md").write_bytes(b"x" * (MAX_BYTES + 1))
    assert read(root) == [("events/2018/2018-x.md", "event"), ("events/2018/2018-y.md", "file-too-large")]


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_line_ends(data: bytes) -> None:
    """Line ends of every system are taken as line feeds."""
    assert decode(data) == ("a\nb\n", [])


def test_joiners_may_stand() -> None:
    """The zero-width joiner and non-joiner belong to Persian spelling."""
    assert decode("می\u200cرود نـ\u200dـه".encode()) == ("می\u200cرود نـ\u200dـه", [])


@pytest.mark.parametrize(
    "char",
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u202e\u2060\u2800\u3164\ufe00\ufeff\uffa0\U000e0100\U000e01ef",
)
def test_what_nobody_sees(char: str) -> None:
    """What takes no room, is blank without being a space, or turns the text may not stand."""
    assert [problem.rule for problem in decode(f"a{char}b".encode())[1]] == ["control-character"]


@pytest.mark.parametrize("char", "\u200c\u200d\ufe0e\ufe0f\u00a0\u3000")
def test_what_may_stand(char: str) -> None:
    """Joiners, the two selectors that choose how a sign looks, and spaces of other widths are no such characters."""
    assert decode(f"a{char}b".encode())[1] == []


def test_what_unicode_ignores() -> None:
    """Every character that Unicode calls default-ignorable is one, but for the four that are needed."""
    ignorable = [*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    ignorable += [0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0]
    ignorable += [*range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)]
    assert {code for code in ignorable if not INVISIBLE.match(chr(code))} == {0x200C, 0x200D, 0xFE0E, 0xFE0F}


def test_byte_order_mark_is_left_out() -> None:
    """A file that begins with a byte order mark is read on behind it."""
    text, problems = decode(b"\xef\xbb\xbfa\n")
    assert (text, [problem.rule for problem in problems]) == ("a\n", ["byte-order-mark"])


def test_words_of_two_alphabets() -> None:
    """A word that mixes alphabets is a finding at its odd letter; of very many, the first ten."""
    problems = decode("a\nun\u0430ma\n".encode())[1]
    assert [(problem.rule, problem.where) for problem in problems] == [("look-alike", OnLine(2, 3))]
    assert len(decode("un\u0430ma ".encode() * 30)[1]) == 11


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
    problems = decode(b"a\n" + b"\x00" * 30)[1]
    assert len(problems) == 11
    assert problems[0].where == OnLine(2, 1)
    assert problems[-1].message == "20 more invisible characters stand in this file"


@given(st.binary(max_size=80))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are text without what cannot be seen, or findings with a remedy."""
    text, problems = decode(data)
    assert all(isinstance(problem, Problem) and problem.remedy for problem in problems)
    assert problems or text == data.decode().replace("\r\n", "\n").replace("\r", "\n")
    assert not INVISIBLE.search(legible(text))
