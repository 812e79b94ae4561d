"""Parts of the search index: what they hold, and that an event more changes no other part."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model.entries import Event
from build_scripts.timeline import index_parts as module
from build_scripts.timeline.index_parts import WHOLE, index_parts
from build_scripts.timeline.order import sort_key
from tests.timeline.test_pyramid import DATES

LEAST = 4
DAYS = st.dates().map(str) | st.sampled_from(DATES) | st.sampled_from(["1890", "0001", "9999-12", "2018-07-13"])


@pytest.fixture(autouse=True, scope="module")
def small_parts() -> Iterator[None]:
    """Let parts be small, so that few events make many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LEAST", LEAST)
        yield


def _ordered(days: Sequence[str]) -> list[Event]:
    return sorted((_event(day, number) for number, day in enumerate(days)), key=sort_key)


@cache
def _event(day: str, number: int) -> Event:
    values = {
        "id": f"2018-{number}",
        "path": "",
        "title": "A",
        "date": day,
        "kind": "k",
        "status": "s",
        "summary": "A.",
    }
    return Event(**values)  # type: ignore[arg-type]


@given(st.lists(DAYS, max_size=60))
def test_every_event_has_one_part(days: list[str]) -> None:
    """Parts hold every event once, in order but for those of a crowded month, and seldom more than they may."""
    events = _ordered(days)
    parts = index_parts(events)
    assert sorted(chain(*parts.values()), key=sort_key) == events
    assert all(parts.values())
    assert list(parts) == ([WHOLE] if 0 < len(events) <= LEAST else sorted(parts))
    assert all(len(held) <= LEAST for name, held in parts.items() if name.count("-") == 1)


def test_parts_are_periods() -> None:
    """A period that holds too many is halved; neighbours that are few enough are one part."""
    days = ["1890-05-01", "2001-01-01", "2001-02-01", "2001-03-01", "2001-04-01", "2001-05-01", "2020-01-01"]
    parts = index_parts(_ordered(days))
    assert {name: [each.date.text for each in held] for name, held in parts.items()} == {
        "1877-05": ["1890-05-01"],
        "2000-01": ["2001-01-01", "2001-02-01", "2001-03-01", "2001-04-01"],
        "2001-05": ["2001-05-01", "2020-01-01"],
    }


def test_an_event_more_changes_its_own_part() -> None:
    """Of many events that are added one by one, nearly each changes a single part."""
    first = date(2000, 1, 1)
    days = [str(first + timedelta(days=13 * number % 7_000)) for number in range(200)]
    changed = []
    for number in range(60):
        before = index_parts(_ordered(days))
        days.append(str(first + timedelta(days=127 * number % 7_000)))
        after = index_parts(_ordered(days))
        changed.append(sum(before.get(name) != held for name, held in after.items()))
    assert sorted(changed)[45] == 1
    assert max(changed) <= 12


def test_a_crowded_month_is_shared_out() -> None:
    """Events of one month, which no period can part, are in shares that follow from their ids."""
    parts = index_parts(_ordered(["2018-07-13"] * 40))
    assert [name.rpartition("-")[0] for name in parts] == ["2018-07"] * len(parts)
    assert sum(map(len, parts.values())) == 40
    assert max(map(len, parts.values())) <= 2 * LEAST


def test_a_large_record_has_few_parts() -> None:
    """However large a record is, its parts are a few dozen."""
    days = [str(date(1990, 1, 1) + timedelta(days=number)) for number in range(2_000)]
    assert 16 <= len(index_parts(_ordered(days))) <= 64


@pytest.mark.parametrize(("count", "most"), [(177, 6), (180, 12), (240, 12), (342, 24)])
def test_a_large_record_has_larger_parts(count: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part may hold a twentieth of the record, up to the next power of two or what is halfway between two of them."""
    monkeypatch.setattr(module, "LEAST", 8)
    months = [f"{2000 + number // 36}-{number // 3 % 12 + 1:02d}" for number in range(count)]
    assert max(len(held) for held in index_parts(_ordered(months)).values()) == most
