"""Attribution: who is said to have done it, always according to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.findings import At, Checked, rule
from build_scripts.model import Event
from build_scripts.record import Record


@rule("error")
def attribution_without_source(event: Event, record: Record) -> Iterator[Checked]:
    """An attribution names the source that reports it."""
    for i, row in enumerate(event.attribution):
        if not row.sources:
            message = f"nothing shows that `{row.actor}` was {row.stance}"
            yield At(("attribution", i)), message, "add `sources:` with the publication that says so"
