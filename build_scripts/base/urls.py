"""Addresses of the web as text: what is one, its host, when two are the same, and what only tracks who follows it.

An address that is written into a file keeps the order, the encoding and the empty parts of its query, since a server
may tell ``?b=1&a=2`` from ``?a=2&b=1`` and ``%2F`` from ``/`` (https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from build_scripts.base.archives import REMEMBERED, copied_page
from build_scripts.base.page_forms import at_its_site, form_of_host, form_of_path, form_of_query

_HOST = r"[^\s/?#.:@<>\"\\^`{|}]+"
_URL = re.compile(rf"https?://{_HOST}(?:\.{_HOST})*\.?(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"\\^`{{|}}]*)?", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_INNER = re.compile(r"https?:/", re.IGNORECASE)
_SECOND = re.compile(r"[;,]https?://", re.IGNORECASE)
_OPENERS = {")": "(", "]": "[", "}": "{"}
_PORTS = {"http": 80, "https": 443}
_ANCHOR = re.compile(r"#(?![!/]).*")  # behind `#!` and `#/` some sites have the path

# Names that nothing but a tracker uses. What some site needs to find its page (`ref`, `source`, `id`, `s`, `cmpid`)
# is left out, whatever it means elsewhere.
_TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_")  # Urchin and Google Analytics; Matomo; HubSpot's advertisements
_TRACKING_NAMES = frozenset(
    (
        *("fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref"),  # Facebook
        *("gclid", "gclsrc", "gbraid", "wbraid", "dclid", "srsltid", "_ga", "_gl"),  # Google
        *("pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid"),  # Piwik
        *("ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee"),  # BBC
        *("at_medium", "at_campaign", "at_campaign_type", "at_bbc_team", "at_link_id", "at_link_type"),
        *("at_link_origin", "at_ptr_name", "at_format", "xtor"),  # AT Internet, the BBC's too
        *("mc_cid", "mc_eid"),  # Mailchimp
        *("_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking"),  # HubSpot
        *("igshid", "igsh"),  # Instagram
        *("ref_src", "ref_url", "twclid", "__twitter_impression"),  # Twitter
        *("yclid", "ysclid"),  # Yandex
        *("guccounter", "guce_referrer", "guce_referrer_sig"),  # Yahoo
        *("oly_anon_id", "oly_enc_id"),  # Omeda
        *("vero_conv", "vero_id"),  # Vero
        *("msclkid", "ttclid", "li_fat_id", "mkt_tok", "rb_clickid", "wickedid"),
    )
)


def is_url(text: str) -> bool:
    """Tell whether ``text`` is a whole http(s) address."""
    return bool(_URL.fullmatch(text))


def is_one_url(text: str) -> bool:
    """Tell whether ``text`` is a whole http(s) address and nothing else: no second one, no bracket left behind it."""
    return is_url(text) and stray_bracket(text) == text and not _SECOND.search(text.partition("?")[0])


def stray_bracket(address: str) -> str:
    """Return ``address`` without a bracket at its end that nothing opens; the same text where there is none."""
    while address and (opener := _OPENERS.get(address[-1])) and address.count(address[-1]) > address.count(opener):
        address = address[:-1]
    return address


@lru_cache(REMEMBERED)
def host_of(url: str) -> str:
    """Return the host of ``url`` in lower case; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def site_of(host: str) -> str:
    """Return the name of the site at ``host``: ``www.example.org`` and ``example.org`` are one."""
    return host.lower().rstrip(".").removeprefix("www.")


def normalize_url(text: str) -> str:
    """Return one form for all spellings of an address that a server cannot tell apart.

    They differ in the case of the host, in a port that goes without saying, and in what follows ``#``
    (https://www.rfc-editor.org/rfc/rfc3986#section-6.2). What cannot be read as an address stays as it is.
    """
    url = text.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if parts.username is not None or not host:
        return url
    name = f"[{host}]" if ":" in host else host
    netloc = name if port in (None, _PORTS.get(parts.scheme)) else f"{name}:{port}"
    return parts._replace(netloc=netloc, path=parts.path or "/", fragment="").geturl()


@lru_cache(REMEMBERED)
def page_of(url: str) -> str:
    """Return what names the page at ``url``, the same for every address that leads to it.

    Scheme, letters of the host, `www.` and the forms for telephones, a port that goes without saying, tracking, the
    order of a query, an anchor, `index.html` and a slash at the end make no other page, and an archived copy is of the
    page that it names. The result is no address; what cannot be one stays as it is.
    """
    if not is_url(url):
        return url
    scheme, _, rest = _ANCHOR.sub("", without_tracking(copied_page(url) or url)).partition("://")
    address, mark, anchor = rest.partition("#")
    before, _, query = address.partition("?")
    host, slash, path = before.partition("/")
    name, _, port = host.partition(":")
    site = form_of_host(name) + (f":{port}" if port and port != str(_PORTS.get(scheme.lower())) else "")
    return at_its_site(f"{site}{form_of_path(slash + path)}{form_of_query(query)}{mark}{anchor}")


def tracking_parameters(url: str) -> tuple[str, ...]:
    """Return the names of the tracking parameters in the query of ``url``, in their order and as they are written.

    There are none in what is no http(s) address, and none in an address that holds another one in plain text, as those
    of web archives do: a parameter there may belong to the inner address, and be part of what the archive knows.
    """
    return tuple(_name(part) for part in _query(url).split("&") if _tracks(part))


def without_tracking(url: str) -> str:
    """Return ``url`` without its tracking parameters; the same text when it has none.

    ``https://example.org/a?utm_source=x&id=5#top`` becomes ``https://example.org/a?id=5#top``.
    """
    query = _query(url)
    parts = query.split("&")
    rest = [part for part in parts if not _tracks(part)]
    if len(rest) == len(parts):
        return url
    before, _, behind = url.partition("?")
    return before + ("?" + "&".join(rest) if any(rest) else "") + behind[len(query) :]


def _query(url: str) -> str:
    """Return the query of ``url`` without its question mark; empty where there is none to look into."""
    scheme = _WEB.match(url)
    if scheme is None or _INNER.search(url, scheme.end()):
        return ""
    return url.partition("#")[0].partition("?")[2]


def _name(part: str) -> str:
    return part.partition("=")[0].removeprefix("amp;")  # a `&` that was copied from HTML


def _tracks(part: str) -> bool:
    name = _name(part).lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)
