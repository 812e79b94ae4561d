"""What is noted of a body: each kind of mistake once, in its place, and nothing of a body that is right."""

import pytest

from build_scripts.reading.body import render_body
from build_scripts.reading.body_notes import find_notes

SOURCES = ["gazette", "dawn-2018"]


def noted(text: str) -> list[tuple[str, str]]:
    """Return what is noted of an event's body: the kind of each note, and the text at its place."""
    notes = find_notes(text, render_body(text, "2031", SOURCES), SOURCES, cite=True)
    return [(note.what, text[note.where.start :][: note.where.length]) for note in notes]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("A [@herald].", []),  # which may be shared: a rule says if it is not
        ("A [@herald p. 4].", [("unknown-source", "@herald p. 4")]),
        ("A [@gazette, p. 3].", [("unknown-source", "@gazette, p. 3")]),
        ("A @gazette [@dawn-2018].", [("lost-citation", "@gazette")]),
        ("![a map](https://example.org/a.png) [@gazette]", [("image", "![a map](https://example.org/a.png)")]),
        ("A [b](ftp://example.org) [@gazette]", [("refused-link", "A")]),
        ("A [b] (https://example.org) [@gazette]", [("lost-link", "[b] (https://example.org)")]),
        ("A [](https://example.org) [@gazette]", [("link-without-text", "[](https://example.org)")]),
        ("A <b>b</b> [@gazette]", [("html", "<b>")]),
        ("A&#8203; [@gazette]", [("invisible-entity", "&#8203;")]),
        ("un&#1072;ma [@gazette]", [("mixed-entity", "un&#1072;ma")]),
        ("A [1, 2] [@gazette]", [("number", "[1, 2]")]),
        ("A [[b]] {{c}} [@gazette]", [("link", "[[b]]"), ("template", "{{c}}")]),
        ("== A ==\n\n'''b''' [@gazette]", [("heading", "== A =="), ("bold", "'''b'''"), ("uncited", "== A ==")]),
        ("A [@gazette].\n\n  B.", [("uncited", "B.")]),
    ],
)
def test_notes(text: str, notes: list[tuple[str, str]]) -> None:
    """What Markdown would show as text, drop, or lead elsewhere is noted where it is."""
    assert noted(text) == notes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A [b](https://example.org/a_(b)) and [c](2031-04-inquiry.md#claims) [@gazette; @dawn-2018].",
        "`<b>` and `{{a}}`, a < b, a@example.org, {a} &amp; &eacute; [@gazette]",
        "- A list\n- of points\n\n> A quotation [@gazette].\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "    code <b>\n\nA! [b](https://example.org), [1^] [@gazette]",
    ],
)
def test_a_right_body_has_no_note(text: str) -> None:
    """Code, comparisons, mail addresses, entities, lists, tables and quotations are not taken for mistakes."""
    assert noted(text) == []
