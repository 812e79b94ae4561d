"""A volume as a file: what is in it, what readers find, what it is made of."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
from pypdf import PdfReader
from pypdf.generic import Destination

from build_scripts.exports.pdf.document import Volume, document
from build_scripts.exports.pdf.runs import encode_address
from build_scripts.exports.pdf.typesetting import Set, typeset
from build_scripts.language.quotes import curl_markup
from build_scripts.pages.citing.shown import FORMS
from build_scripts.pages.contents import CITE, CONTENTS
from build_scripts.pages.context import Context
from build_scripts.pages.event import article
from build_scripts.pages.linked import linked
from build_scripts.pages.maps.small import MAP
from build_scripts.pages.page import FOLD
from build_scripts.timeline.edition import Edition
from tests.exports.pdf.volume import BRACKETED, NAMES, NON_JOINED, ROWS, WORDS, read_with_pypdf
from tests.support.dom import Element, parse

ONLY_ON_PAGES = frozenset((CITE, CONTENTS, FOLD, FORMS, MAP, "/", "§", "Chronology", "AllcitedofMarrowGazette"))
"""The places of the contents, of citations and of the map, signs beside links, and ways to other pages."""
FONTS = {"LibertinusSerif-Regular", "LibertinusSerif-Bold", "LibertinusSerif-Italic", "Amiri-Regular", "Amiri-Bold"}


def _squeezed(text: str) -> str:
    """Leave out what the setting of lines adds: spaces, and hyphens at their ends."""
    return re.sub(r"\s+|[\u2066-\u2069\u2060\ufffe]", "", text)


def _parts(piece: str) -> list[str]:
    """Return what of a text is looked for: the whole, of an address its form in ASCII, of mixed scripts each word.

    Of the day that an entry is as of, the words of the citation: it is said once.
    """
    if piece.startswith("https:"):
        return [encode_address(piece)]
    if day := re.fullmatch(r"Thisentryasof(.+)\.", _squeezed(piece)):
        return [f"Asof{day[1]}"]  # in the citation
    return [
        _squeezed(word) for word in (re.findall(r"[\w\u200c.:/-]+", piece) if re.search("[؀-ۿ]", piece) else [piece])
    ]


def _texts(element: Element) -> list[str]:
    """Return the texts that a reader of an article sees, one by one."""
    if element.attributes.get("class") in ("kt-meanings", "kt-hint", "kt-narrow", "kt-cite"):
        return []
    found: list[str] = []
    for child in element.children:
        found += child.split("·") if isinstance(child, str) else _texts(child)
    return found


def test_every_text_of_an_entry_is_in_the_file(chronicle: Context, text: str) -> None:
    """Whatever the page of an event shows stands in the PDF, down to the last note."""
    held = _squeezed(text)
    missing = []
    for event in chronicle.timeline.events:
        if event.id.startswith("2033"):
            continue
        html = curl_markup(article(chronicle, linked(chronicle.timeline, event)), chronicle.quotes)
        shown = _texts(parse(html.encode()))
        pieces = {part for piece in shown for part in _parts(piece)} - {""} - ONLY_ON_PAGES
        missing += [(event.id, piece) for piece in sorted(pieces) if piece not in held]
    assert missing == [("2031-names", NON_JOINED)]  # misread by PDFium


def test_names_come_out_as_they_went_in(volume: Set, text: str) -> None:
    """Every word in Arabic script is exact in two readers, letter for letter."""
    other = read_with_pypdf(volume.data)
    words = [*WORDS, *(word for name in (*NAMES, BRACKETED) for word in re.split(r"[ ()]+", name) if word)]
    assert [word for word in words if word not in text] == []
    assert [word for word in words if word not in other] == []


def test_what_readers_do_to_names(volume: Set, text: str) -> None:
    """What docs/printing.md says of readers holds: one moves a joiner and mirrors brackets, one turns words."""
    other = read_with_pypdf(volume.data)
    letter, joiner, *rest = NON_JOINED.partition("\u200c")
    moved = letter + rest[0][0] + joiner + rest[0][1:]
    assert (NON_JOINED in other, moved in text, NON_JOINED in text) == (True, True, False)
    turned = " ".join(reversed(NAMES[0].split()))
    assert (NAMES[0] in text, turned in other) == (True, True)
    outer, inner = BRACKETED.rstrip(")").split(" (")
    assert (f"({inner}) {outer}" in other, f"{outer}) {inner}(" in text) == (True, True)


def test_fonts(volume: Set) -> None:
    """The letters are those of Typst's own faces and of Amiri, whatever the machine has."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        fonts = {
            str(found.get("/BaseFont")).partition("+")[2].removesuffix("-Identity-H")
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Type0"
        }
    assert "Amiri-Regular" in fonts
    assert fonts <= FONTS


