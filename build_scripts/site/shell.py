"""The shell of a page: what MkDocs and the theme put around any content, rendered once for each depth of folder.

MkDocs renders a page whose title, description, address and content are markers; `Shell` cuts the result at the
markers, and stamping a page is putting its own values between the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import quote

from markupsafe import escape

from build_scripts.base.cache import toolkit_version
from build_scripts.language.direction import Direction, isolate, isolate_markup
from build_scripts.language.quotes import ENGLISH, Quotes, curl, curl_markup
from build_scripts.model.layout import SITE_ROOT
from build_scripts.pages.page import Page, with_styles

DEPTHS = (1, 2, 3, 4, 5)
"""How many folders deep the pages of the record lie: a shell is rendered for each depth."""
_RIGHT_TO_LEFT = re.compile(r'<(?:html|body)\b[^>]* dir="?rtl\b')


NO_INDEX = '<meta name="robots" content="noindex">'
"""What asks search engines to leave a page out (https://developers.google.com/search/docs/crawling-indexing)."""


def marker(name: str) -> str:
    """Return the text in a shell where ``name`` goes; no title, name or string can be the same by chance."""
    return f"ktmark-{name}-{toolkit_version()}"


def shell_folder(depth: int) -> str:
    """Return the folder, from the site's root, at which the shell of a depth is rendered."""
    return "/".join([marker("path"), *(f"depth{level}" for level in range(2, depth + 1))]) + "/"


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered shell cut at its markers: literal text and names of values, in turn.

    ``base`` is which way it is written, and ``quotes`` what a quotation has there.
    """

    pieces: tuple[str, ...]
    base: Direction = "ltr"
    quotes: Quotes = ENGLISH

    @property
    def digest(self) -> str:
        """A digest of everything that the shell puts on a page."""
        return blake2b("\0".join((*self.pieces, *self.quotes.marks)).encode(), digest_size=12).hexdigest()


def cut_shell(html: str, depth: int, quotes: Quotes) -> Shell:
    """Return the shell that a rendered page is.

    :raises ValueError: when the theme dropped a marker that no page can do without.
    """
    html = html.replace(shell_folder(depth), marker("path"))
    pieces = tuple(re.split(marker("([a-z]+(?:-[a-z]+)*)"), html))
    missing = {"title", "description", "content", "head"} - set(pieces[1::2])
    if missing:
        raise ValueError(f"the theme's page leaves out {', '.join(sorted(missing))}")
    return Shell(pieces, base_of(html), quotes)


def base_of(html: str) -> Direction:
    """Return which way a page that the theme rendered is written."""
    return "rtl" if _RIGHT_TO_LEFT.search(html) else "ltr"


def stamp(shell: Shell, page: Page) -> bytes:
    """Return a whole page: the shell with the page's values in it."""
    values = _values(page, shell)
    out = [
        (values[piece] if piece in values else _section(piece, page.section)) if odd else piece
        for odd, piece in zip(_alternate(len(shell.pieces)), shell.pieces, strict=True)
    ]
    return "".join(out).encode()


def _values(page: Page, shell: Shell) -> Mapping[str, str]:
    base, quotes = shell.base, shell.quotes
    root = "../" * page.path.count("/")
    return {
        "title": str(escape(isolate(curl(page.title, quotes), base))),
        "description": str(escape(isolate(curl(page.description, quotes), base))),
        "path": quote(page.path),
        "content": isolate_markup(curl_markup(with_styles(page.body), quotes), base).replace(SITE_ROOT, root),
        "kind": page.kind,
        "as-of": str(escape(isolate(page.as_of, base))),
        "head": page.head.replace(SITE_ROOT, root) + ("" if page.is_indexed else NO_INDEX),
    }


def _section(piece: str, section: str) -> str:
    return "true" if piece == f"section-{section}" else "false"


def _alternate(length: int) -> list[bool]:
    return [bool(place % 2) for place in range(length)]
