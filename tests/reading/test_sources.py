"""Shared sources among those of the entries that cite them, however the record is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.model.entries import SharedSource
from build_scripts.reading.record import Record, load_record, read_files
from tests.support.projects import make_project, replace, write, write_event

LOG = "events/_sources/gauge-log.md"
EVENT = "2036-in-the-log"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example record with two shared sources, and an event that cites both and describes one of its own."""
    folder = make_project(tmp_path / "project")
    write(folder / LOG, "---\npublisher: River Watch\nreference: Volume 4\n---\n")
    write(folder / "events/_sources/map.md", "---\npublisher: River Watch\nreference: A map\n---\n")
    figures = [{"injured": "9", "sources": ["map", "one"]}]
    claims = [{"text": "So.", "verdict": "disputed", "sources": ["one"], "for": ["gauge-log"], "against": ["map"]}]
    body = "It was so [@gauge-log; @one], and again [@one] [@gauge-log]."
    write_event(folder, EVENT, body, title="In the log", figures=figures, claims=claims)
    return folder


def load(project: Path, cache: Path | None = None, previous: Record | None = None) -> Record:
    """Load the record of a project."""
    return load_record(read_files(project / "events"), cache, previous=previous)


def described(record: Record) -> dict[str, str | None]:
    """The sources of the event, in order, each with its reference."""
    return {name: source.reference for name, source in record.events[EVENT].sources.items()}


def test_sources_of_an_event(project: Path) -> None:
    """Its own sources come first, then the shared ones in the order of mention; the body has their numbers."""
    event = load(project).events[EVENT]
    assert list(event.sources) == ["one", "gauge-log", "map"]
    assert [isinstance(source, SharedSource) for source in event.sources.values()] == [False, True, True]
    links = '<a href="#source-one">1</a>,&#8239;<a href="#source-gauge-log">2</a>'
    assert f'<sup class="kt-cite">{links}</sup>' in event.body


def test_cache_hides_no_change(project: Path, tmp_path: Path) -> None:
    """An entry that comes from the cache has the shared source as it is now."""
    cache = tmp_path / ".timeline"
    load(project, cache)
    replace(project / LOG, "Volume 4", "Volume 5")
    assert described(load(project, cache)) == {"one": None, "gauge-log": "Volume 5", "map": "A map"}
    (project / LOG).unlink()
    assert described(load(project, cache)) == {"one": None, "map": "A map"}


def test_earlier_version_keeps_its_own(project: Path) -> None:
    """Two versions of a record share what is the same in both, and neither sees the other's sources."""
    before = load(project)
    same = load(project, previous=before)
    assert same.events[EVENT] is before.events[EVENT]
    replace(project / LOG, "Volume 4", "Volume 5")
    after = load(project, previous=before)
    assert [described(record)["gauge-log"] for record in (before, after)] == ["Volume 4", "Volume 5"]
    (project / LOG).unlink()
    (project / "events/_sources/map.md").unlink()
    assert described(load(project, previous=after)) == {"one": None}


def test_own_source_hides_a_shared_one(project: Path) -> None:
    """Where a file lists a source under the id of a shared one, that is what its citations mean."""
    write(project / "events/_sources/one.md", "---\npublisher: River Watch\nreference: One\n---\n")
    assert described(load(project))["one"] is None


def test_nothing_is_shared(project: Path) -> None:
    """An entry that cites no shared source is what its file made."""
    record = load(project)
    quiet = record.events["2032-budget-vote"]
    assert quiet is load(project, previous=record).events["2032-budget-vote"]
    assert list(quiet.sources) == ["gazette"]
