"""What is beside the pages: which files, and what is in each."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.changes.history import History, State
from build_scripts.exports import redirects, search_names, sitemap, version
from build_scripts.exports.exporters import export_files, plan_files
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import AboutPage, Context, Site
from build_scripts.pages.vocabulary import LISTS
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write, write_event

FILES = (
    *("favicon.svg", "docs.css", "drawn.css", "edition.css", "map.css", "query.js", "search.js"),
    *("timeline.css", "timeline.js"),
    *(
        "address.js",
        "calendar.js",
        "canvas.js",
        "columns.js",
        "drawn.js",
        "event_set.js",
        "filters.js",
        "index.js",
        "lanes.js",
    ),
    *("mapped.js", "marks.js", "painter.js", "picture.js", "projection.js", "pyramid.js", "rows.js"),
    *("selecting.js", "set_page.js", "spots.js", "strokes.js", "tree.js", "window.js", "words.js"),
)
ASSETS = {f"assets/timeline/{name}" for name in FILES}
FORMER = {
    "events/2031/2031-04-02-old-slug/index.html",
    "actors/gauge-watch/index.html",
    "places/gauge-hut/index.html",
    "tags/levee/index.html",
}
REDIRECTS = {*FORMER, "events/2031/2031-08-old/index.html"}
SCHEMAS = {f"schema/1/{kind}.json" for kind in ("event", "actor", "place", "source", "vocabulary", "removed")}
COLUMNS = ("status", "sure", "changed", "cast", "place", "tag", "figures")
CHOICES = (
    *("actor/river-watch", "actor/council", "as/investigator", "as/accused", "as/denied", "as/organiser"),
    *("place/mill-dike", "place/lower-marrow", "place/marrow-region", "tag/dike", "tag/budget"),
)
SET = [
    *("timeline/set/words.json", "timeline/set/0.json", "timeline/rows/0.json"),
    *(f"timeline/columns/{name}/0.json" for name in COLUMNS),
    *(f"timeline/of/{choice}.json" for choice in CHOICES),
    "embed/index.html",
]
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
    """With an address there are all files, each once; without one no sitemap."""
    paths = [path for path, _ in export_files(chronicle)]
    always = {
        "version.json",
        "CITATION.cff",
        "datacite.json",
        *REDIRECTS,
        *ASSETS,
        *SCHEMAS,
        *dict(search_names.export(chronicle)),
    }
    assert sorted(paths) == sorted({"sitemap.xml", *always})
    assert {path for path, _ in export_files(replace(chronicle, site=Site("Mills")))} == always


def test_planned_files(chronicle: Context) -> None:
    """Feeds, the columns and rows of the timeline, and its page for frames, are made only when they change."""
    assert [file.path for file in plan_files(chronicle) if not file.path.startswith("feeds/")] == SET


def test_names_and_days(chronicle: Context) -> None:
    """A letter has the pages and their names with a word that begins with it, and the words; a month has its events."""
    files = {path: json.loads(data) for path, data in search_names.export(chronicle)}
    known = files.pop("search/known.json")
    folders = ("names", "words")
    letters = {f"search/{folder}/{ord(letter):x}.json" for letter in known["letters"] for folder in folders}
    months = ("2031-04", "2031-08", "2032-01", "2032-02")
    assert files.keys() == letters | {f"search/days/{month}.json" for month in months}
    assert known["months"] == [["2031-04", "2031-04"], ["2031-08", "2031-08"], ["2032-01", "2032-02"]]
    assert [page for page in files["search/names/6d.json"] if len(page) == 4] == [
        ["Council of Lower Marrow", "actors/council/", "Actors", ["rada dolni marrow"]],
        ["Lower Marrow", "places/lower-marrow/", "in Marrow Region", ["marrow below"]],
        ["Marrow Region", "places/marrow-region/", "Places", []],
        ["Mill dike", "places/mill-dike/", "in Lower Marrow, Marrow Region", []],
        ["Meeting", "kinds/meeting/", "Kinds", []],
    ]
    assert files["search/words/6d.json"] == ["marrow", "meeting", "mill", "money"]
    assert files["search/days/2031-08.json"] == {
        **{"title": "August 2031", "url": "events/2031/#m08", "count": "1 event"},
        "rows": [
            ["2031-08-new", "Oats & <rye>", "events/2031/2031-08-new/", "2031-08-01", "2031-08-31", "August 2031"]
        ],
    }


def test_words_and_readers_pages_are_found(chronicle: Context) -> None:
    """Every defined word leads to its meaning, a page about the record is found by its title and by its other names."""
    docs = {"citing/": AboutPage("How to cite", ("citation",), "Words to copy."), "": AboutPage("Mills")}
    files = {path: json.loads(data) for path, data in search_names.export(replace(chronicle, docs=docs))}
    pages = {row[1]: row for path in files if "/names/" in path for row in files[path]}
    assert pages["how-sure/status-disputed/"] == [
        *("Disputed, of an event", "how-sure/status-disputed/", "Sources contradict each other."),
        *(["disputed"], 1.5),
    ]
    assert pages["vocabulary/#verdicts-disputed"][::2][:2] == ["Disputed, of a claim", "The sources differ."]
    defined = [row[0] for row in pages.values() if "#" in row[1] and "-" in row[1].split("#")[1]]
    assert sorted(defined) == sorted(set(defined))
    assert pages["how-sure/one-origin/"][2] == "How sure this is: 4 of 5 events"
    assert pages["vocabulary/#measures-killed"][3] == ["killed"]
    vocabulary = chronicle.timeline.vocabulary
    words = {f"vocabulary/#{name}-{word}" for name in LISTS for word in getattr(vocabulary, name)}
    others = {
        f"vocabulary/#{name}-{word}" for name in ("kinds", "tags", "statuses") for word in getattr(vocabulary, name)
    }
    assert words - pages.keys() == others
    citing = {path: row[3] for path in files if "/names/" in path for row in files[path] if row[1] == "citing/"}
    assert citing == {
        "search/names/63.json": ["citation"],
        "search/names/68.json": [],
        "search/names/74.json": [],
    }
    assert (pages["citing/"][2], pages["events/"][2]) == ("Words to copy.", "Every event in the order of time.")
    assert pages["how-sure/"][2] == "What the entries rest on: 4 of 5 events on a single source or origin."


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
    """It says which record the site was built of, and of which commit where that has this very record."""
    head, state = "c" * 40, State("c" * 40, "2031-09-02", "0123456789ab", 5)
    told = {"format": 1, "record": "0123456789ab", "events": 5}
    ((_, data),) = version.export(chronicle)
    assert json.loads(data) == {**told, "commit": None}
    ((_, data),) = version.export(replace(chronicle, history=History((state,), head)))
    assert json.loads(data) == {**told, "commit": head}
    other = History((replace(state, version="ba9876543210"),), head)
    ((_, data),) = version.export(replace(chronicle, history=other))
    assert json.loads(data) == {**told, "commit": None}


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
