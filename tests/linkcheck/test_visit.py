"""What is tried again, when, and how visits are spread out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from build_scripts.linkcheck.fetch import Answer, Hop
from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.run import Limits
from build_scripts.linkcheck.visit import retry_after
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.checking import START, Clock, run, source
from tests.linkcheck.web import Reply, Web, page, redirect, reset

URL = "http://news.example/report"
OK = Outcome("ok", "the server says 200 OK", 200)


@pytest.mark.parametrize(
    ("replies", "waited", "expected"),
    [
        ([page("", 500), page()], [5], OK),
        ([page("", 503), page("", 502), page()], [5, 10], OK),
        ([page("", 429, retry_after="40"), page()], [40], OK),
        ([page("", 503, retry_after="Sun, 22 Nov 2026 06:01:00 GMT"), page()], [60], OK),
        ([page("", 429, retry_after="3600")], [], Outcome("refused", "the server says 429 Too Many Requests", 429)),
        ([page("", 500)], [5, 10], Outcome("server-error", "the server says 500 Internal Server Error", 500)),
        ([page("", 501)], [], Outcome("server-error", "the server says 501 Not Implemented", 501)),
        ([page("", 404)], [], Outcome("gone", "the server says 404 Not Found", 404)),
        ([redirect("http://10.0.0.1/")], [], Outcome("forbidden", "a private address")),
    ],
)
def test_tries(
    replies: list[Reply], waited: list[int], expected: Outcome, web: Web, certificates: Certificates
) -> None:
    """Passing faults are tried again after 5 and 10 seconds, or when the server says, if that is soon."""
    web.serve(URL, *replies)
    clock = Clock()
    report = run(web, certificates, [source(URL)], clock=clock)
    assert (report.addresses[URL].outcome, clock.waited) == (expected, waited)


def test_reset_then_well(web: Web, certificates: Certificates) -> None:
    """A connection that breaks off is tried again."""
    web.serve(URL, reset, reset, page())
    assert run(web, certificates, [source(URL)]).addresses[URL].outcome == OK


def test_patience_ends(web: Web, certificates: Certificates) -> None:
    """When four tries in a row have failed at a site, nothing there is tried again."""
    urls = [web.serve(f"http://news.example/{number}", page("", 500)) for number in range(6)]
    run(web, certificates, [source(url) for url in urls])
    assert [web.asked().count(url) for url in urls] == [2, 2, 2, 1, 1, 1]


def test_pause_between_visits_to_one_site(web: Web, certificates: Certificates) -> None:
    """Between two visits to a site, with or without `www.`, time passes."""
    hosts = ("news.example", "www.news.example")
    urls = [web.serve(f"http://{host}/{path}", page()) for host in hosts for path in "abc"]
    clock = Clock()
    run(web, certificates, [source(url) for url in urls], clock=clock, limits=Limits(delay=3))
    assert (clock.seconds, len(web.requests)) == (15, 6)


def test_no_pause_between_sites(web: Web, certificates: Certificates) -> None:
    """No site waits for another."""
    urls = [web.serve(f"http://{host}.example/", page()) for host in ("news", "other", "www2.news")]
    clock = Clock()
    run(web, certificates, [source(url) for url in urls], clock=clock, limits=Limits(delay=3))
    assert (clock.seconds, len(web.requests)) == (0, 3)


def test_visits_to_one_site_side_by_side(web: Web, certificates: Certificates) -> None:
    """More places at a site shorten no pause: visits begin no closer to one another."""
    urls = [web.serve(f"http://news.example/{path}", page()) for path in "abcd"]
    clock = Clock()
    run(web, certificates, [source(url) for url in urls], clock=clock, limits=Limits(delay=3, per_host=3))
    assert (clock.seconds >= 9, len(web.requests)) == (True, 4)


def test_redirects_wait_for_the_other_site(web: Web, certificates: Certificates) -> None:
    """Each redirect takes its turn at the site that it leads to, and nobody waits for ever."""
    for number in range(5):
        web.serve(f"http://one.example/{number}", redirect(f"http://two.example/{number}"))
        web.serve(f"http://two.example/{number}", redirect(f"http://one.example/{number}-there"))
        web.serve(f"http://one.example/{number}-there", page())
    urls = [f"http://one.example/{number}" for number in range(5)]
    report = run(web, certificates, [source(url) for url in urls], limits=Limits(connections=1))
    assert {each.kind for each in report.addresses.values()} == {"ok"}


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("7", 7),
        (" 7 ", 7),
        ("-7", 0),
        ("1e9", 0),
        ("٧", 0),
        ("9" * 400, 0),
        ("soon", 0),
        ("Sun, 22 Nov 2026 06:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 05:00:00 GMT", 0),
        ("Sun, 22 Nov 2026 06:00:30", 0),
        ("Sun, 32 Nov 2026 06:00:30 GMT", 0),
    ],
)
def test_when_a_server_says_to_come_back(text: str, seconds: int) -> None:
    """Seconds or a day and time; anything else is as if nothing had been said."""
    assert retry_after(Answer((Hop(URL, 429),), {"retry-after": text}), START) == seconds
    assert retry_after(Answer((Hop(URL, 429),)), START + timedelta(1)) == 0
