"""Texts of both directions in one line: what is isolated in plain text and in HTML, and what is left alone."""

from typing import Literal

import pytest

from build_scripts.language.direction import direction, direction_of, isolate, isolate_markup

# The signs of isolation, drawn: › and ‹ stand for the beginning of a run from right to left and of one from left to
# right, · for the end of either.
SIGNS = str.maketrans({"\u2067": "›", "\u2066": "‹", "\u2069": "·"})
ISIS = "\u062f\u0627\u0639\u0634"
KABUL = "\u06a9\u0627\u0628\u0644"


def test_direction_of_a_language() -> None:
    """A language has a direction, whatever the country or script in its tag."""
    assert [direction(tag) for tag in ("en", "fa-AF", "ps", "ckb", "zh-Hant", "he")] == [
        *("ltr", "rtl", "rtl", "rtl", "ltr", "rtl")
    ]


def test_direction_of_a_text() -> None:
    """A name in Latin letters runs to the right, whatever language it is of."""
    assert [direction_of(ISIS, "fa"), direction_of("Daesh", "fa"), direction_of("Daesh", "en")] == ["rtl", "ltr", "ltr"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Blast in Kabul, 13 killed", "Blast in Kabul, 13 killed"),
        (f"{ISIS} 36", f"›{ISIS}· 36"),
        (f"{ISIS}, 36 killed; {KABUL}: 5", f"›{ISIS}·, 36 killed; ›{KABUL}·: 5"),
        (f"{ISIS} {KABUL}.", f"›{ISIS} {KABUL}·."),
        (f"{ISIS} 13 {KABUL}", f"›{ISIS} 13 {KABUL}·"),
        (f"({ISIS}) ({KABUL})", f"(›{ISIS}·) (›{KABUL}·)"),
        (f"{ISIS} ({KABUL}) 2018", f"›{ISIS} ({KABUL})· 2018"),
        (f"{ISIS} 2018-07-13 {KABUL}", f"›{ISIS} ‹2018-07-13· {KABUL}·"),
        (f"{ISIS} 2020-04/.. {KABUL}", f"›{ISIS} ‹2020-04/..· {KABUL}·"),
        (f"{ISIS} ../2020-04 {KABUL}", f"›{ISIS} ‹../2020-04· {KABUL}·"),
        (f"{ISIS} 2020/.. {KABUL}", f"›{ISIS} ‹2020/..· {KABUL}·"),
        (f"2020-04/.. {ISIS}", f"2020-04/.. ›{ISIS}·"),
        (f"{ISIS} 2018-07-XX {KABUL}", f"›{ISIS} ‹2018-07-XX· {KABUL}·"),
        (f"{ISIS} 2018-XX-XX/201X {KABUL}", f"›{ISIS} ‹2018-XX-XX/201X· {KABUL}·"),
        (f"{ISIS} 2018-07-XX", f"›{ISIS}· 2018-07-XX"),
        ("\u06f1\u06f3\u06f9\u06f7/\u06f4/\u06f2\u06f2", "›\u06f1\u06f3\u06f9\u06f7/\u06f4/\u06f2\u06f2·"),
    ],
)
def test_plain_text(text: str, drawn: str) -> None:
    """A run from right to left ends where its last letter does: a number behind it keeps its place."""
    assert isolate(text).translate(SIGNS) == drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (f"{ISIS} 36", f"{ISIS} 36"),
        (f"{ISIS} 2020-04/.. {KABUL}", f"{ISIS} ‹2020-04/..· {KABUL}"),
        (f"{ISIS} ISIL-K 2015 {KABUL}", f"{ISIS} ‹ISIL-K 2015· {KABUL}"),
        (f"{ISIS} 13:30 {KABUL} 5", f"{ISIS} ‹13:30· {KABUL} 5"),
        (f"{ISIS} 2018-07-XX {KABUL}", f"{ISIS} ‹2018-07-XX· {KABUL}"),
        (f"{ISIS} 2018-XX-XX/.. {KABUL}", f"{ISIS} ‹2018-XX-XX/..· {KABUL}"),
        ("13 to 20 or more (UNAMA).", "‹13 to 20 or more (UNAMA).·"),
        ("13, 20", "13, 20"),
        (f"{ISIS} XXXX-12-25 {KABUL} 201X", f"{ISIS} ‹XXXX-12-25· {KABUL} ‹201X·"),
    ],
)
def test_plain_text_from_right_to_left(text: str, drawn: str) -> None:
    """In a text from right to left Latin words and numbers that belong together are isolated, single numbers not."""
    assert isolate(text, "rtl").translate(SIGNS) == drawn


@pytest.mark.parametrize(
    ("base", "html", "isolated"),
    [
        ("ltr", "<p>Blast in Kabul</p>", "<p>Blast in Kabul</p>"),
        ("ltr", f"<p>By {ISIS} 36</p>", f'<p>By <bdi dir="rtl">{ISIS}</bdi> 36</p>'),
        (
            "ltr",
            f"<p>{ISIS} &#34;{KABUL}&#34; 5</p>",
            f'<p><bdi dir="rtl">{ISIS} &#34;{KABUL}&#34;</bdi> 5</p>',
        ),
        (
            "ltr",
            f'<span lang="fa" dir="rtl">{ISIS} 2018-07</span>',
            f'<span lang="fa" dir="rtl">{ISIS} <bdi dir="ltr">2018-07</bdi></span>',
        ),
        ("ltr", f'<a href="/{ISIS}/" title="{ISIS} 5">x</a>', f'<a href="/{ISIS}/" title="\u2067{ISIS}\u2069 5">x</a>'),
        ("ltr", f"<option>{ISIS} 5</option>", f"<option>\u2067{ISIS}\u2069 5</option>"),
        ("ltr", f"<script>x = '{ISIS} 5'</script>", f"<script>x = '{ISIS} 5'</script>"),
        ("rtl", "<p>&#34;A &amp; B&#34; &amp;</p>", '<p>&#34;<bdi dir="ltr">A &amp; B</bdi>&#34; &amp;</p>'),
        (
            "rtl",
            "<td>13 to 15</td><p>(20 July, 5.)</p>",
            '<td><bdi dir="ltr">13 to 15</bdi></td><p>(<bdi dir="ltr">20 July, 5</bdi>.)</p>',
        ),
        (
            "rtl",
            f'<p>{ISIS} CNN 5</p><p dir="ltr">By {ISIS}</p>',
            f'<p>{ISIS} <bdi dir="ltr">CNN 5</bdi></p><p dir="ltr">By <bdi dir="rtl">{ISIS}</bdi></p>',
        ),
    ],
)
def test_markup(base: Literal["ltr", "rtl"], html: str, isolated: str) -> None:
    """Elements isolate text; attributes that people hear or see, and options, get signs; scripts and links stay."""
    assert isolate_markup(html, base) == isolated
