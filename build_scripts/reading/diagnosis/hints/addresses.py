"""What a contributor meant by an address that is none: a DOI, a link in Markdown, two addresses, a stray bracket.

A remedy names an address only where following it leads to what was meant: readers would trust it.
"""

from __future__ import annotations

import re

from build_scripts.base.text import shown
from build_scripts.base.urls import host_of, is_url, stray_bracket
from build_scripts.findings import Advice
from build_scripts.model.values.nothing import is_nothing

_REGISTERED = (
    (re.compile(r"(?:doi:?\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.I), "https://doi.org/{}"),
    (re.compile(r"(?:hdl|handle):\s*([0-9.]+/\S+)", re.I), "https://hdl.handle.net/{}"),
    (re.compile(r"arxiv:\s*([a-z.-]*/?[0-9.]{4,10}[0-9](?:v[0-9]+)?)", re.I), "https://arxiv.org/abs/{}"),
    (re.compile(r"(urn:nbn:\S+)", re.I), "https://nbn-resolving.org/{}"),
)
"""Names that publications are registered under, and the addresses that lead from them to the publications."""
_BOOK = re.compile(r"(?:urn:)?is[bs]n[:\s].*", re.I)
_MARKDOWN = re.compile(r"!?\[[^\[\]]*\]\(\s*<?([^\s<>]+?)>?(?:\s+\"[^\"]*\")?\s*\)")
_WIKI = re.compile(r"\[(https?://[^\s\[\]]+)(?:\s[^\[\]]*)?\]", re.I)
_OPENING, _CLOSING = "<([{«“‘\"'", ">)]}»”’\"'"
_BETWEEN = re.compile(
    r" ?[;,|] ?(?=https?://)| (?:(?:and|or|see|also|[;,|&/+]) ){0,4}(?=https?://)| ?[;,|] | [&+] ", re.I
)  # of a text whose spaces are single: a run of them would be tried from each of its ends
_SCHEME = re.compile(r"(?:h?t?t?ps?|https?)\s?(?:[:;]?\s?/\s?/{0,2}|[:;])\s?(?P<rest>[^/\s:;]+\.\S.*)", re.I)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:(?![0-9]{1,5}(?:/|$))", re.I)
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?!(?:md|html?|pdf|docx?|jpe?g|png|txt)$)(?:xn--[a-z0-9-]+|[^\W\d_]{2,})", re.I
)
_LONGEST = 400  # of a remedy: what is longer is cut, and an address would lead elsewhere
_WHOLE = "write the whole address as a browser shows it, from `https://` on"


def split_addresses(text: str) -> list[str]:
    """Return the addresses in ``text`` where it is several of them, set apart by spaces or signs; else nothing.

    An address that holds another one, as those of archives do, is one address.
    """
    whole = " ".join((text.partition("?")[0] if is_url(text) else text).split())
    parts = [part.strip(" ;,|") for part in _BETWEEN.split(whole)]
    parts = [part for part in parts if part]
    return parts if len(parts) > 1 and all(intended_address(part) for part in parts) else []


def explain_address(text: str) -> Advice:
    """Return what is wrong with ``text``, which is no http(s) address, or more than one, or ends with a bracket."""
    message = f"`{shown(text)}` is not an http(s) address"
    if is_nothing(text):
        return Advice(message, "there is nothing here: remove the key")
    if _BOOK.fullmatch(text):
        return Advice(message, "write it in `reference:`: it names a work, and is no address")
    if parts := split_addresses(text):
        remedy = f"make {len(parts)} sources: keep `{intended_address(parts[0])}` in this one"
        return _short(f"`{shown(text)}` is {len(parts)} addresses", remedy)
    if is_url(text):
        bare = stray_bracket(text)
        coded = bare + "".join(f"%{ord(sign):02X}" for sign in text[len(bare) :])
        remedy = f"write `{bare}`, or `{coded}` if the bracket belongs to it"
        return _short(f"nothing opens the bracket at the end of `{shown(text)}`", remedy)
    if meant := only_address(text):
        return _short(message, f"write `{meant}`")
    if " " in text and (coded := intended_address("%20".join(text.split()))):
        remedy = f"write `{coded}` if the address has this space; else leave out what is no part of the address"
        return _short(f"there is a space in `{shown(text)}`", remedy)
    meant = intended_address("".join(text.split()))
    return _short(message, f"write `{meant}`, if that is where it is" if meant else _WHOLE)


def _short(message: str, remedy: str) -> Advice:
    """Return an advice that names an address whole or not at all."""
    return Advice(message, remedy if len(remedy) < _LONGEST else _WHOLE)


def only_address(text: str) -> str:
    """Return the address that ``text`` writes in another way, where it can be no other; empty where there is a choice.

    ``doi:10.1000/182``, ``[Gazette](https://example.org/x)``, ``<https://example.org>``, ``https: //example.org/x``.
    """
    if is_url(text) or split_addresses(text):
        return ""
    bare = _unwrapped(text)
    if is_url(bare) and host_of(bare):
        return stray_bracket(bare)
    if registered := registered_address(bare):
        return registered
    tight = re.sub(r"^(https?)\s?:\s?/\s?/\s?|\s?(/)\s?", lambda at: f"{at[1].lower()}://" if at[1] else "/", bare)
    return stray_bracket(tight) if is_url(tight) and re.match("https?:", bare, re.I) else ""


def intended_address(text: str) -> str:
    """Return the address that ``text`` was probably meant to be; empty where nobody can tell."""
    bare = _unwrapped(text)
    if registered := registered_address(bare):
        return registered
    if found := _SCHEME.fullmatch(bare):
        scheme = "http" if re.match("http:", bare, re.I) else "https"
        bare = f"{scheme}://{found['rest']}"
    elif not _OTHER_SCHEME.match(bare):
        bare = f"https://{bare.lstrip('/')}"
    bare = stray_bracket(bare)
    return bare if is_url(bare) and _HOST.fullmatch(host_of(bare)) else ""


def _unwrapped(text: str) -> str:
    """Return ``text`` without the marks of a link around it."""
    text = text.strip()
    for form in (_MARKDOWN, _WIKI):
        if found := form.fullmatch(text):
            text = found[1]
    # Without a pattern: where no mark closes, one would try all places for the end from each of those that open.
    inner = text.lstrip(_OPENING)
    bare = inner.rstrip(_CLOSING)
    return bare.strip() if bare and len(bare) < len(inner) < len(text) else text


def registered_address(text: str) -> str:
    """Return the address of the publication that ``text`` names by its DOI, Handle, arXiv number or NBN."""
    for form, address in _REGISTERED:
        if found := form.fullmatch(text):
            name = stray_bracket(found[1]).rstrip(".,;")
            coded = re.sub(r'[<>"\\^`{|}]', lambda sign: f"%{ord(sign[0]):02X}", name)
            return address.format(coded)
    return ""
