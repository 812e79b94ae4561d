"""Valid files with bytes, characters and lines mangled at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_SCRAPS = (
    *(
        b"---\n",
        b"---",
        b"\n",
        b"\r",
        b"\r\n",
        b"\t",
        b" ",
        b"  - ",
        b": ",
        b":",
        b"#",
        b" #",
        b"- ",
        b"? ",
        b"&a ",
        b"*a",
    ),
    *(
        b"!!str ",
        b"!",
        b"|",
        b"|2",
        b">",
        b">-\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b'"',
        b"'",
        b"\\",
        b"%",
        b"@",
        b"`",
        b"~",
    ),
    *(b"[@gazette]", b"[@", b"<b>", b"</", b"<!--", b"&#8238;", b"![x](y)", b"](javascript:x)", b"[x]: y\n", b"{#id}"),
    *(
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
    ),
    *("а".encode(), "é".encode(), b"e\xcc\x81", "‌".encode(), "۱۲".encode(), "𝟙".encode(), "ﷺ".encode()),
    *(b"null", b"true", b"0x1F", b"1e9", b"-1", b"1999", b"2018-02-30", b"../..", b"2031-05-05/..", b"[..]", b"9" * 40),
    *(b"suppress: [{rule: x, reason: y}]\n", b"status: confirmed\n", b"figures:\n  - {killed: 3}\n", b"a" * 500),
)


def mangle(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Return ``data`` with one to six changes; pieces may come from ``others``."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_CHANGES)(data, others, random)
    return data


def _flip(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _insert(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_SCRAPS) * random.choice((1, 1, 1, 2, 30)) + data[at:]


def _cut(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 1, 2, 5, 40, 400)) :]


def _swap_lines(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _repeat_line(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines) + 1)
    return b"".join([*lines[:at], *lines[at : at + 1] * random.choice((2, 3, 60)), *lines[at + 1 :]])


def _splice(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    lines, foreign = data.splitlines(keepends=True), random.choice(others).splitlines(keepends=True)
    at, start = random.randrange(len(lines) + 1), random.randrange(len(foreign) + 1)
    return b"".join([*lines[:at], *foreign[start : start + random.randrange(1, 12)], *lines[at:]])


def _indent(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines) + 1)
    return b"".join(
        [*lines[:at], *(random.choice((b" ", b"  ", b"\t")) + line for line in lines[at : at + 3]), *lines[at + 3 :]]
    )


def _digits(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    at = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
    if not at:
        return data
    place = random.choice(at)
    return data[:place] + random.choice((b"0", b"9", b"X", b"-", b"", b"99", b"?", b"~")) + data[place + 1 :]


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _flip,
    _insert,
    _insert,
    _cut,
    _swap_lines,
    _repeat_line,
    _splice,
    _indent,
    _digits,
)
