"""Long lists split by time: each event is in one short part, and addresses stay when events are added."""

import pytest

from build_scripts.model.entries import Event
from build_scripts.pages import split
from build_scripts.pages.split import Part, all_parts, is_long
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event

DATES = (
    *("1985", "1987-04", "1987-04-01", "1987-04-02", "1987-04-02", "1987-04-02", "1987-04-02", "1987-05"),
    *("1999-12-31", "2005", "2005", "2005", "2005", "2005-06-01/2006", "../2005-06", "200X"),
)


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> tuple[Event, ...]:
    """Events of some dates alone."""
    project = make_project(tmp_path_factory.mktemp("split") / "project")
    for path in project.glob("events/[0-9]*/*.md"):
        path.unlink()
    for number, date in enumerate(DATES):
        year = date.lstrip("./")[:4].replace("X", "0")
        write_event(project, f"{year}-e{number:02d}", date=date)
    return build_timeline(load_record(read_files(project / "events"), None)).events


def _leaves(events: tuple[Event, ...]) -> list[Part]:
    parts = all_parts(events)
    return [part for part in parts if part.unit == "share" or not split.split(part.choose(events), within=part)]


def test_parts(events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Decades, years, months, days and shares of a day; what is not known is the month or the day 00."""
    monkeypatch.setattr(split, "SPLIT", 2)
    folders = [(part.folder, part.number, part.total, len(part.choose(events))) for part in all_parts(events)]
    assert folders == [
        ("1980s/", 1, 3, 8),
        ("1985/", 1, 2, 1),
        ("1987/", 2, 2, 7),
        ("1987/04/", 1, 2, 6),
        ("1987/04-00/", 1, 3, 1),
        ("1987/04-01/", 2, 3, 1),
        ("1987/04-02/", 3, 3, 4),
        ("1987/04-02-part-1/", 1, 2, 2),
        ("1987/04-02-part-2/", 2, 2, 2),
        ("1987/05/", 2, 2, 1),
        ("1990s/", 2, 3, 1),
        ("2000s/", 3, 3, 7),
        ("2000/", 1, 2, 1),
        ("2005/", 2, 2, 6),
        ("2005/00/", 1, 2, 4),
        ("2005/00-part-1/", 1, 2, 2),
        ("2005/00-part-2/", 2, 2, 2),
        ("2005/06/", 2, 2, 2),
    ]


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8])
def test_every_event_is_in_one_short_part(
    length: int, events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parts that are not split themselves hold all events, in order, each once, and lead from one to the next."""
    monkeypatch.setattr(split, "SPLIT", length)
    leaves = _leaves(events)
    assert [event.id for part in leaves for event in part.choose(events)] == [event.id for event in events]
    assert [part for part in leaves if is_long(part.choose(events))] == []
    assert [part.after.folder if part.after else "" for part in leaves] == [*(part.folder for part in leaves[1:]), ""]
    assert [part.before.folder if part.before else "" for part in leaves] == [
        "",
        *(part.folder for part in leaves[:-1]),
    ]


def test_addresses_stay(events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """However many events are added, an address that a list had stays."""
    monkeypatch.setattr(split, "SPLIT", 2)
    known: set[str] = set()
    for number in range(1, len(events) + 1):
        folders = [part.folder for part in all_parts(events[:number])]
        assert len(folders) == len(set(folders))
        assert known <= set(folders)
        known = set(folders)


def test_long_texts_weigh_more(events: tuple[Event, ...]) -> None:
    """A row of usual length weighs one; one with a title or a summary of ten thousand letters is worth fifteen."""
    event = events[0]
    assert split.weigh_row(event) == 1
    summary = event.summary
    object.__setattr__(event, "summary", "x" * 10_000)
    assert 14 < split.weigh_row(event) < 15
    object.__setattr__(event, "summary", summary)
