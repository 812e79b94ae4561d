"""What YAML allows and front matter does not: each is found, in its place; right front matter breaks nothing."""

import pytest

from build_scripts.reading.front_matter import parse_yaml


@pytest.mark.parametrize(
    ("front", "breach"),
    [
        ("a: &x b", ("mark", (1, 4), "&x")),
        ("a: *x", ("mark", (1, 4), "*x")),
        ("a: b\nc: !!int 4", ("mark", (2, 4), "!!int")),
        ('a: "\\u200b"', ("invisible", (1, 4), "\u200b")),
        ('a: "un\\u0430ma"', ("mixed", (1, 4), "un\u0430ma")),
        ('a: "b\nc: d"', ("open-text", (1, 4), "")),
        ("a: >3\n", ("block", (1, 4), "")),
        ("a: b\na: c", ("repeated-key", (2, 1), "a")),
        ("? [a]\n: b", ("odd-key", (1, 3), "")),
        ("a: " + "[" * 21 + "]" * 21 + " # " + "[" * 200, ("nested", (1, 23), "")),
        ("words alone", ("text", (1, 1), "")),
        ("- a: b", ("list", (1, 1), "a")),
        ("a: b: c", ("syntax", (1, 1), "")),
    ],
)
def test_refused(front: str, breach: tuple[str, tuple[int, int], str]) -> None:
    """What is refused is named, with its line and column and what is there; there is no tree."""
    tree, breaches = parse_yaml(front)
    found = [(each.what, (each.where.line, each.where.column), each.text) for each in breaches]
    assert (tree, found) == (None, [breach])


def test_cut_text_is_doubted() -> None:
    """Prose that a comment cuts off is read as YAML has it, and noted."""
    tree, breaches = parse_yaml("title: The case #7\nurl: a #b\n")
    assert tree == {"title": "The case", "url": "a"}
    assert [(breach.what, breach.where.column, breach.text) for breach in breaches] == [("cut", 17, "The case")]


@pytest.mark.parametrize(
    "front",
    ["a: 'it''s'\nb: \"c\\\"d\"", "a: b & c * d!", 'a: "&b *c !d"', "a: |\n  b: c\n", "a: 'b\n  c'", "# a\nb: '>3'"],
)
def test_right_front_matter_breaks_nothing(front: str) -> None:
    """Quoted signs, signs within words, blocks and text over several lines are no breaches."""
    tree, breaches = parse_yaml(front)
    assert tree
    assert breaches == ()
