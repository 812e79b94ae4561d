"""What is beside the pages: which files, and what is in each."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_scripts.exports import feed, redirects, search_names, sitemap, version
from build_scripts.exports.exporters import export_files
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write, write_event

FILES = ("favicon.svg", "query.js", "search.js", "timeline.css", "timeline.js")
ASSETS = {f"assets/timeline/{name}" for name in FILES}
FORMER = {
    "events/2031/2031-04-02-old-slug/index.html",
    "actors/gauge-watch/index.html",
    "places/gauge-hut/index.html",
    "tags/levee/index.html",
}
REDIRECTS = {*FORMER, "events/2031/2031-08-old/index.html"}
SCHEMAS = {f"schema/1/{kind}.json" for kind in ("event", "actor", "place", "source", "vocabulary", "removed")}
REDIRECT = b"""\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>This entry has moved</title>\
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><meta name="robots" content="noindex">\
<link rel="canonical" href="https://chronicle.example/events/2031/2031-08-new/">\
<meta http-equiv="refresh" content="0; url=../../../events/2031/2031-08-new/"></head>\
<body><h1>This entry has moved</h1><p>It is now at \
<a href="../../../events/2031/2031-08-new/">Oats &amp; &lt;rye&gt;</a></p>\
</body></html>
"""
FEED_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:chronicle.example,2026:feed</id>
<title>Mills &amp; &#34;Co&#34;: newest entries</title>
<updated>2031-09-02T00:00:00Z</updated>
<author><name>Mills &amp; &#34;Co&#34;</name></author>
<link rel="self" href="https://chronicle.example/feed.xml"/>
<link href="https://chronicle.example/"/>
<entry><id>tag:chronicle.example,2026:2031-08-old</id><title>Oats &amp; &lt;rye&gt;</title>\
<updated>2031-09-02T00:00:00Z</updated><link href="https://chronicle.example/events/2031/2031-08-new/"/>\
<summary>August 2031: Summary of 2031-08-new.</summary></entry>
"""


@pytest.fixture
def chronicle(tmp_path: Path) -> Context:
    """The example record with an event that had another address, as exporters see it."""
    project = make_project(tmp_path / "project")
    write_event(
        project,
        "2031-08-new",
        title="Oats & <rye>",
        date="2031-08",
        added="2031-09-01",
        changes=[{"date": "2031-09-02", "note": "Put right."}],
        redirect_from=["2031-08-old"],
    )
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    site = Site('Mills & "Co"', "https://chronicle.example/", version="0123456789ab")
    return Context(timeline, site, read_strings("en", project), pages=("", "events/", "events/2031/2031-08-new/", "ü/"))


def test_every_file(chronicle: Context) -> None:
    """With an address there are all files, each once; without one neither feed nor sitemap."""
    paths = [path for path, _ in export_files(chronicle)]
    always = {"version.json", *REDIRECTS, *ASSETS, *SCHEMAS, *dict(search_names.export(chronicle))}
    assert sorted(paths) == sorted({"feed.xml", "sitemap.xml", *always})
    assert {path for path, _ in export_files(replace(chronicle, site=Site("Mills")))} == always


def test_names_and_days(chronicle: Context) -> None:
    """A letter has the pages and their names with a word that begins with it, and the words; a month has its events."""
    files = {path: json.loads(data) for path, data in search_names.export(chronicle)}
    known = files.pop("search/known.json")
    letters = {f"search/names/{ord(letter):x}.json" for letter in known["letters"]}
    assert files.keys() == letters | {f"search/days/{month}.json" for month in known["months"]}
    assert files["search/names/6d.json"] == {
        "pages": [
            [
                "Council of Lower Marrow",
                "actors/council/",
                "Actors",
                ["council of lower marrow", "rada dolni marrow"],
            ],
            ["Lower Marrow", "places/lower-marrow/", "Places", ["lower marrow", "marrow below"]],
            ["Marrow Region", "places/marrow-region/", "Places", ["marrow region"]],
            ["Mill dike", "places/mill-dike/", "Places", ["mill dike"]],
            ["Meeting", "kinds/meeting/", "Kinds", ["meeting"]],
        ],
        "words": "marrow meeting mill money",
    }
    assert files["search/days/2031-08.json"] == [
        ["2031-08-new", "Oats & <rye>", "events/2031/2031-08-new/", "2031-08-01", "2031-08-31"]
    ]


def test_redirect(chronicle: Context) -> None:
    """A page at the old address leads to the new one and names what is there; nothing else may be loaded."""
    pages = dict(redirects.export(chronicle))
    assert (set(pages), pages["events/2031/2031-08-old/index.html"]) == (REDIRECTS, REDIRECT)


def test_shared_source_redirects(tmp_path: Path) -> None:
    """The old address of a shared source leads to its page."""
    project = make_project(tmp_path / "project")
    front = "publisher: River Watch\ntitle: Oats & co\nreference: Volume 4\nredirect_from: [log-4]\n"
    write(project / "events/_sources/gauge-log.md", f"---\n{front}---\n")
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    pages = dict(redirects.export(Context(timeline, Site("Mills"), read_strings("en", project))))
    page = pages["sources/log-4/index.html"].decode()
    assert '<a href="../../sources/gauge-log/">Oats &amp; co</a>' in page


def test_feed(chronicle: Context) -> None:
    """The newest entry comes first; texts are escaped."""
    ((path, data),) = feed.export(chronicle)
    assert (path, data.decode()[: len(FEED_HEAD)]) == ("feed.xml", FEED_HEAD)


