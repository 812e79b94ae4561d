"""Feeds as files: Atom (RFC 4287) with archives (RFC 5005), and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from build_scripts.exports.feeds.channels import Document
from build_scripts.exports.feeds.ids import stamp, tag
from build_scripts.exports.feeds.items import Item, item_of, items_of
from build_scripts.exports.markup import render
from build_scripts.language.direction import direction, isolate
from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.families import FAMILIES
from build_scripts.pages.feeds import CORRECTIONS, NEW, path_of

_STAMP = len(stamp(""))
WITH_JSON = (NEW, CORRECTIONS)
"""The channels that JSON Feed has too."""


def render_atom(context: Context, events: tuple[Event, ...], document: Document) -> bytes:
    """Render a document as Atom."""
    entries = [_atom_entry(context, event, at) for event, (_, at) in zip(events, document.refs, strict=True)]
    return render(
        "atom.xml",
        site=context.site,
        id=tag(context.site.url, _name(context, document)),
        title=feed_title(context, document.channel),
        updated=max((updated for updated, _ in entries), default=stamp("")),
        links={"archive": document.number, "rels": list(_links(document))},
        about=_about(document.channel),
        entries=[Markup(xml) for _, xml in entries],
    )


def render_json(context: Context, events: tuple[Event, ...], document: Document) -> bytes:
    """Render a document as JSON Feed."""
    site, items = context.site, items_of(context, events, document)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(context, document.channel),
        "home_page_url": f"{site.url}{_about(document.channel)}",
        "feed_url": f"{site.url}{document.path('json')}",
        "language": site.lang,
        "authors": [{"name": site.name, "url": site.url}],
    }
    if document.older:
        feed["next_url"] = f"{site.url}{path_of(document.channel, document.older, 'json')}"
    feed["items"] = [_json_item(item) for item in items]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def feed_title(context: Context, channel: str) -> str:
    """Return what a channel is called, as plain text."""
    family, _, term = channel.partition("/")
    name = FAMILIES[family].title(FAMILIES[family].known(context.timeline)[term]) if term else ""
    pattern = context.t["feed_term" if term else "feed_title" if channel == NEW else "feed_corrections"]
    return isolate(pattern.format(site=context.site.name, term=name), direction(context.site.lang))


def _json_item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "date_published": item.published,
        "date_modified": item.updated,
        "tags": [label for _, label in item.terms],
    }


def _name(context: Context, document: Document) -> str:
    """Return the name in the id of a feed: of an actor or a kind by its first id; that of new entries is the oldest."""
    family, _, term = document.channel.partition("/")
    if term:
        known = FAMILIES[family].known(context.timeline)[term]
        name = f"feeds/{family}/{next(iter(known.redirect_from), term)}"
    else:
        name = "feed" if family == NEW else f"feeds/{family}"
    return f"{name}/{document.number}" if document.number else name


def _atom_entry(context: Context, event: Event, at: int) -> tuple[str, str]:
    """Return when an entry was updated, and the entry as Atom has it; it is rendered once for all its channels."""
    key = ("feed", f"{event.id} {at}")
    if key not in context.rows:
        item = item_of(context, event, at)
        context.rows[key] = item.updated + render("atom_entry.xml", item=item).decode().rstrip()
    row = context.rows[key]
    return row[:_STAMP], row[_STAMP:]


def _about(channel: str) -> str:
    """Return the page that a channel is of."""
    return f"{channel}/" if "/" in channel else ""


def _links(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the ways between the documents of a channel, by the names of RFC 5005."""

    def path(number: int) -> str:
        return path_of(document.channel, number)

    yield "self", path(document.number)
    if document.number:
        yield "current", path(0)
    if document.older:
        yield "prev-archive", path(document.older)
    if document.newer:
        yield "next-archive", path(document.newer)
