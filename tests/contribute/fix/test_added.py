"""The day on which an event entered the record."""

from datetime import date

import pytest

from build_scripts.contribute.fix.added import add_day
from build_scripts.contribute.fix.fix import Fixed

DAY = date(2033, 1, 2)


@pytest.mark.parametrize(
    ("front", "dated"),
    [
        ("title: a\n", "title: a\nadded: 2033-01-02\n"),
        ("title: a\nsources: {}\n", "title: a\nsources: {}\nadded: 2033-01-02\n"),
        ("title: a\nchanges: []\n", "title: a\nadded: 2033-01-02\nchanges: []\n"),
        ("title: a\n# last\n\n", "title: a\n# last\nadded: 2033-01-02\n"),
        ("title: a\nsummary: |\n  b\n", "title: a\nsummary: |\n  b\nadded: 2033-01-02\n"),
        ("title: a\nunknown: b\n", "title: a\nunknown: b\nadded: 2033-01-02\n"),
        ("title: a\nredirect_from: [2032-old]\n", "title: a\nredirect_from: [2032-old]\nadded: 2033-01-02\n"),
        ("title: a\nredirect_from: 2031-old\n", "title: a\nredirect_from: 2031-old\nadded: 2033-01-02\n"),
    ],
)
def test_written(front: str, dated: str) -> None:
    """It stands in its place in the order of keys; what was fixed or left before is still told, and the body stays."""
    before = Fixed(f"---\n{front}---\n\n  B\n", ("dates",), ("last line",))
    after = Fixed(f"---\n{dated}---\n\n  B\n", ("dates", "added"), ("last line",))
    assert add_day(before, DAY, ["2031-old"]) == after


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: a\nadded: 2032-01-01\n---\n",
        "---\ntitle: a\nadded:\n---\n",
        "---\ntitle: a\nredirect_from: [2032-old, 2031-old]\n---\n",
        "---\ntitle: a: b\n---\n",
        "---\n---\n",
        "no front matter\n",
    ],
)
def test_not_written(text: str) -> None:
    """An event that has a day, that was published under another id, or that cannot be read is left as it is."""
    before = Fixed(text, ("dates",), ("last line",), read=False)
    assert add_day(before, DAY, ["2031-old"]) == before


@pytest.mark.parametrize(
    "front", ["{title: a}\n", "  title: a\n  kind: b\n", "title: a\n...\n", "title: a\nsummary: |+\n  b\n\n"]
)
def test_where_a_line_more_would_say_something_else(front: str) -> None:
    """Front matter that another line cannot follow is not touched; the reader is told."""
    text = f"---\n{front}---\nB\n"
    assert add_day(Fixed(text, ("dates",), ("last line",)), DAY) == Fixed(text, ("dates",), ("last line", "added"))


def test_without_published_ids() -> None:
    """Where nothing is known to be published, no event counts as renamed."""
    text = "---\ntitle: a\nredirect_from: [2031-old]\n{}---\n"
    assert add_day(Fixed(text.format("")), DAY) == Fixed(text.format("added: 2033-01-02\n"), ("added",))
