"""A page's key holds all that goes into the page: where two records give a page one key, they give it the same bytes.

This is what makes an incremental build never wrong, so every kind of edit is tried here, alone and in long chains.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace as replace_field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from build_scripts.check.run import check_record
from build_scripts.exports import search_documents
from build_scripts.exports.exporters import export_files, plan_files
from build_scripts.language.interface import read_strings
from build_scripts.model.entries import Event
from build_scripts.pages import plan_pages, split
from build_scripts.pages.context import Context, Site
from build_scripts.pages.home import render_home, render_home_again
from build_scripts.pages.plan import Planned, Planner
from build_scripts.pages.replan import LastPlan, plan_modules
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.scale import Scale
from build_scripts.timeline.timeline import build_timeline
from tests.support.plans import plan_documents
from tests.support.projects import make_project, replace, write, write_event

BREACH = "events/2031/2031-04-02-mill-dike-breach.md"
INQUIRY = "events/2031/2031-04-inquiry.md"
VOTE = "events/2032/2032-budget-vote.md"
WITHDRAWN = "events/2032/2032-02-withdrawn.md"
LOG = "events/_sources/gauge-log.md"
Made = Mapping[str, tuple[str, object]]


def _context(project: Path) -> Context:
    record = load_record(read_files(project / "events"), None)
    assert [each for each in check_record(record, date(9999, 12, 30)) if each.severity == "error"] == []
    site = Site("Chronicle", "https://chronicle.example/", version=record.digest[:12], edit_url="https://edit.example/")
    return Context(build_timeline(record), site, read_strings("strings.yml", project))


def _made(project: Path) -> Made:
    """Every page, planned file and search document of a project: its key and what it is, and the search index by its
    own key."""
    context = _context(project)
    pages = {page.path: (page.key, page.make(context)) for page in (*plan_pages(context), *plan_files(context))}
    documents = {document.path: (document.key, document.make(context)) for document in plan_documents(context)}
    keys, texts = zip(*documents.values(), strict=True) if documents else ((), ())
    index = {"the index": ("".join(keys), sorted(zip(documents, texts, strict=True)))}
    return {**pages, **documents, **index}


def _wrong(before: Made, after: Made) -> list[str]:
    """What would be taken from the last build although it would be made otherwise."""
    return sorted(
        name
        for name in before.keys() & after.keys()
        if before[name][0] == after[name][0] and before[name] != after[name]
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example record with more entries, ties, places and publishers, so that an edit can reach further."""
    folder = make_project(tmp_path_factory.mktemp("keys") / "project")
    write(folder / "strings.yml", "interface: {more: All}\n")
    write_event(folder, "2030-flood", title="A flood before", tags=["dike"], places=["mill-dike"], date="2030-05")
    write_event(
        folder,
        "2031-04-02-second",
        title="On the same day",
        date="2031-04-02",
        related=[{"event": "2032-budget-vote", "as": "context", "note": "Of one week."}],
        claims=[{"text": "It was cold.", "verdict": "supported", "sources": ["one"], "for": ["2032-02-withdrawn"]}],
    )
    write_event(folder, "2033-long", title="Works", date="2033-02/2035-03", places=["lower-marrow"])
    write_event(folder, "2034-twin-a", title="Twin", date="2034", summary="One.", sources=_source("Grey Post"))
    write_event(folder, "2034-twin-b", title="Other twin", date="2034", summary="Two.", sources=_source("grey post"))
    write_event(folder, "2050-far", title="Far", sources=_source("Grey Post"))
    write_event(folder, "2036-plain", title="Plain", date="2036-01-01")
    write_event(folder, "2036-plain-too", title="Plain too", date="2036-01-02", tags=["dike"], places=["old-gauge"])
    write(folder / LOG, "---\npublisher: River Watch\ntitle: Log of the gauge\nreference: Volume 4\n---\n")
    write_event(folder, "2036-in-the-log", "It was so [@one; @gauge-log].", title="In the log", date="2036-02")
    write_event(folder, "2036-only-in-the-log", "It was so [@gauge-log].", date="2036-03", sources=None)
    actor = "---\nname: Keeper of the gauge\nkind: service\n---\n\nKeeps a log [@gauge-log].\n"
    write(folder / "events/_actors/gauge-keeper.md", actor)
    return folder


@pytest.fixture(scope="module")
def unedited(base: Path) -> Made:
    """What is made before any edit."""
    return _made(base)


