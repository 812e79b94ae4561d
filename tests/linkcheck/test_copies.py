"""Copies: asked for, looked at, and proposed only when they were seen."""

from __future__ import annotations

import json
from datetime import date, timedelta
from urllib.parse import quote

import pytest

from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.report import Copy, Report
from build_scripts.linkcheck.run import Limits
from build_scripts.linkcheck.wayback import Archive, is_near, read_snapshot, same_page
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.checking import START, Clock, archived, outcome, run, source
from tests.linkcheck.web import Reply, Web, hang, page, redirect

PAGE = "http://news.example/2018/report"
COPIES = "https://web.archive.org/web"
COPY = f"{COPIES}/20180714120000/{PAGE}"
SEEN = page("A page.", memento_datetime="Sat, 14 Jul 2018 12:00:00 GMT")
NONE = '{"archived_snapshots": {}}'


def question(url: str = PAGE, day: str = "20180713") -> str:
    """Where the archive is asked about a page."""
    return f"https://archive.org/wayback/available?url={quote(url, safe='')}&timestamp={day}"


def offer(url: str = COPY.replace("https:", "http:"), available: object = True) -> bytes:
    """The archive's answer that it has a copy."""
    closest = {"available": available, "url": url, "timestamp": "20180714120000", "status": "200"}
    return page(json.dumps({"url": PAGE, "archived_snapshots": {"closest": closest}}), content_type="application/json")


def seek(web: Web, certificates: Certificates, day: str = "2018-07-13") -> Copy | None:
    """What is found for a source of a day."""
    web.serve(PAGE, page())
    return run(web, certificates, [source(PAGE, day=day)], copies=True).copies.get(PAGE)


def test_a_copy_that_was_seen(web: Web, certificates: Certificates) -> None:
    """The archive is asked for a copy near the source's day; the copy is visited; only then it is proposed."""
    web.serve(question(), offer())
    web.serve(COPY, SEEN)
    assert seek(web, certificates) == Copy(START, url=COPY, taken=date(2018, 7, 14), near=True)
    assert [url for url in web.asked() if url != PAGE] == [question(), COPY]


def test_a_source_without_a_day(web: Web, certificates: Certificates) -> None:
    """Without a day any copy will do."""
    web.serve(f"https://archive.org/wayback/available?url={quote(PAGE, safe='')}", offer())
    web.serve(COPY, SEEN)
    assert seek(web, certificates, day="") == Copy(START, url=COPY, taken=date(2018, 7, 14), near=True)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(NONE), "the archive has no copy"),
        (offer(available=False), "the archive has no copy"),
        (page('{"archived_snapshots": {"closest": null}}'), "the archive has no copy"),
        (page("<html>Down for maintenance"), "the archive's answer cannot be understood"),
        (page("[1, 2]"), "the archive's answer cannot be understood"),
        (page('{"archived_snapshots": [1]}'), "the archive's answer cannot be understood"),
        (page('{"archived_snapshots": {"closest": 7}}'), "the archive's answer cannot be understood"),
        (page("[" * 30_000), "the archive's answer cannot be understood"),
        (offer("http://web.archive.org/web/2018/x"), "what the archive offers is not the address of a copy"),
        (offer("http://web.archive.org/web/99999999999999/x"), "what the archive offers is not the address of a copy"),
        (offer("http://evil.example/web/20180714120000/x"), "what the archive offers is not the address of a copy"),
        (offer("http://127.0.0.1/"), "what the archive offers is not the address of a copy"),
        (offer(7), "what the archive offers is not the address of a copy"),  # type: ignore[arg-type]
    ],
)
def test_no_copy(answer: bytes, words: str, web: Web, certificates: Certificates) -> None:
    """When the archive has none, or says what nobody understands, nothing is visited and nothing proposed."""
    web.serve(question(), answer)
    assert seek(web, certificates) == Copy(START, words=words)
    assert len(web.requests) == 2


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        ({COPY: page("", 404)}, "the archive answers with the status 404"),
        ({COPY: page("Not archived.")}, "the archive shows a page of its own, and no copy"),
        (
            {COPY: redirect("/sorry"), "https://web.archive.org/sorry": SEEN},
            "the archive shows a page of its own, and no",
        ),
        (
            {
                COPY: redirect("/web/20180715000000/http://news.example/"),
                f"{COPIES}/20180715000000/http://news.example/": SEEN,
            },
            "it is a copy of another page, http://news.example/",
        ),
        (
            {COPY: redirect(f"/web/20150101000000/{PAGE}"), f"{COPIES}/20150101000000/{PAGE}": SEEN},
            "the copy was taken on 2015-01-01, before the day of the source",
        ),
        (
            {COPY: page("<h1>Buy this domain</h1>", memento_datetime="Sat, 14 Jul 2018 12:00:00 GMT")},
            "the copy is of a parked domain: the page offers the domain for sale",
        ),
    ],
)
def test_what_was_seen_is_no_copy(replies: dict[str, Reply], words: str, web: Web, certificates: Certificates) -> None:
    """An archive that offers what is not there is not believed: the copy itself is looked at."""
    web.serve(question(), offer())
    for url, reply in replies.items():
        web.serve(url, reply)
    found = seek(web, certificates)
    assert found is not None
    assert (found.url, found.words.startswith(f"a copy was offered, but {words}")) == (None, True)


