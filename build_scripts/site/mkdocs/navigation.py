"""The pages of `docs/` and the navigation of MkDocs: what they are called, and where they link to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from build_scripts.pages.context import AboutPage
from build_scripts.site.docs_links import Addresses, Text, explain_links, links_of


class DocsPages:
    """The pages of `docs/` as a build goes over them: ``known`` are they by their folders, ``texts`` what has links."""

    def __init__(self) -> None:
        self.known: dict[str, AboutPage] = {}
        self.texts: list[Text] = []

    def note_nav(self, nav: Navigation, config: MkDocsConfig) -> None:
        """Note where the navigation leads."""
        lines = Path(config.config_file_path).read_text("utf-8").split("\n")
        self.texts.append(Text(Path(config.config_file_path).name, lines, "", links_in(nav)))

    def note(self, page: Page, html: str, config: MkDocsConfig) -> None:
        """Note a page and its content."""
        folder = page.url if page.url not in (".", "./") else ""
        self.known[folder] = docs_page(page)
        path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        self.texts.append(Text(path, page.file.content_string.split("\n"), folder, links_of(html)))

    def explain_links(self, site: Path, files: Collection[str], url: str) -> Iterator[str]:
        """Yield a sentence for each link that leads to nothing: ``site`` has such files, and will be at ``url``."""
        yield from explain_links(self.texts, Addresses(files, lambda path: (site / path).read_text("utf-8"), url))


def links_in(nav: Navigation) -> list[str]:
    """Return the addresses that a navigation names itself, those of its sections too."""
    return [item.url for item in _walk(nav.items) if isinstance(item, Link)]


def docs_page(page: Page) -> AboutPage:
    """Return what is known of a page of `docs/`; `also` in its front matter is a list of words, or one."""
    also = page.meta.get("also") or []
    names = tuple(map(str, also if isinstance(also, list) else [also]))
    return AboutPage(str(page.title or ""), names, str(page.meta.get("description") or ""))


def _walk(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Yield the items of a navigation, and those of its sections."""
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from _walk(item.children)