@pytest.fixture
def project(base: Path, tmp_path: Path) -> Path:
    """A copy of that record for one test to edit."""
    return Path(shutil.copytree(base, tmp_path / "project"))


def _source(publisher: str) -> Mapping[str, Mapping[str, str]]:
    return {"one": {"publisher": publisher, "reference": "A letter"}}


def _edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda project: replace(project / path, old, new)


def _rename(old: str, new: str) -> Callable[[Path], None]:
    def rename(project: Path) -> None:
        target = project / "events" / new[:4] / f"{new}.md"
        target.parent.mkdir(exist_ok=True)
        (project / "events" / old[:4] / f"{old}.md").rename(target)

    return rename


def _swap(one: str, other: str) -> Callable[[Path], None]:
    def swap(project: Path) -> None:
        paths = [project / "events" / each[:4] / f"{each}.md" for each in (one, other)]
        texts = [path.read_text("utf-8") for path in paths]
        for path, text in zip(paths, reversed(texts), strict=True):
            path.write_text(text, "utf-8")

    return swap


def _delete(path: str) -> Callable[[Path], None]:
    return lambda project: (project / path).unlink()


def _add(name: str, **front: Any) -> Callable[[Path], None]:
    def add(project: Path) -> None:
        write_event(project, name, **front)

    return add


def _remove(name: str, *places: str) -> Callable[[Path], None]:
    """Take an entry down for safety: its file goes, its id stays."""

    def remove(project: Path) -> None:
        (project / "events" / name[:4] / f"{name}.md").unlink()
        with (project / "events/_removed.yml").open("a") as file:
            file.write(f"{name}: {{date: 2037-01-01, reason: safety}}\n")

    return remove


def _tombstone_goes(project: Path) -> None:
    (project / "events/_removed.yml").unlink()


