"""The feeds: what is in each, ids that stay, and how they are cut."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_scripts.exports.feeds import channels
from build_scripts.exports.feeds.channels import cut
from build_scripts.exports.feeds.plan import plan
from build_scripts.pages import feeds
from build_scripts.pages.context import Context, Site
from build_scripts.pages.plan import Planner
from tests.exports.feeds.made import ATOM, HISTORY, atom, entries, files_of, links
from tests.support.contexts import SITE, context_of
from tests.support.projects import make_project, write_event
from tests.support.projects import replace as replace_text

CHANGES = [
    {"date": "2031-09-02", "note": "Put right."},
    {"date": "2031-09-02", "class": "addition", "note": "A count was added."},
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example record with an event that had another address, and was changed twice on a day."""
    folder = make_project(tmp_path / "project")
    front: dict[str, Any] = {"added": "2031-09-01", "changes": CHANGES, "redirect_from": ["2031-08-old"]}
    write_event(folder, "2031-08-new", title="Oats & <rye>", date="2031-08", **front)
    return folder


@pytest.fixture
def chronicle(project: Path) -> Context:
    """What exporters see of it."""
    return context_of(project)


def test_new_entries(chronicle: Context) -> None:
    """The newest comes first, with the day on which it came in and that of its last change."""
    feed = atom(files_of(chronicle), "feeds/new.atom")
    assert entries(feed, "id", "title", "published", "updated", "content")[0] == (
        "tag:chronicle.example,2026:a/2031-08-old",
        "Oats & <rye>",
        "2031-09-01T00:00:00Z",
        "2031-09-02T00:00:00Z",
        '<p dir="ltr">August 2031: Summary of 2031-08-new.</p><p dir="ltr">Meeting · Reported</p>',
    )
    assert (feed.findtext(f"{ATOM}id"), feed.findtext(f"{ATOM}updated")) == (
        "tag:chronicle.example,2026:a/feed",
        "2031-09-02T00:00:00Z",
    )
    assert links(feed) == {
        "self": "https://chronicle.example/a/feeds/new.atom",
        "alternate": "https://chronicle.example/a/",
    }


def test_corrections(chronicle: Context) -> None:
    """Each line of a log is an entry of its own, with its own id and its own day."""
    feed = atom(files_of(chronicle), "feeds/corrections.atom")
    assert entries(feed, "id", "title", "published", "updated", "content")[1:3] == [
        (
            "tag:chronicle.example,2026:a/2031-08-old/2031-09-02/2",
            "Addition: Oats & <rye>",
            "2031-09-02T00:00:00Z",
            "2031-09-02T00:00:00Z",
            '<p dir="ltr">A count was added.</p><p dir="ltr">August 2031: Oats &amp; &lt;rye&gt;</p>',
        ),
        (
            "tag:chronicle.example,2026:a/2031-08-old/2031-09-02",
            "Correction: Oats & <rye>",
            "2031-09-02T00:00:00Z",
            "2031-09-02T00:00:00Z",
            '<p dir="ltr">Put right.</p><p dir="ltr">August 2031: Oats &amp; &lt;rye&gt;</p>',
        ),
    ]


@pytest.mark.parametrize(
    ("atom_path", "json_path"), [("new.atom", "feed.json"), ("corrections.atom", "corrections.json")]
)
def test_json_says_the_same(atom_path: str, json_path: str, chronicle: Context) -> None:
    """JSON Feed has the same entries with the same texts."""
    files = files_of(chronicle)
    feed = json.loads(files[f"feeds/{json_path}"])
    told = [
        (item["id"], item["title"], item["date_published"], item["date_modified"], item["content_html"])
        for item in feed["items"]
    ]
    assert told == entries(atom(files, f"feeds/{atom_path}"), "id", "title", "published", "updated", "content")
    assert (feed["version"], feed["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        f"https://chronicle.example/a/feeds/{json_path}",
    )


def test_no_feed_without_an_address(chronicle: Context) -> None:
    """Ids and links are made of the address of the site; without one there is only the file for TimelineJS."""
    assert set(files_of(replace(chronicle, site=Site("Mills")))) == {"feeds/timelinejs.json"}


def _ids(project: Path, site: Site = SITE) -> set[Any]:
    files = files_of(context_of(project, site))
    found = [entries(atom(files, path), "id") for path in files if path.endswith(".atom")]
    return {name for rows in found for (name,) in rows}


def test_ids_stay(tmp_path: Path) -> None:
    """An entry that is renamed, takes in another one or has its `added` corrected keeps its ids, as does its log."""

    def ids(name: str, **front: Any) -> set[Any]:
        folder = make_project(tmp_path / f"{len(list(tmp_path.iterdir()))}")
        write_event(folder, name, **{"date": "2031-08", "changes": CHANGES, **front})
        return _ids(folder)

    before = ids("2031-08-old", added="2031-09-01")
    assert "tag:chronicle.example,2026:a/2031-08-old/2031-09-02/2" in before
    assert ids("2031-08-old", added="2030-09-01") == before
    assert ids("2031-08-new", added="2031-09-01", redirect_from=["2031-08-old"]) == before
    assert ids("2031-08-old", added="2031-09-01", redirect_from=["2031-08-old", "2031-08-other"]) == before
    reworded = [{**CHANGES[0], "class": "addition", "note": "Put right, again."}, CHANGES[1]]
    assert ids("2031-08-old", added="2031-09-01", changes=reworded) == before


def test_two_records_share_no_id(project: Path) -> None:
    """Two records on one host have no id in common."""
    assert _ids(project) & _ids(project, Site("Mills", "https://chronicle.example/b/")) == set()


def test_actors_and_kinds(project: Path) -> None:
    """An actor and a kind have a feed once they have several entries with a day of addition; its page leads there."""
    for number in range(feeds.LEAST):
        front: dict[str, Any] = {"kind": "flood", "added": f"2031-10-0{number + 1}"}
        write_event(project, f"2031-10-event-{number}", actors=[{"actor": "council", "role": "investigator"}], **front)
    files = files_of(context_of(project))
    named = {path for path in files if path.count("/") == 2}
    assert {"feeds/actors/council.atom", "feeds/kinds/flood.atom"} <= named
    assert "feeds/actors/river-watch.atom" not in named
    feed = atom(files, "feeds/actors/council.atom")
    assert feed.findtext(f"{ATOM}title") == "Mills: newest entries, Council of Lower Marrow"
    assert links(feed)["alternate"] == "https://chronicle.example/a/actors/council/"
    assert [name for (name,) in entries(feed, "id")][:2] == [
        "tag:chronicle.example,2026:a/2031-10-event-2",
        "tag:chronicle.example,2026:a/2031-10-event-1",
    ]


def test_an_actor_that_is_renamed(project: Path) -> None:
    """Its feed keeps its id and is at the old address too, and says where it is now."""
    for number in range(feeds.LEAST):
        front: dict[str, Any] = {"actors": [{"actor": "council", "role": "investigator"}], "added": "2031-10-01"}
        write_event(project, f"2031-10-event-{number}", **front)
    before = files_of(context_of(project))
    actor = project / "events/_actors/council.md"
    actor.rename(actor.with_name("assembly.md"))
    replace_text(project / "events/_actors/assembly.md", "name: Council", "redirect_from: [council]\nname: Council")
    for path in (project / "events").rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace('"council"', '"assembly"'), "utf-8")
    after = files_of(context_of(project))
    assert after["feeds/actors/council.atom"] == after["feeds/actors/assembly.atom"]
    now = atom(after, "feeds/actors/assembly.atom")
    assert now.findtext(f"{ATOM}id") == atom(before, "feeds/actors/council.atom").findtext(f"{ATOM}id")
    assert links(now)["self"] == "https://chronicle.example/a/feeds/actors/assembly.atom"


