"""A seeded record of any size: `record(1_000)` is the same on every machine.

Two hundred events a year, the last year being 2024, so that a year's list is equally long at every size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from random import Random

from tests.bench import dates, registry, rows, words
from tests.bench.record import Entry, Event, Front, Record
from tests.bench.vocabulary import LISTS, vocabulary

PER_YEAR, LAST_YEAR = 200, 2024
TAGS = LISTS["tags"].split()
FIRST_ADDED = date(2025, 1, 1)
STATUSES = {"confirmed": 55, "reported": 38, "disputed": 7}
ROLES = ("participant", "responder", "operator", "investigator")


def record(size: int, seed: int = 1) -> Record:
    """`size` events with their actors and places."""
    random = Random(seed)
    places = registry.places(random)
    towns = [place for place in places if place.front["kind"] == "town"]
    actors = registry.actors(random, towns)
    bodies, people = actors[: registry.ORGANISATIONS], actors[registry.ORGANISATIONS :]
    writer = _Writer(random, {place.id: place for place in places}, towns, bodies, people, [], set())
    for number in range(size):
        writer.write(LAST_YEAR + 1 - ceil(size / PER_YEAR) + number // PER_YEAR)
    events = sorted(writer.events, key=lambda event: (event.first, event.id))
    return Record(vocabulary(), actors, places, events)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes events one after another; later ones relate to earlier ones."""

    seed: Random
    places: dict[str, Entry]
    towns: Sequence[Entry]
    bodies: Sequence[Entry]
    people: Sequence[Entry]
    events: list[Event]
    titles: set[str]

    def write(self, year: int) -> None:
        """Add one event of a year."""
        seed = self.seed
        when = dates.fuzzy(seed, dates.some_day(seed, year))
        town = seed.choice(self.towns)
        cast_of = [*seed.sample(self.bodies, 3), seed.choice(self.people)]
        slots = self._slots(town, cast_of)
        kind, title = self._title(slots, when)
        cast = rows.Cast(when.first + timedelta(days=9), slots["place"], cast_of, rows.sources(seed, when.first, title))
        event_id = f"{when.stem}-{registry.slug(title)[:60].strip('-')}"
        earlier = seed.sample(self.events[-300:], min(len(self.events), seed.randint(0, 3)))
        sentences = [self._fill(slots, number) for number in seed.sample(range(len(words.SENTENCES)), 14)]
        front = self._front(when, kind, title, town, cast, sentences)
        front |= self._tail(cast, earlier)
        body = "\n\n".join(self._paragraphs(cast, sentences, earlier))
        self.events.append(Event(event_id, when.first, when.words, front, body))

    def _slots(self, town: Entry, cast: Sequence[Entry]) -> dict[str, str]:
        district = self.places[str(town.front["within"])]
        return {
            "place": str(town.front["name"]),
            "district": str(district.front["name"]),
            "river": self.seed.choice(words.RIVERS),
            "actor": str(cast[0].front["name"]),
            "other": str(cast[1].front["name"]),
        }

    def _title(self, slots: dict[str, str], when: dates.Fuzzy) -> tuple[str, str]:
        """A kind and a title no other event has."""
        kind, template = self.seed.choice(words.TITLES)
        thing, route = self.seed.choice(words.THINGS), self.seed.choice(words.ROUTES)
        title = template.format(**slots, thing=thing, route=route)
        if title in self.titles:
            title = f"{title}, {when.words}"
        while title in self.titles:
            title = f"{title}, {self.seed.choice(words.STEMS)} quarter"
        self.titles.add(title)
        return kind, title

    def _fill(self, slots: dict[str, str], number: int) -> str:
        seed = self.seed
        lists = {"thing": words.THINGS, "cause": words.CAUSES, "crop": words.CROPS, "route": words.ROUTES}
        numbers = {"n": (20, 900), "m": (3, 90), "cm": (12, 480), "km": (2, 60), "hour": (2, 20)}
        return words.SENTENCES[number].format(
            **slots,
            **{name: seed.choice(choices) for name, choices in lists.items()},
            **{name: seed.randint(*bounds) for name, bounds in numbers.items()},
            speaker=f"{seed.choice(words.FORENAMES)} {seed.choice(words.STEMS)}{seed.choice(words.ENDINGS)}",
            day=seed.choice(["Monday", "Tuesday", "Thursday", "Saturday", "Sunday"]),
        )

    def _front(
        self, when: dates.Fuzzy, kind: str, title: str, town: Entry, cast: rows.Cast, sentences: Sequence[str]
    ) -> Front:
        seed = self.seed
        status = seed.choices(list(STATUSES), list(STATUSES.values()))[0]
        front: Front = {
            "title": title,
            "date": when.edtf,
            "kind": kind,
            "status": status,
            "summary": sentences[0],
        }
        front |= {"places": [town.id], "tags": seed.sample(TAGS, seed.randint(1, 3))}
        taking_part = cast.actors[: seed.randint(1, 3)]
        keys = list(cast.sources)
        front["actors"] = [
            {"actor": actor.id, "role": role, "sources": [seed.choice(keys)]}
            for actor, role in zip(taking_part, seed.sample(ROLES, len(taking_part)), strict=True)
        ]
        front |= {"figures": rows.figures(seed, cast), "attribution": rows.attribution(seed, cast)}
        claims = rows.claims(seed, cast, sentences[1])
        return front | ({"claims": claims} if claims else {})

    def _tail(self, cast: rows.Cast, earlier: Sequence[Event]) -> Front:
        seed = self.seed
        tail: Front = {"sources": cast.sources}
        if earlier:
            kinds = ["context", "follow-up", "reported-together"]
            tail["related"] = [{"event": event.id, "as": seed.choice(kinds)} for event in earlier]
        tail["added"] = f"{FIRST_ADDED + timedelta(days=seed.randrange(300))}"
        if seed.random() < 0.2:
            tail["changes"] = [
                {"date": "2025-12-01", "class": "correction", "note": "The count of houses was corrected."}
            ]
        return tail

    def _paragraphs(self, cast: rows.Cast, sentences: Sequence[str], earlier: Sequence[Event]) -> Iterator[str]:
        """Two to four paragraphs; together they cite every source, the last links an earlier event."""
        number = self.seed.randint(2, 4)
        keys = list(cast.sources)
        for nr in range(number):
            here = sentences[2 + 3 * nr : 5 + 3 * nr]
            cited = "; ".join(f"@{key}" for key in keys[nr::number] or keys[:1])
            yield " ".join(here)[:-1] + f" [{cited}]."
        if earlier and self.seed.random() < 0.4:
            link = f"[{earlier[0].title}](../{earlier[0].year}/{earlier[0].id}.md)"
            yield f"An earlier entry concerns the same bank: {link} [@{keys[0]}]."
