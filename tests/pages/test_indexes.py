"""Indexes: groups that a reader finds, the most used first, and ways to them where an index is long."""

from pathlib import Path
from typing import Any

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages import indexes
from build_scripts.pages.context import Context, Site
from build_scripts.pages.families import FAMILIES
from build_scripts.pages.indexes import (
    LONG,
    Group,
    Row,
    group_by_kind,
    group_by_letter,
    group_by_place,
    note_stances,
    order_by_use,
    render_index,
)
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD


def context_of(project: Path) -> Context:
    """What the renderers of a project's record see."""
    return Context(
        build_timeline(load_record(read_files(project / "events"), None)), Site("Mills"), read_strings("en", project)
    )


def row(title: str, count: int, **values: Any) -> Row:
    """A row of an index."""
    return {
        "title": title,
        "count": count,
        "url": f"x/{title}/",
        "events": str(count),
        "note": "",
        "names": (),
        "depth": 0,
        **values,
    }


def titles(groups: list[Group]) -> dict[str, list[str]]:
    """The titles of rows by those of their groups."""
    return {group.title: [each["title"] for each in group.rows] for group in groups}


def test_short_index_has_one_group() -> None:
    """Few rows stand in the order of their names, whatever their accents and capitals."""
    rows = [row("Zorn", 1), row("élan", 2), row("Echo", 3), row("abc", 4)]
    assert titles(group_by_letter(context_of(RECORD), rows)) == {"": ["abc", "Echo", "élan", "Zorn"]}


def test_long_index_has_letters() -> None:
    """Many rows stand by letters of any script, figures together; the most used stand before all."""
    rows = [row(f"Mill {number:02}", number) for number in range(LONG)]
    rows += [row("9 News", 0), row("92 Watch", 0), row("Élan", 99), row("شورا", 0)]
    groups = group_by_letter(context_of(RECORD), rows)
    assert [group.title for group in groups] == ["Cited most often", "0–9", "E", "M", "ش"]
    assert [each["title"] for each in groups[0].rows[:2]] == ["Élan", f"Mill {LONG - 1}"]
    assert [each["title"] for each in groups[1].rows] == ["9 News", "92 Watch"]
    assert sum(len(group.rows) for group in groups[1:]) == len(rows)
    body = render_index(context_of(RECORD), "Sources", "All of them.", groups)
    for group in groups:
        assert body.count(f'id="{group.anchor}"') == body.count(f'href="#{group.anchor}"') == 1


def test_short_index_has_no_ways() -> None:
    """An index that is seen at a glance has no list of its groups."""
    body = render_index(context_of(RECORD), "Actors", "Two.", [Group("A", [row("a", 1)], "a"), Group("B", [], "b")])
    assert "kt-jumps" not in body


def test_actors_by_kind_and_use() -> None:
    """Actors stand by kind in the vocabulary's order, in each those with the most events first, then by name."""
    timeline = context_of(RECORD).timeline
    first, second = list(timeline.vocabulary.actor_kinds)[:2]
    rows = [row("b", 1, kind=second), row("c", 1, kind=first), row("a", 1, kind=first), row("d", 5, kind=first)]
    labels = [timeline.vocabulary.actor_kinds[kind].label for kind in (first, second)]
    assert titles(group_by_kind(timeline, rows)) == {labels[0]: ["d", "a", "c"], labels[1]: ["b"]}
    assert order_by_use(rows)[0]["title"] == "d"


def test_stances_are_counted_by_entry() -> None:
    """An actor's stances are counted once an entry, in the vocabulary's order."""
    timeline = context_of(RECORD).timeline
    counted = {
        actor: {
            stance: sum(
                any((row.actor, row.stance) == (actor, stance) for row in e.attribution) for e in timeline.events
            )
            for stance in timeline.vocabulary.stances
        }
        for actor in timeline.actors
    }
    words = {stance: word.label for stance, word in timeline.vocabulary.stances.items()}
    told = {
        actor: " · ".join(f"{words[stance]}\u00a0{count}" for stance, count in counts.items() if count)
        for actor, counts in counted.items()
    }
    assert note_stances(timeline) == {actor: text for actor, text in told.items() if text}
    assert note_stances(timeline)


def test_places_by_what_holds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a long index each place that holds others is a group, the most used first; lone ones end it."""
    context = context_of(RECORD)
    timeline = context.timeline
    rows = {
        place: row(FAMILIES["places"].title(known), len(timeline.by_place.get(place, ())), id=place)
        for place, known in timeline.places.items()
    }
    for place, each in rows.items():
        each["depth"] = len(timeline.place_path(place)) - 1
    assert [group.title for group in group_by_place(context, rows)] == [""]
    monkeypatch.setattr(indexes, "LONG", 1)
    groups = group_by_place(context, rows)
    assert sorted(str(each["id"]) for group in groups for each in group.rows) == sorted(rows)
    assert [group.rows[0]["depth"] for group in groups] == [0] * len(groups)
    assert all(len(group.rows) > 2 for group in groups if group.anchor != "others")


def test_a_place_says_where_it_lies() -> None:
    """Before its name stands what it is and what it lies in, from near to far."""
    context = context_of(RECORD)
    inner = next(place for place in context.timeline.places.values() if place.within)
    path = context.timeline.place_path(inner.id)[1:]
    kicker = FAMILIES["places"].about(context, inner)["kicker"]
    kind = context.timeline.vocabulary.place_kinds[inner.kind].label
    ways = (f'<a href="\x02places/{step}/">{context.timeline.places[step].name}</a>' for step in path)
    assert kicker == f"{kind} in {', '.join(ways)}"


def test_coordinates_are_never_turned_round() -> None:
    """Latitude and longitude keep their order in a page that is read from right to left."""
    context = context_of(RECORD)
    place = next(place for place in context.timeline.places.values() if place.lat is not None)
    facts = dict(FAMILIES["places"].about(context, place)["facts"])
    assert f'<span dir="ltr">{place.lat:g}, {place.lon:g}</span> (' in facts[context.t["coordinates"]]
