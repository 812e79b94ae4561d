"""Attribution: according to whom."""

import re
from pathlib import Path

import pytest

from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE


@pytest.mark.parametrize(
    ("front", "broken"),
    [
        ("attribution:\n  - {actor: council, stance: claimed, by: council, sources: [gazette]}\n", []),
        ("attribution:\n  - {actor: council, stance: accused, by: Rowing club}\n", ["attribution-without-source"]),
        (
            "attribution:\n  - {actor: council, stance: denied, sources: [gazette]}\nunclaimed: {sources: [gazette]}\n",
            [],
        ),
        ("unclaimed: {as_of: 2031-05-06}\n", ["missing-key"]),
        ("actors:\n  - {name: A crowd, role: responder}\n", []),
        ("actors:\n  - {role: responder}\n", ["participant-without-name"]),
    ],
)
def test_attribution(front: str, broken: list[str], tmp_path: Path) -> None:
    """Who did it and who took part is said with a source and a name; silence is said with a source too."""
    assert rules_broken(tmp_path, front) == broken


ACTOR = "---\nname: {}\nkind: council\naliases:\n{}---\n"


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("Islet Guard (IS) opens a gate", ["accused-in-title"]),
        ("Islet Guard opens a gate", ["accused-in-title"]),
        ("ISLET GUARD opens a gate", ["accused-in-title"]),
        ("islet guard opens a gate", []),
        ("A gate opened by IS", ["accused-in-title"]),
        ("Is the gate open?", []),
        ("The gate is open", []),
        ("Islet Guards open a gate", []),
        ("Islet Guard Marrow opens a gate", []),
        ("IS-M opens a gate", []),
        ("IS-M gate opened by IS", ["accused-in-title"]),
    ],
)
def test_accused_in_title(title: str, broken: list[str], tmp_path: Path) -> None:
    """A name counts without its brackets and as an abbreviation, not as a word or within another's longer name."""
    actors = {
        "_actors/is.md": ACTOR.format("Islet Guard (IS)", "  - {text: ISG}\n"),
        "_actors/ism.md": ACTOR.format("Islet Guard Marrow", "  - {text: IS-M}\n"),
    }
    front = (
        "actors:\n  - {actor: ism, role: responder}\n"
        "attribution:\n  - {actor: is, stance: accused, by: A neighbour, sources: [gazette]}\n"
    )
    event = (LEAST.read_text("utf-8")).replace("sources:\n", f"{front}sources:\n", 1)
    event = re.sub("^title: .*$", f"title: {title}", event, count=1, flags=re.MULTILINE)
    assert rules_broken(tmp_path, "", {**actors, str(CASE.relative_to("events")): event}) == broken


@pytest.mark.parametrize(
    ("active", "broken"),
    [
        ("2031-05-05/..", []),
        ("2031-05/..", []),
        ("2031/..", []),
        ("2031-05-06/..", ["actor-of-another-time"]),
        ("2031-06/..", ["actor-of-another-time"]),
        ("2032/", ["actor-of-another-time"]),
        ("2032~/..", []),
        ("2032?", []),
        ("2032", ["actor-of-another-time"]),
        ("2020/2031-05-05", []),
        ("../2031-05", []),
        ("/2031-05-04", ["actor-of-another-time"]),
        ("2020/2030", ["actor-of-another-time"]),
        ("2020/2030~", []),
    ],
)
def test_another_time(active: str, broken: list[str], tmp_path: Path) -> None:
    """Who is said to have done it was there on a day that the event may have had, where no date is an uncertain one."""
    actor = f"---\nname: Dike Guard\nkind: service\nactive: {active}\n---\n"
    row = "attribution:\n  - {actor: dike-guard, stance: accused, sources: [gazette]}\n"
    assert rules_broken(tmp_path, row, {"_actors/dike-guard.md": actor}) == broken


def test_who_speaks_may_be_of_a_later_time(tmp_path: Path) -> None:
    """Who takes part in the entry otherwise, or says who did it, may have been formed since: a court, a new office."""
    actor = "---\nname: Dike Guard\nkind: service\nactive: 2032/..\n---\n"
    rows = (
        "actors:\n  - {actor: dike-guard, role: organiser}\n"
        "attribution:\n  - {actor: council, stance: accused, by: dike-guard, sources: [gazette]}\n"
    )
    assert rules_broken(tmp_path, rows, {"_actors/dike-guard.md": actor}) == []


@pytest.mark.parametrize(
    ("by", "broken"),
    [
        *((value, ["no-speaker"]) for value in ("12", "~12", "12:30", "about 12", "yes", "NO", "2031-05", "July 2031")),
        *((value, ["no-speaker"]) for value in ("12 dead", "www.example.org", "example.org/a", "a@b.org", "a; b")),
        *((value, []) for value in ("Unit 731", "Taskforce 2018", "9/11 Commission", "12 officials")),
        *((value, []) for value in ("Marrow.example", "council", "May", "Noor", "1TV", "media of December 2031")),
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        'figures:\n  - {{injured: 9, by: "{0}", sources: [gazette]}}\n',
        'figures:\n  - {{injured: 9, by: council, through: "{0}", sources: [gazette]}}\n',
        'attribution:\n  - {{actor: council, stance: accused, by: "{0}", sources: [gazette]}}\n',
        'claims:\n  - {{text: It was shut., by: "{0}", sources: [gazette], verdict: disputed}}\n',
    ],
)
def test_who_is_no_speaker(row: str, by: str, broken: list[str], tmp_path: Path) -> None:
    """A value of another key is nobody who speaks; a name with a number in it, a host's name and an id may be."""
    assert rules_broken(tmp_path, row.format(by)) == broken


def test_an_actor_called_by_a_number(tmp_path: Path) -> None:
    """What is a name of an actor is a speaker, whatever it looks like."""
    actor = '---\nname: "1947"\nkind: service\n---\n\nA newsroom.\n'
    row = 'figures:\n  - {injured: 9, by: "1947", sources: [gazette]}\n'
    assert rules_broken(tmp_path, row, {"_actors/nineteen.md": actor}) == []
