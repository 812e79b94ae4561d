"""The tables: no key is an orphan, no cell can be misread, and each statement of the record is one row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.exports.data.columns import Column
from build_scripts.exports.data.tables import TABLES
from build_scripts.model.entries import Event
from build_scripts.model.former import word_lists
from build_scripts.pages.context import Context
from tests.examples import RECORD
from tests.exports.data.made import GOLDEN, context_of, golden_files
from tests.support.projects import REPOSITORY, make_project, write

NAMES = (
    *("events", "figures", "attributions", "claims", "sources", "changes", "actors", "places", "vocabulary"),
    *("participants", "relations", "absences", "origins", "names", "identifiers", "removals"),
)
LOOKS_OTHERWISE = re.compile(
    r"[+-]?[0-9.,/:-]*|[+-]?[0-9]*\.?[0-9]+e[+-]?[0-9]+|na|n/a|nan|null|none|nil|inf|true|false", re.I
)
"""What programs take for a number, a date, a truth value or nothing."""


@pytest.fixture(params=[RECORD, REPOSITORY], ids=["example", "own"], scope="module")
def context(request: pytest.FixtureRequest) -> Context:
    """The example record, and that of this repository."""
    return context_of(request.param)


def cells(context: Context) -> Iterator[tuple[str, Column[Any], Any]]:
    """Every cell, with its table and its column."""
    for table in TABLES:
        for row in table.rows(context):
            yield from ((table.name, column, cell) for column, cell in zip(table.columns, row, strict=True))


def test_golden(tmp_path: Path) -> None:
    """The example record is exported as it was; `python -m tests.exports.data.made` takes what is new."""
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_bytes().decode() for path in GOLDEN.rglob("*.*")}
    assert golden_files(tmp_path / "site") == kept


def test_names_of_tables_and_columns() -> None:
    """Each table begins with its key; no column is called `date`, and no two have one name."""
    assert tuple(table.name for table in TABLES) == NAMES
    for table in TABLES:
        assert table.header[0] == "id"
        assert len(set(table.header)) == len(table.header)
        assert {name for name in table.header if not re.fullmatch("[a-z]+(_[a-z]+)*", name)} == set()
        assert not {"date", "time", "value", "group", "class", "order"} & set(table.header)
        assert [column.name for column in table.columns if not column.meaning.endswith(".")] == []


def test_no_key_is_an_orphan(context: Context) -> None:
    """Ids are there once, and whatever holds an id holds one of a row that is there."""
    ids = {table.name: [row[0] for row in table.rows(context)] for table in TABLES}
    assert {name: len(keys) - len(set(keys)) for name, keys in ids.items()} == dict.fromkeys(NAMES, 0)
    known = {name: set(keys) for name, keys in ids.items()}
    held = [(table, column, cell) for table, column, cell in cells(context) if column.names and cell]
    assert {table for table, _, _ in held} >= {"figures", "attributions", "sources", "claims", "participants"}
    assert [
        (table, column.name, key)
        for table, column, cell in held
        for key in (cell if column.type == "list" else (cell,))
        if key not in known[column.names]
    ] == []


def test_every_word_is_in_the_vocabulary(context: Context) -> None:
    """A column of words holds words of its list alone."""
    lists = {name: set(words) for name, words in word_lists(context.timeline.vocabulary)}
    assert [
        (table, column.name, cell)
        for table, column, cell in cells(context)
        if column.words and cell and not lists[column.words].issuperset(cell if column.type == "list" else (cell,))
    ] == []


TYPES: dict[str, type] = {"text": str, "day": str, "integer": int, "number": float, "boolean": bool, "list": tuple}


def is_right(column: Column[Any], cell: Any) -> bool:
    """Whether a cell is what its column may hold."""
    if cell is None:
        return not column.required and column.type != "list"
    if column.type == "day":
        return bool(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", cell))
    if column.type == "list":
        return isinstance(cell, tuple) and not any(";" in part or not part for part in cell)
    return isinstance(cell, TYPES[column.type]) and cell != ""


def test_cells_are_of_their_type(context: Context) -> None:
    """A cell is empty or of its column's type; text is never empty, and what is required is there."""
    wrong = [(table, column.name, cell) for table, column, cell in cells(context) if not is_right(column, cell)]
    assert wrong == []


def test_ids_are_taken_for_nothing_else(context: Context) -> None:
    """No id looks like a number, a date, a truth value or nothing."""
    wrong = {cell for _, column, cell in cells(context) if column.name == "id" and LOOKS_OTHERWISE.fullmatch(cell)}
    assert wrong == set()


