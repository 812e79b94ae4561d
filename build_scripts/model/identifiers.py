"""Identifiers that an entry has elsewhere: the shape that a scheme gives them, and the address that they lead to.

A shape is no regular expression. ``#`` stands for digits, one or more, ``@`` for such letters a to z, ``*`` for any
characters but spaces; every other character stands for itself: ``Q#``, ``@-#``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from build_scripts.base.urls import host_of, is_url
from build_scripts.model.vocabulary import Word

GAP = "{}"
"""What stands for the identifier in the address of a scheme."""
LONGEST = 200
_SIGNS = {"#": "[0-9]+", "@": "[A-Za-z]+", "*": r"\S+"}
_FILLED = "x"


def fits(identifier: str, scheme: Word) -> bool:
    """Check whether an identifier has the shape of its scheme; one without a shape takes any on one line."""
    if len(identifier) > LONGEST or "\n" in identifier:
        return False
    return not scheme.shape or bool(_pattern(scheme.shape).fullmatch(identifier))


@lru_cache(maxsize=256)
def _pattern(shape: str) -> re.Pattern[str]:
    # Signs of one kind side by side mean the same as one, and would be slow to match.
    single = re.sub(r"([#@*])\1+", r"\1", shape)
    return re.compile("".join(_SIGNS.get(sign) or re.escape(sign) for sign in single))


def is_shape(shape: str) -> bool:
    """Check whether a shape can be one: with at most one ``*``, so that there is one way to match it."""
    return shape.count("*") < 2 and any(sign in shape for sign in _SIGNS)


def address_of(identifier: str, scheme: Word) -> str:
    """Return the address that an identifier leads to; empty where its scheme has none."""
    return scheme.address.replace(GAP, quote(identifier, safe="/:,;@~-._")) if scheme.address else ""


def is_address(address: str) -> bool:
    """Check whether an address has one gap for the identifier, behind its host."""
    filled = address.replace(GAP, _FILLED)
    return address.count(GAP) == 1 and is_url(filled) and host_of(filled) == host_of(address.replace(GAP, _FILLED * 2))


def identifier_in(text: str, name: str, scheme: Word) -> str:
    """Return the identifier of the scheme ``name`` that ``text`` holds in another form; empty where it holds none.

    That is an address of the scheme, its name before the identifier, or the identifier in letters of another case.
    """
    plain = text.strip()
    if scheme.address and scheme.address.count(GAP) == 1:
        before, after = (re.sub("^https?://(?:www[.])?", "", part) for part in scheme.address.split(GAP))
        bare = re.sub("^https?://(?:www[.])?", "", plain)
        if bare.startswith(before) and bare.endswith(after):
            plain = bare[len(before) : len(bare) - len(after)].partition("?")[0].partition("#")[0].strip("/")
    plain = re.sub(rf"^{re.escape(name)}\s*[:#]?\s*", "", plain, flags=re.IGNORECASE)
    found = (form for form in (plain, plain.upper(), plain.replace(",", "")) if form and fits(form, scheme))
    return next((form for form in found if form != text), "")
