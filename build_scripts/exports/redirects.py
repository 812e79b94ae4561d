"""Redirects: a page at each address that an entry had before."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.exports.markup import render
from build_scripts.language.direction import direction, isolate
from build_scripts.model.layout import entry_url, event_url
from build_scripts.pages.context import Context


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield a page at each old address: it leads to the new one at once, and by hand where that is off."""
    for event in context.timeline.events:
        for old in event.redirect_from:
            if old == event.id:  # its own first id, before those of entries that became part of it
                continue
            html = render(
                "redirect.html",
                t=context.t,
                site=context.site,
                path=event_url(event),
                target=f"../../../{event_url(event)}",
                title=isolate(event.title, direction(context.site.lang)),
            )
            yield f"{entry_url('event', old)}index.html", html
