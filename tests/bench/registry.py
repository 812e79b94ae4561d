"""Two hundred places in four levels and a hundred actors, invented from a seed.

4 countries contain 12 provinces, these 34 districts, these 150 towns. Ids are slugs of the names.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from tests.bench import words
from tests.bench.record import Entry

LEVELS = (("country", 4), ("province", 12), ("district", 34), ("town", 150))
ORGANISATIONS, PERSONS = 70, 30


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _named(kind: str, name: str) -> str:
    return {"province": f"{name} Province", "district": f"{name} district"}.get(kind, name)


def _source(seed: Random, key: str) -> dict[str, dict[str, str]]:
    paper = f"{seed.choice(words.STEMS)} {seed.choice(words.PRESS)}"
    return {key: {"publisher": paper, "url": f"https://{slug(paper)}.example/{key}", "nature": "reference"}}


def places(seed: Random) -> list[Entry]:
    """Return all places, largest first; each but the countries lies `within` one of the level above."""
    names = [stem + ending for stem in words.STEMS for ending in words.ENDINGS]
    chosen = iter(seed.sample(names, sum(number for _, number in LEVELS)))
    entries: list[Entry] = []
    above: list[Entry] = []
    for kind, number in LEVELS:
        level = [_place(seed, kind, next(chosen), above) for _ in range(number)]
        entries, above = entries + level, level
    return entries


def _place(seed: Random, kind: str, stem: str, above: Sequence[Entry]) -> Entry:
    name = _named(kind, stem)
    front: dict[str, object] = {"name": name, "kind": kind}
    if above:
        front["within"] = seed.choice(above).id
    if kind == "town":
        front |= {"lat": f"{seed.uniform(46, 54):.2f}", "lon": f"{seed.uniform(6, 17):.2f}"}
        front["coordinates_source"] = f"geonames:{seed.randrange(2_800_000, 2_990_000)}"
    return Entry(slug(name), front, f"{name} is an invented {kind} of this chronicle.")


def actors(seed: Random, towns: Sequence[Entry]) -> list[Entry]:
    """Return organisations of towns and districts, and persons."""
    pairs = [(town, office) for town in towns for office in words.OFFICES]
    bodies = [
        _organisation(seed, str(town.front["name"]), office) for town, office in seed.sample(pairs, ORGANISATIONS)
    ]
    people = seed.sample([f"{first} {last}" for first in words.FORENAMES for last in words.SURNAMES], PERSONS)
    return bodies + [_person(seed, name, seed.choice(bodies)) for name in people]


def _organisation(seed: Random, town: str, office: str) -> Entry:
    name = f"{town} {office}"
    initials = "".join(word[0] for word in name.split()).upper()
    front = {
        "name": name,
        "kind": seed.choice(["government", "organisation", "organisation", "party"]),
        "aliases": [{"text": f"{initials} {town}", "lang": "en"}],
        "sources": _source(seed, "handbook"),
    }
    return Entry(
        slug(name),
        front,
        f"The {name} appears in this chronicle from {seed.randrange(1950, 1975)} on [@handbook].",
    )


def _person(seed: Random, name: str, office: Entry) -> Entry:
    front = {"name": name, "kind": "person", "part_of": office.id, "sources": _source(seed, "who-is-who")}
    return Entry(slug(name), front, f"{name} spoke for the {office.front['name']} [@who-is-who].")


def within(place: Entry, by_id: dict[str, Entry]) -> Iterator[Entry]:
    """Yield the larger places around one, nearest first."""
    while "within" in place.front:
        place = by_id[str(place.front["within"])]
        yield place
