"""The report, apart from the record: what is known about each address, in one JSON file that a later run goes on from.

It is written often, each time as a whole, so that a run that is killed loses little. A file that holds something else
is refused, never written over. Times are in UTC.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from build_scripts.base.atomic import write_atomically
from build_scripts.linkcheck.outcomes import Outcome, OutcomeKind

_STRICT = ConfigDict(extra="forbid")


class ReportError(ValueError):
    """A file is not a report of this command; the message says which, without a full stop."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class History:
    """The last check of one address, and since when it has been so.

    ``since`` is when it was first found as it is now. ``failures`` counts the checks in a row that failed, the first of
    them at ``first_failure``.
    """

    kind: OutcomeKind
    words: str
    checked: datetime
    since: datetime
    status: int | None = None
    to: str | None = None
    failures: int = 0
    first_failure: datetime | None = None

    @property
    def outcome(self) -> Outcome:
        """The outcome of the last check."""
        return Outcome(self.kind, self.words, self.status, self.to)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Copy:
    """What the Wayback Machine had for one address when it was ``asked``: a copy that was seen, or why there is none.

    ``near`` tells whether the copy was taken near the day of the source.
    """

    asked: datetime
    url: str | None = None
    taken: date | None = None
    near: bool = True
    words: str = ""


@dataclass(slots=True, config=_STRICT)
class Report:
    """Everything that is known, by address."""

    format: Literal[1] = 1
    addresses: dict[str, History] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)

    def add(self, url: str, outcome: Outcome, now: datetime) -> None:
        """Add the outcome of a check."""
        before = self.addresses.get(url)
        failures = (before.failures if before else 0) + 1 if outcome.failed else 0
        first = before.first_failure if before and before.first_failure else now
        same = before is not None and before.kind == outcome.kind
        self.addresses[url] = History(
            kind=outcome.kind,
            words=outcome.words,
            status=outcome.status,
            to=outcome.to,
            checked=now,
            since=before.since if before and same else now,
            failures=failures,
            first_failure=first if failures else None,
        )

    def forget_all_but(self, urls: set[str]) -> None:
        """Drop what the record does not name any more."""
        self.addresses = {url: history for url, history in self.addresses.items() if url in urls}
        self.copies = {url: copy for url, copy in self.copies.items() if url in urls}


_ADAPTER = TypeAdapter(Report)


def read_report(path: Path) -> Report:
    """Read the report in ``path``, an empty one where there is no such file.

    :raises ReportError: when the file holds something else, or cannot be read.
    """
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except FileNotFoundError:
        return Report()
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise ReportError(f"{path} is no report of this command: name another file, or remove it") from error


def write_report(path: Path, report: Report) -> None:
    """Write ``report`` in place of what ``path`` held, addresses in order."""
    for part in ("addresses", "copies"):
        setattr(report, part, dict(sorted(getattr(report, part).items())))
    write_atomically(path, _ADAPTER.dump_json(report, indent=1, exclude_none=True) + b"\n")


def is_fresh(checked: datetime, now: datetime, days: float) -> bool:
    """Tell whether a check is less than so many days old; one from the future is not."""
    return timedelta() <= now - checked < timedelta(days=days)
