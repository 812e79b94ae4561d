"""Reading on: a file whose front matter cannot be read is read as far as it goes, and its lines stay what they are."""

import pytest

from build_scripts.findings import At, OnLine
from build_scripts.reading.diagnosis.front_matter import explain_document
from build_scripts.reading.diagnosis.places import locate
from build_scripts.reading.diagnosis.recovery import Rest, read_on
from build_scripts.reading.front_matter import parse_document

BODY = "---\n\nThe river rose [@gazette].\n"


def rest(front: str) -> Rest:
    """What can be read of a file with this front matter."""
    text = f"---\n{front}{BODY}"
    document = parse_document("event", text)
    assert document.tree is None
    return read_on(text, document, explain_document(text, document))


def lines(found: Rest) -> list[int]:
    """The lines of the problems of what can be read, in order."""
    return sorted(problem.where.line for problem in found.problems if isinstance(problem.where, OnLine))


@pytest.mark.parametrize(
    ("front", "tree", "lost", "where"),
    [
        ("a: x\nb: y: z\nc: w\n", {"a": "x", "c": "w"}, {"b"}, [3]),
        ("a: x: y\nb: @y\nc: [w\nd: v\n", {"d": "v"}, {"a", "b", "c"}, [2, 3, 4]),
        ('a: "x\nb: y\n', {"b": "y"}, {"a"}, [2]),
        ("a: x\nb:\n  - {c: d\n  - e\nf: g\n", {"a": "x", "f": "g"}, {"b"}, [4]),
        ("a: x\nb: y\na: z\nc: w\n", {"b": "y", "c": "w"}, {"a"}, [4]),
        ("a: &x y\nb: *x\nc: z\n", {"c": "z"}, {"a", "b"}, [2, 3]),
        ("a: x\nb y\nc: z\n", {"c": "z"}, {"a", "b"}, [3]),
        ("a x\nb: y\n", {"b": "y"}, {"a"}, [2]),
        ("some words\na: x: y\nb: z\n", {"b": "z"}, {"some", "a"}, [2, 3]),
        ("a: x\n\tb: y\nc: z\n", {"c": "z"}, {"a", "b"}, [3]),
        ("# A remark.\na: x\nb:\n  c: d: e\n", {"a": "x"}, {"b"}, [5]),
        ("a: x\nb: y # z\nc: @w\n", {"a": "x", "b": "y"}, {"c"}, [4]),
    ],
)
def test_keys_are_left_out(front: str, tree: dict[str, str], lost: set[str], where: list[int]) -> None:
    """Each key that YAML stumbles over is left out with one problem; the others are read."""
    found = rest(front)
    assert (found.document.tree, set(found.lost), lines(found)) == (tree, lost, where)


def test_lines_stay() -> None:
    """What is left out leaves empty lines behind, so that places in the rest are those in the file."""
    found = rest("a: x: y\nb:\n  - {c: d, e: f}\n")
    assert locate(found.document.front, At(("b", 0, "e"))) == OnLine(4, 15, 1)
    assert found.document.body == "\n\nThe river rose [@gazette].\n"


@pytest.mark.parametrize(
    "front",
    [
        "- a: x\n- b: y\n",
        "words alone\n",
        "".join(f"k{i}: v\n" for i in range(61)) + "z: @a\n",
        "? [a]\n: b\n",
    ],
)
def test_what_cannot_be_read_at_all(front: str) -> None:
    """Front matter that has no key at its top, or more of them than any entry, is left as it is."""
    found = rest(front)
    assert (found.document.tree, found.lost, len(found.problems)) == (None, frozenset(), 1)


@pytest.mark.parametrize(
    "text",
    [
        f"----\na: x\nb: y\n{BODY}",
        f"---\na: x\nb: y\n\nThe river rose [@gazette].\n\n{BODY}",
        "---\na: x\nb: y\n...\n\nThe river rose [@gazette].\n",
        f"# Notes\n\n---\na: x\nb: y\n{BODY}",
    ],
)
def test_fences_are_taken_as_they_were_meant(text: str) -> None:
    """Where only a fence is wrong, keys and body are read all the same, in their places."""
    document = parse_document("event", text)
    found = read_on(text, document, explain_document(text, document))
    assert (found.document.tree, len(found.problems)) == ({"a": "x", "b": "y"}, 1)
    assert text[found.document.offset :] == found.document.body
    assert found.document.body.count("The river rose") == text.count("The river rose")
    assert found.document.front.split("\n")[text.split("\n").index("b: y")] == "b: y"


def test_fences_and_keys() -> None:
    """Where a fence and a key are wrong, the fence comes first."""
    text = f"----\na: x: y\n{BODY}"
    document = parse_document("event", text)
    found = read_on(text, document, explain_document(text, document))
    assert (found.document.tree, lines(found)) == (None, [1])
