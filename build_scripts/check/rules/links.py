"""Links in bodies: one that leads to another entry leads to an entry that exists."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.text import nearest, shown
from build_scripts.check.former_ids import present_id
from build_scripts.check.unknown import entries, is_broken
from build_scripts.findings import Advice, Checked, LinkTo, rule
from build_scripts.model.entries import Entry
from build_scripts.model.layout import EntryKind, kind_in, link_path
from build_scripts.reading.record import Record


@rule("error")
def unknown_link(entry: Entry, record: Record) -> Iterator[Checked]:
    """A link from one entry to another leads to an entry that exists."""
    for link in entry.links:
        folder, _, name = link.partition("/")
        kind = kind_in(folder) or "event"
        if name in entries(record, kind) and (kind != "event" or name.startswith(folder)):
            continue
        if not is_broken(record, kind, name):
            yield LinkTo(link), *_explain(record, link, kind, name)


def _explain(record: Record, link: str, kind: EntryKind, name: str) -> Advice:
    """Return what is at the end of a link that leads to no entry, and the path to write instead."""
    if kind == "event" and name in record.removed:
        return Advice(f"the body links to `{shown(name)}`, which was taken down", "leave the link out")
    message = f"the body links to `{shown(link)}.md`, which does not exist"
    if present := present_id(record, kind, name):
        return Advice(message, f"write `{link_path(kind, present)}`: that entry was renamed")
    others: tuple[EntryKind, ...] = (kind, "event", "actor", "place")
    for other in others:
        if name in entries(record, other):
            return Advice(message, f"write `{link_path(other, name)}`")
    near = nearest(name, entries(record, kind))
    remedy = f"did you mean `{link_path(kind, near)}`?" if near else "link to a file that exists, or to none"
    return Advice(message, remedy)
