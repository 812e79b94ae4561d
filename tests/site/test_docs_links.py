"""Links from `docs/` and from `nav` lead to pages that are made, and to parts that these have."""

import re
from pathlib import Path

import pytest

from build_scripts.site.docs_links import Addresses
from tests.support.projects import ADDRESS, command, make_project, replace, write, write_event

BREACH = "../events/2031/2031-04-02-mill-dike-breach/"
FILES = {
    "index.html": "",
    "404.html": "",
    "version.json": "",
    "guide/index.html": '<h2 id="first">',
    "events/index.html": "",
    "events/2031/2031-04-flood/index.html": '<li id="claim-one"><li data-x="a" id="claim-two">',
    "events/2031/2031-04-old/index.html": "",
    "actors/council/index.html": "",
}


def explain(link: str, folder: str = "guide/", site: str = ADDRESS) -> str:
    """What is wrong with a link on the page at ``folder``."""
    return Addresses(FILES.keys(), FILES.__getitem__, site).explain(link, folder)


@pytest.mark.parametrize(
    "link",
    [
        *(
            "",
            "#",
            "#first",
            "?query",
            ".",
            "./",
            "..",
            "../",
            "../index.html",
            "../events",
            "../events/",
            "/river/events/",
        ),
        *(
            "../events/2031/2031-04-flood/",
            "../events/2031/2031-04-flood/#claim-two",
            "../events/2031/2031-04-flood?x=1",
        ),
        *("../version.json", "../version.json#x", f"{ADDRESS}events/", ADDRESS, f"{ADDRESS}actors/council/"),
        *("https://example.org/none/", "//example.org/none/", "mailto:a@example.org", "tel:1", "HTTPS://example.org"),
    ],
)
def test_right_links(link: str) -> None:
    """A page, a file, a part of a page and other sites, with or without the last slash."""
    assert explain(link) == ""


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("../events/2031/2031-04-floood/", "leads to nothing: did you mean `../events/2031/2031-04-flood/`?"),
        ("../2031/2031-04-flood/", "leads to nothing: did you mean `../events/2031/2031-04-flood/`?"),
        ("events/2031/2031-04-flood/", "leads to nothing: did you mean `../events/2031/2031-04-flood/`?"),
        ("../actors/Council/", "leads to nothing: did you mean `../actors/council/`?"),
        ("/events/", "leads out of the site: did you mean `../events/`?"),
        ("../../events/", "leads out of the site: did you mean `../events/`?"),
        (f"{ADDRESS}actors/councl/", "leads to nothing: did you mean `../actors/council/`?"),
        ("../nowhere/", "leads to nothing: link to a page that is there, or to none"),
    ],
)
def test_wrong_links(link: str, problem: str) -> None:
    """Of a slip the nearest address is proposed, as it has to be written on that page."""
    assert explain(link) == f"`{link}` {problem}"


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("#frist", "has no part `#frist`: did you mean `#first`?"),
        ("../events/2031/2031-04-flood/#claim-tow", "has no part `#claim-tow`: did you mean `#claim-two`?"),
        ("../events/2031/2031-04-flood/#x", "has no part `#x`: link to the page alone"),
        ("../events/2031/2031-04-old/#claim-one", "has no part `#claim-one`: link to the page alone"),
    ],
)
def test_wrong_parts(link: str, problem: str) -> None:
    """A part that a page does not have; a redirect has none, and would drop it."""
    assert explain(link) == f"the page at `{link}` {problem}"


def test_without_an_address() -> None:
    """Where the site's address is not known, it lies at the root of its host."""
    assert explain("/events/", site="") == ""
    assert explain("/river/events/", site="") != ""


def test_a_slip_stops_a_strict_build(tmp_path: Path) -> None:
    """Each wrong link is told with file, line and address; strict mode stops, and the last site stays."""
    folder = make_project(tmp_path / "project")
    write(
        folder / "docs/methodology.md",
        f"---\ntitle: M\n---\n\n# M\n\nSee [one]({BREACH}), [two](<../events/2031/2031-04-inquiri/>),\n"
        f"[three]({BREACH}#claim-9) and [home](index.md).\n\n[four]: ../feeds/new.atom\n[five]: ../tags/dike\n"
        "[four] [five]\n",
    )
    nav = "- Methodology: methodology.md\n- More:\n  - Gone: /river/tags/none/"
    replace(folder / "mkdocs.yml", "- Methodology: methodology.md", nav)
    done = command(folder, "timeline", "build", "--strict")
    assert done.returncode == 1
    assert re.findall(r"WARNING -  timeline: (.*)", done.stderr) == [
        "mkdocs.yml:15: `/river/tags/none/` leads to nothing: link to a page that is there, or to none",
        "docs/methodology.md:7: `../events/2031/2031-04-inquiri/` leads to nothing:"
        " did you mean `../events/2031/2031-04-inquiry/`?",
        f"docs/methodology.md:8: the page at `{BREACH}#claim-9` has no part `#claim-9`: did you mean `#claims`?",
    ]
    assert not (folder / "site").exists()


def test_after_a_removal(tmp_path: Path) -> None:
    """A link to an entry that was taken down is found, since nothing is at its address any more."""
    folder = make_project(tmp_path / "project")
    write_event(folder, "2032-05-secret", date="2032-05")
    replace(folder / "docs/methodology.md", "[home page](index.md)", "[entry](../events/2032/2032-05-secret/)")
    assert command(folder, "timeline", "build", "--strict").returncode == 0
    assert command(folder, "timeline", "remove", "2032-05-secret", "--reason", "safety", "--yes").returncode == 0
    done = command(folder, "timeline", "build", "--strict")
    assert done.returncode == 1
    assert "docs/methodology.md:3: `../events/2032/2032-05-secret/` leads to nothing" in done.stderr
