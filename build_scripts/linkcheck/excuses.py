"""Hosts whose faults are known, from `.github/link-excuses.yml`: each with a reason, and until when.

```yaml
excuses:
  - {host: example.org, reason: answers one visit in three, until: 2027-01-31}
```

An excuse covers a host with and without `www.`. It ends within a year, so that somebody looks at it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from build_scripts.base.text import did_you_mean, shown
from build_scripts.base.urls import site_of
from build_scripts.findings import At, OnLine
from build_scripts.reading.diagnosis import explain_yaml, locate
from build_scripts.reading.front_matter import parse_yaml

PLACE = ".github/link-excuses.yml"
LONGEST = timedelta(days=366)
_KEYS = ("host", "reason", "until")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,63}")


class ExcusesError(ValueError):
    """The file of excuses is wrong; each line of the message is one mistake, ``path:line: …``."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A host whose faults are not counted, why, until which day (included), and the line where that is said."""

    host: str
    reason: str
    until: date
    line: int

    def covers(self, host: str) -> bool:
        """Tell whether the excuse is for ``host``."""
        return site_of(host) == site_of(self.host)


def parse_excuses(text: str, today: date) -> list[Excuse]:
    """Return the excuses in the text of the file.

    :raises ExcusesError: naming everything that is wrong with it.
    """
    tree, breaches = parse_yaml(text)
    if tree is None:
        problems = explain_yaml(text, breaches)
        lines = (problem.where.line if isinstance(problem.where, OnLine) else 1 for problem in problems)
        raise _error((line, f"{p.message}; {p.remedy}") for line, p in zip(lines, problems, strict=True))
    rows = tree.get("excuses")
    if set(tree) != {"excuses"} or not isinstance(rows, list):
        raise _error([(1, "the file has one key, `excuses`, and under it a list")])
    wrong = [(_line(text, number), words) for number, row in enumerate(rows) for words in _mistakes(row, rows, today)]
    if wrong:
        raise _error(wrong)
    return [
        Excuse(row["host"], row["reason"].strip(), date.fromisoformat(row["until"]), _line(text, number))
        for number, row in enumerate(rows)
    ]


def _error(wrong: Iterable[tuple[int, str]]) -> ExcusesError:
    return ExcusesError("\n".join(f"{PLACE}:{line}: {words}" for line, words in wrong))


def _line(text: str, number: int) -> int:
    return locate(text, At(("excuses", number))).line


def _mistakes(row: Any, rows: list[Any], today: date) -> Iterator[str]:
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        yield "an excuse is a row like `{host: example.org, reason: …, until: 2027-01-31}`"
        return
    for key in row.keys() - set(_KEYS):
        yield f"`{shown(key)}` is not a key of an excuse; {did_you_mean(key, _KEYS) or 'remove it'}"
    for key in _KEYS:
        if not row.get(key, "").strip():
            yield f"an excuse needs `{key}`"
    if host := row.get("host", "").strip():
        yield from _host_mistakes(host, rows)
    if until := row.get("until", "").strip():
        yield from _end_mistakes(until, today)


def _host_mistakes(host: str, rows: list[Any]) -> Iterator[str]:
    if not _HOST.fullmatch(host):
        yield f"`{shown(host)}` is not a host; write its name alone, in lower case: `example.org`"
    if sum(isinstance(row, dict) and site_of(str(row.get("host", ""))) == site_of(host) for row in rows) > 1:
        yield f"`{shown(host)}` is excused twice; keep one row"


def _end_mistakes(until: str, today: date) -> Iterator[str]:
    try:
        end = date.fromisoformat(until) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", until) else None
    except ValueError:
        end = None
    if end is None:
        yield f"`{shown(until)}` is not a day; write it like `2027-01-31`"
    elif end > today + LONGEST:
        yield f"`{until}` is more than a year away; excuse it for a shorter time, and look again"
