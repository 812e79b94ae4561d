"""Every fault of the web, against a real server: what a visit makes of it."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Sequence
from dataclasses import replace

import pytest

from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.run import Limits
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.checking import AGENT, outcome, outcome_in, outside
from tests.linkcheck.web import Reply, Web, cut, endless, hang, page, redirect, reset, stalled

URL = "http://news.example/2018/report"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (page(), Outcome("ok", "the server says 200 OK", 200)),
        (page("", 204), Outcome("ok", "the server says 204 No Content", 204)),
        (page("", 404), Outcome("gone", "the server says 404 Not Found", 404)),
        (page("", 410), Outcome("gone", "the server says 410 Gone", 410)),
        (page("", 401), Outcome("refused", "the server says 401 Unauthorized", 401)),
        (page("", 403), Outcome("refused", "the server says 403 Forbidden", 403)),
        (page("", 429), Outcome("refused", "the server says 429 Too Many Requests", 429)),
        (page("", 451), Outcome("refused", "the server says 451 Unavailable For Legal Reasons", 451)),
        (page("", 999), Outcome("refused", "the server says 999", 999)),
        (page("", 503, cf_mitigated="challenge"), Outcome("refused", "the server says 503 Service Unavailable", 503)),
        (page("", 500), Outcome("server-error", "the server says 500 Internal Server Error", 500)),
        (page("", 522), Outcome("server-error", "the server says 522", 522)),
        (
            page("", 304),
            Outcome("not-http", "the server says 304 Not Modified, which is no answer to this question", 304),
        ),
        (b"220 mail.example ESMTP\r\n", Outcome("not-http", "what the server sends is not HTTP")),
        (b"\x00\x01\x02\x03" * 100, Outcome("not-http", "what the server sends is not HTTP")),
        (b"", Outcome("connection", "the server broke the connection off")),
        (reset, Outcome("connection", "the server broke the connection off")),
        (endless, Outcome("ok", "the server says 200 OK", 200)),
        (cut, Outcome("ok", "the server says 200 OK", 200)),
        (page(b"x" * 3_000_000), Outcome("ok", "the server says 200 OK", 200)),
        (page(gzip.compress(b"0" * 50_000_000), content_encoding="gzip"), Outcome("ok", "the server says 200 OK", 200)),
        (page("not packed", content_encoding="gzip"), Outcome("ok", "the server says 200 OK", 200)),
        (page("", x_long="x" * 30_000), Outcome("ok", "the server says 200 OK", 200)),
    ],
)
def test_one_response(reply: Reply, expected: Outcome, web: Web, certificates: Certificates) -> None:
    """Each status and each way of breaking off is told apart; a page that never ends is a page."""
    web.serve(URL, reply)
    assert outcome_in(outside(web, certificates), web, URL) == expected


@pytest.mark.parametrize(
    ("reply", "limits", "kind"),
    [(hang, Limits(timeout=0.5, retries=0), "timeout"), (stalled, Limits(reading=0.1), "ok")],
)
def test_no_answer_in_time(reply: Reply, limits: Limits, kind: str, web: Web, certificates: Certificates) -> None:
    """A server that says nothing runs into the time limit; a page whose beginning came is a page."""
    web.serve(URL, reply)
    assert outcome_in(outside(web, certificates), web, URL, limits).kind == kind


def test_no_such_host(web: Web, certificates: Certificates) -> None:
    """A name that the name service does not know is told from a server that is not there."""
    came = outcome_in(outside(web, certificates), web, URL)
    assert came == Outcome("no-host", "the host's name is not known any more")


def test_name_service_fails(web: Web, certificates: Certificates) -> None:
    """When the name service itself fails, nothing is said about the host."""

    async def busy(host: str, port: int) -> Sequence[tuple[str, int]]:
        if host != "news.example":
            return await web.lookup(host, port)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    world = replace(outside(web, certificates), lookup=busy)
    assert outcome_in(world, web, URL) == Outcome("connection", "the name service gave no answer about the host")


def test_connection_refused(web: Web, certificates: Certificates) -> None:
    """A host where nothing listens refuses connections."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nowhere = ("127.0.0.1", int(taken.getsockname()[1]))
    web.names["news.example"] = [[nowhere]]
    world = replace(outside(web, certificates), allowed=web.sockets | {nowhere})
    assert outcome_in(world, web, URL) == Outcome("connection", "the server refuses connections")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("good", Outcome("ok", "the server says 200 OK", 200)),
        ("expired", Outcome("certificate", "the certificate has expired")),
        ("wrong", Outcome("certificate", "the certificate is another host's")),
        ("self", Outcome("certificate", "the certificate is signed by the server itself")),
        (
            "stranger",
            Outcome(
                "certificate",
                "the certificate is signed by nobody whom this computer trusts, or its chain is not complete",
            ),
        ),
    ],
)
def test_certificates(host: str, expected: Outcome, web: Web, certificates: Certificates) -> None:
    """What is wrong with a certificate is told in words."""
    url = web.serve(f"https://{host}.tls.example/", page())
    assert outcome(web, certificates, url) == expected


