"""What an address carries only to be followed by: tracking parameters, and the address without them.

An address is taken as text. What stays keeps its order, its encoding and its empty parts, since a server may tell
``?b=1&a=2`` from ``?a=2&b=1`` and ``%2F`` from ``/`` (https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2).

The names are those that nothing but a tracker uses. Names that some site needs to find its page (``ref``, ``source``,
``id``, ``s``, ``cmpid``) are left out, whatever they mean elsewhere.
"""

from __future__ import annotations

import re

_HOST = r"[^\s/?#.:@<>\"\\^`{|}]+"
_URL = re.compile(rf"https?://{_HOST}(?:\.{_HOST})*\.?(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"\\^`{{|}}]*)?", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_INNER = re.compile(r"https?:/", re.IGNORECASE)
_PREFIXES = ("utm_", "mtm_", "hsa_")  # Urchin and Google Analytics; Matomo; HubSpot's advertisements
_NAMES = frozenset(
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
    """Whether ``text`` is a whole http(s) address."""
    return bool(_URL.fullmatch(text))


def tracking_parameters(url: str) -> tuple[str, ...]:
    """The names of the tracking parameters in the query of ``url``, in their order and as they are written.

    There are none in what is no http(s) address, and none in an address that holds another one in plain text, as those
    of web archives do: a parameter there may belong to the inner address, and be part of what the archive knows.
    """
    return tuple(_name(part) for part in _query(url).split("&") if _tracks(part))


def without_tracking(url: str) -> str:
    """``url`` without its tracking parameters; the same text when it has none.

    ``https://example.org/a?utm_source=x&id=5#top`` becomes ``https://example.org/a?id=5#top``.
    """
    query = _query(url)
    parts = query.split("&")
    kept = [part for part in parts if not _tracks(part)]
    if len(kept) == len(parts):
        return url
    before, _, rest = url.partition("?")
    return before + ("?" + "&".join(kept) if any(kept) else "") + rest[len(query) :]


def _query(url: str) -> str:
    """The query of ``url``, without its question mark; empty where there is none to look into."""
    begin = _WEB.match(url)
    if begin is None or _INNER.search(url, begin.end()):
        return ""
    return url.partition("#")[0].partition("?")[2]


def _name(part: str) -> str:
    return part.partition("=")[0].removeprefix("amp;")  # a `&` that was copied from HTML


def _tracks(part: str) -> bool:
    name = _name(part).lower()
    return name in _NAMES or name.startswith(_PREFIXES)
