"""Regular expressions that take more than their text accounts for: `python -m tests.bench.regexes [ROOM …]`.

Python's engine tries again where something failed, so a pattern can take quadratic or exponential time
(https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS). Every compiled pattern of the
package is put to long runs of the characters that it names, alone and in pairs, with an end that fits and one that does
not. Four times as long a text may take `MOST` times as long; a quadratic pattern takes sixteen times.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # no public way to what a pattern names
from typing import Any

import click

import build_scripts

SHORT, LONG = 2_000, 8_000
"""Lengths of the texts, in characters; a file of the record has at most 262,144."""
MOST = 8.0
LEAST = 0.01
"""Seconds of processor time below which growth says nothing."""
PATIENCE = 3.0
"""Seconds after which a text is given up: so long nothing linear takes."""
ANCHORED = frozenset(["base.page_forms._ELSEWHERE"])
"""Collections of patterns that are only asked at the beginning of a text, under another name."""
ENDS = ("\x00", "\n")


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Yield every compiled pattern of text in the package, where it stands, and whether it is looked for anywhere."""
    seen = set[re.Pattern[str]]()
    for info in pkgutil.walk_packages(build_scripts.__path__, "build_scripts."):
        module = importlib.import_module(info.name)
        source = Path(module.__file__ or "").read_text("utf-8")
        for name, value in vars(module).items():
            for pattern in _within(value):
                if isinstance(pattern.pattern, str) and pattern not in seen:
                    seen.add(pattern)
                    known = f"{info.name.removeprefix('build_scripts.')}.{name}"
                    yield known, pattern, known not in ANCHORED and _is_looked_for(name, source)


def _is_looked_for(name: str, source: str) -> bool:
    """Tell whether a module asks for a pattern in other ways than at the beginning of a text."""
    ways = set(re.findall(rf"\b{name}\.(\w+)", source))
    return not ways or not ways <= {"match", "fullmatch", "pattern"}


def _within(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        yield from chain.from_iterable(map(_within, value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_within, value.values()))


def characters(pattern: re.Pattern[str]) -> list[str]:
    """Return characters that a pattern tells apart: those it names, and one of each class that it asks for."""
    named = set("a0 -.")
    stack: list[Any] = [_parser.parse(pattern.pattern, pattern.flags)]
    while stack:
        part = stack.pop()
        if isinstance(part, tuple) and len(part) == 2 and part[0] in (_constants.LITERAL, _constants.NOT_LITERAL):
            named.add(chr(part[1]))
        elif isinstance(part, tuple) and len(part) == 2 and part[0] is _constants.RANGE:
            named.add(chr(part[1][0]))
        elif isinstance(part, tuple | list | _parser.SubPattern):
            stack.extend(part)
    return sorted(named)[:16]


def texts(pattern: re.Pattern[str], length: int) -> Iterator[tuple[str, str]]:
    """Yield long texts for a pattern, each with what it is a run of."""
    known = characters(pattern)
    runs = [*known, *("".join(pair) for pair in product(known[:6], repeat=2))]
    for run, end in product(runs, ENDS):
        yield f"{run!r} {end!r}", (run * length)[:length] + end


class _TooLongError(Exception):
    """A text took longer than `PATIENCE`."""


def _give_up(*_: object) -> None:
    raise _TooLongError


def seconds(pattern: re.Pattern[str], text: str, *, anywhere: bool) -> float:
    """Return how long all matches of a pattern in a text take, or the one at its beginning; `PATIENCE` at most."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        for _ in pattern.finditer(text) if anywhere else [pattern.match(text)]:
            pass
    except _TooLongError:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def slow(pattern: re.Pattern[str], *, anywhere: bool) -> tuple[float, float, str]:
    """Return the worst growth of a pattern that says something, the seconds of the long text, and what it was."""
    worst = (0.0, 0.0, "")
    for (what, short), (_, long) in zip(texts(pattern, SHORT), texts(pattern, LONG), strict=True):
        if (taken := seconds(pattern, long, anywhere=anywhere)) > LEAST:
            if taken == PATIENCE:
                return PATIENCE / LEAST, taken, what
            worst = max(worst, (taken / max(seconds(pattern, short, anywhere=anywhere), LEAST / 100), taken, what))
    return worst


@click.command()
@click.argument("rooms", nargs=-1)
def main(rooms: tuple[str, ...]) -> None:
    """Print every pattern whose time grows faster than its text; the exit status is 1 when there is one.

    With ROOMS, such as `reading` or `check.rules`, those of these alone.
    """
    signal.signal(signal.SIGALRM, _give_up)
    found, all_patterns = [], [each for each in patterns() if not rooms or each[0].startswith(rooms)]
    for name, pattern, anywhere in all_patterns:
        growth, taken, what = slow(pattern, anywhere=anywhere)
        if growth > MOST:
            found.append(name)
            click.echo(f"{name}: {growth:.0f} times as long for four times the text ({taken:.3f} s), a run of {what}")
    click.echo(f"{len(all_patterns)} patterns, {len(found)} slow")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
