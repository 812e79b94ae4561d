"""Records as others keep them, made from a seed: thousands of short entries that are alike, and a few entered twice.

What each entry tells of is decided before any of its words, and is its label: two entries are twins where it is the
same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from build_scripts.model.entries import Event, Place
from build_scripts.model.rows import Source
from build_scripts.reading.record import Record
from tests.support.records import record_of

Front = dict[str, Any]
"""An entry as its keys and values."""
AGENCIES = ("Marrow Press", "North Wire", "Valley Radio", "Border Post")
_START = date(2012, 1, 1)
_PARTS = ("Al", "Bar", "Cor", "Dun", "Esk", "Far", "Gol", "Har", "Ist", "Jor", "Kel", "Lom", "Mar", "Nor", "Os", "Pel")
_ENDS = ("a", "abad", "en", "ford", "i", "kot", "mere", "o", "ridge", "stan", "ton", "wick")
_OF_FIGHTING = {
    "clash": ("Clash at {place}, {n} killed", "Fighting at {place}, {n} dead"),
    "shelling": ("Shelling of {place}, {n} killed", "{n} killed as shells hit {place}"),
    "raid": ("Raid on {place}, {n} killed", "Night raid at {place} leaves {n} dead"),
}
_IN_A_DAY = {
    "protest": ("Protest in {place}", "{who} gathered in {place} over {what}; {n} people came."),
    "strike": ("Strike in {place}", "{who} in {place} laid down their work over {what}."),
    "closure": ("Road closed in {place}", "The road through {place} was closed for {n} hours over {what}, {who} said."),
    "arrest": ("Arrests in {place}", "The police arrested {n} of the {who} in {place} after a dispute over {what}."),
}
_WHO = (
    "teachers",
    "nurses",
    "drivers",
    "students",
    "farmers",
    "porters",
    "weavers",
    "bakers",
    "traders",
    "clerks",
    "masons",
    "miners",
)
_WHAT = (
    "wages",
    "rents",
    "taxes",
    "power",
    "water",
    "bread",
    "land",
    "tolls",
    "fuel",
    "schools",
    "licences",
    "debts",
    "rubbish",
    "dust",
)
_IN_COURT = (
    "The court heard a witness.",
    "The hearing was adjourned until {next}.",
    "The defence asked for more time; the court gave it until {next}.",
    "The accused was not brought before the court.",
    "The prosecutor read the charges.",
    "Two officers gave evidence about the arrest.",
)


@dataclass(slots=True)
class Foreign:
    """Events by id, what each tells of (its label), and the pairs of which one was copied from the other."""

    events: dict[str, Event] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    places: Mapping[str, Place] = field(default_factory=dict)

    def add(self, front: Front, label: int) -> str:
        """Make an event under an id of its own, which begins with its date, and return that."""
        name = f"{front['date']}-entry-{len(self.events)}"
        sources = {key: Source(**source) for key, source in front["sources"].items()}
        body = f"<p>{front['summary']}</p>"
        path = f"events/{name[:4]}/{name}.md"
        self.events[name] = Event(**{**front, "sources": sources}, id=name, path=path, status="reported", body=body)
        self.labels[name] = label
        return name

    @property
    def record(self) -> Record:
        """The events as a record without a vocabulary."""
        return record_of(self.events, {}, self.places)

    def are_one(self, names: Sequence[str]) -> bool:
        """Check whether all these entries tell of one thing."""
        return len({self.labels[name] for name in names}) == 1


def conflict(seed: int, size: int) -> Foreign:
    """Return a database of fights: a row for each, in one form of words, some places far more often than others."""
    random = Random(seed)
    towns = _names(random, 300)
    made = Foreign(places={_id(town): _place(town) for town in towns})
    weights = [1 / (rank + 3) for rank in range(len(towns))]
    for label in range(size):
        town = random.choices(towns, weights)[0]
        kind = random.choice(list(_OF_FIGHTING))
        day = _START + timedelta(days=int(3650 * random.betavariate(1.5, 1.2)))
        killed = min(1 + int(random.expovariate(0.25)), 180)
        first = _fight(random, kind, town, day, killed, form=0)
        name = made.add(first, label)
        if random.random() < 0.03:
            second = _fight(
                random, kind, town, _nearly(random, day), max(1, killed + random.choice((0, 0, 1, -1, 2))), 1
            )
            _enter_again(made, random, name, first, second, label)
    return made


def court(seed: int, size: int) -> Foreign:
    """Return a monitor's list of hearings: each case comes again under its title, in few courts, some day after day."""
    random = Random(seed)
    people = [f"{one[0]}. {other}" for one, other in zip(_names(random, 500), _names(random, 500), strict=True)]
    courts = _names(random, 8)
    made = Foreign(places={_id(name): _place(name) for name in courts})
    label = 0
    while label < size:
        accused, seat = people[label % len(people)], random.choice(courts)
        day = _START + timedelta(days=random.randrange(2500))
        gaps: Callable[[], int] = random.choice((lambda: 1, lambda: 7, lambda: 14, lambda: random.randint(10, 60)))
        docket = f"https://court.example/{_id(seat)}/{label}"
        for number in range(1, random.randint(2, 16)):
            first = _hearing(random, accused, seat, day, number, docket, gaps())
            name = made.add(first, label)
            if random.random() < 0.03:
                again = _hearing(random, accused, seat, _nearly(random, day), number, docket, gaps(), other=True)
                _enter_again(made, random, name, first, again, label)
            label += 1
            day += timedelta(days=gaps())
    return made


