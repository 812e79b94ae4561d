"""The tombstones of entries that were taken down."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model.layout import entry_url
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan a tombstone for each entry that was taken down."""
    for removed_id in context.timeline.removed:
        yield planner.plan_fixed_page(entry_url("event", removed_id), render_removed, removed_id)


def render_removed(context: Context, removed_id: str) -> Page:
    """Render a tombstone: a day and a reason class, nothing else."""
    removal, t = context.timeline.removed[removed_id], context.t
    reason = context.timeline.vocabulary.removal_reasons[removal.reason].label
    text = t["removed_text"].format(date=context.dates(removal.date), reason=reason)
    body = context.render("removed.html", title=t["removed_title"], text=text)
    return Page(entry_url("event", removed_id), "events", t["removed_title"], text, body, is_indexed=False)
