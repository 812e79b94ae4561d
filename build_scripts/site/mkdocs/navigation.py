"""The navigation of MkDocs: where it leads beside the pages of `docs/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section


def links_in(nav: Navigation) -> list[str]:
    """Return the addresses that a navigation names itself, those of its sections too."""
    return [item.url for item in _walk(nav.items) if isinstance(item, Link)]


def _walk(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Yield the items of a navigation, and those of its sections."""
    for item in items:
        yield item
        if isinstance(item, Section):
            yield from _walk(item.children)