def test_a_copy_elsewhere_in_time(web: Web, certificates: Certificates) -> None:
    """Where the archive leads on to another copy of the page, that one was seen, and is proposed with its own day."""
    later = f"{COPIES}/20210101000000/https://www.news.example/2018/report/"
    web.serve(question(), offer())
    web.serve(COPY, redirect(later))
    web.serve(later, SEEN)
    seen = START + timedelta(seconds=5)  # the archive's second page, at its pace
    assert seek(web, certificates) == Copy(seen, url=later, taken=date(2021, 1, 1), near=False)


@pytest.mark.parametrize("answer", [page("", 429), page("", 503), page("", 403), hang])
def test_a_silent_archive(answer: Reply, web: Web, certificates: Certificates) -> None:
    """When the archive wants to be left alone, nothing is noted, and after three such answers it is not asked again."""
    addresses = [source(web.serve(f"{PAGE}/{number}", page()), day="2018-07-13") for number in range(5)]
    for address in addresses:
        web.serve(question(address.url), answer)
    limits = Limits(timeout=0.1, retries=0)
    report = run(web, certificates, addresses, copies=True, limits=limits)
    assert report.copies == {}
    assert sum(url.startswith("https://archive.org/") for url in web.asked()) == 3


def test_the_archive_has_a_pace_of_its_own(web: Web, certificates: Certificates) -> None:
    """Questions to the archive are five seconds apart, whatever the pace elsewhere."""
    addresses = [source(web.serve(f"{PAGE}/{number}", page()), day="2018-07-13") for number in range(4)]
    for address in addresses:
        web.serve(question(address.url), page(NONE))
    clock = Clock()
    run(web, certificates, addresses, copies=True, limits=Limits(delay=0), clock=clock)
    assert clock.seconds == 15


def test_when_copies_are_sought_again(web: Web, certificates: Certificates) -> None:
    """A copy that was seen stands for a month, an answer that there is none for as long as any check is fresh."""
    web.serve(PAGE, page())
    web.serve(question(), page(NONE), offer())
    web.serve(COPY, SEEN)
    clock, report = Clock(), Report()
    asked = []
    for days in (0, 3, 7, 30, 38):
        clock.seconds = days * 86400
        before = len(web.requests)
        run(web, certificates, [source(PAGE, day="2018-07-13")], copies=True, report=report, clock=clock)
        asked.append([url for url in web.asked()[before:] if "archive" in url])
    assert asked == [[question()], [], [question(), COPY], [], [question(), COPY]]


def test_only_sources_without_archive_are_sought(web: Web, certificates: Certificates) -> None:
    """An address that has its copy, or is no source, is not asked about."""
    web.serve(PAGE, page())
    web.serve(COPY, SEEN)
    report = run(web, certificates, [source(PAGE, archive=COPY), archived(COPY, PAGE)], copies=True)
    assert (report.copies, sorted(web.asked())) == ({}, sorted([PAGE, COPY]))


