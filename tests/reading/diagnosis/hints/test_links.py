"""Addresses that a body may not link to."""

import pytest

from build_scripts.reading.body import is_link, render_body
from build_scripts.reading.body_notes import find_notes
from build_scripts.reading.diagnosis.hints.links import explain_link, explain_lost, intended_link


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/events/2031/2031-04-inquiry/", "../2031/2031-04-inquiry.md"),
        ("http://localhost:8000/events/2031/2031-04-inquiry/", "../2031/2031-04-inquiry.md"),
        ("../2031/2031-04-inquiry", "../2031/2031-04-inquiry.md"),
        ("2031-04-inquiry.html#claims", "../2031/2031-04-inquiry.md#claims"),
        ("../../2031/2031-04-inquiry.md", "../2031/2031-04-inquiry.md"),
        ("events/_actors/council.md", "../_actors/council.md"),
        ("../actors/council/", "../_actors/council.md"),
        ("../_places/Mill-Dike.md", "../_places/mill-dike.md"),
        ("www.example.org", "https://www.example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org/a.pdf", "https://example.org/a.pdf"),
        ("htps://example.org/a", "https://example.org/a"),
        ("https:/example.org/a", "https://example.org/a"),
        ("ttp://example.org", "https://example.org"),
        ("report.pdf", ""),
        ("council", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("../../../etc/passwd", ""),
        ("", ""),
    ],
)
def test_intended_links(written: str, meant: str) -> None:
    """Where the address can be told, it is one that a body may link to."""
    assert intended_link(written) == meant
    assert not meant or is_link(meant)


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        ("#sources", "leave the link out: a citation"),
        ("mailto:a@example.org", "leave the link out: the record holds no mail"),
        ("a@example.org", "leave the link out: the record holds no mail"),
        ("file:///home/a.pdf", "this is a file on your computer"),
        ("C:\\a.pdf", "this is a file on your computer"),
        ("C:%5CUsers%5Ca.pdf", "this is a file on your computer"),
        ("ftp://example.org/a", "link to a page on the web"),
        ("..\\2031\\2031-04-inquiry.md", "write `../2031/2031-04-inquiry.md`"),
        ("javascript:alert(1)", "write an http(s) address"),
    ],
)
def test_remedies(written: str, begins: str) -> None:
    """Each kind of address has a remedy of its own."""
    assert explain_link(written).startswith(begins)


@pytest.mark.parametrize(
    ("text", "remedies"),
    [
        ("[a](https://x.org/b c)", ["write `[a](https://x.org/b%20c)`, with `%20` for each space"]),
        ("[a] (https://x.org)", ["write `[a](https://x.org)`, without the space"]),
        ("(a)[https://x.org]", ["write `[a](https://x.org)`"]),
        ("(a) [b] (c) and f(x)[1] [d](e f)", []),
    ],
)
def test_links_shown_as_text(text: str, remedies: list[str]) -> None:
    """What was meant as a link has its remedy; brackets that hold no address are left alone."""
    notes = find_notes(text, render_body(text, "2031", []), [], cite=False)
    assert [explain_lost(note.text).remedy for note in notes if note.what == "lost-link"] == remedies
