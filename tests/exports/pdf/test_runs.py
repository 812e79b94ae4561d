"""Values of pages as data for the template."""

from __future__ import annotations

from markupsafe import Markup

from build_scripts.exports.pdf.runs import Converter, encode_address

NUMBERS = {"one": 3, "two": 7}


def _where(href: str) -> dict[str, str] | None:
    return {"url": href} if href.startswith("https:") else {"to": "e-x"} if href.endswith("/x/") else None


CONVERTER = Converter(NUMBERS, _where, "ltr")


def test_markup() -> None:
    """Markup of a body becomes blocks and runs; citations have the numbers of the edition."""
    html = (
        '<p>It was <em>so</em>&#8288;<sup class="kt-cite"><a href="#source-one">1</a>,&#8239;'
        '<a href="#source-two">2</a></sup>, see <a href="\x02events/2031/x/">there</a>, '
        '<a href="https://a.example/" rel="external">here</a> and <a href="#figure-1">above</a>.</p>\n'
        "<ul>\n<li>One &amp; two</li>\n</ul>\n"
    )
    assert CONVERTER.data(Markup(html)) == [
        {
            "p": [
                *("It was ", {"em": ["so"]}, {"refs": [3, 7]}, ", see ", {"of": ["there"], "to": "e-x"}, ", "),
                *({"of": ["here"], "url": "https://a.example/"}, " and ", {"span": ["above"]}, "."),
            ]
        },
        {"ul": [{"li": ["One & two"]}]},
    ]


def test_citations_alone() -> None:
    """Citations without anything around them are read the same way; an empty one is nothing."""
    html = '&#8288;<sup class="kt-cite"><a href="#source-two">1</a>,&#8239;<a href="#source-one">2</a></sup>'
    assert CONVERTER.data(Markup(html)) == [{"refs": [7, 3]}]
    assert CONVERTER.data(Markup("")) == []


def test_texts_are_isolated() -> None:
    """In a text, what runs the other way is isolated, also within lists and mappings."""
    assert CONVERTER.data({"a": ["In کابل, 5", None, True, 4]}) == {"a": ["In \u2067کابل\u2069, 5", None, True, 4]}


def test_addresses() -> None:
    """Addresses are in ASCII; what is encoded stays, and a lone sign of per cent is encoded."""
    assert encode_address("https://a.example/کا b?x=1&y=%41#c") == "https://a.example/%DA%A9%D8%A7%20b?x=1&y=%41#c"
    assert encode_address("https://a.example/100%") == "https://a.example/100%25"
