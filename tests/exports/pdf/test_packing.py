"""What is left of a file when it is packed: all that is drawn, read and led to, in a fraction of the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from build_scripts.exports.pdf import casting, lettering, packing
from build_scripts.exports.pdf.content import Text
from build_scripts.exports.pdf.document import document
from build_scripts.exports.pdf.lettering import Face
from build_scripts.exports.pdf.marks import parts_of
from build_scripts.exports.pdf.packing import Fonts, pack
from build_scripts.exports.pdf.typesetting import Set, typeset
from build_scripts.exports.pdf.volumes import volumes_of
from build_scripts.pages.context import Context
from build_scripts.timeline.edition import Selection
from tests.exports.pdf.volume import long_context

SIZE = 1_700
"""How many bytes an entry of the volume of these tests takes at most, most of whose entries are short."""


@pytest.fixture(scope="module")
def loose(chronicle: Context) -> bytes:
    """Return the volume as Typst writes it."""
    return _unpacked(chronicle)


def _unpacked(context: Context) -> bytes:
    (volume,) = volumes_of(context, Selection())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "pack", lambda data: (data, 0))
        return typeset(document(context, volume)).data


def _elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[pikepdf.Object]:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/P" in found and str(found.get("/S")) == kind:
            yield found


def _said(cell: pikepdf.Object) -> dict[str, object]:
    """Return what a cell says of its place in the table."""
    return {str(key): value for key, value in cell.A.items() if key != "/O"} if "/A" in cell else {}


def _texts(data: bytes) -> list[list[str]]:
    """Return the letters of each page in the order in which they are drawn."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return [sorted("".join(text.split())) for text in texts]


def _ways(data: bytes) -> list[list[tuple[str, str]]]:
    """Return of each page what its links say, and the page or the address that they lead to."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        names = list(pdf.Root.Names.Dests.Names) if "/Names" in pdf.Root else []
        named = {bytes(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
        ways = []
        for page in pdf.pages:
            here = []
            for link in page.get("/Annots", ()):
                if "/A" in link:
                    here.append((str(link.Contents), str(link.A.URI)))
                else:
                    place = named[bytes(link.Dest)] if isinstance(link.Dest, pikepdf.String) else link.Dest
                    here.append((str(link.Contents), str(pages[place[0].objgen])))
            ways.append(here)
        return ways


def test_pages_look_the_same(loose: bytes, volume: Set) -> None:
    """Each letter and line is where it was: a few fall on the pixel beside, if any."""
    pairs = list(zip(pypdfium2.PdfDocument(loose), pypdfium2.PdfDocument(volume.data), strict=True))
    assert len(pairs) > 40
    for before, after in pairs[1::6]:
        one, other = (bytes(page.render(grayscale=True).buffer) for page in (before, after))
        differing = [abs(here - there) for here, there in zip(one, other, strict=True) if here != there]
        assert len(differing) < 0.005 * len(one)
        assert sum(by > 60 for by in differing) < 0.001 * len(one)


def test_texts_and_links_stay(loose: bytes, volume: Set) -> None:
    """Every word is on its page, and every link leads where it led."""
    assert _texts(volume.data) == _texts(loose)
    assert _ways(volume.data) == _ways(loose)


def test_a_link_of_several_lines_alone_in_their_rectangle_is_that_rectangle(loose: bytes, volume: Set) -> None:
    """A link has a shape of its own only where something else stands beside its lines."""
    shaped = {True: 0, False: 0}
    pages = zip(pypdfium2.PdfDocument(loose), pikepdf.open(BytesIO(loose)).pages, strict=True)
    for (page, before), after in zip(pages, pikepdf.open(BytesIO(volume.data)).pages, strict=True):
        text = page.get_textpage()
        for link, now in zip(before.get("/Annots", ()), after.get("/Annots", ()), strict=True):
            if "/QuadPoints" not in link:
                assert "/QuadPoints" not in now
                continue
            quads = [float(place) for place in link.QuadPoints]
            lines = [quads[at : at + 8] for at in range(0, len(quads), 8)]
            own = "".join(text.get_text_bounded(*_box(line[::2], line[1::2])) for line in lines)
            rect = [float(place) for place in link.Rect]
            within = text.get_text_bounded(*_box(rect[::2], rect[1::2]))
            shaped["/QuadPoints" in now] += 1
            beside = len("".join(within.split())) - len("".join(own.split()))
            assert ("/QuadPoints" in now) == (beside > 1)  # a letter at an edge may be read twice
    assert shaped[True] > 0
    assert shaped[False] > 0


def _box(across: list[float], up: list[float]) -> tuple[float, float, float, float]:
    """Return a box a little smaller, as left, bottom, right and top."""
    return min(across) + 1, min(up) + 1, max(across) - 1, max(up) - 1


def test_size(volume: Set, loose: bytes) -> None:
    """It is a sixth of what Typst writes, and small for each entry."""
    assert len(volume.data) * 5 < len(loose)
    assert len(volume.data) / 99 < SIZE


def test_right_to_left(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What runs from right to left, with what it means beside it, stays word for word."""
    data = _unpacked(long_context(tmp_path_factory.mktemp("volume") / "project", "prs"))
    packed, pages = pack(data)
    assert pages > 40
    assert _texts(packed) == _texts(data)


