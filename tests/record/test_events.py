"""The record itself: sound as a whole, whatever its words are. No sentence of it is frozen here."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from build_scripts.check.rules.sources import is_independent
from build_scripts.check.run import check_record
from build_scripts.model.entries import Event
from build_scripts.model.publishers import known_publishers
from build_scripts.reading.record import Record, load_record, read_files
from build_scripts.timeline.order import year_of
from build_scripts.timeline.timeline import Timeline, build_timeline

ROOT = Path(__file__).parents[2]
FLOOR = {
    2014: 1,
    2015: 5,
    2016: 7,
    2017: 10,
    2018: 10,
    2019: 3,
    2020: 11,
    2021: 8,
    2022: 10,
    2023: 7,
    2024: 13,
    2025: 6,
}
"""How many entries each year had when the record was first whole; an entry is withdrawn, never lost."""


@pytest.fixture(scope="module")
def record() -> Record:
    """The record of this repository."""
    return load_record(read_files(ROOT / "events"), None)


@pytest.fixture(scope="module")
def timeline(record: Record) -> Timeline:
    """Its timeline."""
    return build_timeline(record)


def test_check_prints_nothing(record: Record) -> None:
    """The record has no finding, not even a warning."""
    assert check_record(record, datetime.now(UTC).date()) == []


def test_no_entry_is_lost(timeline: Timeline) -> None:
    """Every year has at least the entries it once had, tombstones counted."""
    count = {year: len(timeline.years.get(year, ())) for year in FLOOR}
    for removed in timeline.removed:
        count[int(removed[:4])] += 1
    assert {year: (count[year], least) for year, least in FLOOR.items() if count[year] < least} == {}


def test_every_actor_is_used_or_explained(timeline: Timeline) -> None:
    """An actor takes part, is spoken of or speaks, or is tied to one that does; or its own page says what it is."""
    used = set(timeline.by_actor)
    for event in timeline.events:
        for rows in (event.figures, event.attribution, event.claims):
            used.update(row.by for row in rows if row.by)
        used.update(origin for source in event.sources.values() for origin in source.origin)
    for actor in timeline.actors.values():
        used.update(filter(None, (actor.part_of, actor.successor_of, *actor.not_to_be_confused_with)))
    assert [actor.id for actor in timeline.actors.values() if actor.id not in used and not actor.body] == []


def test_every_place_has_an_event_or_an_explanation(timeline: Timeline) -> None:
    """No place is there for nothing: an event happened there or in a place within, or its own page says what it is."""
    unused = [place for place in timeline.places.values() if place.id not in timeline.by_place]
    assert [place.id for place in unused if not place.body] == []


def test_every_place_leads_to_a_country_or_region(timeline: Timeline) -> None:
    """The hierarchy of every place ends at a country or a region."""
    tops = {place: timeline.places[timeline.place_path(place)[-1]].kind for place in timeline.places}
    assert {place: top for place, top in tops.items() if top not in ("country", "region")} == {}


def test_nothing_with_one_origin_is_confirmed(timeline: Timeline) -> None:
    """`confirmed` rests on two origins, or on a source that itself found it."""
    words = timeline.vocabulary
    publishers = known_publishers(words, timeline.actors)
    confirmed = [event for event in timeline.events if event.status == "confirmed"]
    assert words.origins_needed("confirmed") == 2
    assert [event.id for event in confirmed if not is_independent(event.sources, publishers, words, 2)] == []


def test_every_figure_has_a_speaker_and_a_source(timeline: Timeline) -> None:
    """No figure is the record's own: somebody says it, and a source shows where."""
    rows = [
        (event.id, row.measure, row.value.text) for event in timeline.events for row in event.figures if not row.sources
    ]
    assert rows == []


def test_every_source_says_what_it_is(timeline: Timeline) -> None:
    """Every source has a grade, and none of an event is graded C alone."""
    ungraded = [(event.id, name) for event in timeline.events for name, s in event.sources.items() if not s.grade]
    only_pointers = [e.id for e in timeline.events if all(s.grade == "C" for s in e.sources.values())]
    assert (ungraded, only_pointers) == ([], [])


def test_one_address_is_one_publisher(timeline: Timeline) -> None:
    """A page cited by several entries has the same publisher in each."""
    publishers: dict[str, set[str]] = {}
    for event in timeline.events:
        for source in event.sources.values():
            if source.url:
                publishers.setdefault(source.url, set()).add(source.publisher)
    assert {url: sorted(names) for url, names in publishers.items() if len(names) > 1} == {}


def test_no_address_carries_tracking(timeline: Timeline) -> None:
    """No address tells a publisher whence a reader came."""
    addresses = [source.url for event in timeline.events for source in event.sources.values() if source.url]
    assert [address for address in addresses if re.search(r"[?&](?:utm_\w+|fbclid|gclid)=", address)] == []


def _numbers(text: str) -> set[str]:
    """Counts in a text, from 10 on, as digits; years and the like are left out by the caller."""
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", re.sub(r"<sup.*?</sup>|<[^>]+>", " ", text))
    return set(re.findall(r"(?<![\d:.,-])\d{2,}(?![\d:]|[.,]\d)", plain))


def test_summaries_agree_with_the_figures(timeline: Timeline) -> None:
    """A count in a summary is in the entry's figures, its claims or its text."""

    def known(event: Event) -> set[str]:
        rows = [f"{row.value.text} {row.includes or ''} {row.note or ''} {row.words or ''}" for row in event.figures]
        claims = [f"{claim.text} {claim.note or ''}" for claim in event.claims]
        return _numbers(" ".join([*rows, *claims, event.body, event.title])) | {str(year_of(event))}

    def years(event: Event) -> set[str]:
        return {str(year) for year in range(event.date.first.year, min(event.date.last.year, 2100) + 1)}

    loose = {e.id: _numbers(e.summary) - known(e) - years(e) for e in timeline.events}
    assert {name: sorted(numbers) for name, numbers in loose.items() if numbers} == {}
