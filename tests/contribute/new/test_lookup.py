"""Known actors, places, words and publishers, found by what people call them."""

import pytest

from build_scripts.contribute.new.lookup import (
    find_entries,
    find_word,
    folded,
    known_publisher,
    known_source,
    larger_places,
    near_entries,
    search_entries,
    taken_names,
    words_of,
)
from build_scripts.model.entries import Actor
from build_scripts.model.vocabulary import Word
from tests.contribute.new import example

ACTORS = {
    "jua": Actor(id="jua", path="", name="Jamaat-ul-Ahrar (JuA)", kind="x"),
    "ja": Actor(id="ja", path="", name="The Jamaat", kind="x"),
    "other": Actor(id="other", path="", name="Jamaat", kind="x"),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("council", ["council"]),
        ("Council of Lower Marrow", ["council"]),
        ("THE COUNCIL – of lower marrow!", ["council"]),
        ("rada dolni marrow", ["council"]),
        ("شورای مارو", ["council"]),
        ("Council", ["council"]),
        ("counci", []),
        ("", []),
        ("!!", []),
    ],
)
def test_by_any_name(text: str, found: list[str]) -> None:
    """An actor answers to its id, its name and its aliases, however they are spelled; to nothing less."""
    assert find_entries(example().actors, text) == found


def test_names_in_parentheses() -> None:
    """A name with an abbreviation in parentheses answers to either; a name of two actors is that of both."""
    found = [find_entries(ACTORS, text) for text in ("JuA", "jamaat ul ahrar", "jamaat")]
    assert found == [["jua"], ["jua"], ["ja", "other"]]


def test_search() -> None:
    """A search finds names that hold the beginnings of all words, the nearest first."""
    assert search_entries(ACTORS, "jama") == ["ja", "other", "jua"]
    assert search_entries(ACTORS, "ahr jam") == ["jua"]
    assert search_entries(ACTORS, "  ") == []


def test_words() -> None:
    """A word of a closed list answers to its id and its label; where two have one label, to neither."""
    assert example().vocabulary is not None
    kinds = example().vocabulary.kinds  # type: ignore[union-attr]
    assert [find_word(kinds, text) for text in ("Flood", "flood", "floods", "")] == ["flood", "flood", None, None]
    twice = {"a": kinds["flood"], "b": kinds["flood"]}
    assert [find_word(twice, text) for text in ("flood", "a")] == [None, "a"]


def test_also() -> None:
    """A word answers to what people write for it too, if that is no other word's name and stands for one word alone."""
    measures = words_of(example(), "measures")
    assert [find_word(measures, text) for text in ("Deaths", "dead", "drowned")] == ["killed", "killed", None]
    words = {
        "a": Word(label="A", definition="x", also=("b", "c", "d")),
        "b": Word(label="B", definition="x", also=("c",)),
    }
    assert [find_word(words, text) for text in ("b", "c", "d")] == ["b", None, "a"]


def test_publications() -> None:
    """A publication is known by its address, its publisher by the host, where all agree."""
    known = known_source(example(), "https://example.org/gazette/inquiry")
    assert known is not None
    assert known.publisher == "Marrow Gazette"
    assert known_source(example(), "https://example.org/gazette") is None
    assert known_publisher(example(), "https://www.example.org/x") == "Marrow Gazette"
    assert known_publisher(example(), "https://example.com/x") == ""


def test_larger_places() -> None:
    """The places around one, from the inside; a place that is not known has none."""
    assert larger_places(example().places, "mill-dike") == ["lower-marrow", "marrow-region"]
    assert larger_places(example().places, "nowhere") == []


def test_folding() -> None:
    """Names that differ in case, accents, hyphens or an article are the same."""
    assert {folded(name) for name in ("The Sar-e Pol", "sar e pol", "SAR–E  PÓL")} == {"sar e pol"}


def test_names_that_are_nearly_the_same() -> None:
    """A slip of the pen finds the entry, by any of its names; other names and very short ones find nothing."""
    told = {text: near_entries(example().places, text) for text in ("Lower Marow", "mil dike", "Elsewhere", "mar", "")}
    assert told == {"Lower Marow": ["lower-marrow"], "mil dike": ["mill-dike"], "Elsewhere": [], "mar": [], "": []}
    assert taken_names(example().actors, "Council of Lower Marrow") == ["council"]
