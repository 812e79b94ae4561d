"""Prose without what it quotes: what is a quotation, what is a word, and where a word is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build_scripts.findings import InBody, Phrase
from build_scripts.reading.body import render_body
from build_scripts.reading.diagnosis.body_places import find_phrase
from build_scripts.reading.voice import CITED, may_mention, mentions, own_voice, unquoted, words_pattern

PATTERN = words_pattern(("brave", "is said to"))


def spoken(text: str) -> list[str]:
    """The words of `PATTERN` that ``text`` says in its own voice."""
    return PATTERN.findall(unquoted(text))


def voice(markdown: str) -> list[tuple[str, int, bool]]:
    """Each mention in a body: its words, its number, whether a citation is behind it."""
    body = render_body(markdown, "2031", ["gazette"])
    return [(phrase.words, phrase.number, cited) for phrase, cited in mentions(own_voice(body.html), PATTERN)]


def place(markdown: str, number: int = 0) -> tuple[int, str]:
    """Line and words of the ``number``-th "brave" in a body."""
    where = find_phrase(markdown, Phrase("brave", number))
    return markdown.count("\n", 0, where.start) + 1, markdown[where.start : where.start + where.length]


@pytest.mark.parametrize(
    "text",
    [
        "“brave”",
        '"brave"',
        "‘brave’",
        "'brave'",
        "«brave»",
        "« brave »",
        "„brave“",
        "„brave”",
        "‚brave‘",
        "‹brave›",
        "(“brave”), said",
        "“not\nbrave”",
        "'not\nbrave'",
        "“she said ‘go’, brave”",
        "“she said “go”, brave”",
        "„she said „go“, brave“",
        "«she «said «go» x» brave»",
        '"the boats\' brave crews"',
        "“the town's brave crews”",
        "‘the town’s brave crews’",
        "'the town's brave crews'",
        'the 6" pipe and "brave"',
        'a 6" pipe, "brave", an 8" pipe',
        "the boats' crews and 'brave'",
        "“unclosed and “brave”",
        "see https://example.org/brave",
        "see https://example.org/a?b=brave, there",
    ],
)
def test_quoted(text: str) -> None:
    """Words between marks of one pair, of whatever kind, and those in addresses are nobody's own."""
    assert spoken(f"The council, {text} and so on.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“go” brave “go”",
        '"go" brave "go"',
        "'go' brave 'go'",
        "‘go’ brave ‘go’",
        "the boats' brave crews' oars",
        "the boats’ brave crews’ oars",
        "the town's brave men's oars",
        "the town’s brave men’s oars",
        "unclosed “and brave",
        'unclosed "and brave',
        "unclosed 'and brave",
        "closed” and brave",
        'a 6" pipe, brave, an 8" pipe and a \'5',
        "“she said ‘go” brave",
        "«a» brave «b»",
        "„a“ brave „b“",
    ],
)
def test_not_quoted(text: str) -> None:
    """Between two quotations, behind a mark that stands alone and beside apostrophes the voice is the record's."""
    assert spoken(text) == ["brave"]


def test_length_stays() -> None:
    """What is left out leaves its length, and a citation within it stays."""
    assert unquoted(f"a “b {CITED}” c") == f"a …{'…' * 2}{CITED}… c"


def test_a_gap_is_no_space() -> None:
    """Words on the two sides of a quotation are no phrase."""
    assert spoken("It is “not” said to be so, is `x` said to, and is said to.") == ["is said to"]


@pytest.mark.parametrize(
    "text",
    [
        "Brave men",
        "BRAVE",
        "brave-hearted",
        "(brave)",
        "brave, and",
        "—brave—",
        "mayor/brave",
        "*brave*",
        "a brave\u2011hearted man",
    ],
)
def test_words(text: str) -> None:
    """A word counts in any letter case, beside any mark, and at the beginning of a compound."""
    assert len(spoken(text)) == 1


@pytest.mark.parametrize("text", ["bravely", "bravest", "un-brave", "braveé", "brave1", "x_brave", "دbrave", ""])
def test_parts_of_words(text: str) -> None:
    """A part of a longer word is none, and neither is the later word of a compound."""
    assert spoken(text) == []


def test_words_over_lines() -> None:
    """Between the words of a phrase is any white space."""
    assert spoken("is said\n  to be, is\u00a0said to") == ["is said\n  to", "is\u00a0said to"]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("so-called", "so-called"),
        ("so-called", "so\u2011called"),
        ("so-called", "so\u2010called"),
        ("Da'esh", "da’esh"),
        ("Da’esh", "Da'esh"),
        ("رژیم", "آن رژیم گفت"),
        ("режим", "РЕЖИМ"),
        ("a.b", "a.b"),
    ],
)
def test_spellings(word: str, text: str) -> None:
    """Hyphens and apostrophes are those of any keyboard, and words those of any script."""
    assert words_pattern((word,)).search(text)


