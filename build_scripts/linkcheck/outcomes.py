"""The outcomes of visits: their kinds, and what each kind calls for.

An outcome is *fine*, *advice* (the link works, and could be better), *passing* (the fault may pass by itself, and
counts only when it lasts) or *broken* (somebody has to act).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Weight = Literal["fine", "advice", "passing", "broken"]
OutcomeKind = Literal[
    "ok",
    "moved",
    "refused",
    "gone",
    "front-page",
    "parked",
    "no-copy",
    "no-host",
    "certificate",
    "redirects",
    "not-http",
    "forbidden",
    "server-error",
    "tls",
    "connection",
    "timeout",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind of outcome: what it is called, how much it weighs, and what to do about it."""

    label: str
    weight: Weight
    remedy: str = ""


_REPLACE = "write the address where the page is now, or add `archive:` with a copy of it"

MEANINGS: Mapping[OutcomeKind, Meaning] = {
    "ok": Meaning("fine", "fine"),
    "moved": Meaning("moved", "advice", "write the new address"),
    "refused": Meaning("refused", "advice", "look at it in a browser: the site may only refuse programs"),
    "gone": Meaning("gone", "broken", _REPLACE),
    "front-page": Meaning("sent to the front page", "broken", _REPLACE),
    "parked": Meaning("parked domain", "broken", "the site is no longer its publisher's: write another address"),
    "no-copy": Meaning("not an archived copy", "broken", "write the address of a copy that you have seen"),
    "no-host": Meaning("no such host", "broken", _REPLACE),
    "certificate": Meaning(
        "certificate", "broken", "readers are warned off: write another address, or excuse the host"
    ),
    "redirects": Meaning("redirects without end", "broken", _REPLACE),
    "not-http": Meaning("not a web page", "broken", _REPLACE),
    "forbidden": Meaning("not visited", "broken", "write a public address on the web"),
    "server-error": Meaning("server error", "passing", _REPLACE),
    "tls": Meaning("no secure connection", "passing", _REPLACE),
    "connection": Meaning("no connection", "passing", _REPLACE),
    "timeout": Meaning("no answer in time", "passing", _REPLACE),
}
"""Every kind; the order does not matter."""

UNREACHED = frozenset[OutcomeKind](("no-host", "connection", "timeout"))
"""Kinds that also come about when this machine has no network."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a visit: its kind, a sentence without a full stop, the HTTP status, the address it led to."""

    kind: OutcomeKind
    words: str
    status: int | None = None
    to: str | None = None

    @property
    def failed(self) -> bool:
        """True when the address did not lead to its page."""
        return MEANINGS[self.kind].weight in ("passing", "broken")
