"""The structured rows of an event: sources, figures, attribution, claims. Every row is somebody's word.

A cast holds what the rows of one event share: its day, its sources' keys, the actors that appear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench import words
from tests.bench.record import Entry, Front
from tests.bench.registry import slug

HEADLINES = (
    "{}",
    "{}: what is known",
    "After the night: {}",
    "{}, officials say",
    "Report: {}",
    "What followed: {}",
)
PAPERS = 240
SPREAD = (0.8, 0.9, 1.0, 1.1, 1.25)
PEOPLE = ("people", "residents", "children", "responders")
MEASURES = ("killed", "injured", "missing", "displaced", "evacuated", "rescued")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what one event is about."""

    day: date
    place: str
    actors: Sequence[Entry]
    sources: dict[str, Front]

    def some_sources(self, seed: Random) -> list[str]:
        return seed.sample(list(self.sources), 1 if seed.random() < 0.7 else 2)

    def speaker(self, seed: Random) -> str:
        """Mostly an actor's id, sometimes a free-text name."""
        free = f"{seed.choice(words.SURNAMES)}, mayor of {self.place}"
        return free if seed.random() < 0.2 else seed.choice(self.actors).id


def paper(number: int) -> str:
    """One of `PAPERS` newspapers, always the same for a number."""
    stem, ending = words.STEMS[number % len(words.STEMS)], words.ENDINGS[number * 7 % len(words.ENDINGS)]
    return f"{stem}{ending} {words.PRESS[number % len(words.PRESS)]}"


def later(seed: Random, day: date, most: int = 400) -> date:
    """A day after another; half of them within a week."""
    return day + timedelta(days=seed.randint(0, 7) if seed.random() < 0.5 else seed.randint(8, most))


def sources(seed: Random, day: date, title: str) -> dict[str, Front]:
    """Three to six sources by key; the first is official or research, the others mostly news."""
    first = seed.choice(["official", "research", "judicial"])
    natures = [first, *seed.choices(["news", "news", "party"], k=5)]
    return dict(_source(seed, nature, day, title, nr) for nr, nature in enumerate(natures[: seed.randint(3, 6)]))


def _source(seed: Random, nature: str, day: date, title: str, nr: int) -> tuple[str, Front]:
    publisher = paper(seed.randrange(PAPERS))
    said = later(seed, day)
    key = f"{slug(publisher)}-{said.year}" + ("" if nr == 0 else f"-{nr}")
    address = f"{slug(publisher)}.example/{said:%Y/%m}/{slug(slug(title)[:40])}-{seed.randrange(10_000, 99_999)}"
    headline = seed.choice(HEADLINES).format(title)
    row: Front = {"publisher": publisher, "title": headline, "date": f"{said}", "url": f"https://{address}"}
    if seed.random() < 0.3:
        row["archive"] = f"https://archive.example/{said:%Y%m%d}/{address}"
    return key, row | {"nature": nature, "grade": seed.choice("AAB")}


def _value(seed: Random, base: int) -> str:
    number = max(1, round(base * seed.choice(SPREAD)))
    forms = (
        str(number),
        str(number),
        str(number),
        f"at least {number}",
        f"about {number}",
        f"{number} to {number + 3}",
    )
    return seed.choice((*forms, "dozens")) if number > 30 else seed.choice(forms)


def figures(seed: Random, cast: Cast) -> list[Front]:
    """Three to seven rows of one or two measures, no two by one speaker on the same thing."""
    rows: dict[tuple[str, str, str], Front] = {}
    chosen = seed.sample(MEASURES, 2)
    base = {measure: seed.choice((3, 7, 14, 40, 120, 600)) for measure in chosen}
    for _ in range(seed.randint(3, 7)):
        measure, group, by = seed.choice(chosen), seed.choice(PEOPLE), cast.speaker(seed)
        size = base[measure] if group == "people" else max(1, base[measure] // 3)
        rows.setdefault((measure, group, by), _figure(seed, cast, {measure: _value(seed, size), "group": group}, by))
    return list(rows.values())


def _figure(seed: Random, cast: Cast, row: Front, by: str) -> Front:
    named = cast.some_sources(seed)
    published = max(cast.sources[key]["date"] for key in named)
    row |= {"by": by, "sources": named, "as_of": min(f"{later(seed, cast.day, 90)}", published)}
    if seed.random() < 0.25:
        row["words"] = seed.choice(["people of the lower town", "persons registered", "inhabitants and guests"])
    if seed.random() < 0.2:
        row["note"] = "counts the neighbouring villages as well"
    return row


def attribution(seed: Random, cast: Cast) -> list[Front]:
    """One to three statements of who was responsible."""
    rows: list[Front] = []
    for actor in seed.sample(list(cast.actors), seed.randint(1, min(3, len(cast.actors)))):
        stance = seed.choice(["accused", "assessed", "suspected", "denied"])
        by = actor.id if stance == "denied" else seed.choice([other.id for other in cast.actors if other != actor])
        rows.append({"actor": actor.id, "stance": stance, "by": by, "sources": cast.some_sources(seed)})
    return rows


def claims(seed: Random, cast: Cast, sentence: str) -> list[Front]:
    """No claim, or one with a verdict and the sources for and against it."""
    if seed.random() < 0.5:
        return []
    keys = seed.sample(list(cast.sources), 3)
    row: Front = {"text": sentence, "by": cast.speaker(seed), "sources": [keys[0]]}
    row |= {"verdict": seed.choice(["partly", "disputed"]), "for": [keys[1]], "against": [keys[2]]}
    return [row | {"note": "The two gauges stand four kilometres apart."}]
