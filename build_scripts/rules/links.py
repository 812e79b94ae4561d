"""Links in bodies: one that leads to another entry leads to an entry that exists."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.findings import Checked, LinkTo, did_you_mean, rule, shown
from build_scripts.model import Actor, Event, Place
from build_scripts.record import Record
from build_scripts.rules.references import entries, is_broken

_KINDS = {"_actors": "actor", "_places": "place"}


@rule("error")
def unknown_link(entry: Event | Actor | Place, record: Record) -> Iterator[Checked]:
    """A link from one entry to another leads to an entry that exists."""
    for link in entry.links:
        folder, _, name = link.partition("/")
        kind = _KINDS.get(folder, "event")
        known = entries(record, kind)
        if name in known and (kind != "event" or name.startswith(folder)):
            continue
        if not is_broken(record, kind, name):
            remedy = did_you_mean(name, known) or "link to a file that exists, or to none"
            yield LinkTo(link), f"the body links to `{shown(link)}.md`, which does not exist", remedy
