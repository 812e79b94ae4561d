"""What a file says: what counts as the same, and what does not."""

from unicodedata import normalize

import pytest

from build_scripts.contribute.fix.content import content_of
from build_scripts.contribute.fix.opened import open_file

TEXT = """\
---
# top
title: Café
date: 13 July 2018
places: [a, b]
sources:
  one: {publisher: "7—8", url: "https://x.org/?a=1&utm_source=y", archive: "https://y.org/?utm_source=y"}
  two:
    title: "B # no comment"
    publisher: B  # second
---
Café [@one].

```
code
```
"""


def said(text: str, kind: str = "event") -> object:
    """What a text says."""
    file = open_file(kind, text)
    assert file is not None
    return content_of(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Café\ndate: 13 July 2018", "date: 13 July 2018\ntitle: Café"),
        ("13 July 2018", '"2018-07-13"'),
        ("Café", normalize("NFD", "Café")),
        ("a=1&utm_source=y", "a=1"),
        (
            'title: "B # no comment"\n    publisher: B  # second',
            'publisher: "B"\t# second\n    title: "B # no comment"',
        ),
        ('"B # no comment"', "'B # no comment'"),
        ("[a, b]", "\n  - a\n  - b"),
        ("[@one].", "[@one].\t"),
    ],
)
def test_another_way_of_writing(before: str, after: str) -> None:
    """Order of keys, style, dates with one reading, tracking, Unicode form, spaces at line ends."""
    assert before in TEXT
    assert said(TEXT) == said(TEXT.replace(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Café", "title: Cafe"),
        ("13 July 2018", "14 July 2018"),
        ("[a, b]", "[b, a]"),
        ("a=1&utm_source=y", "utm_source=y"),
        ("https://y.org/?utm_source=y", "https://y.org/"),
        ("# top\n", ""),
        ("# second", "# 2nd"),
        ("# second", "# second X"),
        ("# second", "# second\u00a0"),
        ("7—8", "7 to 8"),
        ("B # no comment", "B"),
        ("one: {", "three: {"),
        ("[@one].", "[@two]."),
        ("[@one].", "[@one]. <"),
        ("Café [@one]", "Café  \n[@one]"),
        ("code\n", "code \n"),
        ("code\n", "\tcode\n"),
    ],
)
def test_other_things_said(before: str, after: str) -> None:
    """Words, dates, addresses, archived copies, comments, the order of lists, citations, line breaks and code."""
    assert before in TEXT
    assert said(TEXT) != said(TEXT.replace(before, after))


def test_order_of_sources_counts() -> None:
    """Sources are numbered as they come, so their order is part of what a file says."""
    one, two = "a: {publisher: A}\n", "b: {publisher: B}\n"
    text = "---\nsources:\n  {}  {}---\n"
    assert said(text.format(one, two)) != said(text.format(two, one))


def test_the_first_line_may_be_a_comment() -> None:
    """Where no fence is above it, too."""
    assert said("# a\nkinds: {a: b}\n", "vocabulary") != said("kinds: {a: b}\n", "vocabulary")


def test_order_of_words_counts() -> None:
    """The order of the vocabulary is the order in which words are shown."""
    assert said("kinds: {a: b, c: d}\n", "vocabulary") != said("kinds: {c: d, a: b}\n", "vocabulary")
