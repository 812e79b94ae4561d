"""The report in its three forms; whatever a stranger put into it does no harm there."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.excuses import Excuse
from build_scripts.linkcheck.lines import Lines
from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.report import Copy, Report
from build_scripts.linkcheck.show_json import show_json
from build_scripts.linkcheck.show_markdown import MOST, show_markdown
from build_scripts.linkcheck.show_text import show_text
from build_scripts.linkcheck.triage import Triage, make_triage
from tests.linkcheck.checking import START, source

HOST = "http://news.example"
COPY = "https://web.archive.org/web/20180714120000/http://news.example/{}"
PLACE = "events/2031/2031-05-05-case.md:1"
WEEK = timedelta(days=7)


def example() -> Triage:
    """One of everything."""
    report = Report()
    report.add(f"{HOST}/gone", Outcome("gone", "the server says 404 Not Found", 404), START - WEEK)
    outcomes = {
        "gone": Outcome("gone", "the server says 404 Not Found", 404),
        "slow": Outcome("timeout", "there was no answer in time"),
        "moved": Outcome("moved", "the server says that the page has moved for good", 200, f"{HOST}/new"),
        "shy": Outcome("refused", "the server says 403 Forbidden", 403),
        "fine": Outcome("ok", "the server says 200 OK", 200),
        "dead": Outcome("gone", "the server says 410 Gone", 410),
    }
    for name, outcome in outcomes.items():
        report.add(f"{HOST}/{name}", outcome, START)
    report.add(COPY.format("dead"), Outcome("ok", "the copy is there", 200), START)
    report.add("http://flaky.example/", Outcome("timeout", "there was no answer in time"), START)
    report.copies[f"{HOST}/gone"] = Copy(START, url=COPY.format("gone"), taken=date(2018, 7, 14))
    report.copies[f"{HOST}/fine"] = Copy(START, url=COPY.format("fine?a=1&b=2"), taken=date(2018, 7, 14))
    report.copies[f"{HOST}/shy"] = Copy(START, url=COPY.format("shy"), taken=date(2025, 7, 14), near=False)
    addresses = [source(f"{HOST}/{name}") for name in outcomes if name != "dead"]
    addresses += [source(f"{HOST}/dead", archive=COPY.format("dead")), source("http://flaky.example/")]
    addresses += [source(f"{HOST}/later")]
    excuses = [
        Excuse("flaky.example", "It answers one visit in three", date(2027, 1, 31), 5),
        Excuse("nobody.example", "It was slow", date(2027, 1, 31), 6),
    ]
    return make_triage(addresses, {each.url: each for each in addresses}, report, excuses, START)


TEXT = f"""\
Broken: to be fixed

  http://news.example/gone
    gone: the server says 404 Not Found (2 checks in a row, since 2026-11-15)
    {PLACE} (`url` of the source one)
    = write the address where the page is now, or add `archive:` with a copy of it
    = seen: archive: https://web.archive.org/web/20180714120000/http://news.example/gone

Faults that may pass: they count when they last a week

  http://news.example/slow
    no answer in time: there was no answer in time
    {PLACE} (`url` of the source one)

Moved: the new address should be written

  http://news.example/moved
    moved: the server says that the page has moved for good
    -> http://news.example/new
    {PLACE} (`url` of the source one)
    = write the new address

Refused to this program: to be looked at in a browser

  http://news.example/shy
    refused: the server says 403 Forbidden
    {PLACE} (`url` of the source one)
    = look at it in a browser: the site may only refuse programs

Dead, but with an archived copy: nothing to do

  http://news.example/dead
    gone: the server says 410 Gone
    {PLACE} (`url` of the source one)

Excused

  http://flaky.example/
    no answer in time: there was no answer in time
    {PLACE} (`url` of the source one)
    = excused until 2027-01-31: It answers one visit in three

Copies that were seen, for sources without `archive`

  {PLACE} (`url` of the source one)
    archive: "https://web.archive.org/web/20180714120000/http://news.example/fine?a=1&b=2"

Copies that were seen, taken more than a year after the source: to be compared before use

  {PLACE} (`url` of the source one)
    archive: https://web.archive.org/web/20180714120000/http://news.example/shy

Excuses

  .github/link-excuses.yml:6: nobody.example: no address of the record is at this host: remove the excuse

