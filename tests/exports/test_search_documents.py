"""Search documents: the facets by which an event is found, and the page that offers them."""

import re
import shutil
from pathlib import Path

from build_scripts.exports.search_documents import END
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.search import render_search
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD
from tests.support.plans import plan_documents
from tests.support.projects import make_project, write_event


def context_of(project: Path) -> Context:
    """The context of a project's pages."""
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    return Context(timeline, Site("Chronicle"), read_strings("en", project))


def facets_of(context: Context) -> tuple[set[tuple[str, str]], list[str]]:
    """What the document of the breach says of its places, and the facets of the search page."""
    (planned,) = (each for each in plan_documents(context) if "mill-dike-breach" in each.path)
    document = planned.make(context)
    assert isinstance(document, bytes)
    filters = re.findall(r'data-pagefind-filter="([a-z-]+)">([^<]*)<', document.decode())
    offered = re.findall(r'data-facet="([a-z-]+)"', render_search(context).body)
    return {
        (facet, name) for facet, name in filters if facet not in ("kind", "status", "year", "actor", "tag", "figures")
    }, offered


def test_identifiers_are_found() -> None:
    """The document of an event has its identifiers, and those of its actors and places."""
    (planned,) = (each for each in plan_documents(context_of(RECORD)) if "mill-dike-breach" in each.path)
    document = planned.make(context_of(RECORD))
    assert isinstance(document, bytes)
    assert {"G-1", "12", "C", "7/2031"} <= set(document.decode().replace("<", " ").replace(">", " ").split())


def test_words_as_a_query_has_them(tmp_path: Path) -> None:
    """Words with letters that a query folds and the indexer does not are in the document in both forms."""
    project = make_project(tmp_path / "project")
    write_event(project, "2031-08-store", title="Straße of Ælfred, ØRSTED and Łódź; كابل, می\u200cشود, Café")
    (planned,) = (each for each in plan_documents(context_of(project)) if "2031-08-store" in each.path)
    document = planned.make(context_of(project))
    assert isinstance(document, bytes)
    said, _, looked_for = document.decode().partition(END)
    folded = ("strasse", "aelfred", "orsted", "lodz", "کابل", "میشود", "می", "شود")
    assert [word for word in folded if not re.search(rf"(?<!\w){word}(?!\w)", looked_for)] == []
    assert "Ælfred" in said
    assert "cafe" not in looked_for


def test_citations_are_no_words(tmp_path: Path) -> None:
    """Of a body the document has the words, without the numbers of what it cites."""
    project = make_project(tmp_path / "project")
    write_event(project, "2031-08-flood", body="Water rose [@one] and fell [@one].")
    context = context_of(project)
    (planned,) = (each for each in plan_documents(context) if "2031-08-flood" in each.path)
    assert context.timeline.by_id["2031-08-flood"].body.count('<sup class="kt-cite">') == 2
    document = planned.make(context)
    assert isinstance(document, bytes)
    assert "<p>Water rose and fell.</p>" in document.decode()


def test_a_kind_of_place_with_a_facet_of_its_own(tmp_path: Path) -> None:
    """Places are one facet; those of a kind that the vocabulary gives a facet are in that one, behind it."""
    places, offered = facets_of(context_of(RECORD))
    assert {facet for facet, _ in places} == {"place"}
    assert offered == ["kind", "status", "actor", "place", "year", "tag", "figures"]
    shutil.copytree(RECORD / "events", tmp_path / "events")
    vocabulary = tmp_path / "events" / "_vocabulary.yml"
    town = "definition: A town.}"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace(town, f"{town[:-1]}, facet: true}}"), "utf-8")
    own, offered = facets_of(context_of(tmp_path))
    assert {name for _, name in own} == {name for _, name in places}
    assert {name for facet, name in own if facet == "town"} == {"Lower Marrow"}
    assert offered == ["kind", "status", "actor", "place", "town", "year", "tag", "figures"]
