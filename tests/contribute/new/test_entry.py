"""The text of a file from its keys and its body."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.new.entry import entry_text
from build_scripts.contribute.new.plain import one_line
from build_scripts.reading.front_matter import parse_document
from build_scripts.reading.limits import Breach

TEXTS = st.text(max_size=60)


def read(text: str) -> tuple[object, str, tuple[Breach, ...]]:
    """What a file says: its keys and values, its body, and what is wrong with its YAML."""
    document = parse_document("event", text)
    return document.tree, document.body.strip("\n"), document.breaches


@given(TEXTS, TEXTS, TEXTS)
@example("a: >3 # b", 'x: |2 # "', "'")
@example("---", "...", "- a")
@example("&a *b !!c", "{x: y}", "[a, b]")
@example("null", "1999-01-01", "12:30")
@example('"', "'", "\\")
@example("\u0085\u2028\ufeff\ud800", "\x00", "\u202e")
@example("\u200cمی", "yes", "#")
def test_any_text_is_the_value_of_its_key(one: str, two: str, three: str) -> None:
    """Whatever a value holds, the file reads back as exactly these keys with exactly these texts."""
    front = {
        "title": one,
        "places": [two, three],
        "figures": [{"measure-x": one, "by": two, "sources": [three]}, {"note": three}],
        "claims": [{"text": one, "verdict": two, "for": [three]}],
        "sources": {"id-1": {"publisher": two, "origin": [one, three]}},
    }
    tree, body, breaches = read(entry_text("event", front, "Body."))
    assert (tree, body, breaches) == (plain(front), "Body.", ())


def plain(value: object) -> object:
    """``value`` with every text as one line, without what is empty then."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return [kept for each in value if (kept := plain(each))]
    assert isinstance(value, dict)
    return {key: kept for key, each in value.items() if (kept := plain(each))}


WHOLE = """\
---
title: "A: breach"
date: 2031-05-05
kind: breach
status: reported
summary: One.
places: [mill-dike, lower-marrow]
actors:
  - {actor: council, role: organiser, sources: [gazette-2031]}
figures:
  - {displaced: at least 3, by: "Mayor, the", sources: [gazette-2031]}
sources:
  gazette-2031:
    publisher: Marrow Gazette
    title: "Dike: #1"
    date: 2031-05-06
    url: https://example.org/a
    origin: [council, Rowing club]
---

It broke [@gazette-2031].
"""


def test_house_style() -> None:
    """Keys are in the order of the format, sources in lines, rows in braces, and `timeline fix` has nothing to do."""
    source = {
        "origin": ["council", "Rowing club"],
        "url": "https://example.org/a",
        "title": "Dike: #1",
        "publisher": "Marrow Gazette",
        "date": "2031-05-06",
    }
    front = {
        "sources": {"gazette-2031": source},
        "figures": [{"sources": ["gazette-2031"], "by": "Mayor, the", "displaced": "at least 3"}, {}],
        "actors": [{"role": "organiser", "actor": "council", "sources": ["gazette-2031"], "note": " "}],
        "places": ["mill-dike", "", "lower-marrow"],
        "summary": "One.",
        "status": "reported",
        "kind": "breach",
        "time": "",
        "tags": [],
        "date": "2031-05-05",
        "title": "A: breach",
    }
    assert entry_text("event", front, "\n\nIt broke [@gazette-2031].\n\n\n") == WHOLE
    assert fix_text("event", WHOLE).kinds == ()


def test_without_a_body() -> None:
    """An actor's or a place's file may end with its front matter."""
    assert entry_text("place", {"kind": "town", "name": "Upper Marrow"}) == "---\nname: Upper Marrow\nkind: town\n---\n"


def test_keys_are_the_formats() -> None:
    """A key that the format does not know is a mistake of the program, and said so."""
    with pytest.raises(ValueError, match="no such keys"):
        entry_text("place", {"title": "x"})


def test_blank_keys() -> None:
    """A key that is to be filled in is there without a value."""
    text = entry_text("place", {"kind": "", "within": "", "name": "X"}, blank=["name", "kind"])
    assert text == "---\nname: X\nkind:\n---\n"