def test_ids_of_the_record_that_look_like_numbers(tmp_path: Path) -> None:
    """An actor may be called `313` and a place `null`: their rows are not."""
    project = make_project(tmp_path / "project")
    write(project / "events/_actors/313.md", "---\nname: Company 313\nkind: service\n---\n")
    write(project / "events/_places/null.md", "---\nname: Null\nkind: town\n---\n")
    ids = {row[0] for table in TABLES for row in table.rows(context_of(project))}
    assert ids >= {"actors/313", "places/null"}
    assert not {"313", "null"} & ids


TEXT = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(str.strip).filter(bool)
COUNTS = st.sampled_from(
    [
        "13",
        "at least 36",
        "more than 200",
        "at most 40",
        "fewer than 40",
        "about 150",
        "60 to 62",
        "3 (0 to 20)",
        "dozens",
    ]
)
NUMBERS = {
    # value_words: (exact, least, most, estimate, is_approximate)
    "13": (13, 13, 13, None, False),
    "at least 36": (None, 36, None, None, False),
    "more than 200": (None, 200, None, None, False),
    "at most 40": (None, None, 40, None, False),
    "fewer than 40": (None, None, 40, None, False),
    "about 150": (None, None, None, 150, True),
    "60 to 62": (None, 60, 62, None, False),
    "3 (0 to 20)": (None, 0, 20, 3, False),
    "dozens": (None, None, None, None, False),
}
SOURCES = st.lists(st.sampled_from(["one", "two"]), unique=True).map(tuple)
FIGURES = st.fixed_dictionaries(
    {"measure": st.sampled_from(["displaced", "injured"]), "value": COUNTS},
    optional={
        **{"by": st.one_of(TEXT, st.sampled_from(["council", "River Watch"])), "sources": SOURCES, "note": TEXT},
        **{"group": st.sampled_from(["residents", "children"]), "superseded_by": st.sampled_from(["council", "x"])},
    },
)
CLAIMS = st.fixed_dictionaries(
    {"text": TEXT, "verdict": st.just("disputed")},
    optional={"by": TEXT, "sources": SOURCES, "for_": SOURCES, "note": TEXT},
)
ATTRIBUTIONS = st.fixed_dictionaries(
    {"actor": st.sampled_from(["council", "river-watch"]), "stance": st.just("accused"), "sources": SOURCES},
    optional={"by": TEXT, "note": TEXT},
)
EVENTS = st.fixed_dictionaries(
    {
        "title": TEXT,
        "figures": st.lists(FIGURES, max_size=4),
        "claims": st.lists(CLAIMS, max_size=3),
        "attribution": st.lists(ATTRIBUTIONS, max_size=3),
    }
)


def event_of(number: int, values: dict[str, Any]) -> Event:
    """An event of the example record with these statements."""
    least: dict[str, Any] = {"date": "2031", "kind": "flood", "status": "reported", "summary": "So it was."}
    sources = {name: {"publisher": f"Paper {name}"} for name in ("one", "two")}
    name = f"2031-event-{number}"
    return Event(**least, **values, id=name, path=f"events/2031/{name}.md", sources=sources)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(st.lists(EVENTS, min_size=1, max_size=3))
def test_each_statement_is_one_row(drawn: list[dict[str, Any]]) -> None:
    """Every count, claim and attribution is one row, with what it says; no two rows have one id."""
    example = context_of(RECORD)
    events = tuple(event_of(number, values) for number, values in enumerate(drawn))
    digests = {event.path: "0" for event in events}
    context = replace(example, timeline=replace(example.timeline, events=events, digests=digests))
    rows: dict[str, list[dict[str, Any]]] = {
        table.name: [dict(zip(table.header, row, strict=True)) for row in table.rows(context)] for table in TABLES
    }
    said = [(event, row) for event in events for row in event.figures]
    assert [
        (row["event"], row["measure"], row["value_words"], row["note"], row["is_current"]) for row in rows["figures"]
    ] == [(event.id, row.measure, row.value.text, row.note, not row.superseded_by) for event, row in said]
    numbers = ("exact", "least", "most", "estimate", "is_approximate")
    assert [tuple(row[name] for name in numbers) for row in rows["figures"]] == [
        NUMBERS[row.value.text] for _, row in said
    ]
    assert [row["in_own_voice"] for row in rows["figures"]] == [row.by is None for _, row in said]
    assert [(row["text"], row["verdict"]) for row in rows["claims"]] == [
        (row.text, row.verdict) for event in events for row in event.claims
    ]
    assert [(row["actor"], row["stance"]) for row in rows["attributions"]] == [
        (f"actors/{row.actor}", row.stance) for event in events for row in event.attribution
    ]
    for name in ("figures", "claims", "attributions"):
        ids = [row["id"] for row in rows[name]]
        assert len(set(ids)) == len(ids)
        assert {key for row in rows[name] for key in row["sources"]} <= {row["id"] for row in rows["sources"]}
