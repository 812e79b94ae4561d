"""A run: what is visited and in which order, what is kept when it ends early, and how the next one goes on."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from urllib.parse import quote

import pytest

from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.plan import make_plan
from build_scripts.linkcheck.report import Report, read_report, write_report
from build_scripts.linkcheck.run import Limits, check_links
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.checking import AGENT, START, Clock, outside, run, source
from tests.linkcheck.web import Web, hang, page, redirect

OK = Outcome("ok", "", 200)
GONE = Outcome("gone", "", 404)
DAY = timedelta(days=1)


def planned(report: Report, *urls: str, limit: int | None = None, fresh_for: float = 6) -> list[str]:
    """What is visited, in order."""
    plan = make_plan([source(url) for url in urls], report, START, fresh_for, limit)
    return [each.url for each in plan.visits]


def test_plan() -> None:
    """Failures come first, then what is new, then what was checked longest ago; what is fresh is left out."""
    report = Report()
    report.add("old", OK, START - 9 * DAY)
    report.add("older", OK, START - 10 * DAY)
    report.add("fresh", OK, START - 5 * DAY)
    report.add("broken", GONE, START - DAY)
    report.add("just broken", GONE, START - DAY / 48)
    urls = ("fresh", "new", "old", "older", "broken", "just broken")
    assert planned(report, *urls) == ["broken", "new", "older", "old"]
    assert planned(report, *urls, limit=2) == ["broken", "new"]
    assert planned(report, *urls, limit=0) == []
    assert planned(report, *urls, fresh_for=0) == ["broken", "just broken", "new", "older", "old", "fresh"]


def test_the_next_run_visits_what_is_left(web: Web, certificates: Certificates) -> None:
    """A second run on the same day visits nothing but what failed, a week later everything."""
    fine = web.serve("http://news.example/fine", page())
    gone = web.serve("http://news.example/gone", page("", 404), page())
    report, clock, asked = Report(), Clock(), []
    for hours in (0, 2, 4, 24 * 7):
        clock.seconds = hours * 3600
        before = len(web.requests)
        run(web, certificates, [source(fine), source(gone)], report=report, clock=clock)
        asked.append(web.asked()[before:])
    assert asked == [[fine, gone], [gone], [], [fine, gone]]
    assert report.addresses[gone].failures == 0


def test_each_address_once(web: Web, certificates: Certificates) -> None:
    """Many addresses are visited side by side, each once."""
    urls = [web.serve(f"http://host{number}.example/", page()) for number in range(60)]
    report = run(web, certificates, [source(url) for url in urls])
    assert sorted(web.asked()) == sorted(urls)
    assert {each.kind for each in report.addresses.values()} == {"ok"}


def test_time_is_up(web: Web, certificates: Certificates) -> None:
    """When the time is up, what was checked is kept, and the next run visits the rest."""
    slow = web.serve("http://slow.example/", hang, page())
    urls = [slow, *(web.serve(f"http://host{number}.example/", page()) for number in range(3))]
    report, saved = Report(), list[set[str]]()
    check = partial(run, web, certificates, [source(url) for url in urls], report=report)
    check(limits=Limits(time_limit=0.3), save=lambda: saved.append(set(report.addresses)))
    assert [slow in each for each in saved] == [False]
    before = len(web.requests)
    check()
    assert set(web.asked()[before:]) == set(urls) - saved[0]
    assert set(report.addresses) == set(urls)


def test_saved_now_and_then(web: Web, certificates: Certificates) -> None:
    """The report is saved whenever so many outcomes have come in, and at the end."""
    urls = [web.serve(f"http://host{number}.example/", page()) for number in range(7)]
    report, saved = Report(), list[int]()
    run(
        web,
        certificates,
        [source(url) for url in urls],
        report=report,
        limits=Limits(save_every=3),
        save=lambda: saved.append(len(report.addresses)),
    )
    assert saved == [3, 6, 7]


def test_saved_when_the_program_breaks(web: Web, certificates: Certificates) -> None:
    """A mistake of the program ends the run, and loses nothing that was known."""
    web.serve("http://news.example/", page())
    report, saved = Report(), list[int]()

    def broken(stage: str, done: int, total: int) -> None:
        raise RuntimeError(stage)

    plan = make_plan([source("http://news.example/")], report, START, 6, archive=False)
    with pytest.raises(ExceptionGroup):
        asyncio.run(
            check_links(
                plan,
                report,
                lambda: saved.append(len(report.addresses)),
                outside(web, certificates),
                AGENT,
                progress=broken,
            )
        )
    assert saved == [1]


def test_no_network(web: Web, certificates: Certificates) -> None:
    """When no host at all can be reached, it is this machine's fault: nothing is noted about anybody."""
    report = Report()
    addresses = [source(f"http://host{number}.example/") for number in range(3)]
    plan = make_plan(addresses, report, START, 6, archive=False)
    unreached = asyncio.run(check_links(plan, report, lambda: None, outside(web, certificates), AGENT))
    assert (sorted(unreached), report) == ([f"host{number}.example" for number in range(3)], Report())


