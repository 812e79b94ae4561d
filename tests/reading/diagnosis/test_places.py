"""Where a problem lies: a path in the front matter, a link or a phrase in the body."""

import pytest

from build_scripts.findings import At, InBody, OnLine
from build_scripts.reading.diagnosis.body_places import find_link
from build_scripts.reading.diagnosis.places import locate

FRONT = '\ntitle: "سیلاب"\nrows:\n  - {a: 1, b: [x, "y z"]}\n  - a: 2\n    b: three\n'


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (At(()), OnLine(1, 1, 3)),
        (At((), key=True), OnLine(1, 1, 3)),
        (At(("title",)), OnLine(2, 8, 7)),
        (At(("title",), key=True), OnLine(2, 1, 5)),
        (At(("rows", 0)), OnLine(4, 5, 21)),
        (At(("rows", 0, "b", 1)), OnLine(4, 19, 5)),
        (At(("rows", 1)), OnLine(5, 5, 4)),
        (At(("rows", 1, "b")), OnLine(6, 8, 5)),
        (At(("rows", 1, "missing")), OnLine(5, 5, 4)),
        (At(("missing", 3)), OnLine(1, 1, 3)),
    ],
)
def test_locate(where: At, place: OnLine) -> None:
    """A path leads to the line, the column and the length of its value or key, else of what is around it."""
    assert locate(FRONT, where) == place


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A [link](../2018/2018-x.md)", InBody(9, 17)),
        ("A [link][x]\n\n[x]: 2018-x.md", InBody(18, 9)),
        ("A [link](../2017/2018-x.md), [another](2018-x.md)", InBody(39, 9)),
        ("A [link](../2017/2018-x.md)", InBody(9, 17)),
        ("nothing", InBody(0, 1)),
    ],
)
def test_find_link(text: str, where: InBody) -> None:
    """A link is found by the entry that it leads to."""
    assert find_link(text, "2018/2018-x") == where
