"""The navigation of MkDocs: where it leads beside the pages of `docs/`, and what these are looked for by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from build_scripts.pages.context import AboutPage


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
