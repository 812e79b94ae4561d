"""The report for programs."""

from __future__ import annotations

import json
from typing import Any

from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.phrases import TITLES, remedy
from build_scripts.linkcheck.uses import Address
from build_scripts.linkcheck.verdicts import Item, Offer, Verdicts

FORMAT = 1
"""The version of the report's shape."""


def show_json(verdicts: Verdicts, lines: Lines) -> str:
    """Verdicts as one JSON object: `format`, `counts`, `addresses` that are not fine, `copies` seen, `excuses`."""
    groups: dict[str, int] = {group: len(verdicts.of(group)) for group in TITLES}
    numbers = {"total": verdicts.total, "fine": verdicts.fine, "unchecked": verdicts.unchecked}
    report = {
        "format": FORMAT,
        "counts": {**numbers, **groups},
        "addresses": [_item(item, lines) for item in verdicts.items],
        "copies": [_offer(offer, lines) for offer in verdicts.offers],
        "excuses": [{"line": each.line, "host": each.host, "message": words} for each, words in verdicts.remarks],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item, lines: Lines) -> dict[str, Any]:
    entry = item.entry
    return {
        "address": item.address.url,
        "group": item.group,
        "kind": entry.kind,
        "message": entry.words,
        "status": entry.status,
        "to": entry.to,
        "remedy": remedy(item),
        "checked": entry.checked.isoformat(),
        "since": entry.since.isoformat(),
        "failures": entry.failures,
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
