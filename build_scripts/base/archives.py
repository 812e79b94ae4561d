"""Addresses of archived copies: which page one is a copy of, and which name no copy at all.

The archives of the web that people cite name a copy by a moment and the page's address, as the Wayback Machine does
(``https://web.archive.org/web/20180714120000/https://example.org/page``), or by a short code of their own, which tells
nothing of the page. The first form is that of all archives that run the software of the International Internet
Preservation Consortium. https://archive.org/help/wayback_api.php, https://archive.ph/faq
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

REMEMBERED = 1 << 17
"""How many addresses are remembered with what was found out about them: several rules ask the same of each, and go
through the whole record one after the other. Ten thousand events have forty thousand."""
_WAYBACK = ("web.archive.org", "wayback.archive.org")
_TODAY = tuple(f"archive.{end}" for end in ("today", "ph", "is", "li", "fo", "md", "vn"))
_SCHEME = r"https?:(?://?|%3A%2F%2F)|https?%3A%2F%2F"
_ADDRESS = rf"(?:{_SCHEME})[^/\s]+.*|[\w-]+(?:\.[\w-]+)+(?:[/?:].*)?"
_MOMENT = r"[0-9]{4,14}(?:[a-z]{2}_)?|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6}"
_COPY = re.compile(rf"/(?:web/|wayback/)?(?:{_MOMENT})/(?P<page>{_ADDRESS})", re.I)
_LONG = re.compile(rf"/(?:o/)?(?!newest|oldest|search|submit)[A-Za-z0-9]{{4,6}}/(?P<page>(?:{_SCHEME})\S+)", re.I)
_MAY_BE = re.compile(r"http|archive\.", re.I)
"""What stands behind the scheme of every address of a copy that names its page: quick, and hardly any other has it."""
_ANYWHERE = re.compile(rf"/(?:[0-9]{{8}}|[0-9]{{14}})(?:[a-z]{{2}}_)?/(?P<page>(?:{_SCHEME})[^/\s]+.*)", re.I)
_NONE: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (_WAYBACK, re.compile(rf"(?!/(?:web/|wayback/)?(?:{_MOMENT})/.).*", re.DOTALL)),
    (_TODAY, re.compile(rf"/(?:(?!(?:{_MOMENT})/)(?:newest|oldest|search|submit|https?:|\*|[^/?]*\.).*)?(?:\?.*)?")),
    (("perma.cc",), re.compile(r"/?(?:search|login|about|sign-up)?/?(?:\?.*)?")),
    (("ghostarchive.org",), re.compile(r"/?(?:search|save2?|about)?/?(?:\?.*)?")),
    (("archive.org",), re.compile(r"/?(?:(?:web|wayback|search)(?:/.*)?)?(?:\?.*)?")),
    (("webcache.googleusercontent.com",), re.compile(".*", re.DOTALL)),
)
"""The places at the hosts of archives that are no copy: front pages, searches, lists of copies, orders to save one."""


def copied_page(url: str) -> str:
    """Return the address of the page that ``url`` is an archived copy of; empty where it is none, or does not tell."""
    if not _MAY_BE.search(url, 5):
        return ""
    host, path = _parts(url)
    if host in _WAYBACK:
        found = _COPY.fullmatch(path)
    elif host in _TODAY:
        found = _COPY.fullmatch(path) or _LONG.fullmatch(path)
    else:
        found = _ANYWHERE.search(path)
    return _whole(found["page"]) if found else ""


def names_no_copy(url: str) -> bool:
    """Check whether ``url`` leads to the front page of a site, or at an archive to a search or a list of copies."""
    host, path = _parts(url)
    return bool(host and path == "/") or any(host in hosts and form.fullmatch(path) for hosts, form in _NONE)


@lru_cache(REMEMBERED)
def _parts(url: str) -> tuple[str, str]:
    """Return the host of ``url``, without `www.`, and all that stands behind it but an anchor."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    path = url.partition("://")[2].partition("/")[2].partition("#")[0]
    return host, f"/{path}"


def _whole(page: str) -> str:
    """Return the address of a page as archives write it, which may leave out the scheme or one of its slashes."""
    plain = unquote(page) if re.match(r"https?(?:%3A|:%2F)", page, re.I) else page
    scheme = re.match(r"(https?):/+", plain, re.I)
    return f"{scheme[1].lower()}://{plain[scheme.end() :]}" if scheme else f"http://{plain}"