def test_no_tls_at_all(web: Web, certificates: Certificates) -> None:
    """A server that does not speak TLS where it should is no matter of certificates."""
    web.names["news.example"] = [[web.plain]]
    assert outcome(web, certificates, "https://news.example/").kind == "tls"


@pytest.mark.parametrize("status", [301, 308])
def test_moved(status: int, web: Web, certificates: Certificates) -> None:
    """A permanent redirect names the new address, without what only tracks."""
    web.serve(URL, redirect("https://good.tls.example/2018/report?utm_source=old", status))
    web.serve("https://good.tls.example/2018/report?utm_source=old", page())
    new = "https://good.tls.example/2018/report"
    words = "the server says that the page has moved for good"
    assert outcome(web, certificates, URL) == Outcome("moved", words, 200, new)


def test_moved_then_elsewhere(web: Web, certificates: Certificates) -> None:
    """Behind a permanent redirect a passing one is followed, and not proposed."""
    web.serve(URL, redirect("/report", 301))
    web.serve("http://news.example/report", redirect("/report?session=1", 302))
    web.serve("http://news.example/report?session=1", page())
    assert outcome(web, certificates, URL).to == "http://news.example/report"


@pytest.mark.parametrize("status", [302, 303, 307])
def test_passing_redirect(status: int, web: Web, certificates: Certificates) -> None:
    """A redirect that is not for good leaves the address as it is."""
    web.serve(URL, redirect("//www.news.example/today#top", status))
    web.serve("http://www.news.example/today", page())
    assert outcome(web, certificates, URL) == Outcome("ok", "the server says 200 OK", 200)


@pytest.mark.parametrize(
    ("to", "kind"),
    [
        ("/", "front-page"),
        ("http://other.example/", "front-page"),
        ("/en/", "front-page"),
        ("/index.html", "front-page"),
        ("/home", "front-page"),
        ("/?p=123", "ok"),
        ("/2018", "ok"),
        ("/404", "gone"),
        ("/en/page-not-found.html", "gone"),
        ("/2018/404-days", "ok"),
    ],
)
def test_redirect_to_the_front_page(to: str, kind: str, web: Web, certificates: Certificates) -> None:
    """A deep page that leads to a front page, or to the page for what is missing, is gone."""
    web.serve(URL, redirect(to))
    web.serve(to if "://" in to else f"http://news.example{to}", page())
    assert outcome(web, certificates, URL).kind == kind


def test_front_page_that_moves(web: Web, certificates: Certificates) -> None:
    """A front page that leads to another front page has moved."""
    web.serve("http://news.example/", redirect("https://good.tls.example/", 301))
    web.serve("https://good.tls.example/", page())
    assert outcome(web, certificates, "http://news.example/").kind == "moved"


