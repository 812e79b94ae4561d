"""The rules that an entry is held to, grouped by subject: one module per subject, one generator per rule.

A rule's docstring is its sentence; what it yields are places in one file, with a message and a remedy. Rules never
print and never stop at the first breach. What a file may say by itself (keys, shapes, dates) the model has settled
before: see `build_scripts.reading.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from build_scripts.check.rules import (
    absence,
    addresses,
    attribution,
    dates,
    duplicates,
    entries,
    evidence,
    figures,
    history,
    identifiers,
    identity,
    links,
    places,
    points,
    prose,
    publishers,
    references,
    relations,
    schema,
    shared,
    sources,
    vocabulary,
)
from build_scripts.findings import Problem, Rule, RuleFunction
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.reading.record import Record

_CITES: tuple[Callable[[Entry, Record], Iterator[Problem]], ...] = (
    references.unknown_citation,
    links.unknown_link,
    identity.redirect_id,
    shared.hidden_shared_source,
    sources.unknown_nature,
    sources.source_id,
    sources.language_tag,
    sources.source_without_address,
    sources.source_address,
    sources.tracking_parameters,
    identifiers.unknown_scheme,
    identifiers.identifier_shape,
    sources.archived_copy,
    sources.source_listed_twice,
    schema.placeholder,
    prose.one_line,
    prose.markup_in_plain_text,
    prose.loaded_word,
    prose.hedge_without_reporter,
    absence.unknown_absence,
    absence.absences_alike,
    absence.days_of_absence,
    absence.absence_without_date,
    evidence.nameless_publisher,
    evidence.date_from_address,
)
EVENT_RULES: tuple[Callable[[Event, Record], Iterator[Problem]], ...] = (
    references.unknown_actor,
    references.unknown_place,
    references.unknown_kind,
    references.unknown_status,
    references.unknown_role,
    references.unknown_stance,
    references.unknown_measure,
    references.unknown_group,
    references.unknown_verdict,
    references.unknown_tag,
    references.unknown_relation,
    references.unknown_change_class,
    points.point_precision,
    points.point_finer_than_precision,
    references.unlisted_source,
    references.unknown_evidence,
    references.speaker_like_actor,
    relations.unknown_event,
    relations.self_relation,
    relations.listed_twice,
    identity.number_in_id,
    dates.date_differs_from_id,
    dates.other_calendar,
    sources.uncited_source,
    sources.no_source,
    sources.confirmed_by_one_origin,
    evidence.confirmed_by_one_source,
    evidence.supported_by_itself,
    figures.figure_without_speaker,
    figures.number_in_words,
    figures.bound_in_note,
    figures.speaker_in_note,
    figures.figure_rows_alike,
    figures.claims_alike,
    figures.superseded_by_nobody,
    attribution.attribution_without_source,
    attribution.no_speaker,
    history.whole_day,
    history.changes_in_order,
    history.reading_version,
    history.withdrawn_without_reason,
    attribution.participant_without_name,
    attribution.claimed_and_unclaimed,
    attribution.accused_in_title,
    dates.time_without_day,
    dates.time_over_midnight,
    dates.date_finer_than_sources,
    dates.row_before_event,
    dates.row_after_sources,
    dates.added_before_event,
    attribution.actor_of_another_time,
    figures.superseded_by_older,
    figures.with_or_without,
    figures.part_above_whole,
    sources.only_lowest_grade,
    sources.source_before_event,
    prose.summary_too_long,
    prose.summary_like_title,
    prose.count_without_row,
    history.change_before_added,
    schema.too_many_rows,
    *_CITES,
)
ACTOR_RULES: tuple[Callable[[Actor, Record], Iterator[Problem]], ...] = (
    entries.actor_references,
    entries.actor_sources,
    *_CITES,
)
PLACE_RULES: tuple[Callable[[Place, Record], Iterator[Problem]], ...] = (
    entries.place_references,
    entries.coordinates_without_source,
    entries.coordinates_source,
    entries.place_sources,
    places.place_within_smaller,
    *_CITES,
)
SOURCE_RULES: tuple[Callable[[SharedSource, Record], Iterator[Problem]], ...] = tuple(
    check for check in _CITES if check is not absence.absence_without_date
)
"""A note on a source tells what the source says, and has no rows."""
RECORD_RULES: tuple[RuleFunction[[Record]], ...] = (
    identity.redirect_taken,
    relations.withdrawn_relation,
    duplicates.probable_duplicate,
    duplicates.source_described_differently,
    shared.uncited_shared_source,
    shared.shared_source_repeated,
    shared.shared_source_id,
    entries.actor_loop,
    entries.place_loop,
    publishers.publisher_is_address,
    publishers.publisher_spelled_differently,
    publishers.listed_publisher,
    entries.actor_of_one_name,
    entries.place_of_one_name,
    points.point_far_from_place,
    places.place_far_from_others,
    vocabulary.word_id,
    vocabulary.word_within,
    vocabulary.word_property,
    identifiers.identifier_taken,
    identifiers.scheme_form,
    vocabulary.removal,
    evidence.official_by_no_authority,
)
"""What takes the whole record to see; each problem says in which file it lies (`InFile`).

Each is asked again only where something is other than before that it says it looks at (`check.whole`).
"""

DATED_RULES: tuple[Callable[[Entry, date], Iterator[Problem]], ...] = (dates.in_the_future,)
"""What takes the day of the check to see."""
HISTORY_RULES: tuple[Callable[[Record, Record], Iterator[Problem]], ...] = (
    history.added_missing,
    history.unlogged_change,
    history.rewritten_log,
    history.vanished_event,
    history.first_id,
    history.dropped_redirect,
    addresses.vanished_page,
)
"""What takes an earlier version of the record to see; the present version comes first."""


def apply_rules(entry: Entry, record: Record) -> Iterator[Iterator[Problem]]:
    """Yield what each rule for one entry finds in ``entry``, rule by rule."""
    if isinstance(entry, Event):
        yield from (check(entry, record) for check in EVENT_RULES)
    elif isinstance(entry, Actor):
        yield from (check(entry, record) for check in ACTOR_RULES)
    elif isinstance(entry, Place):
        yield from (check(entry, record) for check in PLACE_RULES)
    else:
        yield from (check(entry, record) for check in SOURCE_RULES)


_SUBJECTS = (
    *(
        identity,
        addresses,
        dates,
        references,
        relations,
        figures,
        attribution,
        points,
        sources,
        shared,
        publishers,
        prose,
    ),
    *(evidence, absence, links, history, duplicates, entries, identifiers, places, vocabulary, schema),
)
RULES: tuple[Rule, ...] = tuple(
    member.rule for module in _SUBJECTS for member in vars(module).values() if isinstance(member, RuleFunction)
)
"""Every rule that these modules declare."""
