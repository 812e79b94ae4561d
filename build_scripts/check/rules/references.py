"""Words and ids that must exist: in the vocabulary, among the actors and places, among the file's own sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.base.text import did_you_mean, nearest, shown
from build_scripts.check.former_ids import explain_gone, explain_renamed, present_id
from build_scripts.check.unknown import Used, is_broken, unknown, unknown_entry, unknown_word
from build_scripts.check.words import FEW
from build_scripts.findings import At, Checked, CitationOf, Problem, rule
from build_scripts.model.citing import named_evidence, named_sources
from build_scripts.model.entries import ID, Entry, Event, SharedSource
from build_scripts.reading.names import Ids
from build_scripts.reading.record import Record
from build_scripts.reading.rules import UNKNOWN_SOURCE

_BY_NAME = {"actors": "; or give `name:` in place of `actor:`, for somebody without a file"}


@rule("error")
def unknown_actor(event: Event, record: Record) -> Iterator[Checked]:
    """An actor named in an event has a file in `_actors/`."""
    for key in ("actors", "attribution"):
        used = (((key, i, "actor"), row.actor) for i, row in enumerate(getattr(event, key)) if row.actor)
        yield from unknown_entry(record, "actor", used, _BY_NAME.get(key, ""))


@rule("error")
def unknown_place(event: Event, record: Record) -> Iterator[Checked]:
    """A place named in an event has a file in `_places/`."""
    yield from unknown_entry(record, "place", ((("places", i), place) for i, place in enumerate(event.places)))


@rule("error")
def unknown_kind(event: Event, record: Record) -> Iterator[Checked]:
    """An event's kind is in the vocabulary."""
    yield from unknown_word(record, "kinds", "kind", [(("kind",), event.kind)])


@rule("error")
def unknown_status(event: Event, record: Record) -> Iterator[Checked]:
    """An event's status is in the vocabulary."""
    yield from unknown_word(record, "statuses", "status", [(("status",), event.status)])


@rule("error")
def unknown_role(event: Event, record: Record) -> Iterator[Checked]:
    """A role is in the vocabulary."""
    used = ((("actors", i, "role"), row.role) for i, row in enumerate(event.actors))
    yield from unknown_word(record, "roles", "role", used)


@rule("error")
def unknown_stance(event: Event, record: Record) -> Iterator[Checked]:
    """A stance is in the vocabulary."""
    used = ((("attribution", i, "stance"), row.stance) for i, row in enumerate(event.attribution))
    yield from unknown_word(record, "stances", "stance", used)


@rule("error")
def unknown_measure(event: Event, record: Record) -> Iterator[Checked]:
    """What a figure counts is in the vocabulary's measures."""
    used = ((("figures", i, row.measure), row.measure) for i, row in enumerate(event.figures))
    for where, message, remedy in unknown_word(record, "measures", "measure", used):
        yield At(where.path, key=True) if isinstance(where, At) else where, message, remedy


@rule("error")
def unknown_group(event: Event, record: Record) -> Iterator[Checked]:
    """Whom a figure counts is in the vocabulary's groups."""
    used = ((("figures", i, "group"), row.group) for i, row in enumerate(event.figures) if row.group)
    yield from unknown_word(record, "groups", "group", used)
    if record.vocabulary is None:
        return
    optional = [name for name, word in record.vocabulary.groups.items() if word.optional]
    named: Used = (
        (("figures", i, key), group)
        for i, row in enumerate(event.figures)
        for key, group in (("with", row.with_), ("without", row.without), ("unstated", row.unstated))
        if group
    )
    yield from unknown(
        optional, "group that counts may leave out,", lambda name: _optional_remedy(name, optional), named
    )


def _optional_remedy(name: str, optional: Sequence[str]) -> str:
    """Name the group that was meant, by its letters; else those that there are, and how another becomes one."""
    if near := did_you_mean(name, optional, cutoff=0.75):
        return near
    becomes = "give the group that is meant `optional: true` in `_vocabulary.yml`"
    listed = " or ".join(f"`{group}`" for group in optional[:FEW])
    return f"remove this key, write {listed} if the source means that, or {becomes}" if optional else becomes


@rule("error")
def unknown_verdict(event: Event, record: Record) -> Iterator[Checked]:
    """A claim's verdict is in the vocabulary."""
    used = ((("claims", i, "verdict"), claim.verdict) for i, claim in enumerate(event.claims))
    yield from unknown_word(record, "verdicts", "verdict", used)


