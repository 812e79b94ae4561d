"""Claims as an event's page shows them: its own, and those of other entries that are about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from build_scripts.language.words import in_sentence
from build_scripts.model.absences import absence_named
from build_scripts.model.entries import Event
from build_scripts.model.figures import claim_anchors
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.model.rows import Claim
from build_scripts.pages.absences import absence_row
from build_scripts.pages.context import Context
from build_scripts.pages.linked import Linked
from build_scripts.pages.parts import badge_class, cites, speaker, voice
from build_scripts.timeline.ties import ClaimElsewhere

_COUNTED = 4
"""From how many claims on their verdicts are counted above them."""


def claim_groups(context: Context, entry: Linked, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the claims of an entry, then those about it in others; ``numbers`` are those of its sources."""
    event = entry.event
    if event.claims:
        rows = [
            {**_claim(context, entry, event, claim, numbers), "anchor": name, "sign": _sign(name), "entry": None}
            for name, claim in zip(claim_anchors(event), event.claims, strict=True)
        ]
        yield {"id": "claims", "title": context.t["claims"], "tally": _tally(context, event), "rows": rows}
    if entry.mentions:
        rows = [_mention(context, entry, mention) for mention in entry.mentions]
        yield {"id": "claims-elsewhere", "title": context.t["claims_elsewhere"], "tally": "", "rows": rows}


def _tally(context: Context, event: Event) -> str:
    """Return how many claims have which verdict, in words; empty where a reader counts them at a glance."""
    if len(event.claims) < _COUNTED:
        return ""
    given = Counter(claim.verdict for claim in event.claims)
    words = context.timeline.vocabulary.verdicts
    verdicts = ", ".join(f"{given[name]} {in_sentence(word.label)}" for name, word in words.items() if name in given)
    return str(context.t["tally"]).format(count=len(event.claims), verdicts=verdicts)


def _sign(name: str) -> str:
    """Return what a claim's anchor shows: its name if that is a short number, else a sign not read as a word."""
    return name if re.fullmatch("[a-z]?[0-9]+", name) else "§"


def _mention(context: Context, entry: Linked, mention: ClaimElsewhere) -> dict[str, Any]:
    other, name = mention.event, claim_anchors(mention.event)[mention.index]
    claim = _claim(context, entry, other, other.claims[mention.index], {})
    where = {"url": f"{event_url(other)}#claim-{name}", "title": other.title}
    return {**claim, "anchor": "", "sign": "", "entry": where}


def _claim(context: Context, entry: Linked, event: Event, claim: Claim, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return a claim of ``event`` as the template shows it on the page of ``entry``.

    Without ``numbers`` it is shown away from the list of its entry's sources.
    """
    verdicts, t = context.timeline.vocabulary.verdicts, context.t
    sides = [(t["speaks_for"], claim.for_), (t["speaks_against"], claim.against)]
    if numbers:
        sides.append((t["concerns"], claim.about))
    return {
        "text": claim.text,
        "cites": cites(claim.sources, numbers),
        "badge": badge_class(verdicts[claim.verdict]),
        "verdict": verdicts[claim.verdict].label,
        "word": claim.verdict,
        "by": speaker(context, claim.by, voice(context, event, claim.sources), claim.through),
        "note": claim.note,
        "lacks": [_lack(context, event, name, numbers) for name in claim.lacks],
        "evidence": [
            {"label": label, "rows": [_evidence(context, entry, event, name, numbers) for name in names]}
            for label, names in sides
            if names
        ],
    }


def _lack(context: Context, event: Event, name: str, numbers: Mapping[str, int]) -> dict[str, str]:
    """Return what was not found to weigh a claim: in words with its day, and where its row is."""
    page, row = "" if numbers else f"{SITE_ROOT}{event_url(event)}", absence_named(event, name)
    if row is None:
        return {"href": f"{page}#not-found", "text": name, "looked": ""}
    shown = absence_row(context, row)
    return {"href": f"{page}#not-found-{shown['name']}", "text": shown["text"], "looked": shown["looked"]}


def _evidence(context: Context, entry: Linked, event: Event, name: str, numbers: Mapping[str, int]) -> dict[str, str]:
    if other := entry.named.get(name):
        return {"href": f"{SITE_ROOT}{event_url(other)}", "text": f"{other.title} ({context.dates(other.date)})"}
    source = event.sources.get(name)
    if source is None:
        return {"href": f"{SITE_ROOT}{event_url(event)}", "text": name}
    page = "" if numbers else f"{SITE_ROOT}{event_url(event)}"
    when = f", {context.dates(source.date)}" if source.date else ""
    return {"href": f"{page}#source-{name}", "text": f"{source.publisher}{when}"}
