"""What a citation of an entry or a list says: of what, by whom, as of when, where, and of which text exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.model.values.edtf import Edtf, parse_edtf
from build_scripts.pages.context import Context

DIGITS = 12
"""How many digits of an entry's digest a citation has."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An entry, or a list of entries, as it is cited.

    `day` is that of its last change, None where it has none; `note` says it in words, with the digest. `path` is that
    of its page below the site's address, and `url` both, empty where the site does not know its address; `words` are
    the citation without it.
    """

    id: str
    title: str
    site: str
    author: str
    day: Edtf | None
    note: str
    path: str
    url: str
    lang: str
    words: str

    @property
    def text(self) -> str:
        """Return it as one line of plain text, with the address."""
        return f"{self.words} {self.url}".strip()


def cite(context: Context, event: Event) -> Citation:
    """Return the citation of an entry.

    Its digest is that of its file (BLAKE2b of 16 bytes), of which it has the first digits: the version of the record is
    no part of it, since that changes with any other entry.
    """
    where = context.t["cite_entry"].format(site=context.site.name, id=event.id)
    digest = context.timeline.digests[event.path]
    return _cite(context, event.id, event.title, where, event.changed, digest, event_url(event))


def cite_list(context: Context, path: str, title: str, events: Sequence[Event]) -> Citation:
    """Return the citation of the list of ``events`` at ``path``; its digest is that of their ids and digests."""
    where = context.t["cite_entries"].format(site=context.site.name)
    lines = "".join(f"{event.id} {context.timeline.digests[event.path]}\n" for event in events)
    changed = max((event.changed for event in events), default="")
    digest = blake2b(lines.encode(), digest_size=16).hexdigest()
    return _cite(context, path.strip("/").replace("/", "-"), title, where, changed, digest, path)


def _cite(context: Context, id: str, title: str, where: str, changed: str, digest: str, path: str) -> Citation:
    site, t, version = context.site, context.t, digest[:DIGITS]
    day = parse_edtf(changed) if changed else None
    note = t["cite_as_of" if day else "cite_version"].format(date=context.dates(day) if day else "", version=version)
    words = t["citation"].format(title=title, where=where, note=note)
    author, url = t["cite_author"].format(site=site.name), f"{site.url}{path}" if site.url else ""
    return Citation(id, title, where, author, day, note, path, url, site.lang, words)


def parts_of(day: Edtf | None) -> list[int]:
    """Return year, month and day as far as they are known: ``[2018, 7]`` for ``2018-07-XX``; nothing of a span."""
    if day is None or day.precision not in ("year", "month", "day"):
        return []
    first = day.first
    return [first.year, first.month, first.day][: ("year", "month", "day").index(day.precision) + 1]
