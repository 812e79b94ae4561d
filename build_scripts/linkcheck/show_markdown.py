"""The result as Markdown, for an issue or for the summary of a job.

Whatever came from the network or the record is put in code: there neither HTML nor links, mentions, references to other
issues nor emphasis mean anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.inert_markdown import code_span
from build_scripts.linkcheck import phrases
from build_scripts.linkcheck.excuses import PLACE
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import MEANINGS
from build_scripts.linkcheck.triage import Item, Offer, Triage

MOST = 60_000
"""Characters, well below the 65,536 that an issue on GitHub may have."""


def show_markdown(triage: Triage, lines: Lines) -> str:
    """Return the triage as Markdown; what is too long is cut between two blocks, and the text says so."""
    parts = [f"{phrases.counts(triage)}\n"]
    size = len(parts[0])
    blocks = list(_blocks(triage, lines))
    for number, block in enumerate(blocks):
        size += len(block) + 1
        if size > MOST:
            parts.append(f"{len(blocks) - number} more entries are left out here; `timeline links` shows them.\n")
            break
        parts.append(block)
    return "\n".join(parts)


def _blocks(triage: Triage, lines: Lines) -> Iterator[str]:
    for group, title in phrases.TITLES.items():
        for number, item in enumerate(triage.of(group)):
            yield _titled(title, number, _item(item, phrases.seen_for(item, triage), lines))
    for title, offers in phrases.other_offers(triage):
        for number, offer in enumerate(offers):
            yield _titled(title, number, _offer(offer, lines))
    for number, (excuse, words) in enumerate(triage.remarks):
        yield _titled(
            phrases.REMARKS_TITLE,
            number,
            [f"- {code_span(f'{PLACE}:{excuse.line}')}, {code_span(excuse.host)}: {words}"],
        )


def _titled(title: str, number: int, block: list[str]) -> str:
    """Return a block, the first beneath its title."""
    return "\n".join([*([] if number else [f"## {title}", ""]), *block, ""])


def _item(item: Item, seen: Offer | None, lines: Lines) -> list[str]:
    history = item.history
    label = MEANINGS[history.kind].label
    block = [f"- {code_span(item.address.url)}", f"    - {label}: {code_span(history.words)}{phrases.streak(item)}"]
    if history.to:
        block.append(f"    - leads to {code_span(history.to)}")
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
