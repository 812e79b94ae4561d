"""Citations of an entry: in words, BibTeX, RIS, CSL-JSON and the tags of the head."""

import json
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import pytest

from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.citing.bibtex import render_bibtex
from build_scripts.pages.citing.citation import Citation, cite, cite_list, parts_of
from build_scripts.pages.citing.csl import render_csl
from build_scripts.pages.citing.ris import render_ris
from build_scripts.pages.citing.shown import head_tags
from build_scripts.pages.context import Site
from tests.support.contexts import context_of
from tests.support.projects import make_project, write_event

CITATION = Citation(
    id="2018-07-oats",
    title="Oats, rye & 100% of UN_wheat at Mill's {Dike}",
    site="Mills, entry 2018-07-oats",
    author="Mills, Ltd contributors",
    day=parse_edtf("2026-11-29"),
    note="As of 29 November 2026, version 0123456789ab",
    path="events/2018/2018-07-oats/?x={y}",
    url="https://chronicle.example/a_b/events/2018/2018-07-oats/?x={y}",
    lang="en",
    words="",
)


def test_in_words(tmp_path: Path) -> None:
    """An entry is cited with the day of its last change, the digest of its own file, and its address."""
    project = make_project(tmp_path / "project")
    path = write_event(project, "2031-08-oats", title="Oats", added="2031-09-01")
    digest = blake2b(path.read_bytes(), digest_size=16).hexdigest()[:12]
    context = context_of(project)
    event = context.timeline.by_id["2031-08-oats"]
    where = "https://chronicle.example/a/events/2031/2031-08-oats/"
    assert cite(context, event).text == (
        f"“Oats”. Mills, entry 2031-08-oats. As of 1 September 2031, version {digest}. {where}"
    )
    without = cite(context_of(project, Site("Mills")), event)
    assert without.text == f"“Oats”. Mills, entry 2031-08-oats. As of 1 September 2031, version {digest}."


def test_a_list(tmp_path: Path) -> None:
    """A list is cited with the newest day of its entries, and with what changes when one of them does, or with them."""
    project = make_project(tmp_path / "project")
    write_event(project, "2031-08-oats", added="2031-09-01")

    def cited(*names: str) -> Citation:
        context = context_of(project)
        return cite_list(context, "tags/dike/", "Dikes", [context.timeline.by_id[name] for name in names])

    one = cited("2031-08-oats")
    words = "“Dikes”. Mills, entries. As of 1 September 2031, version "
    assert (one.id, one.url, one.words[:-13]) == ("tags-dike", "https://chronicle.example/a/tags/dike/", words)
    assert render_bibtex(one).startswith("@misc{tags-dike,\n")
    assert cited("2031-08-oats", "2031-04-inquiry").note != one.note
    write_event(project, "2031-09-rye")
    assert cited("2031-08-oats") == one
    write_event(project, "2031-08-oats", added="2031-09-01", summary="Another one.")
    assert cited("2031-08-oats").note != one.note


def test_another_entry_changes_nothing(tmp_path: Path) -> None:
    """The citation of an entry stays when another one is edited, and is another one when its own file is."""
    project = make_project(tmp_path / "project")
    write_event(project, "2031-08-oats", title="Oats")

    def cited() -> str:
        context = context_of(project)
        return cite(context, context.timeline.by_id["2031-08-oats"]).text

    before = cited()
    write_event(project, "2031-08-rye", title="Rye")
    assert cited() == before
    write_event(project, "2031-08-oats", title="Oats", summary="Another one.")
    assert cited() != before