def _every_body(project: Path) -> None:
    """Each entry says, cites and links to more in its account."""
    for path in project.glob("events/2*/*.md"):
        path.write_text(f"{path.read_text('utf-8')}\n\nMore of [this](../2036/2036-plain.md) [@gauge-log].\n", "utf-8")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "a title": _edit(BREACH, "title: Breach of the mill dike", "title: The mill dike breaks"),
    "the title of a claim's other event": _edit(INQUIRY, "title: Inquiry into the breach", "title: The inquiry"),
    "the title of an event that a mentioned claim rests on": _edit(
        WITHDRAWN, "title: A flood that was not", "title: No flood"
    ),
    "a date to another year": _edit(VOTE, "[2032-01-10..2032-01-20]", "2029-01-10"),
    "a date within its month": _edit(BREACH, "2031-04-02/2031-04-03", "2031-04-05/2031-04-06"),
    "a date's precision": _edit(INQUIRY, "date: 2031-04~", "date: 2031-04"),
    "a time that changes the order": _edit(
        "events/2031/2031-04-02-second.md", '"2031-04-02"', '"2031-04-02"\ntime: "01:00"'
    ),
    "a summary": _edit(VOTE, "The council voted on money for the dikes.", "It voted."),
    "a status": _edit(VOTE, "status: reported", "status: disputed"),
    "a kind": _edit(VOTE, "kind: meeting", "kind: statement"),
    "a place": _edit(VOTE, "places: [lower-marrow]", "places: [old-gauge]"),
    "no place any more": _edit(VOTE, "places: [lower-marrow]\n", ""),
    "a tag": _edit(VOTE, "tags: [budget]", "tags: [dike]"),
    "an actor's role": _edit(VOTE, "role: organiser", "role: responder"),
    "a publisher": _edit(VOTE, "Marrow Gazette", "Upper Gazette"),
    "the first name of a publisher whose list is split": _edit("events/2050/2050-far.md", "Grey Post", "GREY POST"),
    "a publisher with the same address": _edit("events/2034/2034-twin-a.md", "Grey Post", "GREY POST"),
    "a source's date": _edit(BREACH, "date: 2031-04-04\n    url", "date: 2031-04-05\n    url"),
    "the name of a publisher who speaks in a claim": _edit(
        "events/2031/2031-04-02-second.md", "Marrow Gazette", "Lower Gazette"
    ),
    "a figure": _edit(BREACH, "displaced: at least 36", "displaced: at least 37"),
    "an added day": _edit(BREACH, "added: 2031-05-01", "added: 2031-05-02"),
    "a change": _edit(INQUIRY, "related:", "changes:\n  - {date: 2040-01-01, note: Put right.}\nrelated:"),
    "a claim about another event": _edit(BREACH, "about: [2031-04-inquiry]", "about: [2032-budget-vote]"),
    "a claim's id": _edit(BREACH, "id: inspections", "id: looks"),
    "a claim's evidence": _edit(BREACH, "against: [2031-04-inquiry]", "against: [2036-plain]"),
    "a relation's word": _edit(BREACH, "as: follow-up", "as: context"),
    "a relation the other way too": _edit(VOTE, "sources:\n", "related: [{event: 2031-04-02-second}]\nsources:\n"),
    "a relation no more": _edit(INQUIRY, "related:\n  - {event: 2031-04-02-mill-dike-breach}\n", ""),
    "a relation to a distant event": _edit(VOTE, "sources:\n", "related: [{event: 2036-plain}]\nsources:\n"),
    "a claim of a distant event": _edit(
        VOTE, "sources:\n", "claims: [{text: So., verdict: disputed, about: [2036-plain]}]\nsources:\n"
    ),
    "a lasting event's end": _edit("events/2033/2033-long.md", "2033-02/2035-03", "2033-02/2034-03"),
    "a lasting event's title": _edit("events/2033/2033-long.md", '"Works"', '"Long works"'),
    "an actor's name": _edit("events/_actors/council.md", "name: Council", "name: Town Council"),
    "an actor's alias": _edit("events/_actors/council.md", "Rada Dolní Marrow", "Rada"),
    "an actor's parent": _edit("events/_actors/flood-office.md", "successor_of: river-watch", "part_of: council"),
    "an actor that nobody named before": lambda p: write(
        p / "events/_actors/rowing-club.md", "---\nname: Club\nkind: service\n---\n"
    ),
    "a place's name": _edit("events/_places/lower-marrow.md", "name: Lower Marrow", "name: Marrow"),
    "a place's parent": _edit("events/_places/mill-dike.md", "within: lower-marrow", "within: marrow-region"),
    "a region within a place's": _edit("events/_places/marrow-region.md", "kind: region", "kind: town"),
    "a vocabulary's label": _edit("events/_vocabulary.yml", "label: Meeting", "label: Session"),
    "a vocabulary's definition": _edit(
        "events/_vocabulary.yml", "The council or one of its bodies meets.", "It meets."
    ),
    "a vocabulary's tree": _edit(
        "events/_vocabulary.yml", "Younger than eighteen., within: residents", "Younger than eighteen., within: people"
    ),
    "the strings": lambda p: write(p / "strings.yml", "interface: {account: What happened}\n"),
    "a string of dates": lambda p: write(p / "strings.yml", 'dates: {day: "{month} {day}, {year}"}\n'),
    "an event's file renamed": _rename("2036-plain", "2036-plainer"),
    "one of two alike renamed": _rename("2034-twin-a", "2034-twin"),
    "the last event renamed": _rename("2036-plain-too", "2036-plain-also"),
    "an event renamed into another folder": _rename("2036-plain", "2035-plain"),
    "two events changed places": _swap("2036-plain", "2036-plain-too"),
    "two events of one day changed places": _swap("2034-twin-a", "2034-twin-b"),
    "an event deleted": _delete("events/2034/2034-twin-a.md"),
    "the first event deleted": _delete("events/2030/2030-flood.md"),
    "the last event deleted": _delete("events/2036/2036-plain-too.md"),
    "a whole year deleted": _delete("events/2033/2033-long.md"),
    "an event added between": _add("2031-05-between", date="2031-05", title="Between"),
    "an event added at the beginning": _add("2001-first", date="2001", title="First"),
    "an event added that speaks of another": _add(
        "2039-claims", claims=[{"text": "Not so.", "verdict": "disputed", "about": ["2030-flood"], "sources": ["one"]}]
    ),
    "an event added with a tie": _add("2039-tied", related=[{"event": "2030-flood", "as": "follow-up"}]),
    "an event named by a claim's word": _add("2031-05-05-case"),
    "an event added long ago": _add("1500-mill", date="1500"),
    "an event taken down": _remove("2034-twin-a"),
    "a tombstone no more": _tombstone_goes,
    "a redirect": _edit(VOTE, "sources:\n", "redirect_from: [2032-01-vote]\nsources:\n"),
    "a shared source's title": _edit(LOG, "Log of the gauge", "Log of the old gauge"),
    "a shared source's publisher": _edit(LOG, "River Watch", "Gauge Watch"),
    "a note on a shared source": _edit(LOG, "Volume 4\n---\n", "Volume 4\n---\n\nRead in 2031.\n"),
    "a shared source that redirects": _edit(LOG, "reference:", "redirect_from: [log-4]\nreference:"),
    "a shared source cited no more": _edit("events/2036/2036-in-the-log.md", "[@one; @gauge-log]", "[@one]"),
    "a shared source cited once more": _edit("events/2036/2036-plain.md", "[@one]", "[@one; @gauge-log]"),
    "a shared source that an actor cites no more": _edit("events/_actors/gauge-keeper.md", " [@gauge-log]", ""),
    "a shared source that nobody cites": lambda p: write(
        p / "events/_sources/map.md", "---\npublisher: River Watch\nreference: A map\n---\n"
    ),
    "a body": _edit(VOTE, "It voted [@gazette].", "It voted twice [@gazette]."),
    "all bodies": _every_body,
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_leaves_no_stale_page(name: str, project: Path, unedited: Made) -> None:
    """After an edit, whatever would be taken from the last build is what a clean build makes."""
    EDITS[name](project)
    after = _made(project)
    assert unedited != after
    assert _wrong(unedited, after) == []


