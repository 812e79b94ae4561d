"""Links of the pages in `docs/`, and of `nav`, held against the files that the site has.

MkDocs knows the pages of `docs/` alone: a link from there to an entry it takes as it is. Here every link within the
site is followed, and so is a part of a page (`#…`); one that leads to nothing is told with its line and the nearest
address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote, urlsplit

from build_scripts.base.text import nearest, shown

_ID = re.compile(r"<[^>]*?\s(?:id|name)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with links: its path for messages, its lines, the folder of its page, and the links as the page has them.

    ``folder`` is that of the site's address from which relative links are read, with ``/`` at the end.
    """

    path: str
    lines: Sequence[str]
    folder: str
    links: Sequence[str]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "img": "src"}.get(tag)
        self.found += [value for name, value in attrs if name == wanted and value]


def links_of(html: str) -> list[str]:
    """Return the addresses that a page's content links to or shows, each once, in order."""
    parser = _Links()
    parser.feed(html)
    return list(dict.fromkeys(parser.found))


class Addresses:
    """The files of a site by path, and what is asked of them; ``read`` returns the text of one, ``site_url`` is known.

    An address is a path from the site's root, as links have it: ``events/`` is the file ``events/index.html``.
    """

    def __init__(self, files: Collection[str], read: Callable[[str], str], site_url: str) -> None:
        self.files = files
        self.read = read
        self.site_url = site_url
        self.pages = sorted(file.removesuffix("index.html") for file in files if file.endswith("index.html"))
        self._ids: dict[str, list[str]] = {}

    def explain(self, link: str, folder: str) -> str:
        """Return what is wrong with ``link`` on a page in ``folder``; empty where it leads somewhere, or elsewhere."""
        if (path := self._path(link, folder)) is None:
            return ""
        if path.startswith("../") or path == "..":
            return f"`{shown(link)}` leads out of the site: {self._instead(path.lstrip('./'), folder)}"
        file = self._file(path)
        if not file:
            return f"`{shown(link)}` leads to nothing: {self._instead(path, folder)}"
        anchor = unquote(urlsplit(link).fragment)
        if anchor and file.endswith(".html") and anchor not in (ids := self._ids_of(file)):
            near = nearest(anchor, ids)
            remedy = f"did you mean `#{near}`?" if near else "link to the page alone"
            return f"the page at `{shown(link)}` has no part `#{shown(anchor)}`: {remedy}"
        return ""

    def _path(self, link: str, folder: str) -> str | None:
        """Return the path from the site's root that ``link`` means; None where it leads to another site."""
        if self.site_url and link.startswith(self.site_url):
            link, folder = link.removeprefix(self.site_url) or "./", ""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            root = urlsplit(self.site_url).path or "/"
            path = path.removeprefix(root) if path.startswith(root) else f"..{path}"
            folder = ""
        whole = normpath(f"{folder}{path}") if path else folder
        return ("" if whole == "." else whole) + ("/" if path.endswith("/") and whole not in (".", "") else "")

    def _file(self, path: str) -> str:
        """Return the file at ``path``; empty where there is none. Servers add the slash of a folder."""
        names = (path, f"{path.rstrip('/')}/index.html".lstrip("/"))
        return next((name for name in names if name in self.files), "")

    def _ids_of(self, file: str) -> list[str]:
        if file not in self._ids:
            self._ids[file] = _ID.findall(self.read(file))
        return self._ids[file]

    def _instead(self, path: str, folder: str) -> str:
        """Return which address was probably meant, as a page in ``folder`` writes it."""
        wanted = path.rstrip("/") + "/"
        beside = [page for page in self.pages if dirname(page[:-1]) == dirname(wanted[:-1])]
        same = [page for page in self.pages if page.split("/")[-2:-1] == wanted.split("/")[-2:-1]]
        if near := nearest(wanted, beside, 0.75) or next(iter(same), "") or nearest(wanted, self.pages, 0.85):
            return f"did you mean `{relpath(near, folder or '.')}/`?"
        return "link to a page that is there, or to none"


def explain_links(texts: Sequence[Text], addresses: Addresses) -> Iterator[str]:
    """Yield a sentence for each link of ``texts`` that leads to nothing, with its file and line."""
    for text in texts:
        for link in text.links:
            if problem := addresses.explain(link, text.folder):
                yield f"{text.path}:{_line_of(link, text.lines)}: {problem}"


def _line_of(link: str, lines: Sequence[str]) -> int:
    """Return the number of the first line that has ``link``, whole or as it is without escapes; 1 where none does."""
    forms = (link, unquote(link))
    ends = r"(?![\w/#-])"
    patterns = [re.compile(rf"(?<![\w/.]){re.escape(form)}{ends}") for form in forms]
    return next((i for i, line in enumerate(lines, 1) if any(p.search(line) for p in patterns)), 1)