@rule("error")
def unknown_tag(event: Event, record: Record) -> Iterator[Checked]:
    """A tag is in the vocabulary."""
    yield from unknown_word(record, "tags", "tag", ((("tags", i), tag) for i, tag in enumerate(event.tags)))


@rule("error")
def unknown_relation(event: Event, record: Record) -> Iterator[Checked]:
    """The word for a relation is in the vocabulary."""
    used = ((("related", i, "as"), row.as_) for i, row in enumerate(event.related) if row.as_)
    yield from unknown_word(record, "relations", "relation", used)


@rule("error")
def unknown_change_class(event: Event, record: Record) -> Iterator[Checked]:
    """The class of a change is in the vocabulary."""
    used = ((("changes", i, "class"), row.class_) for i, row in enumerate(event.changes) if row.class_)
    yield from unknown_word(record, "change_classes", "change class", used)


@rule("error")
def unlisted_source(event: Event, record: Record) -> Iterator[Checked]:
    """A source named in a row is listed under the file's `sources`, or is a shared one."""
    used = ((path, name) for path, name in named_sources(event) if not is_broken_source(record, name, event))
    yield from unknown(event.sources, "source", lambda name: source_remedy(record, name, event), used)


def unknown_citation(entry: Entry, record: Record) -> Iterator[Problem]:
    """Yield a breach of `unknown-source` for each citation in a body that names no source."""
    for name in entry.cited:
        if name in entry.sources or is_broken_source(record, name, entry):
            continue
        message = f"`@{shown(name)}` is not among this file's sources, and no shared one"
        for number in range(max(1, entry.body.count(f'href="#source-{name}"'))):
            yield UNKNOWN_SOURCE(CitationOf(name, number), message, _citation_remedy(record, name, entry))


def _citation_remedy(record: Record, name: str, entry: Entry) -> str:
    if isinstance(entry, SharedSource):
        linked = name if name in record.sources else "source-id"
        return f"remove the citation: a note on a source cites none; a link leads to another, `../_sources/{linked}.md`"
    if present := present_id(record, "source", name):
        return f"write `@{present}`: that shared source was renamed"
    if near := nearest(name, entry.sources, 0.6):
        return f"did you mean `@{near}`?"
    shared = record.names.ids["source"].did_you_mean(name)
    return shared.replace("`", "`@", 1) or "list it under `sources:`"


def is_broken_source(record: Record, name: str, entry: Entry) -> bool:
    """Check whether ``name`` is the id of a shared source whose file cannot be read: that finding is enough."""
    return name not in entry.sources and is_broken(record, "source", name)


@rule("error")
def unknown_evidence(event: Event, record: Record) -> Iterator[Checked]:
    """What speaks for or against a claim is a source of the file or another event."""
    for path, name in named_evidence(event):
        if name in event.sources or name in record.events or is_broken(record, "event", name):
            continue
        if not is_broken_source(record, name, event):
            message = f"there is no source or event `{shown(name)}`"
            remedy = source_remedy(record, name, event, record.names.ids["event"])
            yield At(path), *(explain_gone(record, name) or (message, remedy))


def source_remedy(record: Record, name: str, event: Event, events: Ids | None = None) -> str:
    """Name the source of the file, or the event, that was meant."""
    published = [id_ for id_, source in event.sources.items() if source.publisher.casefold() == name.casefold()]
    if len(published) == 1:
        return f"write the id of that source, `{published[0]}`"
    if present := present_id(record, "source", name):
        return f"write `{present}`: that shared source was renamed"
    near = did_you_mean(name, event.sources, cutoff=0.75) or record.names.ids["source"].did_you_mean(name, 0.75)
    if near := near or (events.did_you_mean(name) if events else ""):
        return near
    return "list it under `sources:` of this file" + (", or name an event of the record" if events else "")


@rule("warning")
def speaker_like_actor(event: Event, record: Record) -> Iterator[Checked]:
    """A `by` that looks like an actor's id is one."""
    for key in ("figures", "attribution", "claims"):
        for i, row in enumerate(getattr(event, key)):
            by = row.by
            if not by or by in record.actors or not ID.fullmatch(by):
                continue
            if now := present_id(record, "actor", by):
                yield At((key, i, "by")), *explain_renamed(by, now)
                continue
            remedy = record.names.ids["actor"].did_you_mean(by, cutoff=0.75)
            if remedy and not is_broken(record, "actor", by):
                yield At((key, i, "by")), f"`{by}` is no actor, and will be shown as it is written", remedy
