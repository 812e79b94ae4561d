"""Words and ids that must exist: in the vocabulary, among the actors and places, among the file's own sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.former_ids import explain_gone, explain_renamed, present_id
from build_scripts.check.unknown import Used, is_broken, unknown, unknown_entry, unknown_word
from build_scripts.findings import At, Checked, rule
from build_scripts.model.entries import ID, Event
from build_scripts.reading.names import Ids
from build_scripts.reading.record import Record

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
    """Name the groups that a row may be with or without, or say how a group becomes one."""
    listed = f"write {' or '.join(f'`{group}`' for group in optional)}"
    return listed if optional else "give the group that is meant `optional: true` in `_vocabulary.yml`"


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
    """A source named in a row is listed under the file's `sources`."""
    yield from unknown(event.sources, "source", lambda name: _source_remedy(name, event), _named_sources(event))


def _named_sources(event: Event) -> Used:
    """Yield every source that a row or a date names, with the path to where it does."""
    yield from ((("date_sources", i), name) for i, name in enumerate(event.date_sources))
    if event.unclaimed:
        yield from ((("unclaimed", "sources", i), name) for i, name in enumerate(event.unclaimed.sources))
    if event.point:
        yield from ((("point", "sources", i), name) for i, name in enumerate(event.point.sources))
    for key in ("actors", "figures", "attribution", "claims"):
        for i, row in enumerate(getattr(event, key)):
            yield from (((key, i, "sources", j), name) for j, name in enumerate(row.sources))


@rule("error")
def unknown_evidence(event: Event, record: Record) -> Iterator[Checked]:
    """What speaks for or against a claim is a source of the file or another event."""
    for i, claim in enumerate(event.claims):
        for key, evidence in (("for", claim.for_), ("against", claim.against)):
            for j, name in enumerate(evidence):
                if name in event.sources or name in record.events or is_broken(record, "event", name):
                    continue
                message = f"there is no source or event `{shown(name)}`"
                remedy = _source_remedy(name, event, record.names.ids["event"])
                yield At(("claims", i, key, j)), *(explain_gone(record, name) or (message, remedy))


def _source_remedy(name: str, event: Event, events: Ids | None = None) -> str:
    """Name the source of the file, or the event, that was meant."""
    published = [id_ for id_, source in event.sources.items() if source.publisher.casefold() == name.casefold()]
    if len(published) == 1:
        return f"write the id of that source, `{published[0]}`"
    if near := did_you_mean(name, event.sources, cutoff=0.75) or (events.did_you_mean(name) if events else ""):
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
