"""Straight quotation marks become typographic ones in what is read as text, and nowhere else."""

from pathlib import Path

import pytest

from build_scripts.language.quotes import APOSTROPHE, ENGLISH, Quotes, curl, curl_markup
from tests.support.dom import Element, parse

GERMAN = Quotes(("„", "“", "‚", "‘"), "de")
PROSE = [
    ('he said "no".', "he said “no”."),
    ('"A" and "B"', "“A” and “B”"),
    ("the district's", "the district’s"),
    ("'word' he said", "‘word’ he said"),
    ("\"'a' b\"", "“‘a’ b”"),
    ("the '90s", "the ’90s"),
    ("parents' house", "parents’ house"),
    ("5' 10\"", "5' 10\""),
    ('the 5 "cells"', "the 5 “cells”"),
    ('"at least 5"', "“at least 5”"),
    ('("x")', "(“x”)"),
    ("O'Neil's \"it's\"", "O’Neil’s “it’s”"),
    ('a—"b"', "a—“b”"),
    ("كابل's", "كابل’s"),
    ("already “so”, and ‘so’", "already “so”, and ‘so’"),
    ("", ""),
]
MARKUP = [
    ("<p>he said &quot;<em>no</em>&quot;.</p>", "<p>he said “<em>no</em>”.</p>"),
    ("<p><em>&quot;no&quot;</em> he said</p>", "<p><em>“no”</em> he said</p>"),
    ("word<sup>1</sup>&#34; said", "word<sup>1</sup>” said"),
    ('<a href="it\'s" title="x &quot;y">the state</a>\'s', '<a href="it\'s" title="x &quot;y">the state</a>’s'),
    ('<code>a "b"</code>\'s &#39;c&#39;', '<code>a "b"</code>’s ‘c’'),
    ('<pre><span>"a"</span> \'b\'</pre> "c"', "<pre><span>\"a\"</span> 'b'</pre> “c”"),
    ("<script>'a'</script><p>'b'</p><style>'c'</style>", "<script>'a'</script><p>‘b’</p><style>'c'</style>"),
    ('<i lang="fr">l\'a</i> <i lang="en">it\'s</i>', '<i lang="fr">l\'a</i> <i lang="en">it’s</i>'),
    ("a &amp; b &lt; c", "a &amp; b &lt; c"),
    ("&amp;#39;", "&amp;#39;"),
    ("it's", "it’s"),
]


@pytest.mark.parametrize(("typed", "shown"), PROSE)
def test_prose(typed: str, shown: str) -> None:
    """Marks begin where a word does and end where one does; an apostrophe is no quotation."""
    assert curl(typed, ENGLISH) == shown
    assert curl(shown, ENGLISH) == shown


@pytest.mark.parametrize(("typed", "shown"), MARKUP)
def test_markup(typed: str, shown: str) -> None:
    """Only the text of a page changes: no tag, no code, no script, nothing in another language."""
    assert curl_markup(typed, ENGLISH) == shown


def test_long_texts() -> None:
    """However many marks a text has, each is looked at once."""
    assert curl('"a" ' * 100_000, ENGLISH) == "“a” " * 100_000
    assert curl("'" * 300_000, ENGLISH) == APOSTROPHE * 300_000
    assert curl_markup("<p>" + "it's > " * 50_000, ENGLISH) == "<p>" + "it’s > " * 50_000


def test_another_language() -> None:
    """A record in another language has the marks of its strings, and the same apostrophe."""
    assert curl_markup("<p>\"Er sagt 'nein'\", Lukas' Bote</p>", GERMAN) == "<p>„Er sagt ‚nein‘“, Lukas’ Bote</p>"


def test_no_page_shows_straight_marks(example_site: Path) -> None:
    """All that a page of the example says in its own language has typographic marks."""
    straight = [
        (path.relative_to(example_site).as_posix(), text)
        for path in sorted(example_site.rglob("*.html"))
        for text in _prose(parse(path.read_bytes()), "en")
        if "'" in text or '"' in text
    ]
    assert straight == []


def _prose(element: Element, lang: str) -> list[str]:
    if element.name in ("code", "pre", "script", "style", "textarea", "kbd", "samp"):
        return []
    lang = element.attributes.get("lang", lang)
    own = [child for child in element.children if isinstance(child, str)] if lang == "en" else []
    return own + [text for child in element.children if isinstance(child, Element) for text in _prose(child, lang)]