def test_standards_and_date(volume: Set) -> None:
    """The file says that it is PDF/UA-1 and PDF/A-2a, in which language, and of which day: that of its last change."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        meta = pdf.open_metadata()
        said = (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"])
        assert said == ("1", "2", "A")
        assert str(pdf.Root.Lang) == "en"
        assert dict(pdf.Root.MarkInfo) == {"/Marked": True}
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20320301")
        assert str(pdf.docinfo["/Title"]) == "Chronicle of the Marrow: The whole record"


def test_bookmarks_and_pages(volume: Set) -> None:
    """Chapters and entries are bookmarks; contents and index name the pages on which entries begin."""
    reader = PdfReader(BytesIO(volume.data))
    chapters = [item for item in reader.outline if isinstance(item, Destination)]
    assert [item.title for item in chapters] == [
        *("How to read it", "Contents", "Ledger", "2031", "2032", "2033", "Sources", "What changed", "Index")
    ]
    entries = [item for inner in reader.outline if isinstance(inner, list) for item in inner]
    pages = {
        str(item.title): reader.get_destination_page_number(item) for item in entries if isinstance(item, Destination)
    }
    assert "Meeting number 7" in pages
    page = (pages["Breach of the mill dike"] or 0) + 1
    contents = reader.pages[2].extract_text()
    assert re.search(rf"Breach of the mill dike.*\b{page}\b", contents, re.DOTALL)


def test_years_follow_one_another(volume: Set) -> None:
    """A year begins where the one before it ended; the head of each sheet says which years, or chapters, it holds."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(volume.data)).pages]
    heads = [found[0] for page in pages if (found := re.search(r"20\d\d( · 20\d\d)?", "".join(page.split("\n")[:2])))]
    years = [head for head, before in zip(heads, ["", *heads], strict=False) if head != before]
    assert years == ["2031", "2031 · 2032", "2032 · 2033", "2033"]


def test_pages_in_a_row_are_a_range_in_the_index(volume: Set) -> None:
    """A publisher of entries on pages that follow one another is in the index with the first and the last of them."""
    reader = PdfReader(BytesIO(volume.data))
    entries = [item for inner in reader.outline if isinstance(inner, list) for item in inner]
    meetings = {
        (reader.get_destination_page_number(item) or 0) + 1
        for item in entries
        if isinstance(item, Destination) and str(item.title).startswith("Meeting number")
    }
    said = re.search(r"Marrow Gazette\s+[\d, ]*\b(\d+)–(\d+)", reader.pages[-1].extract_text())
    assert said
    assert meetings <= set(range(int(said[1]), int(said[2]) + 1))
    assert (len(meetings) > 20, max(meetings)) == (True, int(said[2]))


def test_links_lead_somewhere(volume: Set) -> None:
    """Links lead to pages of the file or to addresses in ASCII, and say so to who cannot see them."""
    addresses, inner = set(), 0
    for page in PdfReader(BytesIO(volume.data)).pages:
        for annotation in page.get("/Annots") or ():
            link = annotation.get_object()
            assert link["/Contents"]
            if "/A" in link and "/URI" in link["/A"]:
                addresses.add(str(link["/A"]["/URI"]))
            else:
                inner += 1
    assert inner > 100
    assert "https://example.org/%D8%A7%D9%85%D8%A7%D8%B1%D8%AA/a%20b?q=%D9%A3" in addresses
    assert [address for address in addresses if not address.isascii() or " " in address] == []


def test_long_tables_repeat_their_heads(text: str) -> None:
    """Tables of three pages, of figures, of a body and of the ledger, have their head on each page."""
    assert text.count("Speaker ") >= ROWS
    assert len(re.findall(r"According to", text, re.IGNORECASE)) >= 3
    assert text.count("Metres") >= 2
    assert all(f"Meeting number {number}" in text for number in range(ROWS))


def test_sources_are_merged_and_dated_in_words(text: str) -> None:
    """A source that two entries describe alike stands once; its date is said in the words of the site."""
    sources = text[text.rindex("each once, in the order") :]
    assert sources.count("Dike breaks at night") == 1
    assert "1–2 June 2031" in sources


def test_same_bytes(chronicle: Context) -> None:
    """The same entries give the same bytes."""
    volume = Volume("Two", Edition(chronicle.timeline.events[:2]))
    assert typeset(document(chronicle, volume)).data == typeset(document(chronicle, volume)).data