def test_bibtex() -> None:
    """Signs of TeX are escaped once, names keep their capitals, and the date is what BibTeX can hold."""
    assert render_bibtex(CITATION) == (
        "@misc{entry-2018-07-oats,\n"
        "  title        = {Oats, rye \\& 100\\% of {UN}\\_wheat at {Mill's} \\{{Dike}\\}},\n"
        "  author       = {{Mills, Ltd contributors}},\n"
        "  howpublished = {Mills, entry 2018-07-oats},\n"
        "  year         = {2026},\n"
        "  month        = nov,\n"
        "  note         = {As of 29 November 2026, version 0123456789ab},\n"
        "  url          = {https://chronicle.example/a_b/events/2018/2018-07-oats/?x=%7By%7D},\n"
        "}"
    )


def test_bibtex_backslashes() -> None:
    """Each sign is written as the command for it, and none of them twice."""
    assert "title        = {a\\textbackslash{}b\\textasciitilde{}\\textasciicircum{}\\#\\$}" in render_bibtex(
        replace(CITATION, title="a\\b~^#$")
    )


def test_ris() -> None:
    """The day is in both tags that programs read; an author is no person with a first name."""
    assert render_ris(CITATION).split("\n") == [
        "TY  - ELEC",
        "ID  - 2018-07-oats",
        "TI  - Oats, rye & 100% of UN_wheat at Mill's {Dike}",
        "AU  - Mills Ltd contributors",
        "T2  - Mills, entry 2018-07-oats",
        "PY  - 2026",
        "Y1  - 2026/11/29/",
        "DA  - 2026/11/29/",
        "UR  - https://chronicle.example/a_b/events/2018/2018-07-oats/?x={y}",
        "LA  - en",
        "N1  - As of 29 November 2026, version 0123456789ab",
        "ER  - ",
    ]


def test_csl() -> None:
    """One item of the type of a page, with a literal author."""
    assert json.loads(render_csl(CITATION)) == [
        {
            "id": "2018-07-oats",
            "type": "webpage",
            "title": CITATION.title,
            "author": [{"literal": "Mills, Ltd contributors"}],
            "container-title": "Mills, entry 2018-07-oats",
            "issued": {"date-parts": [[2026, 11, 29]]},
            "URL": CITATION.url,
            "language": "en",
            "note": CITATION.note,
        }
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2018-07-13", [2018, 7, 13]),
        ("2018-07-XX", [2018, 7]),
        ("2018-07~", [2018, 7]),
        ("2018", [2018]),
        ("2018-XX", [2018]),
        ("2018-22", []),
        ("201X", []),
        ("2018-07/..", []),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(text: str, parts: list[int]) -> None:
    """What is not known of a date is not there; the words of the note have it."""
    day = parse_edtf(text)
    citation = replace(CITATION, day=day)
    assert parts_of(day) == parts
    assert json.loads(render_csl(citation))[0].get("issued") == ({"date-parts": [parts]} if parts else None)
    assert ("PY  - " in render_ris(citation)) == bool(parts)
    assert ("month " in render_bibtex(citation)) == (len(parts) > 1)


def test_a_citation_without_day_and_address() -> None:
    """What is not known is left out of each form."""
    bare = replace(CITATION, day=None, url="")
    assert "year" not in render_bibtex(bare)
    assert "url" not in render_bibtex(bare)
    assert [line[:2] for line in render_ris(bare).split("\n")] == ["TY", "ID", "TI", "AU", "T2", "LA", "N1", "ER"]
    assert set(json.loads(render_csl(bare))[0]) == {
        *("id", "type", "title", "author", "container-title", "language", "note"),
    }


def test_tags_of_the_head() -> None:
    """Zotero reads title, day, address and language; it takes an author for a person, so there is none."""
    assert head_tags(replace(CITATION, title='"Oats" & <rye>', url="https://chronicle.example/")) == (
        '<meta name="citation_title" content="&#34;Oats&#34; &amp; &lt;rye&gt;">'
        '<meta name="citation_publication_date" content="2026/11/29">'
        '<meta name="citation_public_url" content="https://chronicle.example/">'
        '<meta name="citation_language" content="en">'
        '<meta name="z:itemType" content="webpage">'
    )
