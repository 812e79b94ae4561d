"""The report: what it keeps, how it is written, and what it refuses to write over."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.report import Copy, History, Report, ReportError, is_fresh, read_report, write_report
from tests.linkcheck.checking import START

URL = "http://news.example/report"
WEEK = timedelta(days=7)
OK = Outcome("ok", "the server says 200 OK", 200)
GONE = Outcome("gone", "the server says 404 Not Found", 404)
SLOW = Outcome("timeout", "there was no answer in time")
MOVED = Outcome("moved", "the server says that the page has moved for good", 200, "http://news.example/new")


def test_failures_in_a_row() -> None:
    """Failures are counted until a visit goes well; the first of them is kept, whatever the faults are."""
    report = Report()
    for week, outcome in enumerate([SLOW, SLOW, GONE, OK, MOVED, SLOW]):
        report.add(URL, outcome, START + week * WEEK)
        if week == 2:
            third = report.addresses[URL]
    assert third == History(
        kind="gone",
        words=GONE.words,
        status=404,
        checked=START + 2 * WEEK,
        since=START + 2 * WEEK,
        failures=3,
        first_failure=START,
    )
    last = START + 5 * WEEK
    assert report.addresses[URL] == History(
        kind="timeout", words=SLOW.words, checked=last, since=last, failures=1, first_failure=last
    )


def test_since_when() -> None:
    """An outcome of the same kind goes on from the first; the words and the address it led to are the last ones."""
    report = Report()
    report.add(URL, MOVED, START)
    report.add(URL, Outcome("moved", "now", 200, "http://news.example/newer"), START + WEEK)
    entry = report.addresses[URL]
    assert (entry.since, entry.checked, entry.to) == (START, START + WEEK, "http://news.example/newer")


def test_written_and_read_again(tmp_path: Path) -> None:
    """A report that was written is read as it was; what was written is one JSON document in the order of addresses."""
    report = Report()
    report.add(URL, GONE, START)
    report.add("http://a.example/", MOVED, START)
    report.copies[URL] = Copy(START, url="https://web.archive.org/web/20180714120000/x", taken=START.date(), near=False)
    path = tmp_path / "folder" / "links.json"
    write_report(path, report)
    assert read_report(path) == report
    assert list(read_report(path).addresses) == ["http://a.example/", URL]
    assert [each.name for each in path.parent.iterdir()] == ["links.json"]
    assert path.read_text().startswith('{\n "format": 1,\n')


def test_no_report_yet(tmp_path: Path) -> None:
    """Without a file nothing is known."""
    assert read_report(tmp_path / "links.json") == Report()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"title: An event\n",
        b'{"format": 2, "addresses": {}, "copies": {}}',
        b"[]",
        b"\xff",
        b'{"addresses": {"x": 1}}',
    ],
)
def test_what_is_no_report(content: bytes, tmp_path: Path) -> None:
    """A file that holds something else is refused, so that it is never written over."""
    path = tmp_path / "links.json"
    path.write_bytes(content)
    with pytest.raises(ReportError, match="is no report of this command"):
        read_report(path)


def test_unreadable(tmp_path: Path) -> None:
    """What cannot be read is said."""
    with pytest.raises(ReportError, match="cannot be read: Is a directory"):
        read_report(tmp_path)


def test_what_the_record_does_not_name(tmp_path: Path) -> None:
    """Addresses that are gone from the record are forgotten, their copies too."""
    report = Report()
    report.add(URL, OK, START)
    report.copies[URL] = Copy(START, words="the archive has no copy")
    report.forget_all_but({"http://other.example/"})
    assert report == Report()


@pytest.mark.parametrize(("days", "fresh"), [(0, True), (5.99, True), (6, False), (7, False), (-1, False)], ids=str)
def test_fresh(days: float, fresh: bool) -> None:
    """A check is fresh for so many days; a check from the future, of a clock that was wrong, is not."""
    assert is_fresh(START - timedelta(days=days), START, 6) is fresh
