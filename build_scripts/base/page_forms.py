"""The forms that one address may have: of its host, its path and its query, each brought into one of them.

What comes of it is compared and never written: a server may tell ``?b=1&a=2`` from ``?a=2&b=1``, and hardly any
publisher has two pages that differ in nothing else.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

_PREFIXES = frozenset(("www", "m", "mobile", "amp", "wap", "touch"))
_FIRST_PAGE = re.compile(r"(?<=/)(?:index|default)\.(?:x?html?|shtml|php[0-9]?|aspx?|jsp|cfm)$", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
_AMP = re.compile(r"^/amp(?=/(?!s/).)|(?<=.)/amp(?:\.html?)?/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)
_SHOWN_AS = re.compile(
    r"(?:amp|m)(?:=(?:0|1|true|yes)?)?|outputtype=amp|(?:phpsessid|jsessionid|aspsessionid\w*)(?:=.*)?", re.IGNORECASE
)
_SAFE = "!$%&'()*+,/:;=?@[]~-._|"
_CODE = re.compile("%[0-9a-fA-F]{2}")
_UNRESERVED = re.compile(r"[\w.~-]", re.ASCII)
_ELSEWHERE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"google\.[a-z.]+/amp/(?:s/)?(?:amp\.)?(?=[^/]+\.)"), ""),
    (re.compile(r"[a-z0-9-]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?(?=[^/]+\.)"), ""),
    (re.compile(r"dx\.doi\.org/"), "doi.org/"),
    (re.compile(r"x\.com/(?=\w+/status/)"), "twitter.com/"),
    (re.compile(r"youtu\.be/(?P<id>[\w-]{11})(?:\?.*)?$"), r"youtube.com/watch?v=\g<id>"),
    (re.compile(r"youtube\.com/(?:embed|shorts|live|v)/(?P<id>[\w-]{11})(?:\?.*)?$"), r"youtube.com/watch?v=\g<id>"),
)
"""Addresses that lead to another site's page, and what stands for them: viewers of pages, and sites with two names."""


def form_of_host(host: str) -> str:
    """Return one form for the names that a site gives to its pages, those for telephones among them.

    ``www.example.org``, ``m.example.org`` and ``example.org.`` are one, and so are ``en.m.example.org`` and
    ``en.example.org``.
    """
    labels = (host if host.isascii() else _ascii(host)).lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _PREFIXES:
        del labels[0]
    if len(labels) > 3 and labels[1] in ("m", "mobile"):
        del labels[1]
    return ".".join(labels)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def form_of_path(path: str) -> str:
    """Return one form for the spellings of a path: its codes, its dots, its first page, its form for telephones."""
    if "%" in path or not path.isascii():
        path = _CODE.sub(_decoded, quote(path, safe=_SAFE))
    if "//" in path or "/." in path:
        path = posixpath.normpath(f"/{path.lstrip('/')}") + "/" * path.endswith("/")
    path = _SESSION.sub("", path) if ";" in path else path
    path = _FIRST_PAGE.sub("", path) if "." in path else path
    return (_AMP.sub("", path) if "amp" in path.lower() else path).rstrip("/")


def form_of_query(query: str) -> str:
    """Return one form for the spellings of a query: in order, without what only chooses how the page is shown."""
    if not query:
        return ""
    if "%" in query or not query.isascii():
        query = _CODE.sub(_decoded, quote(query, safe=_SAFE))
    parts = sorted(part for part in query.replace("&amp;", "&").split("&") if part and not _SHOWN_AS.fullmatch(part))
    return f"?{'&'.join(parts)}" if parts else ""


def _decoded(code: re.Match[str]) -> str:
    sign = chr(int(code[0][1:], 16))
    return sign if _UNRESERVED.fullmatch(sign) else code[0].upper()


def at_its_site(page: str) -> str:
    """Return ``page``, a host with what follows it, as the site has it that the page is of."""
    for form, site in _ELSEWHERE:
        if found := form.match(page):
            host, slash, rest = f"{found.expand(site)}{page[found.end() :]}".partition("/")
            page = f"{form_of_host(host)}{slash}{rest}"
            break
    return page.lower() if page.startswith("doi.org/") else page
