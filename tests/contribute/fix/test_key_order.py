"""The order of keys, and what moves with them."""

import re
from pathlib import Path

import pytest

from build_scripts.contribute.fix.key_order import order_keys, order_source_keys
from build_scripts.model.keys import known_keys
from tests.contribute.fix import fixed_by

FORMAT = (Path(__file__).parents[3] / "docs" / "format.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("front", "fixed"),
    [
        ("kind: a\ndate: b\ntitle: c\n", "title: c\ndate: b\nkind: a\n"),
        ("added: a\nplaces:\n  - b\n  - c\ntitle: d\n", "title: d\nplaces:\n  - b\n  - c\nadded: a\n"),
        ("sources:\n- a: b\n  c: d\ntitle: e\n", "title: e\nsources:\n- a: b\n  c: d\n"),
        ('summary: "a\n  # b\n  c"\ntitle: d\n', 'title: d\nsummary: "a\n  # b\n  c"\n'),
        ("summary: >-\n  a\n  # b\ntitle: d\n", "title: d\nsummary: >-\n  a\n  # b\n"),
        ("kind: |\n  a\n\ndate: b\n", "date: b\nkind: |\n  a\n\n"),
        ("kind: a\ndate:\ntitle: b\n", "title: b\ndate:\nkind: a\n"),
        ("kind: {a:\n  b}\ntitle: [c,\n d]\n", "title: [c,\n d]\nkind: {a:\n  b}\n"),
        ('"kind": a\n"title": b\n', '"title": b\n"kind": a\n'),
        ("kind: سیلاب 🏔\ntitle: é\n", "title: é\nkind: سیلاب 🏔\n"),
    ],
)
def test_keys_are_put_in_order(front: str, fixed: str) -> None:
    """A key moves with all lines of its value, whatever is in them."""
    assert fixed_by(order_keys, f"---\n{front}---\nBody\n") == f"---\n{fixed}---\nBody\n"


@pytest.mark.parametrize(
    ("front", "fixed"),
    [
        pytest.param("kind: a # k\ntitle: b # t\n", "title: b # t\nkind: a # k\n", id="on the line"),
        pytest.param("kind: a\n  # 1\ntitle: b\n", "title: b\nkind: a\n  # 1\n", id="below a value"),
        pytest.param("kind: a\n# 1\n# 2\ntitle: b\n", "# 1\n# 2\ntitle: b\nkind: a\n", id="above a key"),
        pytest.param("# 1\nkind: a\ntitle: b\n", "# 1\ntitle: b\nkind: a\n", id="at the top"),
        pytest.param("\n# 1\nkind: a\ntitle: b\n", "\n# 1\ntitle: b\nkind: a\n", id="at the top, after a line"),
        pytest.param("# 1\n\n# 2\nkind: a\ntitle: b\n", "# 1\n\ntitle: b\n# 2\nkind: a\n", id="below the top"),
        pytest.param("# 1\n\nkind: a\ntitle: b\n", "# 1\n\ntitle: b\nkind: a\n", id="a line below the top"),
        pytest.param("kind: a\ntitle: b\n# 1\n", "title: b\nkind: a\n# 1\n", id="at the end"),
        pytest.param("kind: a\ntitle:\n  - b\n  # 1\n", "title:\n  - b\n  # 1\nkind: a\n", id="at the end of a value"),
        pytest.param("kind: a\n# 1\n\ntitle: b\n", "title: b\nkind: a\n# 1\n\n", id="between, nearer to the first"),
        pytest.param("kind: a\n\n# 1\n\ntitle: b\n", "title: b\nkind: a\n\n# 1\n\n", id="between, alone"),
    ],
)
def test_comments_stay_with_what_they_are_about(front: str, fixed: str) -> None:
    """A comment moves with its line, its key or its value; one at the top or at the end of it all stays there."""
    assert fixed_by(order_keys, f"---\n{front}---\n") == f"---\n{fixed}---\n"


