"""The key to a list: what its signs, words and short names mean, each that a row has and no other."""

from pathlib import Path

from tests.support.dom import parse
from tests.support.projects import build, make_project, write, write_event

MILLS = "---\nname: Office of Mills (OM)\nkind: service\naliases: [{text: OM, lang: en}]\n---\n\nKeeps the mills.\n"


def _legend(site: Path, page: str) -> list[tuple[str, str]]:
    """The terms of a page's key with their meanings; none where it has no key."""
    folded = parse((site / page / "index.html").read_bytes()).find("details")
    keys = [each for each in folded if "kt-key" in each.attributes["class"]]
    return [(row.find("dt")[0].text.strip(), row.find("dd")[0].text) for key in keys for row in key.find("div")]


def test_legend(tmp_path: Path) -> None:
    """A ledger and a year have it, with what stands in their rows; a list without events has none."""
    folder = make_project(tmp_path / "project")
    write(folder / "events/_actors/mills.md", MILLS)
    accused = [{"actor": "mills", "stance": "accused", "by": "River Watch", "sources": ["one"]}]
    write_event(folder, "2040-about", date="2040-05~", attribution=accused, tags=["dike"])
    write_event(folder, "2041-span", date="2041-05-01/2041-05-03", tags=["dike"])
    site = build(folder)
    assert _legend(site, "events/2040") == [
        ("Month", "The month is known, the day is not."),
        ("Dotted", "The date is approximate or uncertain."),
        ("Accused", "Somebody says the actor did it."),
        ("Reported", "It was reported."),
        ("OM", "Office of Mills (OM)"),
    ]
    assert [term for term, _ in _legend(site, "tags/dike")][:3] == ["Month", "Span", "Dotted"]
    assert _legend(site, "how-sure/status-refuted") == []
