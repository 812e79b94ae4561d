"""What a maintainer is told to do, and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from build_scripts.linkcheck.addresses import Address, Use
from build_scripts.linkcheck.excuses import Excuse
from build_scripts.linkcheck.outcomes import MEANINGS, Outcome, OutcomeKind
from build_scripts.linkcheck.report import Copy, Report
from build_scripts.linkcheck.triage import Triage, make_triage
from tests.linkcheck.checking import START, archived, source

URL = "http://news.example/report"
COPY = "https://web.archive.org/web/20180714120000/http://news.example/report"
DAY = timedelta(days=1)
EXCUSE = Excuse("news.example", "It is slow", date(2026, 12, 1), 7)


def sorted_out(report: Report, *addresses: Address, excuses: tuple[Excuse, ...] = ()) -> Triage:
    """Triage about all that the record has."""
    return make_triage(addresses, {each.url: each for each in addresses}, report, excuses, START)


def noted(*checks: tuple[OutcomeKind, float]) -> Report:
    """A report on `URL` after checks with an outcome, each so many days ago."""
    report = Report()
    for kind, days in checks:
        report.add(URL, Outcome(kind, "words"), START - days * DAY)
    return report


def group_of(report: Report, address: Address | None = None, excuses: tuple[Excuse, ...] = ()) -> str:
    """The group of the one address; empty when it is fine."""
    items = sorted_out(report, address or source(URL), excuses=excuses).items
    return items[0].group if items else ""


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("ok", ""),
        ("moved", "moved"),
        ("refused", "refused"),
        ("gone", "broken"),
        ("front-page", "broken"),
        ("parked", "broken"),
        ("no-copy", "broken"),
        ("no-host", "broken"),
        ("certificate", "broken"),
        ("redirects", "broken"),
        ("not-http", "broken"),
        ("forbidden", "broken"),
        ("server-error", "waiting"),
        ("tls", "waiting"),
        ("connection", "waiting"),
        ("timeout", "waiting"),
    ],
)
def test_groups(kind: OutcomeKind, group: str) -> None:
    """What calls for somebody is broken at once; what may pass waits; what is refused to a program is not dead."""
    assert group_of(noted((kind, 0))) == group


def test_every_kind_is_tried() -> None:
    """The list above leaves no kind out."""
    groups = {group_of(noted((kind, 0))) for kind in MEANINGS}
    assert (len(MEANINGS), groups) == (16, {"", "moved", "refused", "broken", "waiting"})


@pytest.mark.parametrize(
    ("checks", "group"),
    [
        ([("timeout", 7), ("timeout", 0)], "broken"),
        ([("timeout", 6), ("connection", 0)], "broken"),
        ([("timeout", 5), ("timeout", 3), ("timeout", 0)], "waiting"),
        ([("timeout", 14), ("ok", 7), ("timeout", 0)], "waiting"),
        ([("gone", 7), ("timeout", 0)], "broken"),
    ],
)
def test_faults_that_last(checks: list[tuple[OutcomeKind, float]], group: str) -> None:
    """A fault that may pass counts when it was there at checks that are six days apart, and never well in between."""
    assert group_of(noted(*checks)) == group


@pytest.mark.parametrize(
    ("copy", "kind", "group"),
    [
        ("ok", "gone", "covered"),
        ("ok", "timeout", "covered"),
        ("gone", "gone", "broken"),
        ("no-copy", "gone", "broken"),
        (None, "gone", "broken"),
        ("ok", "parked", "broken"),
        ("ok", "forbidden", "broken"),
    ],
)
def test_an_archived_copy(copy: OutcomeKind | None, kind: OutcomeKind, group: str) -> None:
    """A page that is dead is no matter where readers have a copy that is known to be there."""
    report = noted((kind, 0))
    if copy:
        report.add(COPY, Outcome(copy, "words"), START)
    address = source(URL, archive=COPY)
    items = sorted_out(report, address, archived(COPY, URL)).items
    assert next(item.group for item in items if item.address == address) == group


def test_a_copy_beside_one_use_only() -> None:
    """An address that is elsewhere without its copy is broken there."""
    report = noted(("gone", 0))
    report.add(COPY, Outcome("ok", "words"), START)
    covered = source(URL, archive=COPY)
    both = replace(covered, uses=(*covered.uses, Use("events/2031/x.md", "body", URL)))
    assert (group_of(report, covered), group_of(report, both)) == ("covered", "broken")


@pytest.mark.parametrize(
    ("kind", "until", "group"),
    [
        ("timeout", date(2026, 11, 22), "excused"),
        ("gone", date(2026, 12, 1), "excused"),
        ("gone", date(2026, 11, 21), "broken"),
        ("forbidden", date(2026, 12, 1), "broken"),
        ("parked", date(2026, 12, 1), "broken"),
        ("moved", date(2026, 12, 1), "moved"),
        ("refused", date(2026, 12, 1), "excused"),
    ],
)
def test_excused(kind: OutcomeKind, until: date, group: str) -> None:
    """An excuse holds to the end of its last day, and not for links that lead somewhere wrong."""
    assert group_of(noted((kind, 0)), excuses=(replace(EXCUSE, until=until),)) == group


@pytest.mark.parametrize(
    ("excuse", "checks", "remark"),
    [
        (EXCUSE, [("timeout", 0)], ""),
        (EXCUSE, [], ""),
        (EXCUSE, [("ok", 27)], ""),
        (EXCUSE, [("ok", 29)], "everything at this host has been fine for four weeks: remove the excuse"),
        (EXCUSE, [("timeout", 29), ("ok", 14)], ""),
        (
            replace(EXCUSE, until=date(2026, 11, 21)),
            [("timeout", 0)],
            "the excuse ended on 2026-11-21: remove it, or look at the host and excuse it again",
        ),
        (
            replace(EXCUSE, host="other.example"),
            [("timeout", 0)],
            "no address of the record is at this host: remove the excuse",
        ),
    ],
)
def test_remarks_on_excuses(excuse: Excuse, checks: list[tuple[OutcomeKind, float]], remark: str) -> None:
    """An excuse that is over, or that nothing needs, is told."""
    triage = sorted_out(noted(*checks), source(URL), excuses=(excuse,))
    assert [words for _, words in triage.remarks] == ([remark] if remark else [])


def test_counts() -> None:
    """What is fine and what nobody has checked yet is only counted."""
    report = noted(("ok", 0))
    triage = sorted_out(report, source(URL), source("http://new.example/"))
    assert (triage.fine, triage.unchecked, triage.total, triage.items) == (1, 1, 2, ())


def test_offers() -> None:
    """Copies that were seen are offered for sources that have none; that there is none is not told."""
    report = Report()
    report.copies[URL] = Copy(START, url=COPY)
    report.copies["http://b.example/"] = Copy(START, words="the archive has no copy")
    with_copy = source("http://c.example/", archive=COPY)
    report.copies[with_copy.url] = Copy(START, url=COPY)
    triage = sorted_out(report, source(URL), source("http://b.example/"), with_copy)
    assert [offer.address.url for offer in triage.offers] == [URL]