def journal(seed: int, size: int) -> Foreign:
    """Return a journal of short rows, several a day, each by a page of its own; one in eighty was copied much later.

    A copy has the whole text of a row, a month to a year later, under an id and by an address of its own. No row is
    entered again in another way, and rows that agree by chance are not twins.
    """
    random = Random(seed)
    towns = _names(random, 40)
    made = Foreign(places={_id(town): _place(town) for town in towns})
    rows = [_row(random, random.choice(towns), _START + timedelta(days=number // 4)) for number in range(size)]
    names = [made.add(row, label) for label, row in enumerate(rows)]
    for label in random.sample(range(size), size // 80):
        far = date.fromisoformat(rows[label]["date"]) + timedelta(days=random.randint(30, 365))
        again = {**rows[label], "date": f"{far}", "sources": _page(random, far)}
        made.copies.append((names[label], made.add(again, label)))
    return made


def _enter_again(made: Foreign, random: Random, name: str, first: Front, second: Front, label: int) -> None:
    """Enter what ``first`` tells of once more: copied at any distance, with a word changed, or as ``second`` has it.

    What rests on the list of a case alone is not copied to another day: there it would be just another hearing.
    """
    way = random.choice(("copy", "far copy", "changed", "same report", "other report"))
    if way == "copy" or (way == "far copy" and [*first["sources"]] == ["docket"]):
        made.copies.append((name, made.add(first, label)))
    elif way == "far copy":
        far = date.fromisoformat(first["date"]) + timedelta(days=365 * random.randint(1, 5) + random.randint(0, 27))
        made.copies.append((name, made.add({**first, "date": f"{far}"}, label)))
    elif way == "changed":
        made.add({**first, "summary": first["summary"].replace("The", "This", 1)}, label)
    else:
        made.add({**second, "sources": first["sources"]} if way == "same report" else second, label)


def _fight(random: Random, kind: str, town: str, day: date, killed: int, form: int) -> Front:
    title = _OF_FIGHTING[kind][form].format(place=town, n=killed)
    civilians = random.randint(0, killed)
    summary = f"The army and the rebels fought at {town}: {killed} people were killed, {civilians} of them civilians."
    agency = random.choice(AGENCIES)
    # One article in eight is a summary of the day, which several rows rest on.
    article = f"{day}" if random.random() < 0.12 else f"{day}/{random.randrange(10**6)}"
    url = f"https://{_id(agency)}.example/{article}"
    return _front(day, kind, title, summary, _id(town), {"a": {"publisher": agency, "date": f"{day}", "url": url}})


def _hearing(
    random: Random, accused: str, seat: str, day: date, number: int, docket: str, gap: int, other: bool = False
) -> Front:
    said = random.choice(_IN_COURT).format(next=f"{day + timedelta(days=gap):%d %B %Y}")
    title = f"Trial of {accused}, day {number}" if other else f"Hearing in the case of {accused}"
    sources = {"docket": {"publisher": "Court office", "url": docket}}
    if random.random() < 0.8 or other:  # the others rest on nothing but the list of the case
        url = f"https://monitor.example/{day}/{random.randrange(10**6)}"
        sources["monitor"] = {"publisher": "Court monitor", "date": f"{day}", "url": url}
    return _front(
        day, "hearing", title, f"The court of {seat} sat in the case of {accused}. {said}", _id(seat), sources
    )


def _row(random: Random, town: str, day: date) -> Front:
    kind = random.choice(list(_IN_A_DAY))
    words = {"place": town, "who": random.choice(_WHO), "what": random.choice(_WHAT), "n": random.randint(2, 60)}
    title, summary = (form.format(**words) for form in _IN_A_DAY[kind])
    return _front(day, kind, title, summary[0].upper() + summary[1:], _id(town), _page(random, day))


def _page(random: Random, day: date) -> Mapping[str, Mapping[str, str]]:
    agency = random.choice(AGENCIES)
    url = f"https://{_id(agency)}.example/{day}/{random.randrange(10**6)}"
    return {"a": {"publisher": agency, "date": f"{day}", "url": url}}


def _front(
    day: date, kind: str, title: str, summary: str, place: str, sources: Mapping[str, Mapping[str, str]]
) -> Front:
    return {"title": title, "date": f"{day}", "kind": kind, "summary": summary, "places": (place,), "sources": sources}


def _nearly(random: Random, day: date) -> date:
    return day + timedelta(days=random.choice((0, 0, 1, -1)))


def _names(random: Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        names["".join((random.choice(_PARTS), random.choice(_PARTS).lower(), random.choice(_ENDS)))] = None
    return list(names)


def _place(name: str) -> Place:
    return Place(id=_id(name), path=f"events/_places/{_id(name)}.md", name=name, kind="town")


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")