@pytest.mark.parametrize("count", [0, 1, 149, 150, 151, 249, 250, 1_000])
def test_what_is_older_lies_in_archives(count: int) -> None:
    """Every entry is in one document; archives are full, stay as they are, and lead to their neighbours."""
    refs = [(f"2031-{number}", -1) for number in range(count)]
    first, *archives = cut("new", refs)
    held = [ref for document in (*archives, first) for ref in reversed(document.refs)]
    assert held == refs
    assert [(archive.number, len(archive.refs)) for archive in archives] == [
        (number, channels.FULL) for number in range(1, len(archives) + 1)
    ]
    assert len(first.refs) < channels.SHOWN + channels.FULL
    assert len(first.refs) >= min(count, channels.SHOWN)
    assert first.older == len(archives)
    assert [(archive.older, archive.newer) for archive in archives] == [
        (number - 1, number + 1 if number < len(archives) else 0) for number in range(1, len(archives) + 1)
    ]
    later = list(cut("new", [*refs, ("2032-later", -1)]))[1:]
    assert [each.refs for each in later[: len(archives)]] == [each.refs for each in archives]


def test_archives_as_rfc_5005_has_them(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document leads to the archive before it, and an archive says that it is one."""
    monkeypatch.setattr(channels, "SHOWN", 1)
    monkeypatch.setattr(channels, "FULL", 1)
    for number in range(3):
        write_event(project, f"2031-10-event-{number}", added="2031-10-01")
    files = files_of(context_of(project))
    base = "https://chronicle.example/a/feeds/"
    assert links(atom(files, "feeds/new.atom"))["prev-archive"] == f"{base}new/4.atom"
    archive = atom(files, "feeds/new/2.atom")
    assert archive.find(f"{HISTORY}archive") is not None
    assert links(archive) == {
        "self": f"{base}new/2.atom",
        "current": f"{base}new.atom",
        "prev-archive": f"{base}new/1.atom",
        "next-archive": f"{base}new/3.atom",
        "alternate": "https://chronicle.example/a/",
    }
    assert json.loads(files["feeds/feed.json"])["next_url"] == f"{base}new/4.json"
    assert json.loads(files["feeds/new/2.json"])["next_url"] == f"{base}new/1.json"
    assert "next_url" not in json.loads(files["feeds/new/1.json"])


def test_what_runs_the_other_way(tmp_path: Path) -> None:
    """Arabic script stands in `span` with its direction, since readers drop `bdi`; titles isolate it as text does."""
    project = make_project(tmp_path / "project")
    write_event(project, "2031-08-a", title="School دارالعلوم 12", summary="At دارالعلوم 12 dead.", added="2031-09-01")
    feed = atom(files_of(context_of(project)), "feeds/new.atom")
    assert entries(feed, "title", "content")[0] == (
        "School \u2067دارالعلوم\u2069 12",
        '<p dir="ltr">2031: At <span dir="rtl">دارالعلوم</span> 12 dead.</p><p dir="ltr">Meeting · Reported</p>',
    )


def test_what_did_not_change_is_not_made_again(project: Path) -> None:
    """An edit changes the keys of the documents that show the entry, and of no other."""
    write_event(project, "2020-early", kind="flood", added="2020-01-01")

    def keys() -> dict[str, str]:
        context = context_of(project)
        return {planned.path: planned.key for planned in plan(context, Planner(context))}

    before = keys()
    write_event(project, "2020-early", kind="flood", added="2020-01-01", summary="Another one.")
    after = keys()
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {"feeds/new.atom", "feeds/feed.json", "feeds/events.ics", "feeds/timelinejs.json"} - {
        "feeds/events.ics"  # known to the year, it is in no calendar
    }
