"""The result as text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.linkcheck import phrases
from build_scripts.linkcheck.excuses import PLACE
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import MEANINGS
from build_scripts.linkcheck.phrases import clean
from build_scripts.linkcheck.triage import Item, Offer, Triage


def show_text(triage: Triage, lines: Lines) -> str:
    """Return the triage as text: broken addresses first, each with its places and what to do, counts at the end."""
    return "\n".join([*_sections(triage, lines), phrases.counts(triage), ""])


def _sections(triage: Triage, lines: Lines) -> Iterator[str]:
    for group, title in phrases.TITLES.items():
        if items := triage.of(group):
            yield from (title, "")
        for item in items:
            yield from (*_item(item, phrases.seen_for(item, triage), lines), "")
    for title, offers in phrases.other_offers(triage):
        yield from (title, "")
        for offer in offers:
            yield from (*_offer(offer, lines), "")
    if triage.remarks:
        yield from (phrases.REMARKS_TITLE, "")
        yield from (f"  {PLACE}:{excuse.line}: {excuse.host}: {words}" for excuse, words in triage.remarks)
        yield ""


def _item(item: Item, seen: Offer | None, lines: Lines) -> Iterator[str]:
    yield f"  {clean(item.address.url)}"
    yield f"    {MEANINGS[item.history.kind].label}: {clean(item.history.words)}{phrases.streak(item)}"
    if item.history.to:
        yield f"    -> {clean(item.history.to)}"
    yield from (f"    {phrases.place(use, lines)} ({phrases.part(use)})" for use in item.address.uses)
    if remedy := phrases.remedy(item):
        yield f"    = {remedy}"
    if seen:
        yield f"    = seen: {phrases.archive_line(seen)}"


def _offer(offer: Offer, lines: Lines) -> Iterator[str]:
    for use in offer.address.uses:
        if use.part == "url" and not use.beside:
            yield f"  {phrases.place(use, lines)} ({phrases.part(use)})"
    yield f"    {phrases.archive_line(offer)}"
