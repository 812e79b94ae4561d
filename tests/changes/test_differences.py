"""Two versions of an event compared: facts, not bytes."""

from pathlib import Path

import pytest

from build_scripts.changes.differences import Difference
from build_scripts.changes.differences import compare_events as compare
from build_scripts.model.entries import Event
from build_scripts.reading.record import load_record, read_files
from tests.examples import CASE, RECORD, set_up

LEAST = RECORD.parent / "valid" / "least.md"
FIGURE = "figures:\n  - {injured: at least 36, by: council, sources: [gazette]}\n"
POINT = "point: {lat: 10.5, lon: -20.2, precision: 5 km, sources: [gazette]}\n"
CLAIM = "attribution:\n  - {actor: council, stance: accused, by: A neighbour, sources: [gazette]}\n"


DEFAULTS = {"nature": "news", "as_": "context", "class_": "correction"}


def compare_events(before: Event | None, after: Event) -> list[Difference]:
    """The differences, in a record with these words for what rows leave out."""
    return compare(before, after, DEFAULTS)


def event(project: Path, front: str = "", *changes: tuple[str, str]) -> Event:
    """The least event with ``front`` added and some words changed."""
    set_up(LEAST, project)
    text = LEAST.read_text("utf-8").replace("sources:\n", f"{front}sources:\n", 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (project / CASE).write_text(text, encoding="utf-8")
    return load_record(read_files(project / "events"), None).events["2031-05-05-case"]


def told(before: Event, after: Event) -> list[tuple[str, str, bool, bool, object]]:
    """Each difference: its subject, its name, whether there was and is something, and where."""
    differences = compare_events(before, after)
    return [(d.subject, d.name, d.before is not None, d.after is not None, d.path) for d in differences]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FIGURE, FIGURE.replace("at least 36", '">= 36"')),
        (
            FIGURE,
            "figures:\n  - by: council\n    injured: 'at least 36'  # as counted\n    sources:\n      - gazette\n",
        ),
        ("places: [mill-dike, old-gauge]\n", "places: [old-gauge, mill-dike]\n"),
        ("related:\n  - {event: 2031-04-inquiry}\n", "related:\n  - {event: 2031-04-inquiry, as: context}\n"),
        (FIGURE.replace("by: council", "by: Caf\u00e9"), FIGURE.replace("by: council", "by: Cafe\u0301")),
    ],
)
def test_form_is_no_difference(before: str, after: str, tmp_path: Path) -> None:
    """The order of lists and the way in which a value or a letter is written change no fact."""
    assert told(event(tmp_path / "a", before), event(tmp_path / "b", after)) == []


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        (FIGURE, FIGURE.replace("sources: [gazette]", "sources: [gazette], note: in words of its own"), ("note",)),
        (FIGURE, FIGURE.replace("sources: [gazette]", "sources: [gazette], unstated: helpers"), ("unstated",)),
        (FIGURE, FIGURE.replace("by: council", "by: council, words: residents"), ("words",)),
        (CLAIM, CLAIM.replace("sources: [gazette]", "sources: [gazette], note: at a meeting"), ("note",)),
        (CLAIM, CLAIM.replace("by: A", "through: Its clerk, by: A"), ("through",)),
        ("tags: [dike]\n", "tags: [budget]\n", ()),
        ("", "identifiers: {court-file: 7/2031}\n", ()),
        ("identifiers: {court-file: 7/2031}\n", "identifiers: {court-file: 8/2031}\n", ()),
        (POINT, POINT.replace("5 km", "5 km, note: the gate"), ("note",)),
        (POINT, POINT.replace("10.5", "10.50"), ("lat",)),
        ("", "place_note: The upper end.\n", ()),
        ("", "suppress:\n  - {rule: raw-html, reason: It is a title.}\n", ()),
    ],
)
def test_what_is_of_no_substance(before: str, after: str, fields: tuple[str, ...], tmp_path: Path) -> None:
    """Notes, words, spokesmen, tags and suppressions are told to a reviewer, and need no line in the log."""
    differences = compare_events(event(tmp_path / "a", before), event(tmp_path / "b", after))
    assert differences
    assert {(each.is_of_substance, each.fields) for each in differences} == {(False, fields)}