@pytest.mark.parametrize("kind", ["event", "actor", "place"])
def test_all_keys(kind: str) -> None:
    """A file that has every key is put in order as well, and so is a source that has."""
    keys, of_source = known_keys(kind, ()), known_keys(kind, ("sources", ""))
    page = "---\n{}---\n"
    wrong, right = (page.format("".join(f"{key}: a\n" for key in each)) for each in (reversed(keys), keys))
    assert fixed_by(order_keys, wrong, kind) == right
    page = "---\nsources:\n  a:\n{}---\n"
    wrong, right = (
        page.format("".join(f"    {key}: a\n" for key in each)) for each in (reversed(of_source), of_source)
    )
    assert fixed_by(order_source_keys, wrong, kind) == right


def test_empty_lines_stay_in_their_places() -> None:
    """Groups of keys set apart by empty lines stay set apart."""
    text = "---\ndate: a\ntitle: b\n\nstatus: c\nkind: d\n\n\nsources: e\n---\n"
    assert fixed_by(order_keys, text) == "---\ntitle: b\ndate: a\n\nkind: d\nstatus: c\n\n\nsources: e\n---\n"


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("title: a\ndate: b\n", id="in order"),
        pytest.param("kind: a\nkid: b\ntitle: c\n", id="an unknown key"),
        pytest.param("{kind: a, title: b}\n", id="a row"),
        pytest.param("? kind\n: a\n? title\n: b\n", id="keys in lines of their own"),
    ],
)
def test_what_stays(front: str) -> None:
    """What is in order, keys that the format does not know, and forms other than lines of `key: value`."""
    assert fixed_by(order_keys, f"---\n{front}---\n") == f"---\n{front}---\n"


@pytest.mark.parametrize(
    ("kind", "text", "fixed"),
    [
        ("actor", "---\nkind: a\nname: b\n---\n", "---\nname: b\nkind: a\n---\n"),
        ("place", "---\nlat: 1\nwithin: a\nname: b\n---\n", "---\nname: b\nwithin: a\nlat: 1\n---\n"),
        ("vocabulary", "statuses: a\nkinds: b\n", "statuses: a\nkinds: b\n"),
        ("removed", "b: {date: a}\na: {date: a}\n", "b: {date: a}\na: {date: a}\n"),
    ],
)
def test_other_files(kind: str, text: str, fixed: str) -> None:
    """Actors and places have their own order; in the vocabulary the order is the record's."""
    assert fixed_by(order_keys, text, kind) == fixed


SOURCES = """\
---
sources:
  # about both
  b-2:
    # the address
    url: a
    publisher: b # as printed
    # below
      # deeper
  a-1: {url: c, publisher: d}
  c-3:
    note: >
      e

    grade: A
    unknown: f
  d-4:

    note: g
    title: h
      i

    # last
title: j
---
"""


def test_sources() -> None:
    """The keys of a source in lines are put in order; the sources, rows and sources with unknown keys stay."""
    assert fixed_by(order_source_keys, SOURCES) == SOURCES.replace(
        "    # the address\n    url: a\n    publisher: b # as printed\n",
        "    publisher: b # as printed\n    # the address\n    url: a\n",
    ).replace("    note: g\n    title: h\n      i\n", "    title: h\n      i\n    note: g\n")


@pytest.mark.parametrize("sources", ["a", "[a, b]", "{a: {url: b, publisher: c}}", "\n  a: b", ""])
def test_sources_of_other_forms(sources: str) -> None:
    """Sources that are no mappings in lines are left alone."""
    text = f"---\nsources: {sources}\n---\n"
    assert fixed_by(order_source_keys, text) == text


@pytest.mark.parametrize(
    ("heading", "kind", "path"),
    [
        ("## Keys of an event", "event", ()),
        ("### Sources", "event", ("sources", "")),
        ("## Actors", "actor", ()),
        ("## Places", "place", ()),
    ],
)
def test_format_page_has_the_same_order(heading: str, kind: str, path: tuple[str, ...]) -> None:
    """The page on the format lists the keys in the order in which they are put."""
    section = FORMAT.partition(f"\n{heading}\n")[2]
    section = re.split(r"\n##", section)[0]
    listed = [key for row in re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE) for key in re.findall(r"\w+", row)]
    assert [key for key in listed if key in known_keys(kind, path)] == known_keys(kind, path)
