"""The line that stays of an entry: an id that says nothing, a day and a class of reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_scripts.base.yaml_text import flow_row
from build_scripts.contribute.new.ids import free_id
from build_scripts.reading.front_matter import parse_yaml

_HEAD = "# What is left of entries that were taken down: a neutral id, a day and a class of reason, and nothing else.\n"


class RemovalError(Exception):
    """Why something cannot be done without somebody's help, in a sentence."""


def propose_neutral_id(event: str, taken: Iterable[str]) -> str:
    """Propose an id for what is left of ``event`` that says no more than its year and month."""
    month = re.match(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?=-)", event)
    return free_id(f"{month.group() if month else event[:4]}-entry", {*taken, event})


def with_removal(text: str, name: str, day: str, reason: str) -> str:
    """Return ``text``, the file of removals, with one more; the same text if it has ``name`` already.

    :raises RemovalError: when the file is not written as lines that another line can follow.
    """
    before, _ = parse_yaml(text)
    if before is None:
        raise RemovalError("it cannot be read: run `timeline check`")
    if name in before:
        return text
    row = {"date": day, "reason": reason}
    line = f"{name}: {flow_row(row)}\n"
    changed = (text.rstrip("\n") + "\n" if text.strip() else _HEAD) + line
    if parse_yaml(changed)[0] != {**before, name: row}:
        raise RemovalError(f"it is not one entry per line: write this into it first: {line.strip()}")
    return changed