def test_an_archived_copy_is_of_no_substance(tmp_path: Path) -> None:
    """A copy added to a source needs no line in the log."""
    copy = ('url: "https://example.org/g/5"', 'url: "https://example.org/g/5", archive: "https://example.org/copy"')
    differences = compare_events(event(tmp_path / "a"), event(tmp_path / "b", "", copy))
    assert [(each.subject, each.is_of_substance, each.fields) for each in differences] == [
        ("sources", False, ("archive",))
    ]


def test_rows_alike_are_told_apart(tmp_path: Path) -> None:
    """Of two attributions by one speaker, on different days or by different sources, neither hides the other."""
    two = CLAIM + "  - {actor: council, stance: accused, by: A neighbour, sources: [gazette], as_of: 2031-06}\n"
    one = CLAIM.replace("sources: [gazette]", "sources: [gazette], as_of: 2031-06")
    assert [each.is_of_substance for each in compare_events(event(tmp_path / "a", two), event(tmp_path / "b", one))]
    voices = "attribution:\n  - {actor: council, stance: accused, sources: [gazette]}\n"
    courier = voices.replace("[gazette]", "[courier]") + "sources:\n  courier: {publisher: C, reference: p. 1}\n"
    other = event(
        tmp_path / "c", courier.rpartition("sources:\n")[0], ("gazette: {", "courier: {"), ("@gazette", "@courier")
    )
    found = compare_events(event(tmp_path / "d", voices), other)
    assert [each.subject for each in found if each.is_of_substance] == ["attribution", "attribution"]


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("", FIGURE, ("figures", "injured-council", False, True, ("figures", 0))),
        (FIGURE, "", ("figures", "injured-council", True, False, ("figures",))),
        (FIGURE, FIGURE.replace("at least 36", "36"), ("figures", "injured-council", True, True, ("figures", 0))),
        (FIGURE, FIGURE.replace("at least 36", "about 36"), ("figures", "injured-council", True, True, ("figures", 0))),
        (
            FIGURE,
            FIGURE.replace("by: council", "by: council, as_of: 2031-05-06"),
            ("figures", "injured-council", True, True, ("figures", 0)),
        ),
        (CLAIM, "", ("attribution", "council accused A neighbour", True, False, ("attribution",))),
        (
            "unclaimed: {sources: [gazette]}\n",
            "unclaimed: {sources: [gazette], as_of: 2031-06}\n",
            ("attribution", "unclaimed", True, True, ("unclaimed",)),
        ),
        ("", "time: 10:00\n", ("date", "", True, True, ("date",))),
        ("", POINT, ("point", "", False, True, ("point",))),
        (POINT, POINT.replace("5 km", "2 km"), ("point", "", True, True, ("point",))),
        ("", "places: [mill-dike]\n", ("places", "mill-dike", False, True, ("places", 0))),
        (
            "related:\n  - {event: 2032-budget-vote}\n",
            "related:\n  - {event: 2032-budget-vote, as: follow-up}\n",
            ("relations", "2032-budget-vote", True, True, ("related", 0)),
        ),
        (
            "actors:\n  - {actor: council, role: organiser}\n",
            "actors:\n  - {actor: council, role: responder}\n",
            ("participants", "council organiser", True, False, ("actors",)),
        ),
    ],
)
def test_facts(before: str, after: str, difference: tuple[object, ...], tmp_path: Path) -> None:
    """A fact that was added, dropped or changed is one difference, placed where the later version has it."""
    assert told(event(tmp_path / "a", before), event(tmp_path / "b", after))[0] == difference


def test_everything_about_a_new_event(tmp_path: Path) -> None:
    """Compared with nothing, each fact of an event is new."""
    new = event(tmp_path, FIGURE)
    assert [(each.subject, each.before) for each in compare_events(None, new)] == [
        ("title", None),
        ("kind", None),
        ("status", None),
        ("date", None),
        ("summary", None),
        ("figures", None),
        ("sources", None),
    ]
