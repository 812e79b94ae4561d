"""Bodies: CommonMark, citations, links between entries, and nothing that a page may not hold."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.findings import InBody
from build_scripts.model.layout import SITE_ROOT
from build_scripts.reading.body import Body, cited_in, link_places, render_body
from build_scripts.reading.body_notes import find_notes
from build_scripts.reading.diagnosis.body import explain_notes

SOURCES = ["dawn-2018", "un"]
TAGS = {"p", "a", "sup", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote"}
TAGS |= {"hr", "br", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {
    "a": {"href", "title", "rel"},
    "sup": {"class"},
    "ol": {"start"},
    "th": {"style"},
    "td": {"style"},
    "code": {"class"},
}
HOSTILE = [
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&#58;alert(1))",
    "[a](java&#9;script:alert(1))",
    "<javascript:alert(1)>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](//evil.example)",
    "[a](\\\\evil.example)",
    "[a](https:\\\\evil.example)",
    '[a](https://x.example "\\" onclick=alert(1)")',
    '[a](https://x.example/"onmouseover=alert(1))',
    '![x](x" onerror="alert(1))',
    "[a]: javascript:alert(1)\n\n[a]",
    '[@"><img src=x onerror=alert(1)>]',
    "[@dawn-2018<script>]",
    "{: onclick=alert(1)}",
    "| a |\n|---|\n| <b onclick=x> |",
    '```"><script>\nx\n```',
    "&lt;script&gt;&#60;script&#62;",
    "<a href=x>&#x3c;b&#x3e;",
    '[a](../2018/x.md#"><b>)',
    "\x01\x03[a](\x03https://x)",
    "# <img>\n\n> <b>\n\n1. <i>",
]


def render(text: str) -> Body:
    """The body of an event of 2018."""
    return render_body(text, "2018", SOURCES)


def is_safe(html: str) -> bool:
    """Whether nh3, asked to keep only what a body may have, has nothing to remove."""
    html = html.replace(SITE_ROOT, "https://here.example/")
    kept = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)
    return _plain(kept) == _plain(html)


def _plain(html: str) -> list[str]:
    """The tags of ``html`` in order, each with its attributes sorted."""
    tags = re.findall(r"<[^>]*>", html)
    return [" ".join(sorted(re.findall(r"""[^\s"]+="[^"]*"|[^\s<>/]+""", tag))) for tag in tags if "<tbody" not in tag]


def test_the_oracle_sees_what_is_unsafe() -> None:
    """The measure of these tests finds a tag, an attribute or a scheme that should not be there."""
    for bad in ("<b>x</b>", "<p onclick=x>x</p>", '<a href="javascript:x">x</a>', "<script>x</script>", "<img src=x>"):
        assert not is_safe(bad)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_rendered_safe(text: str) -> None:
    """Markup that would run, load or disguise something does not reach the page."""
    html = render(text).html
    assert is_safe(html)
    for href in re.findall(r'href="([^"]*)"', html):
        assert re.match(rf"https?://[^/]|#source-|{SITE_ROOT}", href)


@given(
    st.lists(
        st.sampled_from(
            [
                *HOSTILE,
                "[",
                "](",
                ")",
                "<",
                ">",
                '"',
                "[@un]",
                "`",
                "*",
                "\n",
                "\n\n",
                "&",
                "\\",
                "|",
                "- ",
                "a",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_mixture_is_safe(text: str) -> None:
    """However pieces of markup are put together, the page stays safe."""
    body = render(text)
    assert is_safe(body.html)
    for problem in explain_notes(text, find_notes(text, body, SOURCES, cite=True), SOURCES):
        assert isinstance(problem.where, InBody)
        assert 0 <= problem.where.start <= len(text)
        assert problem.remedy


@pytest.mark.parametrize(
    ("text", "shown", "cited"),
    [
        ("One [@un][@dawn-2018].", "One{1,2}.", ["un", "dawn-2018"]),
        ("One [@un; @dawn-2018]\n[@dawn-2018; @un].", "One{1,2}.", ["un", "dawn-2018"]),
        ("One [@un] and [@dawn-2018].", "One{2} and{1}.", ["un", "dawn-2018"]),
        ("One [@un] [@shared] [@dawn-2018].", "One{1,2,3}.", ["un", "shared", "dawn-2018"]),
        ("One [@dawn-2018]@un, [@un p. 4].", "One{1}@un,{2}.", ["dawn-2018", "un"]),
        ("One [@shared][@shared p. 4].", "One{3}[@shared p. 4].", ["shared"]),
    ],
)
def test_citations_one_behind_the_other_are_one(text: str, shown: str, cited: list[str]) -> None:
    """What is cited at one place stands in one list, each source once, in the order of the numbers; nothing else is."""
    body = render(text)
    lists = re.sub(r'&#8288;<sup class="kt-cite">(.*?)</sup>', r"{\1}", body.html)
    assert re.sub(r"<[^>]*>|&#8239;", "", lists) == shown
    assert list(body.cited) == cited


def test_many_citations() -> None:
    """However many a paragraph has, what follows is read as well."""
    assert render("One [@un], " * 60 + "[a](2018-x.md)").links == ("2018/2018-x",)


def test_citations_are_numbered_by_the_list_of_sources() -> None:
    """A citation becomes the numbers of its sources, in order, right behind the word, also over the end of a line."""
    body = render("One [@un;\n@dawn-2018]. Two\n[@un].")
    assert body.html == (
        '<p>One&#8288;<sup class="kt-cite"><a href="#source-dawn-2018">1</a>,&#8239;<a href="#source-un">2</a></sup>. '
        'Two&#8288;<sup class="kt-cite"><a href="#source-un">2</a></sup>.</p>'
    )
    assert body.cited == ("un", "dawn-2018")


def test_links_to_entries() -> None:
    """A relative path to an entry's file becomes its address, and is noted; others are marked as leading away."""
    body = render("[a](2018-x.md) [b](../2017/2017-y.md#claims) [c](../_actors/un.md) [d](https://example.org) [@un]")
    assert body.links == ("2018/2018-x", "2017/2017-y", "_actors/un")
    assert re.findall('href="([^"#]*)(#?[^"]*)"', body.html)[:4] == [
        (f"{SITE_ROOT}events/2018/2018-x/", ""),
        (f"{SITE_ROOT}events/2017/2017-y/", "#claims"),
        (f"{SITE_ROOT}actors/un/", ""),
        ("https://example.org", ""),
    ]
    assert body.html.count('rel="external"') == 1


def test_what_a_citation_cites() -> None:
    """Ids between semicolons; what is no id is none, and a citation of nothing is shown as it was typed."""
    assert list(cited_in("[@X-1; @two;@three p. 4;\nfour;; @the-X]")) == ["X-1", "two", "the-X"]
    body = render("[@one <b>] and [@one; @two]")
    shown = '&#8288;<sup class="kt-cite"><a href="#source-one">3</a>,&#8239;<a href="#source-two">4</a></sup>'
    assert body.html == f"<p>[@one &lt;b&gt;] and{shown}</p>"
    assert body.cited == ("one", "two")


def test_links_that_a_body_may_not_have() -> None:
    """Their words stay, and lead nowhere; where they would have led is told."""
    body = render("[a](ftp://example.org) [b]() <c@example.org>")
    assert body.html == "<p><a>a</a> <a>b</a> <a>c@example.org</a></p>"
    assert (body.refused, body.links) == (("ftp://example.org", "", "mailto:c@example.org"), ())


def test_places_of_links() -> None:
    """Every form of a link that Markdown knows, with the place of its address; brackets may be in it, or nothing."""
    text = "[a](b_(c)) [d]( <e f> 'g') [h]() <https://x.org> <i@x.org>\n\n[j]: k.md 'l'\n[m]:\n  <n o>\n"
    found = [
        *((4, "b_(c)"), (17, "e f"), (31, ""), (34, "https://x.org"), (50, "i@x.org")),
        *((65, "k.md"), (82, "n o")),
    ]
    assert list(link_places(text)) == found
    assert all(text[start:].startswith(address) for start, address in found)


def test_headings_stand_below_the_page_s_own() -> None:
    """A body's first heading is of the third level, below the title and the section; none is deeper than the sixth."""
    assert render("# A\n\n###### B").html == "<h3>A</h3>\n<h6>B</h6>"


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "[a](",
        "[@",
        "`a ",
        "*a ",
        "<a ",
        "> ",
        "- ",
        "| a |\n",
        "<x@y>",
        "a\n\n",
        "[x](ftp://y)\n\n",
        "{: .a }",
        "[a]: b\n",
    ],
)
def test_long_repetitions_do_not_hang(piece: str) -> None:
    """Thirty thousand characters of one piece of markup are read at once."""
    text = piece * (30_000 // len(piece))
    list(explain_notes(text, find_notes(text, render(text), SOURCES, cite=True), SOURCES))