def test_no_words() -> None:
    """No words are found nowhere; a dot is a dot."""
    assert words_pattern(()).search("brave") is None
    assert words_pattern(("a.b",)).search("axb") is None


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("Brave [@gazette].", [("brave", 0, True)]),
        ("[@gazette] Brave.", [("brave", 0, False)]),
        ("Brave.\n\nA [@gazette].", [("brave", 0, False)]),
        ("Brave\nmen [@gazette].", [("brave", 0, True)]),
        ("Brave “men [@gazette]”.", [("brave", 0, True)]),
        ("Brave, brave [@gazette], brave.", [("brave", 0, True), ("brave", 1, True), ("brave", 2, False)]),
        ("- brave\n- b [@gazette]", [("brave", 0, False)]),
        ("- brave [@gazette]\n- b", [("brave", 0, True)]),
        ("- brave\n\n  a [@gazette]", [("brave", 0, False)]),
        ("# Brave\n\nA [@gazette].", [("brave", 0, False)]),
        ("|a|b|\n|-|-|\n|brave|x [@gazette]|\n", [("brave", 0, True)]),
        ("|a|b|\n|-|-|\n|brave|x|\n|c|d [@gazette]|\n", [("brave", 0, False)]),
        ("|brave|b|\n|-|-|\n", [("brave", 0, False)]),
        ("*Brave* [brave](https://example.org/brave)", [("brave", 0, False), ("brave", 1, False)]),
        ("`brave` and\n\n    brave\n\n```\nbrave\n```\n", []),
        ("> brave\n\n> > brave\n>\n> brave\n", []),
        ("> a\nlazy, brave", []),
        ("> > a\n> brave\n\nbrave", [("brave", 0, False)]),
        ("- > brave\n- brave", [("brave", 0, False)]),
        ("<https://example.org/brave> https://example.org/brave", []),
        ("a &lt;blockquote&gt; brave", [("brave", 0, False)]),
        ("&quot;brave&quot; \\“brave”", []),
        ("“a\n\nbrave”", [("brave", 0, False)]),
        ("it is *said* to be", [("is said to", 0, False)]),
        ("", []),
    ],
)
def test_own_voice(markdown: str, found: list[tuple[str, int, bool]]) -> None:
    """A paragraph, a point of a list, a heading and a row of a table each stand alone; quotations are left out."""
    assert voice(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "number", "where"),
    [
        ("a brave", 0, (1, "brave")),
        ("a brave\n\nb Brave", 1, (3, "Brave")),
        ("“brave”\n\n> brave\nbrave\n\n`brave` brave", 0, (6, "brave")),
        ("“a brave\n\nand brave” b", 1, (3, "brave")),
        ("[brave](https://example.org/brave) brave", 1, (1, "brave")),
        ("[@brave] <https://example.org/brave> https://example.org/brave\nbrave", 0, (2, "brave")),
        ("[a][b] brave\n\n[b]: https://example.org/brave\n\nbrave", 1, (5, "brave")),
        ("    brave\n\nbrave", 0, (3, "brave")),
        ("- > brave\n- x\n\n  brave", 0, (4, "brave")),
        ("|a|b|\n|-|-|\n|x|brave|\n|brave|y|", 1, (4, "brave")),
        ("a\n\nbr*av*e", 0, (3, "b")),
        ("a brave", 1, (1, "a")),
        ("", 0, (1, "")),
    ],
)
def test_places(markdown: str, number: int, where: tuple[int, str]) -> None:
    """A mention is placed where it is written; where markup hides that, at the beginning of its paragraph."""
    assert place(markdown, number) == where


def test_a_phrase_over_lines() -> None:
    """A phrase that is broken over a line's end is placed with both of its parts."""
    assert find_phrase("It is\nsaid to.", Phrase("is said to")) == InBody(3, 10)


PIECES = st.sampled_from(
    [
        *("brave", "Brave", "brave-hearted", "so", "[@gazette]", "[brave](https://example.org/brave)", "`brave`"),
        *("“brave”", '"so brave"', "'a brave'", "«brave»", "“", "”", '"', "'", "«", "town's", "boats'", "‘so", "so’"),
        *("\n", "\n\n", "\n\n> ", "\n\n- ", "\n- ", "\n\n## ", "\n\n    ", "\n\n|a|b|\n|-|-|\n|brave|"),
        *("https://example.org/brave", "<https://example.org/brave>", "*brave*"),
    ]
)


@given(st.lists(PIECES, max_size=24).map(" ".join))
@example("“ brave \n\n ” brave")
@example("> brave \n brave \n\n brave")
def test_every_mention_is_placed(markdown: str) -> None:
    """Whatever is around it, a mention is placed on the word, each on another one."""
    found = voice(markdown)
    places = [find_phrase(markdown, Phrase(words, number)) for words, number, _ in found]
    words = [markdown[place.start : place.start + place.length].lower() for place in places]
    assert words == [words for words, _, _ in found]
    assert len({place.start for place in places}) == len(places)
    assert all(re.match("brave", word) for word in words)


def test_very_many() -> None:
    """In a body as long as a file may be, mentions are found and the first are placed, quoted or not."""
    markdown = "“ brave «brave " * 10_000
    found = voice(markdown)
    assert len(found) == 20_000
    assert place(markdown, 99) == (1, "brave")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Brave", True),
        ("<p>The “brave”</p>", True),
        ("to be said, it is", True),
        ("it is <em>said</em> to", True),
        ("it is said", False),
        ("bravely", False),
        ("", False),
    ],
)
def test_a_quick_look(text: str, may: bool) -> None:
    """A text that lacks a part of each of the words mentions none; any other may."""
    assert may_mention(text, ("brave", "is said to")) is may


def test_a_quick_look_for_nothing() -> None:
    """Of no words none is mentioned."""
    assert not may_mention("brave", ())
