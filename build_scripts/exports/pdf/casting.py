"""A font program for the codes of a face: each glyph once for each of its widths.

The programs that Typst embeds are CFF with numbers for glyphs; a simple font has one with names
(ISO 32000-1, 9.9, and Adobe Technical Note 5176).
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString

from build_scripts.exports.pdf.content import UnforeseenError
from build_scripts.exports.pdf.lettering import Face
from build_scripts.exports.pdf.spacing import whole

_HINTS = frozenset(("hstem", "vstem", "hstemhm", "vstemhm", "hintmask", "cntrmask"))
_OPERANDS = {"rmoveto": 2, "hmoveto": 1, "vmoveto": 1, "endchar": 0}
"""How many operands the operators have that a glyph may begin with, but for those of hints, which have pairs."""


def cast(pdf: pikepdf.Pdf, face: Face) -> pikepdf.Object:
    """Return the font of a face with its codes.

    :raises UnforeseenError: when its program is not as Typst writes those of its own faces.
    """
    old = face.font.DescendantFonts[0].FontDescriptor
    order = sorted(face.codes, key=lambda pair: face.codes[pair])
    names = {face.codes[glyph, kern]: f"g{glyph}" + (f".{kern:.0f}" if kern else "") for glyph, kern in order}
    widths = {face.codes[glyph, kern]: whole(face.widths[glyph] - kern) for glyph, kern in order}
    descriptor = pikepdf.Dictionary({key: value for key, value in old.items() if key not in ("/CIDSet", "/FontFile3")})
    program = _program(old.FontFile3.read_bytes(), str(old.FontName).lstrip("/"), face, names)
    descriptor.CharSet = pikepdf.String("".join(f"/{name}" for name in names.values()))
    descriptor.FontFile3 = pdf.make_stream(program, Subtype=pikepdf.Name.Type1C)
    first, last = min(names), max(names)
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=old.FontName,
            FirstChar=first,
            LastChar=last,
            Widths=[widths.get(code, 0) for code in range(first, last + 1)],
            FontDescriptor=pdf.make_indirect(descriptor),
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=_differences(names)),
            ToUnicode=pdf.make_stream(_table(face)),
        ),
    )


def _differences(names: Mapping[int, str]) -> pikepdf.Array:
    """Return the names of codes as an encoding tells them: a code, and the names from it on (9.6.6.1)."""
    told: list[Any] = []
    for code, name in sorted(names.items()):
        told += [*([] if code - 1 in names else [code]), pikepdf.Name(f"/{name}")]
    return pikepdf.Array(told)


def _program(data: bytes, name: str, face: Face, names: Mapping[int, str]) -> bytes:
    """Return a CFF program of the glyphs that have codes, each by its name and as wide as it is set."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    (top,) = fonts.values()
    if len(top.FDArray) != 1 or list(top.FontMatrix) != [0.001, 0, 0, 0.001, 0, 0]:
        raise UnforeseenError(f"the program of {name}")
    outlines = [top.CharStrings[cid] for cid in top.charset]
    made = {".notdef": _set_as_wide(outlines[0], whole(face.widths.get(0, 0)))}
    for (glyph, kern), code in sorted(face.codes.items()):
        made[names[code]] = _set_as_wide(outlines[glyph], whole(face.widths[glyph] - kern))
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(made))
    private = {key: value for key, value in top.FDArray[0].Private.rawDict.items() if not key.endswith("WidthX")}
    builder.setupCFF(name, {"FontBBox": top.FontBBox, "FontMatrix": top.FontMatrix}, made, private)
    written = BytesIO()
    builder.font["CFF "].cff.compile(written, builder.font)
    return written.getvalue()


def _set_as_wide(outline: T2CharString, width: float) -> T2CharString:
    """Return an outline with another width, which stands before the operands of the first operator, where it is told.

    :raises UnforeseenError: when the outline begins with what none begins with.
    """
    outline.decompile()
    program = list(outline.program)
    operands = next(at for at, part in enumerate(program) if isinstance(part, str))
    first = program[operands]
    if first not in _HINTS and first not in _OPERANDS:
        raise UnforeseenError(f"an outline begins with {first}")
    told = operands % 2 if first in _HINTS else operands - _OPERANDS[first]
    return T2CharString(program=[width, *program[told:]])


def _table(face: Face) -> bytes:
    """Return what the codes mean, as a table (9.10.3)."""
    rows = sorted((code, face.meanings[glyph]) for (glyph, _), code in face.codes.items() if glyph in face.meanings)
    lines = [f"<{code:02X}> <{text.decode()}>\n" for code, text in rows]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    said = "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo "
        "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{said}endcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