8 addresses: 1 fine, 1 broken, 1 with a fault that may pass, 1 moved, 1 refused, 1 dead with a copy, 1 excused, \
1 not checked yet.
"""


def test_text(tmp_path: Path) -> None:
    """What is broken comes first; each address has its places and what to do."""
    assert show_text(example(), Lines(tmp_path)) == TEXT


def test_markdown(tmp_path: Path) -> None:
    """The same for an issue, with everything that is not ours in code."""
    shown = show_markdown(example(), Lines(tmp_path))
    assert shown.split("\n## ")[:2] == [
        "8 addresses: 1 fine, 1 broken, 1 with a fault that may pass, 1 moved, 1 refused, 1 dead with a copy, "
        "1 excused, 1 not checked yet.\n",
        "Broken: to be fixed\n\n"
        "- `http://news.example/gone`\n"
        "    - gone: `the server says 404 Not Found` (2 checks in a row, since 2026-11-15)\n"
        f"    - `{PLACE}`, `` `url` of the source one ``\n"
        "    - write the address where the page is now, or add `archive:` with a copy of it\n"
        "    - seen: `archive: https://web.archive.org/web/20180714120000/http://news.example/gone`\n",
    ]
    assert [line for line in shown.split("\n") if line.startswith("## ")] == [
        f"## {line}" for line in TEXT.split("\n") if line and not line.startswith((" ", "8 "))
    ]


def test_json(tmp_path: Path) -> None:
    """The same for programs, one object."""
    report = json.loads(show_json(example(), Lines(tmp_path)))
    assert report["counts"] == {
        "total": 8,
        "fine": 1,
        "unchecked": 1,
        "broken": 1,
        "waiting": 1,
        "moved": 1,
        "refused": 1,
        "covered": 1,
        "excused": 1,
    }
    assert report["addresses"][0] == {
        "address": "http://news.example/gone",
        "group": "broken",
        "kind": "gone",
        "message": "the server says 404 Not Found",
        "status": 404,
        "to": None,
        "remedy": "write the address where the page is now, or add `archive:` with a copy of it",
        "checked": "2026-11-22T06:00:00+00:00",
        "since": "2026-11-15T06:00:00+00:00",
        "failures": 2,
        "uses": [{"path": PLACE[:-2], "line": 1, "part": "url", "source": "one"}],
    }
    assert report["copies"][0] == {
        "address": "http://news.example/gone",
        "archive": "https://web.archive.org/web/20180714120000/http://news.example/gone",
        "taken": "2018-07-14",
        "near": True,
        "uses": [{"path": PLACE[:-2], "line": 1, "part": "url", "source": "one"}],
    }
    assert report["excuses"] == [
        {"line": 6, "host": "nobody.example", "message": "no address of the record is at this host: remove the excuse"}
    ]
    assert (report["format"], len(report["copies"])) == (1, 3)


def test_nothing_to_tell(tmp_path: Path) -> None:
    """Where all is well there is one sentence."""
    triage = make_triage([], {}, Report(), [], START)
    shown = (show_text(triage, Lines(tmp_path)), show_markdown(triage, Lines(tmp_path)))
    assert shown == ("0 addresses: 0 fine.\n", "0 addresses: 0 fine.\n")


def one(words: str, to: str | None = None, url: str = f"{HOST}/x", name: str = "one") -> Triage:
    """A single broken address with words from a stranger."""
    report = Report()
    address = source(url)
    address = Address(url, tuple(type(use)(use.path, use.part, url, name) for use in address.uses))
    report.add(url, Outcome("gone", words, 404, to), START)
    report.copies[url] = Copy(START, url=to, taken=START.date()) if to else Copy(START, words=words)
    return make_triage([address], {url: address}, report, [], START)


NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</code></li></ul><h1>x",
    "` <b>x</b> `",
    "``` x",
    "`",
    "``",
    "\\`",
    "@everyone @somebody",
    "#1 owner/repo#2 GH-3",
    "[a](http://evil.example/) ![b](http://evil.example/c.png)",
    "http://evil.example/ www.evil.example",
    "\n\n# Heading\n\n- [ ] task",
    "\r\n<!-- -->",
    "a\x00b\x1b[31mc\u202ed\u2028e",
    "| a | b |",
    "$x$ $$y$$",
    ":tada: &lt; &#60;",
    "~~~\nx\n~~~",
    "::error::x",
    "",
    " ",
]


def tags(markdown: str) -> set[str]:
    """What a reader of GitHub's kind of Markdown makes of a text: names of tokens, code aside."""
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    parser.disable("linkify")
    flat = [token for block in parser.parse(markdown) for token in (block, *(block.children or ()))]
    return {token.type for token in flat}


OURS = {
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
    *("paragraph_open", "paragraph_close", "heading_open", "heading_close", "inline", "text", "code_inline"),
}


@pytest.mark.parametrize("nasty", NASTY)
def test_strangers_words_in_markdown(nasty: str, tmp_path: Path) -> None:
    """Whatever an address, a redirect or a source's id holds, it is in code, and changes nothing around it."""
    triage = one(nasty, f"http://evil.example/{nasty}", f"{HOST}/{nasty}", nasty)
    shown = show_markdown(triage, Lines(tmp_path))
    assert tags(shown) <= OURS
    assert outside_code(shown) == outside_code(show_markdown(one("x", "x", f"{HOST}/x", "x"), Lines(tmp_path)))


def outside_code(markdown: str) -> str:
    """The text of a document without what is in code."""
    parser = MarkdownIt("commonmark")
    inline = [token for token in parser.parse(markdown) if token.type == "inline"]
    return "\n".join("".join(child.content for child in each.children or () if child.type == "text") for each in inline)


@pytest.mark.parametrize("nasty", NASTY)
def test_strangers_words_in_text(nasty: str, tmp_path: Path) -> None:
    """On a terminal they are on their line, without a character that a terminal would obey."""
    shown = show_text(one(nasty, f"http://evil.example/{nasty}", f"{HOST}/{nasty}", nasty), Lines(tmp_path))
    assert len(shown.split("\n")) == len(TEXT.split("\n\nFaults")[0].split("\n")) + 4
    assert all(line.isprintable() for line in shown.split("\n"))


def test_too_much_for_an_issue(tmp_path: Path) -> None:
    """A report that no issue could hold is cut between two entries, and says how many are left out."""
    report = Report()
    addresses = [source(f"{HOST}/{number:04}") for number in range(2000)]
    for address in addresses:
        report.add(address.url, Outcome("gone", "the server says 404 Not Found", 404), START)
    triage = make_triage(addresses, {}, report, [], START)
    shown = show_markdown(triage, Lines(tmp_path))
    assert len(shown) < MOST + 200
    kept = shown.count("- `http://news.example/")
    assert shown.endswith(f"{2000 - kept} more entries are left out here; `timeline links` shows them.\n")
