"""A visit with retries: what may be a passing fault is tried again, later each time, or when the server asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import count

from build_scripts.base.urls import host_of, site_of
from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.assess import TRANSIENT, assess
from build_scripts.linkcheck.fetch import Answer, Client, fetch
from build_scripts.linkcheck.network_errors import ERRORS, outcome_of
from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.wayback import Archive

_PASSING = frozenset(("timeout", "connection"))
_PATIENCE = 4
"""Tries in a row that may fail at one site; after them, nothing there is tried again."""


@dataclass(slots=True)
class Visitor:
    """Visits addresses. ``backoff`` seconds pass before the second try, twice as many before the third.

    A server may ask for up to ``longest_wait`` seconds; when it asks for more, it is left alone for this time.
    """

    client: Client
    archive: Archive
    now: Callable[[], datetime]
    retries: int = 2
    backoff: float = 5.0
    longest_wait: float = 120.0
    _strikes: dict[str, int] = field(default_factory=dict)

    async def visit(self, address: Address) -> Outcome:
        """Visit ``address`` and return the outcome."""
        result = await self.reach(address.url)
        return result if isinstance(result, Outcome) else assess(address, result, self.archive)

    async def reach(self, url: str) -> Answer | Outcome:
        """Return the answer at ``url``, or the outcome of what went wrong; tried again where that may help."""
        site = site_of(host_of(url))
        for attempt in count():
            result, wait = await self._try(url, self.backoff * 2**attempt)
            self._strikes[site] = self._strikes.get(site, 0) + 1 if wait is not None else 0
            again = attempt < self.retries and self._strikes[site] < _PATIENCE
            if wait is None or wait > self.longest_wait or not again:
                break
            self.client.pace.hold(site, wait)
        return result

    async def _try(self, url: str, backoff: float) -> tuple[Answer | Outcome, float | None]:
        """Try once; return the result and the seconds before the next try, ``None`` when another would not help."""
        try:
            answer = await fetch(self.client, url)
        except ERRORS as error:
            outcome = outcome_of(error)
            return outcome, backoff if outcome.kind in _PASSING else None
        return answer, max(backoff, retry_after(answer, self.now())) if answer.status in TRANSIENT else None


def retry_after(answer: Answer, now: datetime) -> float:
    """Return the seconds that a server asks to wait, 0 when it does not ask.

    https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
    """
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds())
    except (ValueError, TypeError, OverflowError):  # no date; a date without a zone
        return 0.0
