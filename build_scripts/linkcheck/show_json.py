"""The result for programs."""

from __future__ import annotations

import json
from typing import Any

from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.phrases import TITLES, remedy
from build_scripts.linkcheck.triage import Item, Offer, Triage

FORMAT = 1
"""The version of the report's shape."""


def show_json(triage: Triage, lines: Lines) -> str:
    """Return one JSON object: `format`, `counts`, `addresses` that are not fine, `copies` seen, `excuses`."""
    groups: dict[str, int] = {group: len(triage.of(group)) for group in TITLES}
    numbers = {"total": triage.total, "fine": triage.fine, "unchecked": triage.unchecked}
    report = {
        "format": FORMAT,
        "counts": {**numbers, **groups},
        "addresses": [_item(item, lines) for item in triage.items],
        "copies": [_offer(offer, lines) for offer in triage.offers],
        "excuses": [{"line": e.line, "host": e.host, "message": words} for e, words in triage.remarks],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item, lines: Lines) -> dict[str, Any]:
    history = item.history
    return {
        "address": item.address.url,
        "group": item.group,
        "kind": history.kind,
        "message": history.words,
        "status": history.status,
        "to": history.to,
        "remedy": remedy(item),
        "checked": history.checked.isoformat(),
        "since": history.since.isoformat(),
        "failures": history.failures,
        "uses": _uses(item.address, lines),
    }


def _offer(offer: Offer, lines: Lines) -> dict[str, Any]:
    return {
        "address": offer.address.url,
        "archive": offer.copy.url,
        "taken": offer.copy.taken.isoformat() if offer.copy.taken else None,
        "near": offer.copy.near,
        "uses": _uses(offer.address, lines),
    }


def _uses(address: Address, lines: Lines) -> list[dict[str, Any]]:
    return [
        {"path": use.path, "line": lines.of(use), "part": use.part, "source": use.source or None}
        for use in address.uses
    ]
