"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.linkcheck import phrases
from build_scripts.linkcheck.excuses import PLACE
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import MEANINGS
from build_scripts.linkcheck.phrases import clean
from build_scripts.linkcheck.verdicts import Item, Offer, Verdicts


def show_text(verdicts: Verdicts, lines: Lines) -> str:
    """Verdicts as text: what is broken first, each address with its places and what to do, and counts at the end."""
    return "\n".join([*_sections(verdicts, lines), phrases.counts(verdicts), ""])


def _sections(verdicts: Verdicts, lines: Lines) -> Iterator[str]:
    for group, title in phrases.TITLES.items():
        if items := verdicts.of(group):
            yield from (title, "")
        for item in items:
            yield from (*_item(item, phrases.seen_for(item, verdicts), lines), "")
    for title, offers in phrases.other_offers(verdicts):
        yield from (title, "")
        for offer in offers:
            yield from (*_offer(offer, lines), "")
    if verdicts.remarks:
        yield from (phrases.REMARKS_TITLE, "")
        yield from (f"  {PLACE}:{excuse.line}: {excuse.host}: {words}" for excuse, words in verdicts.remarks)
        yield ""


def _item(item: Item, seen: Offer | None, lines: Lines) -> Iterator[str]:
    yield f"  {clean(item.address.url)}"
    yield f"    {MEANINGS[item.entry.kind].label}: {clean(item.entry.words)}{phrases.history(item)}"
    if item.entry.to:
        yield f"    -> {clean(item.entry.to)}"
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