def test_some_network(web: Web, certificates: Certificates) -> None:
    """When one host answers, the others are to blame for their silence, those before it too."""
    urls = [f"http://host{number}.example/" for number in range(3)]
    answering = web.serve("http://news.example/", page("", 404))
    report = run(web, certificates, [source(url) for url in (*urls, answering)], limits=Limits(connections=1))
    assert {url: each.kind for url, each in report.addresses.items()} == {
        **dict.fromkeys(urls, "no-host"),
        answering: "gone",
    }


def test_one_host_out_of_reach(web: Web, certificates: Certificates) -> None:
    """When the only host is out of reach, nobody can tell whose fault it is; what was known of it stays."""
    url = "http://www.host.example/"
    report = Report()
    report.add(url, OK, START - 9 * DAY)
    before = dict(report.addresses)
    plan = make_plan([source(url)], report, START, 6, archive=False)
    unreached = asyncio.run(check_links(plan, report, lambda: None, outside(web, certificates), AGENT))
    assert (list(unreached), report.addresses) == (["host.example"], before)


def test_a_redirect_to_a_host_out_of_reach(web: Web, certificates: Certificates) -> None:
    """Where a host answers with a redirect there is a network, and the host that it leads to is out of reach."""
    url = web.serve("http://news.example/", redirect("http://host.example/"))
    report = run(web, certificates, [source(url)])
    assert {each.kind for each in report.addresses.values()} == {"no-host"}


def test_an_archive_that_is_busy(web: Web, certificates: Certificates) -> None:
    """An archive that has no answer to give shows that there is a network, too."""
    web.serve("https://archive.org/wayback/available?url=http%3A%2F%2Fhost.example%2F", page("", 403))
    report = run(web, certificates, [source("http://host.example/")], copies=True)
    assert {each.kind for each in report.addresses.values()} == {"no-host"}


def test_an_archive_that_answers(web: Web, certificates: Certificates) -> None:
    """Where the archive answers there is a network, and hosts that cannot be reached are out of reach."""
    urls = [f"http://host{number}.example/" for number in range(3)]
    for url in urls:
        web.serve(
            f"https://archive.org/wayback/available?url={quote(url, safe='')}", page('{"archived_snapshots": {}}')
        )
    report = run(web, certificates, [source(url) for url in urls], copies=True)
    assert {each.kind for each in report.addresses.values()} == {"no-host"}
    assert sorted(report.copies) == urls


SCRIPT = """
import asyncio, json, ssl, sys
from functools import partial
from pathlib import Path
from build_scripts.linkcheck.report import read_report, write_report
from build_scripts.linkcheck.plan import make_plan
from build_scripts.linkcheck.run import Limits, check_links
from tests.linkcheck.checking import AGENT, START, Clock, outside, source
from tests.linkcheck.web import Web
from tests.linkcheck.certificates import Certificates

given = json.loads(sys.argv[1])
path = Path(given["report"])
web = Web(pages={url: [] for url in given["urls"]}, plain=tuple(given["plain"]))
world = outside(web, Certificates(ssl.create_default_context(), {}), Clock())
report = read_report(path)
plan = make_plan([source(url) for url in given["urls"]], report, START, 6, archive=False)
asyncio.run(check_links(plan, report, partial(write_report, path, report), world, AGENT, Limits(save_every=1)))
"""


def test_killed_in_the_middle(web: Web, certificates: Certificates, tmp_path: Path) -> None:
    """A run that is killed keeps what it knew; the next one visits the rest, and nothing twice."""
    reached = Event()

    async def stop_here(writer: asyncio.StreamWriter) -> None:
        reached.set()
        await hang(writer)

    urls = [web.serve(f"http://news.example/{number}", page()) for number in range(6)]
    web.serve(urls[3], stop_here, page())
    path = tmp_path / "links.json"
    given = json.dumps({"report": str(path), "urls": urls, "plain": web.plain})
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, given])
    assert reached.wait(60)
    process.kill()
    assert process.wait(60) == -signal.SIGKILL
    report = read_report(path)
    assert sorted(report.addresses) == urls[:3]
    write = partial(write_report, path, report)
    run(web, certificates, [source(url) for url in urls], report=report, clock=Clock(60), save=write)
    assert web.asked() == [*urls[:4], *urls[3:]]
    assert sorted(read_report(path).addresses) == urls
