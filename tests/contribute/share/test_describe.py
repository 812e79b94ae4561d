"""One description out of several, and what they say otherwise."""

from __future__ import annotations

from typing import Any

from build_scripts.contribute.share.describe import Copy, Described, describe
from build_scripts.model.rows import Source


def copies(*sources: dict[str, Any]) -> list[Copy]:
    """Descriptions of one publication, in the files a, b, c."""
    return [Copy(name, "one", Source(publisher="P", **each)) for name, each in zip("abc", sources, strict=False)]


def test_what_is_said_once() -> None:
    """What one of them leaves out does not disagree, but for whom it rests on: without it, on its publisher."""
    said = describe(copies({"title": "T"}, {"date": "2031-05", "lang": "fa"}))
    assert said == Described({"publisher": "P", "title": "T", "date": "2031-05", "lang": "fa"}, ())
    said = describe(copies({"origin": ["A"]}, {}))
    difference = "origin: “A”, not the publisher itself as in b"
    assert said == Described({"publisher": "P", "origin": ["A"]}, (difference,))


def test_what_most_say() -> None:
    """The more common value is taken, and the other is told with its file."""
    said = describe(copies({"date": "2031"}, {"date": "2032"}, {"date": "2032"}))
    assert said == Described({"publisher": "P", "date": "2032"}, ("date: “2032”, not “2031” as in a",))


def test_fuller_values() -> None:
    """Of two that are as common the longer is taken, and of lists the one that holds all that the others do."""
    said = describe(
        copies(
            {"date": "2031", "origin": ["B", "A"]},
            {"date": "2031-05-04", "origin": ["A", "B"]},
            {"origin": ["B", "A", "C"]},
        )
    )
    differences = (
        "date: “2031-05-04”, not “2031” as in a",
        "origin: “B, A, C”, not “B, A” as in a",
        "origin: “B, A, C”, not “A, B” as in b",
    )
    assert said == Described({"publisher": "P", "date": "2031-05-04", "origin": ["B", "A", "C"]}, differences)


def test_side_by_side() -> None:
    """References and notes that differ are all kept: one rests on page 5, another on page 9."""
    said = describe(copies({"reference": "page 5", "note": "N"}, {"reference": "page 9", "note": "N"}))
    assert said == Described({"publisher": "P", "reference": "page 5; page 9", "note": "N"}, ())


def test_known_description() -> None:
    """A description that has a file already keeps what it says, and takes what it lacks."""
    known = Source(publisher="Q", title="T")
    said = describe(copies({"title": "U", "lang": "fa"}), known)
    differences = ("publisher: “Q”, not “P” as in a", "title: “T”, not “U” as in a")
    assert said == Described({"publisher": "Q", "title": "T", "lang": "fa"}, differences)
