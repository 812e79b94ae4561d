"""Evidence: what a status or a verdict rests on is as much as it says, and each publisher and date is what it seems."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.text import shown
from build_scripts.check.described import DESCRIBED, descriptions
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry, Event
from build_scripts.model.publishers import Publishers
from build_scripts.model.rows import Claim, Source
from build_scripts.model.values.nothing import is_nothing
from build_scripts.model.vocabulary import Vocabulary, default_word
from build_scripts.reading.phrases import phrase_pattern
from build_scripts.reading.record import Record


@rule("warning")
def supported_by_itself(event: Event, record: Record) -> Iterator[Checked]:
    """What speaks for a claim is more than those who made it, where the verdict asks for independent origins."""
    words = record.vocabulary
    for i, claim in enumerate(event.claims if words else ()):
        verdict = words.verdicts.get(claim.verdict) if words else None
        needed = int(verdict.origins or 0) if verdict else 0
        if words and needed and len(_beside(claim, event, words, record.publishers)) < needed:
            what = "one origin" if needed == 1 else f"{needed} origins"
            message = f"`{claim.verdict}` asks for {what} beside the speaker, and `for` has fewer"
            remedy = "name under `for:` what bears it out independently, or choose another verdict"
            yield At(("claims", i, "verdict")), message, remedy


def _beside(claim: Claim, event: Event, words: Vocabulary, publishers: Publishers) -> set[str]:
    """Return the origins that speak for a claim and did not make it; an event is one of its own."""
    made = {publishers.identity(claim.by)} if claim.by else set()
    for name in claim.sources:
        made |= _rest_on(event.sources[name], publishers) if name in event.sources else set()
    speaking = {name for name in claim.for_ if name not in event.sources}
    for name in claim.for_:
        if name in event.sources and words.is_witness(event.sources[name]):
            speaking |= _rest_on(event.sources[name], publishers)
    return speaking - made


def _rest_on(source: Source, publishers: Publishers) -> set[str]:
    return {publishers.identity(name) for name in source.origin or (source.publisher,)}


@rule("warning")
def confirmed_by_one_source(event: Event, record: Record) -> Iterator[Checked]:
    """A status that needs several origins rests on as many sources: one page that names two origins is one witness."""
    words = record.vocabulary
    needed = words.origins_needed(event.status) if words else 0
    if words is None or needed < 2 or any(map(words.finds, event.sources.values())):
        return
    witnesses = [name for name, source in event.sources.items() if words.is_witness(source)]
    origins = {origin for name in witnesses for origin in _rest_on(event.sources[name], record.publishers)}
    if 0 < len(witnesses) < needed <= len(origins):
        lesser = words.lesser_status(event.status)
        message = f"only `{shown(witnesses[0])}` is a witness here, though it names {len(origins)} origins"
        yield At(("status",)), message, f"{f'write `{lesser}`, or ' if lesser else ''}add a source of its own for each"


@rule("warning", DESCRIBED)
def official_by_no_authority(record: Record) -> Iterator[Checked]:
    """A source of a nature that is an authority's is published by one, by the kind of the actor of that name."""
    words = record.vocabulary
    natures = {name for name, word in words.natures.items() if word.authority} if words else set()
    kinds = {name for name, word in words.actor_kinds.items() if word.authority} if words else set()
    if words is None or not natures or not kinds:
        return
    identity = record.publishers.identity
    actors = {identity(name): actor.kind for actor in record.actors.values() for name in actor.names}
    for path, source in descriptions(record):
        nature = source.nature or default_word(words.natures)
        if nature in natures and actors.get(identity(source.publisher)) not in kinds:
            message = f"`{shown(source.publisher)}` is no authority that the record knows, as `{nature}` says"
            remedy = "choose another nature; or name the authority that published it, with a file in `_actors/`"
            yield InFile(path, At((*source.path, "nature"))), message, remedy


@rule("warning")
def nameless_publisher(entry: Entry, record: Record) -> Iterator[Checked]:
    """A publisher is one that a reader can go to, and no word for many or for nobody."""
    phrases = record.vocabulary.phrases.nameless if record.vocabulary else ()
    pattern = phrase_pattern(phrases)
    for path, source in described_sources(entry) if phrases else ():
        if pattern.fullmatch(source.publisher) and not is_nothing(source.publisher):
            remedy = "name the publisher of the page that was read; without one, leave the source out"
            yield At((*path, "publisher")), f"`{shown(source.publisher)}` is nobody's name", remedy


@rule("warning")
def date_from_address(entry: Entry, record: Record) -> Iterator[Checked]:
    """A date that was taken from an address, and not printed, is marked as approximate."""
    phrases = record.vocabulary.phrases.from_address if record.vocabulary else ()
    pattern = phrase_pattern(phrases)
    for path, source in described_sources(entry) if phrases else ():
        if source.date and source.note and not source.date.qualifier and pattern.search(source.note):
            message = f"by its note this date was taken from an address, and `{source.date}` is exact"
            yield At((*path, "date")), message, f"write `{source.date}~`"
