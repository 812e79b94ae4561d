"""The entries of feeds: an entry of the record when it was added, or one line of its log."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from build_scripts.exports.feeds.channels import Document
from build_scripts.exports.feeds.ids import name_of, stamp, tag
from build_scripts.language.direction import direction, isolate, isolate_markup
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.model.vocabulary import default_word
from build_scripts.pages.context import Context


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. `html` is what it says as HTML, `title` plain text; times are those of RFC 3339."""

    id: str
    url: str
    title: str
    html: str
    published: str
    updated: str
    terms: tuple[tuple[str, str], ...]


def items_of(context: Context, events: tuple[Event, ...], document: Document) -> list[Item]:
    """Return the entries of a document; ``events`` are those that they are of."""
    return [item_of(context, event, at) for event, (_, at) in zip(events, document.refs, strict=True)]


def item_of(context: Context, event: Event, at: int) -> Item:
    """Return an event as an entry of a feed, or the line of its log at ``at``."""
    words = context.timeline.vocabulary
    base = direction(context.site.lang)
    title, said, published, updated = _added(context, event) if at < 0 else _changed(context, event, at)
    return Item(
        id=tag(context.site.url, name_of(event, at)),
        url=f"{context.site.url}{event_url(event)}" + ("" if at < 0 else "#log"),
        title=isolate(title, base),
        html="".join(as_html(context, text) for text in said),
        published=stamp(published),
        updated=stamp(updated),
        terms=((event.kind, words.kinds[event.kind].label),),
    )


def _added(context: Context, event: Event) -> tuple[str, tuple[str, ...], str, str]:
    """Return title, paragraphs, day of publication and of the last change of an entry."""
    words = context.timeline.vocabulary
    filed = f"{words.kinds[event.kind].label} · {words.statuses[event.status].label}"
    said = (f"{context.dates(event.date)}: {event.summary}", filed)
    return event.title, said, event.added.text if event.added else "", event.changed


def _changed(context: Context, event: Event, at: int) -> tuple[str, tuple[str, ...], str, str]:
    """Return the same of a line of its log, which never changes."""
    change, classes = event.changes[at], context.timeline.vocabulary.change_classes
    label = classes[change.class_ or default_word(classes)].label
    title = context.t["feed_change"].format(label=label, title=event.title)
    day = change.date.text
    return title, (change.note, f"{context.dates(event.date)}: {event.title}"), day, day


def as_html(context: Context, text: str) -> str:
    """Return a paragraph that says which way it runs, as do words in it that run the other way.

    They stand in `span`: readers of feeds drop `bdi`, and the direction with it.
    """
    base = direction(context.site.lang)
    html = isolate_markup(f'<p dir="{base}">{escape(text)}</p>', base)
    return html.replace("<bdi dir=", "<span dir=").replace("</bdi>", "</span>")
