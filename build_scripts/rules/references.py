"""Words and ids that must exist: in the vocabulary, among the actors and places, among the file's own sources."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from build_scripts.findings import At, Checked, Path, did_you_mean, rule
from build_scripts.model import Event, Vocabulary, Words
from build_scripts.record import Record


def unknown(known: Iterable[str], what: str, where: str, used: Iterable[tuple[Path, str]]) -> Iterator[Checked]:
    """A breach for each of ``used`` (a path and a word) that is not among ``known``."""
    lookup: Container[str] = known if isinstance(known, Container) else set(known)
    for path, word in used:
        if word not in lookup:
            remedy = did_you_mean(word, known) or f"see {where} for what there is, or add it there"
            yield At(path), f"there is no {what} `{word}`", remedy


def _words(record: Record, name: str) -> Words:
    words: Words = getattr(record.vocabulary, name) if record.vocabulary else {}
    return words


def _vocabulary(record: Record, name: str, what: str, used: Iterable[tuple[Path, str]]) -> Iterator[Checked]:
    if isinstance(record.vocabulary, Vocabulary):
        yield from unknown(_words(record, name), what, f"`{name}` in `_vocabulary.yml`", used)


@rule("error")
def unknown_actor(event: Event, record: Record) -> Iterator[Checked]:
    """An actor named in an event has a file in `_actors/`."""
    used: list[tuple[Path, str]] = [(("actors", i, "actor"), each.actor) for i, each in enumerate(event.actors)]
    used += [(("attribution", i, "actor"), each.actor) for i, each in enumerate(event.attribution)]
    known = record.actors.keys() | {key[6:] for key in record.broken if key.startswith("actor:")}
    yield from unknown(known, "actor", "`_actors/`", used)


@rule("error")
def unknown_place(event: Event, record: Record) -> Iterator[Checked]:
    """A place named in an event has a file in `_places/`."""
    known = record.places.keys() | {key[6:] for key in record.broken if key.startswith("place:")}
    yield from unknown(known, "place", "`_places/`", ((("places", i), each) for i, each in enumerate(event.places)))


@rule("error")
def unknown_kind(event: Event, record: Record) -> Iterator[Checked]:
    """An event's kind stands in the vocabulary."""
    yield from _vocabulary(record, "kinds", "kind", [(("kind",), event.kind)])


@rule("error")
def unknown_status(event: Event, record: Record) -> Iterator[Checked]:
    """An event's status stands in the vocabulary."""
    yield from _vocabulary(record, "statuses", "status", [(("status",), event.status)])


@rule("error")
def unknown_role(event: Event, record: Record) -> Iterator[Checked]:
    """A role stands in the vocabulary."""
    used = ((("actors", i, "role"), each.role) for i, each in enumerate(event.actors))
    yield from _vocabulary(record, "roles", "role", used)


@rule("error")
def unknown_stance(event: Event, record: Record) -> Iterator[Checked]:
    """A stance stands in the vocabulary."""
    used = ((("attribution", i, "stance"), each.stance) for i, each in enumerate(event.attribution))
    yield from _vocabulary(record, "stances", "stance", used)


@rule("error")
def unknown_measure(event: Event, record: Record) -> Iterator[Checked]:
    """What a figure counts stands in the vocabulary's measures."""
    for i, each in enumerate(event.figures):
        for where, message, remedy in _vocabulary(record, "measures", "measure", [(("figures", i), each.measure)]):
            assert isinstance(where, At)
            yield At((*where.path, each.measure), key=True), message, remedy


@rule("error")
def unknown_group(event: Event, record: Record) -> Iterator[Checked]:
    """Whom a figure counts stands in the vocabulary's groups."""
    used = ((("figures", i, "group"), each.group) for i, each in enumerate(event.figures) if each.group)
    yield from _vocabulary(record, "groups", "group", used)


@rule("error")
def unknown_verdict(event: Event, record: Record) -> Iterator[Checked]:
    """A claim's verdict stands in the vocabulary."""
    used = ((("claims", i, "verdict"), each.verdict) for i, each in enumerate(event.claims))
    yield from _vocabulary(record, "verdicts", "verdict", used)


@rule("error")
def unknown_tag(event: Event, record: Record) -> Iterator[Checked]:
    """A tag stands in the vocabulary."""
    yield from _vocabulary(record, "tags", "tag", ((("tags", i), each) for i, each in enumerate(event.tags)))


@rule("error")
def unknown_relation(event: Event, record: Record) -> Iterator[Checked]:
    """The word for a relation stands in the vocabulary."""
    used = ((("related", i, "as"), each.as_) for i, each in enumerate(event.related))
    yield from _vocabulary(record, "relations", "relation", used)


@rule("error")
def unknown_change_class(event: Event, record: Record) -> Iterator[Checked]:
    """The class of a change stands in the vocabulary."""
    used = ((("changes", i, "class"), each.class_) for i, each in enumerate(event.changes))
    yield from _vocabulary(record, "change_classes", "change class", used)


@rule("error")
def unlisted_source(event: Event, record: Record) -> Iterator[Checked]:
    """A source named in a row is listed under the file's `sources`."""
    yield from unknown(event.sources, "source", "`sources` of this file", _source_uses(event))


def _source_uses(event: Event) -> Iterator[tuple[Path, str]]:
    yield from ((("date_sources", i), each) for i, each in enumerate(event.date_sources))
    for key in ("actors", "figures", "attribution", "claims"):
        for i, row in enumerate(getattr(event, key)):
            yield from (((key, i, "sources", j), each) for j, each in enumerate(row.sources))


@rule("error")
def unknown_evidence(event: Event, record: Record) -> Iterator[Checked]:
    """What speaks for or against a claim is a source of the file or another event."""
    known = event.sources.keys() | record.events.keys() | {k[6:] for k in record.broken if k.startswith("event:")}
    for i, claim in enumerate(event.claims):
        for key, evidence in (("for", claim.for_), ("against", claim.against)):
            used = ((("claims", i, key, j), each) for j, each in enumerate(evidence))
            yield from unknown(known, "source or event", "`sources` of this file", used)
