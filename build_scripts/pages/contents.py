"""The contents of an entry's page, with the ways to cite, to correct and to edit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_scripts.pages.context import Context
from build_scripts.pages.linked import Linked
from build_scripts.pages.templating import escaped

CONTENTS = "\x04"
"""Stands in an article where its contents go: a printed edition has none. No file may hold it."""
CITE = "\x08"
"""Stands in an article where a link leads to its citation, for the same reason."""
_NAMES = {"facts": "who", "claims-elsewhere": "claims_elsewhere", "not-found": "not_found", "log": "changes"}


def contents(context: Context, entry: Linked) -> str:
    """Render the links to the sections that an entry has, and what its reader can do with it."""
    event, site, t = entry.event, context.site, context.t
    ways = [
        (site.correction_url, t["report"]),
        (f"{site.edit_url}{event.path}" if site.edit_url else "", t["edit"]),
    ]
    sections = [(f"#{name}", t[_NAMES.get(name, name)]) for name in _sections(entry)]
    label = escaped(t["contents"])
    lists = _links(ways, "kt-toc-ways") + _links([*sections, ("#cite", t["cite"])], "kt-toc-sections")
    return f'<nav class="kt-toc" aria-label="{label}">{lists}</nav>'


def way_to_cite(context: Context) -> str:
    """Render the link to the citation that stands beside the year above a title."""
    return f' <a class="kt-tocite" href="#cite">{escaped(context.t["cite"])}</a>'


def _links(ways: Iterable[tuple[str, str]], name: str) -> str:
    """Return links as a list; the template of an entry could not leave them out of a printed edition."""
    links = "".join(f'<li><a href="{escaped(url)}">{escaped(title)}</a></li>' for url, title in ways if url)
    return f'<ul class="{name}">{links}</ul>' if links else ""


def _sections(entry: Linked) -> Iterator[str]:
    """Yield the ids of the sections that the article of an entry has, in their order."""
    event = entry.event
    there = {
        "account": True,
        "facts": event.actors or event.places or event.point or event.identifiers or event.tags,
        "figures": event.figures,
        "attribution": event.attribution or event.unclaimed,
        "claims": event.claims,
        "claims-elsewhere": entry.mentions,
        "not-found": event.not_found,
        "sources": True,
        "related": entry.ties or entry.naming,
        "log": True,
    }
    return (name for name, shown in there.items() if shown)
