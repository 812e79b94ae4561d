"""What an answer means: its status, redirects and page make an outcome."""

from __future__ import annotations

import re
from http import HTTPStatus
from itertools import takewhile
from urllib.parse import urlsplit

from build_scripts.base.urls import normalize_url, without_tracking
from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.fetch import PERMANENT, Answer
from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.parked import parked_words
from build_scripts.linkcheck.wayback import Archive, not_a_copy

TRANSIENT = frozenset((429, 500, 502, 503, 504, *range(520, 528), 529, 530))
"""Statuses after which another try may go better; those from 520 on are of networks in front of servers."""

_GONE = frozenset((404, 410))
_FRONT = re.compile(r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/?(?:(?:index|default|home)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE)
_ERROR_PAGE = re.compile(r".*/(?:404|(?:page-?)?not-?found|error-?404|404-?error)(?:\.[a-z]{3,5})?/?", re.IGNORECASE)


def assess(address: Address, answer: Answer, archive: Archive) -> Outcome:
    """Return the outcome of a visit to ``address`` that ended with ``answer``."""
    status = answer.status
    if status in _GONE:
        return Outcome("gone", f"the server says {_status(status)}{_behind(answer)}", status)
    if 400 <= status < 500 or "cf-mitigated" in answer.headers or status == 999:
        return Outcome("refused", f"the server says {_status(status)}", status)
    if status >= 500:
        return Outcome("server-error", f"the server says {_status(status)}", status)
    if not 200 <= status < 300:
        return Outcome("not-http", f"the server says {_status(status)}, which is no answer to this question", status)
    if archive.holds(address.url):
        return _assess_copy(address, answer, archive)
    return _assess_page(address.url, answer)


def _assess_copy(address: Address, answer: Answer, archive: Archive) -> Outcome:
    for use in address.uses:
        copied = use.part == "archive"
        if words := not_a_copy(archive, answer, use.beside if copied else "", use.dated if copied else None):
            return Outcome("no-copy", words, answer.status)
    return Outcome("ok", "the copy is there", answer.status)


def _assess_page(url: str, answer: Answer) -> Outcome:
    status, end = answer.status, answer.url
    if words := parked_words(end, answer.body):
        return Outcome("parked", words, status, end)
    if len(answer.hops) == 1:
        return Outcome("ok", f"the server says {_status(status)}", status)
    if _ERROR_PAGE.fullmatch(urlsplit(end).path):
        return Outcome("gone", "the server sends visitors to a page for what it does not find", status, end)
    if _is_front(end) and not _is_front(url):
        return Outcome("front-page", "the server sends visitors to a front page instead", status, end)
    permanent = _permanent_address(answer)
    if permanent and normalize_url(permanent) != url:
        return Outcome("moved", "the server says that the page has moved for good", status, permanent)
    return Outcome("ok", f"the server says {_status(status)}", status)


def _permanent_address(answer: Answer) -> str:
    """Return where the permanent redirects at the beginning of the way lead; empty where there are none.

    What follows them, such as a login or a page in the visitor's language, is for this visit alone.
    """
    steps = list(takewhile(lambda hop: hop.status in PERMANENT, answer.hops))
    return without_tracking(answer.hops[len(steps)].url) if steps else ""


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and bool(_FRONT.fullmatch(parts.path))


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _behind(answer: Answer) -> str:
    """Return a remark for a page that is missing at the end of a redirect."""
    return " behind a redirect" if len(answer.hops) > 1 else ""
