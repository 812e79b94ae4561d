"""Parked domains: pages that offer the name for sale, or fill it with advertisements until somebody buys it.

Kept narrow, since calling a publisher's page parked is worse than missing one. A page counts as parked when the visit
ended on a host that does nothing else, when the page loads what only such pages load, or when it is short and says of
its own domain that it is for sale. An article about the sale of a domain is long.
"""

from __future__ import annotations

import re
from html import unescape

from build_scripts.base.urls import host_of, site_of

_HOSTS = (
    *("sedoparking.com", "sedo.com", "parkingcrew.net", "bodis.com", "hugedomains.com", "afternic.com", "dan.com"),
    *("above.com", "parklogic.com", "uniregistry.com", "domainmarket.com", "buydomains.com", "undeveloped.com"),
    "namebright.com",
)
_WANDERING = re.compile(r"ww[0-9]{1,3}\.")  # where parked names send their visitors: ww25.example.org
_LOADED = re.compile(
    rb"sedoparking\.com/|parkingcrew\.net/|\.bodis\.com/|parklogic\.com/|/parking-lander/|"
    rb"d38psrni17bvxu\.cloudfront\.net|data-adblockkey=|afternic\.com/forsale/|hugedomains\.com/domain_profile",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:this|the) (?:web ?site|web address|domain(?: name)?)(?: \S{4,80})? (?:is|may be|might be|could be) "
    r"(?:for sale|available for (?:sale|purchase)|parked)|"
    r"buy this domain|domain (?:is|has been) (?:parked|expired)|domain parking|"
    r"(?:inquire|enquire) about this domain|is parked free",
    re.IGNORECASE,
)
_UNSEEN = re.compile(  # passes each character a few times at most, whatever the page holds
    r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>?", re.IGNORECASE | re.DOTALL
)
_SHORT = 1500
"""Characters of text up to which a page is short."""


def parked_words(url: str, body: bytes) -> str:
    """Return why the page at ``url`` that begins with ``body`` is a parked domain's; empty when it is not."""
    host = host_of(url)
    if any(f".{host}".endswith(f".{parking}") for parking in _HOSTS) or _WANDERING.match(host):
        return f"the visit ends at `{host}`, where domains are parked"
    if _LOADED.search(body):
        return "the page shows what only parked domains show"
    text = _text(body)
    if len(text) <= _SHORT and (_SAID.search(text) or f"{site_of(host)} is for sale" in text.lower()):
        return "the page offers the domain for sale"
    return ""


def _text(body: bytes) -> str:
    """Return what a reader sees of a page, with its title, on one line."""
    page = _UNSEEN.sub(" ", body.decode("utf-8", "replace"))
    return " ".join(unescape(page).split())
