"""The Wayback Machine: addresses of copies, its answers, and when something is a copy of a page.

A copy has an address of the form ``https://web.archive.org/web/20180714120000/https://example.org/page``. It is one
only when it was seen: the visit ended with the status 200 at such an address, of the page that was asked for, and the
response carried ``Memento-Datetime`` (https://www.rfc-editor.org/rfc/rfc7089#section-2.1.1), which the Wayback Machine
sends with copies and not with its own pages, the one that says "not archived" among them.
https://archive.org/help/wayback_api.php
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from build_scripts.base.urls import normalize_url, site_of
from build_scripts.linkcheck.fetch import Answer
from build_scripts.linkcheck.parked import parked_words

Days = tuple[date, date]
EARLY = timedelta(days=2)
"""How long before a source's day a copy may be taken: a day is not the same everywhere."""
NEAR = timedelta(days=366)
"""How long after a source's day a copy is still taken for the page as it was."""
_COPY = re.compile(r"/web/([0-9]{14})(?:[a-z]{2}_)?/(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Archive:
    """The Wayback Machine: the address of its service, and the address below which its copies lie."""

    service: str = "https://archive.org"
    copies: str = "https://web.archive.org"

    def question(self, url: str, day: date | None) -> str:
        """Return the address that asks for the copy of ``url`` nearest to ``day``."""
        near = f"&timestamp={day:%Y%m%d}" if day else ""
        return f"{self.service}/wayback/available?url={quote(url, safe='')}{near}"

    def holds(self, url: str) -> bool:
        """Tell whether ``url`` is an address of this archive."""
        return _site(url) == _site(self.copies)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy as its address names it: when it was taken, and of which page."""

    url: str
    taken: date
    original: str


def read_snapshot(archive: Archive, url: str) -> Snapshot | None:
    """Return the copy that ``url`` is the address of; ``None`` when it is no such address."""
    place = url.removeprefix("https:").removeprefix("http:")
    match = _COPY.fullmatch(place.removeprefix(re.sub("^https?:", "", archive.copies)))
    try:
        taken = datetime.strptime(match[1], "%Y%m%d%H%M%S").date() if match else None  # noqa: DTZ007  (it is UTC)
    except ValueError:
        return None
    return Snapshot(archive.copies + place[place.index("/web/") :], taken, match[2]) if match and taken else None


def read_availability(archive: Archive, body: bytes) -> tuple[Snapshot | None, str]:
    """Return the copy that the service offers, and a sentence where it offers none or cannot be understood."""
    try:
        answer: Any = json.loads(body)
        offered = answer["archived_snapshots"].get("closest") or {}
        url = offered.get("url", "") if offered.get("available") else ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, "the archive's answer cannot be understood"
    if not url:
        return None, "the archive has no copy"
    snapshot = read_snapshot(archive, url) if isinstance(url, str) else None
    return snapshot, "" if snapshot else "what the archive offers is not the address of a copy"


def not_a_copy(archive: Archive, answer: Answer, page: str, dated: Days | None) -> str:
    """Return why a visit did not end at an archived copy of ``page`` (of any, when empty); empty when it did.

    ``dated`` is the source's first and last possible day: a copy cannot be older.
    """
    snapshot = read_snapshot(archive, answer.url)
    if answer.status != 200:
        return f"the archive answers with the status {answer.status}"
    if snapshot is None or "memento-datetime" not in answer.headers:
        return "the archive shows a page of its own, and no copy"
    if page and not same_page(snapshot.original, page):
        return f"it is a copy of another page, {snapshot.original}"
    if is_near(snapshot.taken, dated) is None:
        return f"the copy was taken on {snapshot.taken}, before the day of the source"
    if words := parked_words(snapshot.original, answer.body):
        return f"the copy is of a parked domain: {words}"
    return ""


def is_near(taken: date, dated: Days | None) -> bool | None:
    """Tell whether a copy was taken near a source's first and last possible day; ``None`` when it is older."""
    if dated is None:
        return True
    return None if taken < dated[0] - EARLY else taken <= dated[1] + NEAR


def same_page(one: str, other: str) -> bool:
    """Tell whether two addresses are of one page, as archives see it.

    Scheme, `www.`, the last slash and the encoding do not matter, but tracking parameters do: the archive keeps a copy
    for each of them, which is why `page_of` is not the question here.
    """
    return _page(one) == _page(other)


def _page(url: str) -> tuple[str, str, str]:
    whole = url if "://" in url[:10] else f"http://{url}"
    try:
        parts = urlsplit(normalize_url(whole))
        return site_of(parts.hostname or ""), unquote(parts.path).rstrip("/"), unquote(parts.query)
    except ValueError:
        return "", url, ""


def _site(url: str) -> str:
    """Return host and port of an address; those of http and https are the same where no port is written."""
    try:
        return urlsplit(normalize_url(url)).netloc.lower()
    except ValueError:
        return ""
