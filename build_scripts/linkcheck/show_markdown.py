"""The report for an issue, or for the summary of a job.

Whatever came from the network or the record stands in code: there neither HTML nor links, mentions, references to other
issues nor emphasis mean anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.inert_markdown import code_span
from build_scripts.linkcheck import phrases
from build_scripts.linkcheck.excuses import PLACE
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import MEANINGS
from build_scripts.linkcheck.verdicts import Item, Offer, Verdicts

MOST = 60_000
"""Characters, well below the 65,536 that an issue on GitHub may have."""


def show_markdown(verdicts: Verdicts, lines: Lines) -> str:
    """Verdicts as Markdown; what is too long is cut between two entries, and the text says so."""
    kept = [f"{phrases.counts(verdicts)}\n"]
    size = len(kept[0])
    blocks = list(_blocks(verdicts, lines))
    for number, block in enumerate(blocks):
        size += len(block) + 1
        if size > MOST:
            kept.append(f"{len(blocks) - number} more entries are left out here; `timeline links` shows them.\n")
            break
        kept.append(block)
    return "\n".join(kept)


def _blocks(verdicts: Verdicts, lines: Lines) -> Iterator[str]:
    for group, title in phrases.TITLES.items():
        for number, item in enumerate(verdicts.of(group)):
            yield _titled(title, number, _item(item, phrases.seen_for(item, verdicts), lines))
    for title, offers in phrases.other_offers(verdicts):
        for number, offer in enumerate(offers):
            yield _titled(title, number, _offer(offer, lines))
    for number, (excuse, words) in enumerate(verdicts.remarks):
        yield _titled(
            phrases.REMARKS_TITLE,
            number,
            [f"- {code_span(f'{PLACE}:{excuse.line}')}, {code_span(excuse.host)}: {words}"],
        )


def _titled(title: str, number: int, block: list[str]) -> str:
    """An entry, the first beneath its title."""
    return "\n".join([*([] if number else [f"## {title}", ""]), *block, ""])


def _item(item: Item, seen: Offer | None, lines: Lines) -> list[str]:
    entry = item.entry
    label = MEANINGS[entry.kind].label
    block = [f"- {code_span(item.address.url)}", f"    - {label}: {code_span(entry.words)}{phrases.history(item)}"]
    if entry.to:
        block.append(f"    - leads to {code_span(entry.to)}")
    block += [
        f"    - {code_span(phrases.place(use, lines))}, {code_span(phrases.part(use))}" for use in item.address.uses
    ]
    if remedy := phrases.remedy(item):
        block.append(f"    - {code_span(remedy) if item.excuse else remedy}")
    if seen:
        block.append(f"    - seen: {code_span(phrases.archive_line(seen))}")
    return block


def _offer(offer: Offer, lines: Lines) -> list[str]:
    uses = [use for use in offer.address.uses if use.part == "url" and not use.beside]
    places = [f"- {code_span(phrases.place(use, lines))}, {code_span(phrases.part(use))}" for use in uses]
    return [*places, f"    - {code_span(phrases.archive_line(offer))}"]
