"""`mkdocs serve`: what is edited appears, what is broken is said and leaves the last good pages."""

import shutil
from collections.abc import Iterator

import pytest

from tests.support.projects import OUTLINES, REPOSITORY, make_project, replace, write, write_event
from tests.support.served import Served, serving

INQUIRY = "events/2031/2031-04-inquiry/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server; its temporary files go to a folder of the test's, which must be empty when it ends."""
    base = tmp_path_factory.mktemp("serve")
    package = shutil.copytree(REPOSITORY / "build_scripts", base / "code/build_scripts")
    folder = make_project(base / "project", plugin={"strings": "words.yml"}, site_url=None)
    write(folder / "words.yml", "interface: {account: What happened}\n")
    with serving(folder, base, package.parent) as server:
        server.shows(INQUIRY, "Inquiry into the breach")
        yield server
    assert not (folder / "site").exists()


def test_pages_are_served(served: Served) -> None:
    """Every kind of page is there, the index of the search too, and nothing is in the project but the cache."""
    for path in ("", "events/", "events/2031/", "actors/council/", "print/2031/", "search/", "methodology/"):
        assert "</html>" in served.page(path)
    assert "pagefind" in served.page("pagefind/pagefind.js")
    names = [".timeline", "docs", "events", "mkdocs.yml", OUTLINES, "words.yml"]
    assert sorted(p.name for p in served.folder.iterdir()) == names


def test_edit_of_an_event_appears(served: Served) -> None:
    """An edited title appears on the entry's own page and on those that show it."""
    replace(served.folder / "events/2031/2031-04-inquiry.md", "title: Inquiry into", "title: Second inquiry into")
    served.shows(INQUIRY, "Second inquiry into the breach")
    for path in ("events/2031/", "events/2031/2031-04-02-mill-dike-breach/", "print/2031/", "kinds/meeting/"):
        served.shows(path, "Second inquiry into the breach")


def test_new_and_deleted_event(served: Served) -> None:
    """A new event has a page; when it is deleted again, it has none."""
    path = write_event(served.folder, "2031-08-new", title="A new event", redirect_from=["2031-08-older"])
    served.shows("events/2031/2031-08-new/", "A new event")
    served.shows("events/2031/2031-08-older/", "A new event")
    path.unlink()
    served.is_gone("events/2031/2031-08-new/")
    served.is_gone("events/2031/2031-08-older/")
    served.lacks("events/2031/", "A new event")


def test_edit_of_strings_appears(served: Served) -> None:
    """An edited string appears on every page that has it."""
    write(served.folder / "words.yml", "interface: {account: What took place}\n")
    served.shows(INQUIRY, "What took place")
    served.shows("print/2032/", "What took place")


def test_edit_of_a_template_appears(served: Served) -> None:
    """An edited template, of ours or of the theme, appears on every page that is made of it."""
    replace(
        served.package / "pages/templates/event.html",
        '<article class="kt-entry"',
        '<article data-edited class="kt-entry"',
    )
    served.shows(INQUIRY, "data-edited")
    served.shows("events/2032/2032-budget-vote/", "data-edited")
    replace(served.package / "site/mkdocs/theme/partials/colophon.html", '<footer class="', '<footer class="edited ')
    served.shows(INQUIRY, '<footer class="edited ')
    served.shows("methodology/", '<footer class="edited ')


def test_edit_of_a_style_and_of_an_export_appears(served: Served) -> None:
    """An edited part of the style sheet appears in the sheet, an edited template of an export in its file."""
    replace(served.package / "pages/assets/styles/print.css", "font-size: 1.9rem", "font-size: 1.91rem")
    served.shows("assets/timeline/timeline.css", "font-size:1.91rem")
    replace(served.package / "exports/templates/redirect.html", "<!doctype html>", "<!doctype html><!-- edited -->")
    write_event(served.folder, "2031-08-moved", title="A moved event", redirect_from=["2031-08-before"])
    served.shows("events/2031/2031-08-before/", "<!-- edited -->")


def test_broken_event_is_said_and_mended(served: Served) -> None:
    """A broken event is said in the log, the last good pages stay, and once it is mended all goes on."""
    path = served.folder / "events/2032/2032-budget-vote.md"
    good = path.read_text("utf-8")
    replace(path, "kind: meeting", "kind: nothing")
    served.until(lambda: "2032-budget-vote.md:4:7 error[" in served.log.read_text("utf-8"), "the error")
    assert "Vote on money" in served.page("events/2032/2032-budget-vote/")
    path.write_text(good.replace("Vote on money", "The vote on money"), "utf-8")
    served.shows("events/2032/2032-budget-vote/", "The vote on money")
    served.shows("tags/budget/", "The vote on money")


def test_what_an_editor_keeps_stops_nothing(served: Served) -> None:
    """While an editor's copies lie beside an event, its edits appear."""
    path = served.folder / "events/2032/2032-budget-vote.md"
    for name in (f"#{path.name}#", f"{path.name}~", "Thumbs.db"):
        write(path.with_name(name), "unsaved")
    replace(path, "The vote on money", "Money was voted on")
    served.shows("events/2032/2032-budget-vote/", "Money was voted on")
    assert "misplaced-file" not in served.log.read_text("utf-8")


def test_broken_strings_are_said_and_mended(served: Served) -> None:
    """Strings that cannot be read are said in the log, and once they are mended all goes on."""
    write(served.folder / "words.yml", "interface: [\n")
    served.until(lambda: "words.yml cannot be read" in served.log.read_text("utf-8"), "the error")
    assert "</html>" in served.page(INQUIRY)
    write(served.folder / "words.yml", "interface: {account: The account}\n")
    served.shows(INQUIRY, "The account")


def test_search_follows(served: Served) -> None:
    """The index that is served is made anew after an edit."""
    before = served.page("pagefind/all/pagefind-entry.json")
    write_event(served.folder, "2031-09-search", title="Zanzibar")
    served.shows("events/2031/2031-09-search/", "Zanzibar")
    served.until(lambda: served.page("pagefind/all/pagefind-entry.json") not in (before, "404"), "the index")


def test_warnings_are_told_after_the_page(served: Served) -> None:
    """What only warns is told too, once the page is there: an entry that somebody has entered twice."""
    path = served.folder / "events/2032/2032-budget-vote.md"
    copy = path.with_name("2032-budget-vote-again.md")
    copy.write_text(path.read_text("utf-8"), "utf-8")
    served.shows("events/2032/2032-budget-vote-again/", "</html>")
    served.until(lambda: "warning[probable-duplicate]" in served.log.read_text("utf-8"), "the warning")
    copy.unlink()
    served.is_gone("events/2032/2032-budget-vote-again/")
