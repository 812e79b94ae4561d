"""Sources: each has an address or a reference, each is used, and what is confirmed rests on more than one origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from build_scripts.findings import At, Checked, rule
from build_scripts.model import Actor, Event, Place, Source
from build_scripts.record import Record
from build_scripts.rules.references import unknown

_URL = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)*\.?(?::\d+)?(?:[/?#]\S*)?")
FINDERS = frozenset({"official", "judicial", "research"})

Cites = Event | Actor | Place


@rule("error")
def unknown_nature(entry: Cites, record: Record) -> Iterator[Checked]:
    """A source's nature and grade stand in the vocabulary."""
    if record.vocabulary is None:
        return
    for name, source in entry.sources.items():
        path = ("sources", name, "nature")
        yield from unknown(record.vocabulary.natures, "nature", "`natures` in `_vocabulary.yml`", [(path, source.nature)])
        if source.grade is not None:
            used = [(("sources", name, "grade"), source.grade)]
            yield from unknown(record.vocabulary.grades, "grade", "`grades` in `_vocabulary.yml`", used)


@rule("error")
def source_without_address(entry: Cites, record: Record) -> Iterator[Checked]:
    """A source has a `url`, or a `reference` for what has no link."""
    for name, source in entry.sources.items():
        if not source.url and not source.reference:
            remedy = "add `url:`, or `reference:` with what a reader needs to find it"
            yield At(("sources", name), key=True), f"the source `{name}` cannot be found by a reader", remedy


@rule("error")
def source_address(entry: Cites, record: Record) -> Iterator[Checked]:
    """The address of a source or of its archived copy is a whole http(s) URL."""
    for name, source in entry.sources.items():
        for key, url in (("url", source.url), ("archive", source.archive)):
            if url and not _URL.fullmatch(url):
                yield At(("sources", name, key)), f"`{url}` is not an http(s) address", "write `https://host/path`"


@rule("warning")
def uncited_source(event: Event, record: Record) -> Iterator[Checked]:
    """Every listed source is cited, by the body or by a row."""
    used = {*event.cited, *event.date_sources}
    for row in (*event.actors, *event.figures, *event.attribution, *event.claims):
        used.update(row.sources)
    for claim in event.claims:
        used.update(claim.for_, claim.against)
    for name in event.sources:
        if name not in used:
            remedy = f"cite it where it speaks (`[@{name}]`), or remove it"
            yield At(("sources", name), key=True), f"nothing cites the source `{name}`", remedy


@rule("error")
def no_source(event: Event, record: Record) -> Iterator[Checked]:
    """An event has at least one source."""
    if not event.sources:
        yield At(("sources",), key=True), "the event has no source", "name at least one publication under `sources:`"


@rule("error")
def confirmed_by_one_origin(event: Event, record: Record) -> Iterator[Checked]:
    """`confirmed` needs two sources of independent origin, or one official, judicial or research source."""
    if event.status == "confirmed" and event.sources and not is_independent(event.sources):
        message = "all its sources rest on one origin"
        yield At(("status",)), message, "write `reported`, or add a source of another origin"


def origins(sources: Mapping[str, Source]) -> set[str]:
    """Whom the sources rest on, each once; a source without `origin` rests on its publisher."""
    named: set[str] = set()
    for source in sources.values():
        named.update(each.casefold() for each in source.origin or (source.publisher,))
    return named


def is_independent(sources: Mapping[str, Source]) -> bool:
    """Whether the sources bear out a finding: two origins, or one source that itself found it."""
    found = any(source.nature in FINDERS for source in sources.values())
    return found or len(origins(sources)) > 1
