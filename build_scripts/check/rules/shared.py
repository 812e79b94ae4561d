"""Shared sources: each has an id that is nobody else's, is cited, and is the one description of its publication."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.slugs import slugify
from build_scripts.base.text import shown
from build_scripts.base.urls import page_of
from build_scripts.check.described import CITED, DESCRIBED, Description, descriptions
from build_scripts.findings import At, Checked, InFile, OnLine, rule
from build_scripts.model.entries import Entry, SharedSource
from build_scripts.model.layout import entry_path
from build_scripts.reading.record import Record


@rule("error")
def hidden_shared_source(entry: Entry, record: Record) -> Iterator[Checked]:
    """A source that a file lists has not the id of a shared one, which it would hide."""
    for name in entry.sources:
        if name in record.sources and not isinstance(entry.sources[name], SharedSource):
            path = entry_path("source", name)
            remedy = (
                f"remove it here, if it is that publication; if not, give it another id here: `{name}-2`;"
                f" `timeline share {name}` does either"
            )
            yield At(("sources", name), key=True), f"`{name}` is described in `{path}` already, for all entries", remedy


@rule("warning", DESCRIBED, CITED)
def uncited_shared_source(record: Record) -> Iterator[Checked]:
    """Every shared source is cited by an entry."""
    if not record.sources:
        return
    cited = {name for names in CITED.over(record).values() for name in names}
    cited |= {source.id for _, source in descriptions(record)}  # what hides a shared one has a finding of its own
    for source in record.sources.values():
        if source.id not in cited:
            remedy = f"cite it where it speaks (`[@{source.id}]`), or remove the file"
            yield InFile(source.path, At(("publisher",), key=True)), f"no entry cites `{source.id}`", remedy


@rule("warning", DESCRIBED)
def shared_source_repeated(record: Record) -> Iterator[Checked]:
    """A publication that is a shared source is not described again, neither in an entry nor as another one."""
    by_page: dict[str, SharedSource] = {}
    for source in record.sources.values():
        if source.url and by_page.setdefault(page_of(source.url), source) is not source:
            first = by_page[page_of(source.url)]
            remedy = f"keep `{first.id}`, and list `{source.id}` under its `redirect_from:`"
            yield InFile(source.path, At(("url",))), f"this is the page of `{first.id}`", remedy
    for path, described in descriptions(record) if by_page else ():
        shared = by_page.get(described.page) if described.page and described.id else None
        if shared and described.id != shared.id:
            message = f"this publication is described in `{shared.path}`, for all entries"
            remedy = f"cite it as `{shared.id}` and remove this one, or run `timeline share {shared.id}`"
            yield InFile(path, At(described.path, key=True)), message, remedy


@rule("error", DESCRIBED, CITED)
def shared_source_id(record: Record) -> Iterator[Checked]:
    """The id of a shared source, and one that it had, is the address of no publisher's page; its id is no event's."""
    publishers = {slugify(name): name for name in _cited(record)} if record.sources else {}
    for source in record.sources.values():
        for i, old in enumerate(source.redirect_from):
            if old in publishers:
                message = f"`{old}` is the address of the page of {shown(publishers[old])}, a publisher"
                where = InFile(source.path, At(("redirect_from", i)))
                yield where, message, "leave it out: an id with a page leads there"
        if source.id in publishers:
            message = f"`{source.id}` is the address of the page of {shown(publishers[source.id])}, a publisher"
        elif source.id in record.events:
            message = f"`{source.id}` is an event's id, and claims name both"
        else:
            continue
        year = f"-{source.date.first.year}" if source.date else "-report"
        remedy = f"rename the file, for example to `{source.id}{year}.md`, and the id where it is cited"
        yield InFile(source.path, OnLine()), message, remedy


def _cited(record: Record) -> Iterator[str]:
    """Yield the publishers of all sources that events cite: they have pages."""
    described, cited = DESCRIBED.over(record), CITED.over(record)
    for path in filter(record.is_event, record.entries):
        yield from (Description(*row).publisher for row in described.get(path, ()))
        yield from (record.sources[name].publisher for name in cited.get(path, ()))