def test_what_is_unknown_stays_as_it_is(loose: bytes, volume: Set) -> None:
    """A page that draws what Typst was not known to write is left alone, and its marks lead to their elements."""
    with pikepdf.open(BytesIO(loose)) as pdf:
        page = pdf.pages[9]
        content = page.Contents.read_bytes() + b"\n/Artifact BMC 0 0 1 rg 10 10 20 20 re f EMC"
        page.Contents = pdf.make_stream(content)
        changed = BytesIO()
        pdf.save(changed)
    data, _ = pack(changed.getvalue())
    assert _texts(data) == _texts(loose)
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.open(BytesIO(volume.data)) as other:
        assert pdf.pages[9].Contents.read_bytes() == content
        assert pdf.pages[8].Contents.read_bytes() == other.pages[8].Contents.read_bytes()
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        table = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert len(table[9]) == content.count(b"/MCID ")


def test_labels_and_lines_are_apart_for_who_hears_them(loose: bytes) -> None:
    """What stands apart on the sheet only by its place has a space behind it: a label, and a broken line."""
    told = "".join(_told(loose))
    for text in ("Tags\u00a0Dike", "Where\u00a0Mill dike", "Marrow Region\u00a0Lower Marrow"):
        assert text in told


def _told(data: bytes) -> Iterator[str]:
    """Yield the letters of each mark, in the order of the file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = Fonts()
        for page in pdf.pages:
            for part in parts_of(fonts.read(page)):
                texts = (item for item in part.items if isinstance(item, Text))
                yield "".join(_letters(fonts.faces[text.font], text.shown) for text in texts)


def _letters(face: Face | None, shown: bytes) -> str:
    """Return what the glyphs of a text mean; of a font that is left as it is nothing."""
    if face is None:
        return ""
    meanings = (face.meanings.get(glyph, b"").decode() for glyph in face.runs[shown].glyphs)
    return "".join(bytes.fromhex(meaning).decode("utf-16-be") for meaning in meanings)


def test_marks_and_elements_agree(volume: Set) -> None:
    """Each mark of a page leads to the element that has it, and has it once; so does each link."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        table = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for at, page in enumerate(pdf.pages):
            assert page.Contents.read_bytes().count(b"/MCID ") == len(table.get(at, ()))
            for mark, element in enumerate(table.get(at, ())):
                assert _has(element, mark, page.obj)
            for link in page.get("/Annots", ()):
                element = table[int(link.StructParent)]
                kids = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
                assert [kid.Obj.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid] == [
                    link.objgen
                ]
        assert [one for one, other in pairwise(numbers[::2]) if one >= other] == []


def _has(element: pikepdf.Object, mark: int, page: pikepdf.Object) -> bool:
    """Tell whether an element has a mark of a page."""
    kids = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
    told = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid]
    marks = [int(kid.MCID) for kid in told if kid.Pg.objgen == page.objgen]
    if element.Pg.objgen == page.objgen:
        marks += [int(kid) for kid in kids if not isinstance(kid, pikepdf.Dictionary)]
    return marks.count(mark) == 1


def test_cells_are_under_the_head_of_their_column(volume: Set) -> None:
    """Only the first row of a table has heads, of their columns; a row between others is a cell that spans them."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        tables = [
            [list(row.K) if isinstance(row.K, pikepdf.Array) else [row.K] for row in table.K]
            for table in _elements(pdf, "/Table")
        ]
        assert len(tables) > 3
        spanning = 0
        for heads, *rows in tables:
            assert {(str(cell.S), str(_said(cell)["/Scope"])) for cell in heads} == {("/TH", "/Column")}
            for row in rows:
                assert {str(cell.S) for cell in row} == {"/TD"}
                assert [_said(cell) for cell in row] == (
                    [{"/ColSpan": len(heads)}] if len(row) == 1 < len(heads) else [{}] * len(heads)
                )
                spanning += len(row) == 1 < len(heads)
        assert spanning > 3


def test_no_list_is_empty(volume: Set) -> None:
    """Whoever hears of a list hears of what is in it: a day on which entries were only added has none."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        items = [list(found.K) if isinstance(found.K, pikepdf.Array) else [found.K] for found in _elements(pdf, "/L")]
        assert len(items) > 3
        assert {str(item.S) for of_list in items for item in of_list} == {"/LI"}
        assert [len(of_list) for of_list in items].count(0) == 0


def test_one_byte_a_letter(volume: Set) -> None:
    """Latin letters have fonts with codes of one byte, each of which means something, and kerned ones the same."""
    with pikepdf.open(BytesIO(volume.data)) as pdf:
        fonts = list(pdf.pages[5].Resources.Font.values())
        simple = [font for font in fonts if font.Subtype == "/Type1"]
        assert len(simple) >= 2
        for font in simple:
            names = [part for part in font.Encoding.Differences if not isinstance(part, int)]
            assert len(names) == len({str(name) for name in names}) < 256
            assert str(font.FontDescriptor.CharSet) == "".join(map(str, names))
            assert any("." in str(name) for name in names)
            assert font.ToUnicode.read_bytes().count(b"> <") == 1 + len(names)


@pytest.mark.parametrize("what", ["glyphs", "program"])
def test_a_font_that_is_left_as_it_is(what: str, loose: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font with more glyphs than there are codes, or with a program of another make, stays; the text is the same."""
    if what == "glyphs":
        monkeypatch.setattr(lettering, "_MOST_GLYPHS", 60)
    else:
        monkeypatch.setattr(casting, "_OPERANDS", {"endchar": 0})
        monkeypatch.setattr(casting, "_HINTS", frozenset())
    data, _ = pack(loose)
    assert _texts(data) == _texts(loose)
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = [str(font.Subtype) for font in pdf.pages[5].Resources.Font.values()]
        assert kinds.count("/Type1") == (2 if what == "glyphs" else 0)
        assert kinds.count("/Type0") >= 2
