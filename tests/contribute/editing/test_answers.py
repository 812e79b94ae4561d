"""What is offered, explained and gone to at a place in a file."""

from pathlib import Path

import pytest

from build_scripts.contribute.editing.explain import explain
from build_scripts.contribute.editing.files import kind_of
from build_scripts.contribute.editing.offers import offers
from build_scripts.contribute.editing.outline import outline_of
from build_scripts.contribute.editing.project import Project
from build_scripts.contribute.editing.referents import referent
from build_scripts.contribute.editing.targets import find_target
from tests.contribute.editing.records import BREACH, COUNCIL, WORDS, example, spot_in, written


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    return example(tmp_path)


def offered(project: Project, path: str, old: str, new: str) -> list[str]:
    """Return what is offered at the sign ``|`` in ``new``, which stands in the place of ``old``."""
    spot = spot_in(project, path, written(project, path, old, new))
    assert project.record is not None
    assert project.registry is not None
    found = offers(kind_of(path), project.plain(path), spot, project.record, project.registry)
    return [offer.text for offer in found]


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ("kind: breach", "kind: |", ["flood", "breach", "meeting", "statement"]),
        ("kind: breach", "kind: br|", ["breach"]),
        ("kind: breach", "kind: zz|", ["flood", "breach", "meeting", "statement"]),
        ("kind: breach", "kin|", ["kind: "]),
        ("places: [mill-dike, lower-marrow]", "places: [dike|", ["mill-dike"]),
        ("role: investigator", "role: |investigator", ["organiser", "responder", "investigator"]),
        ("{actor: river-watch, role", "{actor: شورای|, role", ["council"]),
        ("{actor: river-watch, role", "{actor: Dolní M|, role", ["council"]),
        ("{actor: river-watch, role: investigator", "{rol|: investigator", ["role"]),
        ("sources: [watch-report], as_of", "sources: [gaz|], as_of", ["gazette-2031"]),
        ("event: 2031-04-inquiry", "event: vote|", ["2032-budget-vote"]),
        ("for: [watch-report]", "for: [inq|]", ["2031-04-inquiry"]),
        ("[@gazette-2031; @watch-report]", "[@gazette-2031; @rep|", ["watch-report"]),
        ("(../2032/2032-budget-vote.md)", "(vote|)", ["../2032/2032-budget-vote.md"]),
        ("{gauge-register: G-1,", "{ga|: G-1,", ["gauge-register"]),
    ],
)  # fmt: skip
def test_offers(project: Project, old: str, new: str, texts: list[str]) -> None:
    """Words, ids by any part of a name in any script, sources and links are offered where they may be written."""
    found = offered(project, BREACH, old, new)
    assert [text for text in found if text in texts] == texts
    assert set(found) <= set(texts) or new.startswith(("kin", "{rol"))


def test_offered_keys(project: Project) -> None:
    """Keys are those of the mapping around, a figure's measures first, without those that are there."""
    assert offered(project, BREACH, "{displaced: 12, group: children,", "{|, group: children,") == [
        *("killed: ", "injured: ", "displaced: ", "cost: "),
        *("words: ", "through: ", "as_of: ", "period: ", "superseded_by: ", "with: ", "without: ", "unstated: "),
        *("note: ", "id: "),
    ]
    assert offered(project, COUNCIL, "active: 2001/..", "|") == [
        *("part_of: ", "successor_of: ", "active: ", "not_to_be_confused_with: ", "identifiers: ", "sources: "),
        *("redirect_from: ", "suppress: "),
    ]
    assert offered(project, WORDS, "{label: Flood, definition", "{label: Flood, or|, definition") != []


def test_choices_of_the_format(project: Project) -> None:
    """What the format itself lists is offered: truth values, signs."""
    assert offered(project, WORDS, "withdraws: true", "withdraws: |") == ["true", "false"]
    assert "stroke" in offered(project, WORDS, "mark: full", "mark: |")


@pytest.mark.parametrize(
    ("path", "place", "meaning", "target"),
    [
        (BREACH, "kind: bre|ach", "**Breach**: A dike, a gate or a dam gives way.", (WORDS, "breach")),
        (BREACH, "ki|nd: breach", "A word of `kinds`.", None),
        (BREACH, "displ|aced: at least", "**Displaced**: People who had to leave their homes.", (WORDS, "displaced")),
        (BREACH, "places: [mill|-dike", "**Mill dike**\n\nSite, Lower Marrow, Marrow Region",
         ("events/_places/mill-dike.md", "Mill dike")),
        (BREACH, "by: council, through: The to|wn clerk", "", None),
        (BREACH, "sources: [watch|-report], note: where", "River Watch, Report 7 of 2031", (BREACH, "watch-report")),
        (BREACH, "dike broke in the night [@gazette-2031; @watch|-report]", "River Watch, Report 7 of 2031",
         (BREACH, "watch-report")),
        (BREACH, "(../2032/2032-budget|-vote.md)", "**Vote on money for the dikes**",
         ("events/2032/2032-budget-vote.md", "Vote on money for the dikes")),
        (COUNCIL, "(river|-watch.md)", "**River Watch**", ("events/_actors/river-watch.md", "River Watch")),
        (BREACH, "{gauge-reg|ister: G-1", "**", (WORDS, "gauge-register")),
        (WORDS, "{label: Flood, defin|ition:", "", None),
    ],
)  # fmt: skip
def test_meaning_and_target(
    project: Project, path: str, place: str, meaning: str, target: tuple[str, str] | None
) -> None:
    """What a word means and what an id is called is said, and where it is written is found."""
    spot = spot_in(project, path, written(project, path, place.replace("|", ""), place))
    assert project.record is not None
    text = project.plain(path)
    of = referent(kind_of(path), text, spot, project.record)
    said = explain(of, kind_of(path), text, project.record) if of else ""
    assert said.startswith(meaning)
    found = find_target(of, path, text, project.plain) if of else None
    where = found and found.where
    line = project.plain(found.path).split("\n")[where.line - 1] if found and where else ""
    assert target == (found and where and (found.path, line[where.column - 1 : where.column - 1 + where.length]))


def test_outline(project: Project) -> None:
    """The outline has the keys, the ids of sources below theirs, and the headings of the body."""
    text = f"{project.plain(BREACH)}\n## The mill\n\nIt stood [@watch-report].\n"
    symbols = outline_of("event", text)
    assert [symbol.name for symbol in symbols][:3] == ["title", "date", "time"]
    (sources,) = (symbol for symbol in symbols if symbol.name == "sources")
    assert [symbol.name for symbol in sources.inside] == ["gazette-2031", "watch-report"]
    assert (symbols[-1].name, text[symbols[-1].start : symbols[-1].end]) == ("The mill", "## The mill\n")
    assert outline_of("event", "---\na: [\n---\n") == []