@pytest.mark.parametrize(
    ("reply", "url", "day", "expected"),
    [
        (SEEN, PAGE, "2018-07-13", Outcome("ok", "the copy is there", 200)),
        (SEEN, "https://www.news.example/2018/report/", "", Outcome("ok", "the copy is there", 200)),
        (SEEN, "", "", Outcome("ok", "the copy is there", 200)),
        (page("", 404), PAGE, "", Outcome("gone", "the server says 404 Not Found", 404)),
        (page("Hrm."), PAGE, "", Outcome("no-copy", "the archive shows a page of its own, and no copy", 200)),
        (SEEN, "http://other.example/", "", Outcome("no-copy", f"it is a copy of another page, {PAGE}", 200)),
        (
            SEEN,
            PAGE,
            "2018-07-20",
            Outcome("no-copy", "the copy was taken on 2018-07-14, before the day of the source", 200),
        ),
    ],
)
def test_archives_that_the_record_names(
    reply: bytes, url: str, day: str, expected: Outcome, web: Web, certificates: Certificates
) -> None:
    """A copy in the record is one only when the archive serves it as one, and of this source's page."""
    web.serve(COPY, reply)
    report = run(web, certificates, [archived(COPY, url, day)])
    assert report.addresses[COPY].outcome == expected


def test_other_archives(web: Web, certificates: Certificates) -> None:
    """A copy elsewhere is a page like any other."""
    url = web.serve("https://good.tls.example/aBcDe", page())
    assert run(web, certificates, [archived(url, PAGE)]).addresses[url].kind == "ok"
    assert outcome(web, certificates, url).kind == "ok"


def test_another_archive_service(web: Web, certificates: Certificates) -> None:
    """The archive's addresses are an argument: a service of the same kind elsewhere will do."""
    archive = Archive("http://archive.example", "http://copies.example")
    copy = f"http://copies.example/web/20180714120000/{PAGE}"
    web.serve(PAGE, page())
    web.serve(question().replace("https://archive.org", "http://archive.example"), offer(copy))
    web.serve(copy, SEEN)
    report = run(web, certificates, [source(PAGE, day="2018-07-13")], copies=True, archive=archive)
    assert report.copies[PAGE].url == copy


@pytest.mark.parametrize(
    ("url", "original"),
    [
        (COPY, PAGE),
        (COPY.replace("https", "http", 1), PAGE),
        (f"{COPIES}/20180714120000id_/{PAGE}?a=b", f"{PAGE}?a=b"),
        (f"{COPIES}/20180714120000/news.example/x", "news.example/x"),
        (f"{COPIES}/2018/{PAGE}", None),
        (f"{COPIES}/20181314120000/{PAGE}", None),
        (f"{COPIES}/*/{PAGE}", None),
        ("https://web.archive.org/", None),
        (f"https://web.archive.org.evil.example/web/20180714120000/{PAGE}", None),
        (PAGE, None),
    ],
)
def test_addresses_of_copies(url: str, original: str | None) -> None:
    """The address of a copy names its moment and its page; anything else is none."""
    snapshot = read_snapshot(Archive(), url)
    assert (snapshot.original if snapshot else None) == original


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://news.example/a", "https://www.news.example:443/a/#top", True),
        ("news.example/a", "http://news.example/a", True),
        ("http://news.example/a%20b", "http://news.example/a b", True),
        ("http://news.example", "http://news.example/", True),
        ("http://news.example/a", "http://news.example/b", False),
        ("http://news.example/a?x=1", "http://news.example/a", False),
        ("http://news.example/A", "http://news.example/a", False),
        ("http://[", "http://[", True),
    ],
)
def test_same_page(one: str, other: str, same: bool) -> None:
    """Addresses of one page may differ in what does not matter to an archive."""
    assert same_page(one, other) is same


@pytest.mark.parametrize(
    ("taken", "near"),
    [("2018-07-10", None), ("2018-07-11", True), ("2019-07-14", True), ("2019-07-15", False)],
)
def test_near_the_day_of_the_source(taken: str, near: bool | None) -> None:
    """A copy is near from two days before the source's first day to a year after its last."""
    day = date(2018, 7, 13)
    assert is_near(date.fromisoformat(taken), (day, day)) is near