def test_gone_behind_a_redirect(web: Web, certificates: Certificates) -> None:
    """What counts is where the way ends."""
    web.serve(URL, redirect("/elsewhere", 301))
    assert outcome(web, certificates, URL) == Outcome("gone", "the server says 404 Not Found behind a redirect", 404)


def test_redirects_in_a_circle(web: Web, certificates: Certificates) -> None:
    """A circle is told, after each of its addresses was visited once."""
    web.serve(URL, redirect("/a"))
    web.serve("http://news.example/a", redirect("/b"))
    web.serve("http://news.example/b", redirect("/a"))
    assert outcome(web, certificates, URL) == Outcome("redirects", "the redirects go round in a circle")
    assert web.asked() == [URL, "http://news.example/a", "http://news.example/b"]


def test_redirects_without_end(web: Web, certificates: Certificates) -> None:
    """A chain that only grows is left after ten redirects."""
    for number in range(50):
        web.serve(f"http://news.example/{number}", redirect(f"/{number + 1}"))
    found = outcome(web, certificates, "http://news.example/0")
    assert (found, len(web.requests)) == (Outcome("redirects", "there are more than 10 redirects"), 11)


def test_redirect_without_address(web: Web, certificates: Certificates) -> None:
    """A redirect has to say where to."""
    web.serve(URL, page("", 301))
    assert outcome(web, certificates, URL) == Outcome("redirects", "there is a redirect that does not say where to")


def test_redirect_in_another_script(web: Web, certificates: Certificates) -> None:
    """A redirect whose address is not encoded is followed as browsers follow it."""
    web.serve(URL, redirect("/گزارش", 302))
    web.serve("http://news.example/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4", page())
    assert outcome(web, certificates, URL).kind == "ok"


def test_cookies_on_the_way(web: Web, certificates: Certificates) -> None:
    """A site that wants its cookie back gets it; another host, and the next visit, do not see it."""
    web.serve(URL, redirect("/2018/report", set_cookie="seen=1; Path=/"), redirect("http://other.example/"))
    web.serve("http://other.example/", page())
    outcome(web, certificates, URL)
    outcome(web, certificates, URL)
    cookies = [(each.url, each.headers.get("cookie")) for each in web.requests]
    other = "http://other.example/"
    assert cookies == [(URL, None), (URL, "seen=1"), (other, None), (URL, None), (other, None)]


def test_address_is_sent_as_it_is_written(web: Web, certificates: Certificates) -> None:
    """What is encoded stays so, and what need not be encoded is not: servers tell them apart."""
    url = web.serve("http://news.example/a%2Fb~c%7Ed/(e)?q=%e2&r=a+b,c", page())
    assert outcome(web, certificates, url).kind == "ok"


def test_address_in_another_script(web: Web, certificates: Certificates) -> None:
    """Addresses that are not ASCII are encoded as browsers do it."""
    web.serve("http://xn--e1afmkfd.xn--p1ai/%D0%B4", page())
    assert outcome(web, certificates, "http://пример.рф/д").kind == "ok"


def test_parked(web: Web, certificates: Certificates) -> None:
    """A page that offers the domain for sale is not the publisher's any more, even without a redirect."""
    web.serve(URL, page("<title>news.example</title><h1>news.example is for sale</h1>"))
    expected = Outcome("parked", "the page offers the domain for sale", 200, URL)
    assert outcome(web, certificates, URL) == expected


def test_what_a_visitor_says(web: Web, certificates: Certificates) -> None:
    """A visit is one GET that names the tool, asks for nothing packed, and carries nothing else."""
    web.serve(URL, page())
    outcome(web, certificates, URL)
    headers = dict(web.requests[0].headers)
    assert headers.pop("accept").startswith("text/html")
    assert headers == {
        "host": "news.example",
        "user-agent": AGENT,
        "accept-language": "en,*;q=0.5",
        "accept-encoding": "identity",
        "connection": "close",
        "": "",
    }
