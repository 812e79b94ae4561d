"""An edition as data for the template: rows of words, no markup and nothing left to look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_scripts.base.urls import is_url
from build_scripts.exports.pdf.around import how_data, index_data, ledger_data, meanings_data, words_data
from build_scripts.exports.pdf.runs import Converter, encode_address
from build_scripts.language.direction import direction
from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.edition_parts import (
    change_rows,
    contents_years,
    counted_first,
    edition_version,
    source_rows,
)
from build_scripts.pages.event import sections
from build_scripts.pages.linked import linked
from build_scripts.timeline.edition import Bibliography, Edition, number_sources

_HEADINGS = ("brief", "account", "facts", "figures", "attribution", "unclaimed", "claims", "absences", "related", "log")
_NO_DAY = date(1970, 1, 1)
_REGIONS = {"prs": ("fa", "AF")}
"""Languages that Typst knows under the name of a larger one."""


@dataclass(frozen=True, slots=True)
class Volume:
    """An edition as one file: what it is called, what it holds, and the version where that is not its own.

    Of an edition in several volumes ``name`` tells their files apart.
    """

    title: str
    edition: Edition
    version: str = ""
    name: str = ""


def tongue(tag: str) -> dict[str, str]:
    """Return a language as Typst names it: ``lang``, ``region`` and the direction of what is written in it."""
    first, *others = tag.split("-")
    lang, region = _REGIONS.get(first.lower(), (first.lower(), ""))
    regions = [part.upper() for part in others if len(part) == 2 and part.isalpha()]
    return {"lang": lang, "region": (regions or [region])[0], "dir": direction(tag)}


def document(context: Context, volume: Volume) -> dict[str, Any]:
    """Return everything that a volume says."""
    events, site, t = volume.edition.events, context.site, context.t
    base, held = direction(site.lang), {event.id for event in events}
    numbered = number_sources(events)
    converter = Converter({}, _Where(context, held), base, context.quotes)
    entries = [_entry(context, event, numbered, held) for event in events]
    around = {
        "name": site.name,
        "title": volume.title,
        "lead": t["edition"]["lead"].format(events=context.events_words(len(events))),
        "version": t["edition"]["version"].format(
            version=volume.version or edition_version(context.timeline, events),
        ),
        "as_of": t["data_as_of"].format(date=as_of) if (as_of := context.as_of(events)) else "",
        "address": t["printed_from"].format(address=encode_address(site.url)) if site.url else "",
        "url": encode_address(site.url),
        "licence": site.licence,
        "lasting": list(_lasting(context, volume.edition)),
        "more": t["began_more"].format(events=context.events_words(volume.edition.more)) if volume.edition.more else "",
        "how": how_data(context),
        "meanings": meanings_data(context, events),
        "contents": contents_years(context, events),
        "counted": counted_first(context),
        "ledger": ledger_data(context, events),
        "changes": change_rows(context, events),
        "index": index_data(context, events),
        "words": words_data(context, len(numbered.sources)),
    }
    return {
        **converter.data(around),
        "tongue": tongue(site.lang),
        "date": list(_day(events).timetuple()[:3]),
        "entries": entries,
        "sources": [_source(converter, row) for row in source_rows(context, numbered.sources)],
    }


@dataclass(frozen=True, slots=True)
class _Where:
    """Where addresses lead: to an entry of the volume, else to the site where it has an address, else nowhere."""

    context: Context
    held: set[str]

    def __call__(self, href: str) -> dict[str, str] | None:
        if href.startswith("#"):
            return None
        if is_url(href):
            return {"url": encode_address(href)}
        path = href.removeprefix(SITE_ROOT)
        name = path.partition("#")[0].rstrip("/").rpartition("/")[2]
        if path.startswith("events/") and name in self.held:
            return {"to": entry_label(name)}
        return {"url": encode_address(f"{self.context.site.url}{path}")} if self.context.site.url else None


def entry_label(event_id: str) -> str:
    """Return the label of an entry."""
    return f"e-{event_id}"


def _day(events: Sequence[Event]) -> date:
    """Return the last day that the entries tell of their own making; a file must state one."""
    days = [parse_edtf(event.changed).last for event in events if event.changed]
    last = max(days, default=None)
    return last if isinstance(last, date) else _NO_DAY


def _entry(context: Context, event: Event, numbered: Bibliography, held: set[str]) -> dict[str, Any]:
    where, numbers = _Where(context, held), numbered.of(event)
    shown = sections(context, linked(context.timeline, event))
    converter = Converter(numbers, where, direction(context.site.lang), context.quotes)
    cited = shown["log"]["citation"]
    shown["log"] |= {"citation": cited.words, "permalink": cited.url, "forms": ""}
    if event.changed:
        shown["log"]["as_of"] = ""  # the citation, which stands there too, says it
    data = {key: converter.data(shown[key]) for key in _HEADINGS}
    data["related"] = [
        {**row, "way": where(tie["url"])} for row, tie in zip(data["related"], shown["related"], strict=True)
    ]
    for group, said in zip(data["claims"], shown["claims"], strict=True):
        _lead_claims(group, said, numbers, where)
    head = shown["head"]
    places = [", ".join(step["name"] for step in place["path"]) for place in head["places"]]
    own = {
        "title": event.title,
        "when": context.dates(event.date),
        "date_cites": head["cites"],
        "clock": head["clock"],
        "precise": [text for text in (head["precise"], event.date_note) if text],
        "kind": [head["kind"].label, *places],
        "status": head["status"]["label"],
        "withdrawn": context.t["withdrawn"] if context.timeline.vocabulary.takes_out(event.status) else "",
        "summary": event.summary,
        "place_note": event.place_note or "",
    }
    naming = [step.title for step in shown["naming"].parts] if shown["naming"] else []
    return {**data, **converter.data(own), "naming": naming, "id": event.id, "label": entry_label(event.id)}


def _lead_claims(group: dict[str, Any], said: Mapping[str, Any], numbers: Mapping[str, int], where: _Where) -> None:
    """Put beside each piece of evidence where it leads: to a source by its number, or to an entry."""
    for claim, shown in zip(group["rows"], said["rows"], strict=True):
        claim["entry_way"] = where(shown["entry"]["url"]) if shown["entry"] else None
        for side, rows in zip(claim["evidence"], shown["evidence"], strict=True):
            for row, link in zip(side["rows"], rows["rows"], strict=True):
                number = numbers.get(link["href"].removeprefix("#source-"))
                row["way"] = {"to": source_label(number)} if number else where(link["href"])


def source_label(number: int) -> str:
    """Return the label of a source."""
    return f"s-{number}"


def _source(converter: Converter, row: Mapping[str, Any]) -> dict[str, Any]:
    said = ("title", "publisher", "date", "reference", "nature", "grade", "language", "rests", "note")
    data = {key: converter.data(row[key]) or "" for key in said}
    urls = {key: encode_address(row[key]) if row[key] else "" for key in ("url", "archive")}
    lang = tongue(row["lang"]) if row["lang"] else None
    return {**data, **urls, "tongue": lang, "number": row["number"], "label": source_label(row["number"])}


def _lasting(context: Context, edition: Edition) -> Iterator[dict[str, Any]]:
    where = _Where(context, {event.id for event in edition.events})
    for event in edition.lasting:
        yield {"title": event.title, "when": context.dates(event.date), "way": where(event_url(event))}
