"""Marks of other systems in a body, and what only looks like one."""

import pytest

from build_scripts.reading.body import render_body
from build_scripts.reading.foreign_marks import find_marks, without_code


def marks(text: str) -> list[tuple[str, str]]:
    """Return the kinds of the marks in a body, each with its text; every one stands where it was found."""
    tokens = render_body(text, "2031", ["gazette"]).tokens
    found = list(find_marks(text, without_code(text, tokens), tokens))
    assert all(text[start:].startswith(part) for _, start, part in found)
    return [(mark, part) for mark, _, part in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('!!! note "Context"', [("box", '!!! note "Context"')]),
        ("???+ tip", [("box", "???+ tip")]),
        ('=== "Tab"', [("tab", '=== "Tab"')]),
        (":::tip", [("container", ":::tip")]),
        (".. warning:: wet", [("directive", ".. warning:: wet")]),
        ("> [!NOTE]\n> It rose.", [("alert", "[!NOTE]")]),
        ("It rose[^1].", [("footnote", "[^1]")]),
        ("[^1]: https://example.org", [("footnote", "[^1]: https://example.org")]),
        ("~~13~~ 15", [("struck", "~~13~~")]),
        ("It is ==wet==.", [("highlight", "==wet==")]),
        ("- [ ] boats\n- [x] nets", [("task", "[ ]"), ("task", "[x]")]),
        ("It {% rose %}.", [("tag", "{% rose %}")]),
        ("It rose.\n\n[TOC]", [("contents", "[TOC]")]),
        ("It rose.\n\n    It fell [@gazette].", [("indented", "It fell [@gazette].")]),
        ("    It rose.", [("indented", "It rose.")]),
        (
            "It rose.\n\n    It fell at night, and the town slept.",
            [("indented", "It fell at night, and the town slept.")],
        ),
        ("It rose.\n\n\tIt fell at night.", [("indented", "It fell at night.")]),
        ("> It rose.\n>\n>     It fell [@gazette].", [("indented", ">     It fell [@gazette].")]),
        ("It rose.\n\n---\ntitel: Another flood\n---\n\nIt fell.", [("front-matter", "titel: Another flood")]),
        ("It rose.\n\n---\nTitle: A\nDate: 2031\n- x\n---\n", [("front-matter", "Title: A")]),
        ('It rose.\n\n+++\ntitle = "A"\ndate = 2031\n+++\n', [("front-matter", 'title = "A"')]),
        ("It rose.\n\n---\ntitle: a\ndate: b\n---\n", [("front-matter", "title: a")]),
        ("It rose.\n\ntags: [a]\nfigures:\n  - a\n", [("front-matter", "tags: [a]")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    """Every mark is found once, with its kind."""
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose!!! And fell???",
        "The list [a] and [x] and [ ].",
        "Right are `~~13~~`, `[^1]` and ``{% a %}``.",
        "```\n!!! note\n[^1]\ntitle: a\ndate: b\n```\n",
        "It rose.\n\n    level = 3\n",
        "About ~13 boats, 2 == 2, ~~ and ==.",
        "A \\~~b~~ and \\[^1].",
        "[^](https://example.org)",
        "[TOC] is a mark.",
        "Heading\n=======\n",
        "status: nobody knew.\n",
        "note: a\nreason: b\n",
        "Title: a\nDate: b\n",
        "It said: [@gazette]\n\n- a: b\n- c: d\n",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    """Code, escapes, signs in prose and single lines with a colon are left alone."""
    assert marks(text) == []
