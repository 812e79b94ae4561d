"""What is noted of a body: each kind of mistake once, in its place, and nothing of a body that is right."""

import pytest

from build_scripts.reading.body import render_body
from build_scripts.reading.body_notes import find_notes

SOURCES = ["gazette", "dawn-2018"]


def noted(text: str) -> list[tuple[str, ...]]:
    """Return what is noted of an event's body: the kind of each note, what is at its place, and its text if other."""
    notes = find_notes(text, render_body(text, "2031", SOURCES), SOURCES, cite=True)
    placed = [(note, text[note.where.start :][: note.where.length]) for note in notes]
    return [(note.what, here) if note.text == here else (note.what, here, note.text) for note, here in placed]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("A [@herald].", []),  # which may be shared: a rule says if it is not
        ("A [@herald p. 4].", [("unknown-source", "@herald p. 4")]),
        ("A [@gazette, p. 3].", [("unknown-source", "@gazette, p. 3")]),
        ("A [@gazette;  b c].", [("unknown-source", "b c")]),
        ("A [@gazette; ].", [("unknown-source", " ", "")]),
        ("A @gazette [@dawn-2018].", [("lost-citation", "@gazette", "gazette")]),
        ("A @gazette.", [("lost-citation", "@gazette", "gazette")]),
        ("A [@herald [x] [@gazette].", [("lost-citation", "@herald", "herald")]),
        ("![a map](https://example.org/a.png) [@gazette]", [("image", "![a map](https://example.org/a.png)")]),
        ("A [b](ftp://example.org) [@gazette]", [("refused-link", "A", "ftp://example.org")]),
        ("A [b] (https://example.org) [@gazette]", [("lost-link", "[b] (https://example.org)")]),
        ("A [](https://example.org) [@gazette]", [("link-without-text", "[](https://example.org)")]),
        ("A <b>b</b> [@gazette]", [("html", "<b>")]),
        ("A <b\nc>b</B> [@gazette]", [("html", "<b", "<b\nc>")]),
        ("A {: .b} [@gazette]", [("html", "{: .b}")]),
        ("    <b>", [("indented", "<b>")]),
        ("~~A~~ b [@gazette]", [("struck", "~~A~~")]),
        ("A<br> <br> b</i> [@gazette]", [("html", "<br>"), ("html", "<br>"), ("html", "</i>")]),
        ("A&#8203; [@gazette]", [("invisible-entity", "&#8203;")]),
        ("A un&#1072;ma [@gazette]", [("mixed-entity", "un&#1072;ma", "un\u0430ma")]),
        ("A [1, 2] [@gazette]", [("number", "[1, 2]")]),
        ("A [[b]] [@gazette]", [("link", "[[b]]")]),
        ("A {{b}} [@gazette]", [("template", "{{b}}")]),
        ("A '''b''' [@gazette]", [("bold", "'''b'''")]),
        ("A\n== B ==\nC [@gazette]", [("heading", "== B ==")]),
        ("A [[b]] {{c}} [@gazette]", [("link", "[[b]]"), ("template", "{{c}}")]),
        ("== A ==\n\n'''b''' [@gazette]", [("heading", "== A =="), ("bold", "'''b'''"), ("uncited", "== A ==")]),
        ("A [@gazette].\n\n  B.", [("uncited", "B.")]),
        ("A [@gazette].\n\nB\nb.\n\nC", [("uncited", "B", "B\nb."), ("uncited", "C")]),
        ("A[^1].\n\nB.", [("footnote", "[^1]"), ("uncited", "B.")]),
        ("A [b](https://example.org/a b) [@gazette]", [("lost-link", "[b](https://example.org/a b)")]),
        ("A (b)[https://example.org] [@gazette]", [("lost-link", "(b)[https://example.org]")]),
        (
            "A (b)[a.md] [b] (b.md) [b](c.md d) (b)[a.md] [@gazette]",
            [("lost-link", link) for link in ("(b)[a.md]", "[b] (b.md)", "[b](c.md d)", "(b)[a.md]")],
        ),
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
        "A [b](https://example.org) ![really] \\[](a.md), as @someone said [@gazette]",
        "    code <b>\n\nA! [b](https://example.org), [1^] [@gazette]",
    ],
)
def test_a_right_body_has_no_note(text: str) -> None:
    """Code, comparisons, mail addresses, entities, lists, tables and quotations are not taken for mistakes."""
    assert noted(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[@a b]. C [@a b] [@gazette].", {"unknown-source": [1, 11]}),
        ("A @gazette, @gazette `@gazette` @gazette [@gazette]", {"lost-citation": [2, 12, 32]}),
        ("@gazette [@gazette] @gazette", {"lost-citation": [0, 20]}),
        ("![a](b.md) `![a](b.md)` ![a](b.md) [@gazette]", {"image": [0, 24]}),
        ("A! [b](c.md) ![d](e.md) ![f](g.md) [@gazette]", {"image": [13, 24]}),
        ("[b] (a.md) `[b] (a.md)` [b] (a.md) [@gazette]", {"lost-link": [0, 24]}),
        ("[](a.md) `[](a.md)` [](a.md) [@gazette]", {"link-without-text": [0, 20]}),
        ("`<b>` <b>b</b> [@gazette]\n\n```\n<i>\n```\n\n<i> [@gazette]", {"html": [6, 40]}),
        ("`&#8203;` a&#8203; &#8203;&amp; [@gazette]", {"invisible-entity": [11, 19]}),
        ("[1] `[1]` [1] [@gazette]", {"number": [0, 10]}),
        ("`a\n[1]` [1] [@gazette]", {"number": [8]}),
        ("A `b [@gazette].\n\n<b> c [@gazette].\n\nA `d [@gazette].", {"html": [18]}),
        (r"A \`b <b> c \` [@gazette].", {"html": [6]}),
        ("| a | b |\n|---|---|\n| `<b>` | <b> `<b>` |\n\nC [@gazette].", {"html": [30]}),
        ("    <b>\n\nC <b> [@gazette].", {"html": [11]}),
        ("A paragraph that needs no citation.", {}),
    ],
)
def test_places(text: str, places: dict[str, list[int]]) -> None:
    """Of several that are alike each is noted where it is, and none that is code."""
    found: dict[str, list[int]] = {}
    for note in find_notes(text, render_body(text, "2031", SOURCES), SOURCES, cite=False):
        if note.what != "refused-link":
            found.setdefault(note.what, []).append(note.where.start)
    assert found == places


def test_no_more_than_two_hundred() -> None:
    """Of a body that is full of mistakes the first are enough."""
    assert noted("<b> " * 300) == [("html", "<b>")] * 200
