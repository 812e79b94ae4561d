"""Links within the site in pages of `docs/`: each gets the address it leads to, which stands behind it on paper."""

from __future__ import annotations

import re
from posixpath import normpath

_LINK = re.compile(r'(<a href=")([^"/#:][^":]*)(")')
"""A link that is relative to its page, and not to a part of it."""


def with_addresses(html: str, folder: str) -> str:
    """Return the HTML of a page, as Markdown makes it, with `data-to` in its links to other pages of the site.

    ``folder`` is that of the page's address, with ``/`` at the end; so is the address, from the root of the site.
    """
    return _LINK.sub(lambda link: f'{link[1]}{link[2]}{link[3]} data-to="{_address(link[2], folder)}"', html)


def _address(link: str, folder: str) -> str:
    path, mark, part = link.partition("#")
    whole = normpath(f"{folder}{path}").removeprefix(".")
    return f"{whole}{'/' if whole and path.endswith('/') else ''}{mark}{part}"
