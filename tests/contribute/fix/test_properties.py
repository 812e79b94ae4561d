"""Whatever is fixed: it says the same, its comments are all there, all else stays, and a second run finds nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_scripts.base.letters import INVISIBLE
from build_scripts.base.urls import without_tracking
from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.fix.values import joined
from build_scripts.model.keys import known_keys
from build_scripts.reading.diagnosis import only_address, only_count, only_reading, only_time
from build_scripts.reading.front_matter import parse_document
from tests.contribute.fix.writing import Written, events, mangled
from tests.examples import cases


def _composed(value: Any) -> Any:
    """A tree with its texts in NFC, but for addresses."""
    if isinstance(value, str):
        return value if "://" in value else normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(each) for each in value]
    return {key: _composed(each) for key, each in value.items()}


def _html(text: str) -> str:
    """A body as HTML by another renderer, without the spaces at line ends that no reader sees."""
    html = str(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
    parts = re.split("(<pre>.*?</pre>)", normalize("NFC", html), flags=re.DOTALL)
    return "".join(
        part if part.startswith("<pre>") else re.sub(r"[ \t]+\n|[ \t]+(?=\[@)", "\n", part) for part in parts
    )


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(st.data())
def test_an_event_in_any_style(data: st.DataObject) -> None:
    """Its tree is what was meant, its body the same, the order of its keys right; a second run finds nothing."""
    written = data.draw(events())
    fixed = fix_text("event", data.draw(mangled(written.text)))
    document = parse_document("event", fixed.text)
    tree = document.tree or {}
    assert (tree, fixed.read) == (written.tree, True)
    assert list(tree) == [key for key in known_keys("event", ()) if key in written.tree]
    assert list(tree.get("sources", ())) == list(written.tree.get("sources", ()))
    assert _html(document.body) == _html(parse_document("event", written.text).body)
    assert fix_text("event", fixed.text).kinds == ()


@given(events())
def test_comments_stay_with_what_they_are_about(written: Written) -> None:
    """Each comment is there once: above its key, on its line, below its value, or at the top."""
    lines = fix_text("event", written.text).text.split("\n")
    for comment, about in written.comments.items():
        (at,) = (number for number, line in enumerate(lines) if line.endswith(normalize("NFC", comment)))
        where, _, key = about.partition(" ")
        line = {"top": 1, "above": at + 1, "on": at, "below": at - 1}.get(where)
        assert line is None or where == "top" or lines[line].lstrip().startswith(f"{key}:"), about
        assert line is None or where != "top" or line == at


@given(events())
def test_what_no_fix_names_stays(written: Written) -> None:
    """Line by line: what is new is a line with another date, other quotation marks, or an address without tracking."""
    before = Counter(line.rstrip(" \t") for line in _composed_lines(written.text))
    after = Counter(line.rstrip(" \t") for line in fix_text("event", written.text).text.split("\n"))
    for line in (after - before).elements():
        assert re.search(r"(date|as_of|added): |https?://|\"|^$", line), line
    assert (before - after).total() - (after - before).total() <= before[""]


def _composed_lines(text: str) -> list[str]:
    return [
        "".join(word if "://" in word else normalize("NFC", word) for word in re.split(r"([ \t]+)", line))
        for line in text.split("\n")
    ]


EXAMPLES = [
    path.read_bytes().decode("utf-8", "replace")
    for kind in ("valid", "invalid", "fixed")
    for path in cases(kind)
    if path.is_file() and path.stat().st_size < 3000
]
SCRAPS = [
    *(
        "\n",
        "\r",
        "  ",
        "\t",
        "'",
        '"',
        ":",
        "#",
        "---\n",
        "|\n",
        "\u0301",
        "\ufeff",
        "{",
        "]",
        "\\",
        "`",
        "    ",
        "- ",
    ),
]


@given(
    st.sampled_from(EXAMPLES),
    st.lists(st.tuples(st.integers(0, 999), st.integers(0, 9), st.sampled_from(["", *SCRAPS]))),
)
def test_mangled_examples(text: str, damage: list[tuple[int, int, str]]) -> None:
    """Files damaged at random: what can be read says the same afterwards, what cannot keeps all but its line ends."""
    for at, length, scrap in damage:
        text = text[:at] + scrap + text[at + length :]
    fixed = fix_text("event", text)
    assert fix_text("event", fixed.text).text == fixed.text
    plain = _lines(text.lstrip("\ufeff"))
    before, after = parse_document("event", plain), parse_document("event", fixed.text)
    if before.tree and not INVISIBLE.search(plain):
        assert _same(before.tree, after.tree)
        assert _html(before.body) == _html(after.body)
    else:
        assert fixed.text == (plain.rstrip("\n") + "\n" if plain.strip("\n") else plain)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        composed, other = ({normalize("NFC", key): each for key, each in tree.items()} for tree in (before, after))
        if composed.keys() != other.keys():  # a number that commas took apart
            composed = joined(composed)
        return composed.keys() == other.keys() and all(_same(each, other[key]) for key, each in composed.items())
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_same, before, after))
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    whole = only_address(before)
    values = (only_reading(before), only_time(before), only_count(before))
    meant = (before, *values, without_tracking(before), whole, without_tracking(whole))
    return normalize("NFC", after) in (normalize("NFC", each or "") for each in meant)
