"""The page of versions: what each state changed, in the words of the present record."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.changes.history import Edit, History, State
from build_scripts.changes.keys import digest_of
from build_scripts.model.layout import Kind
from build_scripts.pages import versions
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planner
from tests.support.contexts import context_of
from tests.support.dom import parse
from tests.support.projects import make_project, write_event


@pytest.fixture
def chronicle(tmp_path: Path) -> Context:
    """The example record, with an entry that was renamed and corrected."""
    project = make_project(tmp_path / "project")
    changes = [{"date": "2031-09-02", "note": "Put right."}]
    write_event(project, "2031-08-new", title="Oats", redirect_from=["2031-08-old"], changes=changes)
    return context_of(project)


def _pages(context: Context, *states: State, **values: object) -> dict[str, str]:
    known = {"head": "c" * 40, **values}
    whole = replace(context, history=History(states, **known))  # type: ignore[arg-type]
    made = {planned.path: planned.make(whole) for planned in versions.plan(whole, Planner(whole))}
    return {path: page.body for path, page in made.items() if isinstance(page, Page)}


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(map(digest_of, names))


def _lines(html: str) -> list[str]:
    sections = parse(html).find("section")
    return [" ".join(line.text.split()) for section in sections for line in (*section.find("p"), *section.find("li"))]


def test_what_a_state_changed(chronicle: Context) -> None:
    """Entries have their present titles, keys their names, and of the log there is what the record still has."""
    edit = Edit(
        digest_of("2031-08-old"), ("summary", "figures", "keyofold"), (digest_of("Put right."), digest_of("Gone."))
    )
    others: tuple[tuple[Kind, int], ...] = (("actor", 1), ("vocabulary", 1))
    states = (
        State("b" * 40, "2031-09-02", "0123456789ab", 5, edited=(edit,), more=2, others=others),
        State(
            "a" * 40, "2031-08-02", "ba9876543210", 4, added=_ids("2031-08-new"), gone=_ids("2031-08-old", "2031-gone")
        ),
    )
    assert _lines(_pages(chronicle, *states)["versions/"]) == [
        "Version 0123456789ab (this site) · 5 events · commit bbbbbbbbbbbb",
        "Oats: summary, figures Put right.",
        "2 more entries",
        "Also changed: 1 actor, the vocabulary",
        "Version ba9876543210 · 4 events · commit aaaaaaaaaaaa",
        "Added: Oats",
        "1 entry of then is no longer in the record.",
    ]


def test_what_was_taken_down_is_not_named(chronicle: Context) -> None:
    """No id and no line of what the record no longer has is in any page, whatever a state holds of it."""
    edit = Edit(digest_of("2031-secret"), ("summary",), (digest_of("Of a secret."),))
    gone = _ids("2031-secret")
    states = [State("b" * 40, "2031-09-02", "0", 5, added=gone, edited=(edit,), gone=gone)]
    for html in _pages(chronicle, *states).values():
        assert "secret" not in html


def test_what_is_to_be_known_of_the_list(chronicle: Context) -> None:
    """Where there is no history, not all of it, or none of this very record, the page says so; and where it may have
    been rewritten."""

    def notes(*states: State, **values: object) -> list[str]:
        page = _pages(replace(chronicle, timeline=replace(chronicle.timeline, removed={})), *states, **values)[
            "versions/"
        ]
        return [line.text for line in parse(page).find("p") if line.attributes.get("class") == "kt-prose"]

    t, here = chronicle.t, State("c" * 40, "2031-09-02", "0123456789ab", 5)
    assert notes(here) == []
    assert notes(head="") == [t["versions_without"]]
    assert notes(here, is_whole=False) == [t["versions_shallow"]]
    apart = t["versions_apart"].format(version="0123456789ab", events="5 events")
    assert notes(replace(here, version="ba9876543210")) == [apart]
    assert notes() == [apart]
    rewritten = "may have been rewritten for it (last on 1 March 2032)"
    assert rewritten in _pages(chronicle, here)["versions/"]


@pytest.mark.parametrize("count", [0, 1, 25, 49, 50, 51, 75, 200])
def test_many_versions(count: int, chronicle: Context) -> None:
    """Each state is on one page; a page has few of them, and those before stay as they are."""
    states = tuple(State(f"{number:012}" + "0" * 28, "2031-09-02", str(number), 5) for number in range(count, 0, -1))
    pages = _pages(chronicle, *states, earlier=3)
    anchors = [each.attributes["id"] for html in pages.values() for each in parse(html).find("section")]
    assert anchors == [f"c{state.commit[:12]}" for state in states]
    assert max(len(parse(html).find("section")) for html in pages.values()) <= 2 * versions.PER_PAGE
    later = _pages(chronicle, State("f" * 40, "2031-09-03", "f", 5), *states, earlier=3)
    older = [path for path in pages if path != "versions/"]
    assert [_lines(later[path]) for path in older] == [_lines(pages[path]) for path in older]
    assert "3 earlier states" in list(pages.values())[-1]