def _planned(context: Context, last: LastPlan | None) -> tuple[object, ...]:
    """All that is planned, the files beside the pages, and the home page; of ``last`` what still holds."""
    planner = Planner(context)
    if last:
        last.begin(context, planner)
    documents = plan_modules([search_documents], context, planner, last)
    pages = plan_pages(context, planner=planner, last=last)
    planned = [*documents, *pages, *plan_files(context, planner, last)]
    knowing = replace_field(context, pages=tuple(page.path for page in pages))
    home = (
        render_home_again(context, last, "<h1>Mills</h1>", "") if last else render_home(context, "<h1>Mills</h1>", "")
    )
    return planned, [*export_files(knowing, last)], home


@pytest.mark.parametrize("length", [250, 1])
@pytest.mark.parametrize("name", EDITS)
def test_planning_again_is_planning(name: str, length: int, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is planned after an edit by what was planned before is what is planned anew, and each page is made alike."""
    monkeypatch.setattr(split, "SPLIT", length)
    last, context = LastPlan(), _context(project)
    assert _planned(context, last) == _planned(context, None)
    EDITS[name](project)
    context = _context(project)
    assert _planned(context, last) == _planned(context, None)
    assert _planned(context, last) == _planned(context, None)


def test_an_edited_account_makes_what_shows_it_and_what_cites_its_list(project: Path, unedited: Made) -> None:
    """Beside the entry and its neighbours, pages whose citation has a digest of the files that they list."""
    path = project / "events/2036/2036-plain.md"
    path.write_text(f"{path.read_text('utf-8')}\n\nAnother sentence.\n", "utf-8")
    made = _made(project)
    changed = sorted(name for name in made if made[name][0] != unedited[name][0])
    assert changed == [
        "all/2036/2036-plain.html",  # its search document
        "events/2034/2034-twin-b/",  # the entries before and after it
        "events/2036/",
        "events/2036/2036-plain-too/",
        "events/2036/2036-plain/",
        "kinds/meeting/",
        "print/2036/",
        "the index",
        "versions/",
    ]


def test_shared_source_changes_what_cites_it(project: Path, unedited: Made) -> None:
    """An edit of a shared source makes anew the pages that show it or an entry that cites it, and no others."""
    EDITS["a shared source's title"](project)
    after = _made(project)
    assert unedited.keys() == after.keys()
    changed = {name for name in after if unedited[name][0] != after[name][0]}
    own = {"sources/gauge-log/", "actors/gauge-keeper/"}
    events = {"events/2036/2036-in-the-log/", "events/2036/2036-only-in-the-log/"}
    assert own | events | {"sources/river-watch/", "print/2036/"} <= changed
    untouched = ("events/2031/", "events/2032/", "actors/council/", "places/", "tags/dike/", "vocabulary/", "rules/")
    assert {name for name in changed if name.startswith(untouched) and name not in ("places/",)} == set()


@pytest.mark.parametrize("seed", range(6))
def test_chain_of_edits_leaves_no_stale_page(seed: int, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits in any order, with lists split or whole: no page of an earlier state is taken for a later one."""
    if seed % 2:
        monkeypatch.setattr(split, "SPLIT", 1)
    names = list(EDITS)
    Random(seed).shuffle(names)
    states: list[tuple[str, Made]] = [("nothing", _made(project))]
    for name in names:
        saved = project.with_name("saved")
        shutil.copytree(project, saved)
        try:
            EDITS[name](project)
            made = _made(project)
        except (AssertionError, OSError):  # an earlier edit took what this one changes
            shutil.rmtree(project)
            saved.rename(project)
            continue
        shutil.rmtree(saved)
        for earlier, pages in states:
            assert (earlier, name, _wrong(pages, made)) == (earlier, name, [])
        states.append((name, made))
        if len(states) > 12:
            break
    assert len(states) > 12


def test_splitting_changes_keys(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that grows beyond the length at which it is split is made anew, and so are its parts."""
    monkeypatch.setattr(split, "SPLIT", 6)
    before = _made(project)
    for number in range(4):
        write_event(project, f"2031-07-more-{number}", date="2031-07", tags=["dike"])
    after = _made(project)
    made = {name for name in after.keys() - before.keys() if name.endswith("/") and "more" not in name}
    assert {name for name in made if name.startswith(("events/", "tags/"))} == {
        "events/2031/04/",
        "events/2031/07/",
        "tags/dike/2030/",
        "tags/dike/2030s/",
        "tags/dike/2031/",
        "tags/dike/2036/",
    }
    assert _wrong(before, after) == []


def test_parts_of_a_list_know_its_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name above a part of a publisher's list may come from an event of another part."""
    monkeypatch.setattr(split, "SPLIT", 1)
    before = _made(project)
    replace(project / "events/2050/2050-far.md", "Grey Post", "GREY POST")
    after = _made(project)
    assert "GREY POST: 2030–2039" in str(after["sources/grey-post/2030s/"][1])
    assert _wrong(before, after) == []


def test_empty_record_grows(project: Path) -> None:
    """A record without events has all its pages, and the first event changes those that show it."""
    for path in project.glob("events/2*/*.md"):
        path.unlink()
    before = _made(project)
    write_event(project, "2031-first")
    assert _wrong(before, _made(project)) == []


class _Reads:
    """The events, and whether the scale of the strips, that were looked at since the last `clear`."""

    def __init__(self, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
        self.context, self.events, self.scale = context, set[str](), False
        timeline = context.timeline
        for kept in (timeline.by_id, timeline.publishers, timeline.ties, timeline.mentions, context.bars, context.t):
            assert kept is not None  # computed now: an index is no page's reading
        ids = {id(event): event.id for event in timeline.events}
        scale = context.scale

        def read_event(event: Event, name: str) -> object:
            self.events.add(ids[id(event)])
            return object.__getattribute__(event, name)

        def read_scale(_: Context) -> Scale:
            self.scale = True
            return scale

        monkeypatch.setattr(Event, "__getattribute__", read_event)
        monkeypatch.setattr(Context, "scale", property(read_scale))

    def of(self, planned: Planned) -> tuple[set[str], bool]:
        """What rendering a page looks at beyond the events it is given; whether it looks at the scale."""
        given = () if planned.shows is None else (planned.shows(self.context.timeline, *planned.args),)
        shown = {event.id for each in given for event in each if event}
        self.context.rows.clear()
        self.context.articles.clear()
        self.events, self.scale = set(), False
        planned.render(self.context, *given, *planned.args)
        return self.events - shown, self.scale


@pytest.mark.parametrize("length", [250, 2])
def test_renderers_read_no_more_than_their_pages_declare(
    length: int, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A renderer looks at no event but those it is given, and at the strips' scale only where the key knows it."""
    monkeypatch.setattr(split, "SPLIT", length)
    context = _context(project)
    planner, planned = Planner(context), [*plan_pages(context), *plan_documents(context)]
    bases = {planner.with_sources(planner.strips, each) for each in (None, *context.timeline.actors.values())}
    strips = {
        page.path
        for page in planned
        for base in bases
        for plan in (planner.plan_page, planner.plan_list)
        if page.shows and page.key == plan(page.path, page.render, page.shows, *page.args, base=base).key
    }
    reads = _Reads(context, monkeypatch)
    seen = {page.path: reads.of(page) for page in planned}
    assert {path: unknown for path, (unknown, _) in seen.items() if unknown} == {}
    assert {path for path, (_, scale) in seen.items() if scale} == strips


def test_a_renderer_that_reads_more_is_noticed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail: an event that a renderer finds by itself counts as read."""

    def render(context: Context, events: tuple[Event]) -> bytes:
        return context.timeline.events[-1].title.encode() + events[0].title.encode()

    context = _context(project)
    planned = Planner(context).plan_page("dummy/", render, lambda timeline: timeline.events[:1])
    reads = _Reads(context, monkeypatch)
    assert reads.of(planned) == ({"2050-far"}, False)
