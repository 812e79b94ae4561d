"""Files beside the pages: sitemap, feed, version, schemas, redirects of old addresses. Pure: bytes by path."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from build_scripts.exports.schema import Terms, folder, render_schemas
from build_scripts.model.entries import Event
from build_scripts.model.layout import entry_url, event_url
from build_scripts.pages.page import Context
from build_scripts.timeline.timeline import newest

SITEMAP_MOST = 45_000
FEED_MOST = 50
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render_files(context: Context, pages: Iterable[str]) -> dict[str, bytes]:
    """Every file beside the pages, by path; ``pages`` are the folders of all pages, from the site's root."""
    found: dict[str, bytes] = {"version.json": _version(context), **_schemas(context), **_redirects(context)}
    if context.site.url:
        found.update(_sitemaps(context, sorted(pages)))
        found["feed.xml"] = _feed(context)
    return found


def _version(context: Context) -> bytes:
    version = {"format": 1, "record": context.site.version, "events": len(context.timeline.events)}
    return (json.dumps(version, indent=2) + "\n").encode()


def _schemas(context: Context) -> dict[str, bytes]:
    timeline = context.timeline
    actors, places = ({each.id: each.name for each in kind.values()} for kind in (timeline.actors, timeline.places))
    rendered = render_schemas(Terms(timeline.vocabulary, actors, places), context.site.url)
    return {f"{folder()}{name}": data for name, data in rendered.items()}


def _redirects(context: Context) -> dict[str, bytes]:
    return {
        f"{entry_url('event', old)}index.html": _redirect(context, event).encode()
        for event in context.timeline.events
        for old in event.redirect_from
    }


def _redirect(context: Context, event: Event) -> str:
    """A page at an old address: it leads to the new one at once, and by hand where that is off."""
    target = f"../../../{event_url(event)}"
    canonical = Markup('<link rel="canonical" href="{}">').format(context.site.url + event_url(event))
    return Markup(
        '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        '<meta name="robots" content="noindex">{canonical}<meta http-equiv="refresh" content="0; url={target}">'
        '</head><body><h1>{title}</h1><p>{text} <a href="{target}">{event}</a></p></body></html>\n'
    ).format(
        lang=context.site.lang,
        title=context.t["redirect_title"],
        text=context.t["redirect_text"],
        canonical=canonical if context.site.url else "",
        target=target,
        event=event.title,
    )


def _sitemaps(context: Context, pages: list[str]) -> dict[str, bytes]:
    """One sitemap, or an index of several where one would be too long (sitemaps.org: 50,000 addresses)."""
    lastmod = {event_url(event): event.changed for event in context.timeline.events if len(event.changed) == 10}
    parts = [pages[at : at + SITEMAP_MOST] for at in range(0, len(pages), SITEMAP_MOST)] or [[]]
    made = [_sitemap(context.site.url, part, lastmod) for part in parts]
    if len(made) == 1:
        return {"sitemap.xml": made[0]}
    names = [f"sitemap-{number}.xml" for number in range(1, len(made) + 1)]
    listed = "".join(f"<sitemap><loc>{escape(context.site.url + name)}</loc></sitemap>\n" for name in names)
    index = f'{_XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</sitemapindex>\n'
    return {"sitemap.xml": index.encode(), **dict(zip(names, made, strict=True))}


def _sitemap(root: str, pages: Iterable[str], lastmod: Mapping[str, str]) -> bytes:
    rows = "".join(
        f"<url><loc>{escape(root + quote(page, safe='/%'))}</loc>"
        + (f"<lastmod>{lastmod[page]}</lastmod>" if page in lastmod else "")
        + "</url>\n"
        for page in pages
    )
    return f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'.encode()


def _feed(context: Context) -> bytes:
    """The newest entries as an Atom feed (RFC 4287); ids are `tag:` URIs (RFC 4151)."""
    site, events = context.site, newest(context.timeline.events, FEED_MOST)
    updated = max((_stamp(event.changed) for event in events), default="1970-01-01T00:00:00Z")
    host = urlsplit(site.url).hostname or ""
    entries = "".join(_entry(context, event, host) for event in events)
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.lang)}>\n'
        f"<id>tag:{escape(host)},{_year(context.timeline.events)}:feed</id>\n"
        f"<title>{escape(context.t['feed_title'].format(site=site.name))}</title>\n"
        f"<updated>{updated}</updated>\n<author><name>{escape(site.name)}</name></author>\n"
        f'<link rel="self" href={quoteattr(site.url + "feed.xml")}/>\n'
        f"<link href={quoteattr(site.url)}/>\n{entries}</feed>\n"
    ).encode()


def _entry(context: Context, event: Event, host: str) -> str:
    added = event.added.text[:4] if event.added else "1970"
    return (
        f"<entry><id>tag:{escape(host)},{added}:{event.id}</id><title>{escape(event.title)}</title>"
        f"<updated>{_stamp(event.changed)}</updated><link href={quoteattr(context.site.url + event_url(event))}/>"
        f"<summary>{escape(f'{context.dates(event.date)}: {event.summary}')}</summary></entry>\n"
    )


def _year(events: Iterable[Event]) -> str:
    return min((event.added.text[:4] for event in events if event.added), default="1970")


def _stamp(day: str) -> str:
    """A day as RFC 3339 wants it; the epoch when it is not a whole day."""
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"
    except ValueError:
        return "1970-01-01T00:00:00Z"