def _ids(context: Context) -> set[str]:
    ((_, data),) = feed.export(context)
    return set(re.findall("<id>([^<]+)</id>", data.decode()))


def test_feed_ids_stay(tmp_path: Path) -> None:
    """An entry that is renamed, takes in another one or has its `added` corrected keeps its id in the feed."""
    site = Site("Mills", "https://chronicle.example/a/")

    def ids(name: str, **front: Any) -> set[str]:
        project = make_project(tmp_path / f"{len(list(tmp_path.iterdir()))}")
        write_event(project, name, date="2031-08", **front)
        timeline = build_timeline(load_record(read_files(project / "events"), None))
        return _ids(Context(timeline, site, read_strings("en", project)))

    before = ids("2031-08-old", added="2031-09-01")
    assert "tag:chronicle.example,2026:a/2031-08-old" in before
    assert ids("2031-08-old", added="2030-09-01") == before
    assert ids("2031-08-new", added="2031-09-01", redirect_from=["2031-08-old"]) == before
    assert ids("2031-08-old", added="2031-09-01", redirect_from=["2031-08-old", "2031-08-other"]) == before


def test_feed_ids_of_two_records(chronicle: Context) -> None:
    """Two records on one host have no id in common, that of the feed included."""
    here, there = (replace(chronicle, site=Site("Mills", f"https://chronicle.example/{path}")) for path in ("", "b/"))
    assert _ids(here) & _ids(there) == set()


def test_own_first_id_is_no_redirect(tmp_path: Path) -> None:
    """An entry that lists its own id first, and then that of one that it took in, redirects from the latter alone."""
    project = make_project(tmp_path / "project")
    write_event(project, "2031-08-new", redirect_from=["2031-08-new", "2031-08-other"])
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, Site("Mills"), read_strings("en", project))
    assert {path for path, _ in redirects.export(context)} == {*FORMER, "events/2031/2031-08-other/index.html"}


def test_other_names_of_a_publisher_redirect(tmp_path: Path) -> None:
    """What is listed as another name of a publisher leads to its page; where nothing cites it there is none."""
    project = make_project(tmp_path / "project")
    vocabulary = project / "events/_vocabulary.yml"
    rows = "  g: {name: Marrow Gazette, also: [Gazette of the Marrow]}\n  n: {name: Nobody, also: [None]}\n"
    vocabulary.write_text(f"{vocabulary.read_text('utf-8')}\npublishers:\n{rows}", "utf-8")
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    made = dict(redirects.export(Context(timeline, Site("Mills"), read_strings("en", project))))
    assert made.keys() == FORMER | {"sources/gazette-of-the-marrow/index.html"}
    assert b'href="../../sources/marrow-gazette/"' in made["sources/gazette-of-the-marrow/index.html"]


def test_parts_of_a_long_list_redirect_too(chronicle: Context) -> None:
    """Below the old address of an actor there is a page for each part of its list; no page that is there is hidden."""
    pages = ("actors/river-watch/", "actors/river-watch/2030s/", "actors/river-watching/", "places/gauge-hut/")
    made = dict(redirects.export(replace(chronicle, pages=pages)))
    assert {path for path in made if not path.startswith("events/")} == {
        "actors/gauge-watch/index.html",
        "actors/gauge-watch/2030s/index.html",
        "tags/levee/index.html",
    }
    assert b'href="../../../actors/river-watch/2030s/"' in made["actors/gauge-watch/2030s/index.html"]


def test_version(chronicle: Context) -> None:
    """It says which record the site was built of."""
    assert dict(version.export(chronicle)) == {
        "version.json": b'{\n  "format": 1,\n  "record": "0123456789ab",\n  "events": 5\n}\n'
    }


def test_sitemap(chronicle: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has every page, in order, and the day of an entry's last change; one too long is several, with an index."""
    rows = [
        "<url><loc>https://chronicle.example/</loc></url>\n",
        "<url><loc>https://chronicle.example/events/</loc></url>\n",
        "<url><loc>https://chronicle.example/events/2031/2031-08-new/</loc><lastmod>2031-09-02</lastmod></url>\n",
        "<url><loc>https://chronicle.example/%C3%BC/</loc></url>\n",
    ]
    assert dict(sitemap.export(chronicle)) == {"sitemap.xml": _sitemap("urlset", rows)}
    monkeypatch.setattr(sitemap, "MOST", 3)
    names = [f"<sitemap><loc>https://chronicle.example/sitemap-{number}.xml</loc></sitemap>\n" for number in (1, 2)]
    assert dict(sitemap.export(chronicle)) == {
        "sitemap-1.xml": _sitemap("urlset", rows[:3]),
        "sitemap-2.xml": _sitemap("urlset", rows[3:]),
        "sitemap.xml": _sitemap("sitemapindex", names),
    }


def _sitemap(element: str, rows: list[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</{element}>\n".encode()


def test_feed_isolates_what_runs_the_other_way(tmp_path: Path) -> None:
    """A title and a summary with Arabic script stand in the feed so that the numbers behind it keep their place."""
    project = make_project(tmp_path / "project")
    write_event(
        project,
        "2031-08-new",
        added="2031-09-01",
        title="By \u062f\u0627\u0639\u0634 36",
        summary="In \u06a9\u0627\u0628\u0644 5.",
    )
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, Site("Mills", "https://chronicle.example/"), read_strings("en", project))
    text = dict(feed.export(context))["feed.xml"].decode()
    assert "<title>By \u2067\u062f\u0627\u0639\u0634\u2069 36</title>" in text
    assert "<summary>2031: In \u2067\u06a9\u0627\u0628\u0644\u2069 5.</summary>" in text
