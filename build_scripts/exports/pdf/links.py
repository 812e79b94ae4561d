"""The links of a file written, and its bookmarks led: to a page and a place on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from build_scripts.exports.pdf.drawing import quoted
from build_scripts.exports.pdf.writing import File, listed

Point = tuple[float, float]
_EDGE = 0.5
"""How far beside the edge of a box a text may begin, in points: what begins at its right one is outside."""


def write_links(pdf: pikepdf.Pdf, file: File, begins: Sequence[Sequence[Point] | None]) -> dict[tuple[int, int], bytes]:
    """Write the links of all pages, whose texts begin where ``begins`` says; return what leads to each, by its number.

    In the table that leads to the elements that hold them they come after the pages. Addresses come first: those of one
    kind are packed closer.
    """
    named = dict(_named(pdf))
    links: dict[tuple[int, int], bytes] = {}
    first = len(begins)
    found = [(link, here) for page, here in zip(pdf.pages, begins, strict=True) for link in page.get("/Annots", ())]
    for link, here in sorted(found, key=lambda pair: "/Dest" in pair[0]):
        if "/Dest" in link:
            way = b"/Dest" + _place(link.Dest, named, file)
        else:
            way = b"/A<</S/URI/URI%s>>" % quoted(bytes(link.A.URI))
        keys = ("/QuadPoints", "/Rect") if "/QuadPoints" in link and not _is_alone(link, here) else ("/Rect",)
        around = b"".join(key.encode() + listed(b"%d" % round(place) for place in link[key]) for key in keys)
        said = way, quoted(bytes(link.Contents)), around, first + len(links)
        links[link.objgen] = file.add(b"<</Subtype/Link/F 4/Border[0 0 0]%s/Contents%s%s/StructParent %d>>" % said)
    return links


def _is_alone(link: pikepdf.Object, begins: Sequence[Point] | None) -> bool:
    """Tell whether nothing else stands in the rectangle around the lines of a link: they need no shape of their own."""
    if begins is None:
        return False
    places = [float(place) for place in link.QuadPoints]
    lines = [(places[at : at + 8 : 2], places[at + 1 : at + 8 : 2]) for at in range(0, len(places), 8)]
    around = [float(place) for place in link.Rect]
    inside = (point for point in begins if _holds(around[::2], around[1::2], point))
    return all(any(_holds(*line, point) for line in lines) for point in inside)


def _holds(across: Sequence[float], up: Sequence[float], point: Point) -> bool:
    """Tell whether a text that begins at a point begins in a box."""
    return min(across) - _EDGE < point[0] < max(across) - _EDGE and min(up) < point[1] < max(up)


def lead_bookmarks(pdf: pikepdf.Pdf) -> None:
    """Lead the bookmarks of a file to places rather than by names."""
    named = dict(_named(pdf))
    waiting = [pdf.Root.Outlines.First] if "/Outlines" in pdf.Root else []
    while waiting:
        item = waiting.pop()
        if isinstance(item.Dest, pikepdf.String):
            item.Dest = named[bytes(item.Dest)]
        item.Dest = pikepdf.Array([*list(item.Dest)[:2], *(round(place) for place in list(item.Dest)[2:])])
        waiting += [item[key] for key in ("/First", "/Next") if key in item]


def _named(pdf: pikepdf.Pdf) -> Iterator[tuple[bytes, pikepdf.Object]]:
    """Yield the names of places and where they are; Typst writes them as one list."""
    listed_names = list(pdf.Root.Names.Dests.Names) if "/Names" in pdf.Root else []
    for name, place in zip(listed_names[::2], listed_names[1::2], strict=True):
        yield bytes(name), place.D if isinstance(place, pikepdf.Dictionary) else place


def _place(found: pikepdf.Object, named: dict[bytes, pikepdf.Object], file: File) -> bytes:
    page, kind, *where = named[bytes(found)] if isinstance(found, pikepdf.String) else found
    return listed([file.copy(page), file.copy(kind), *(b"%d" % round(place) for place in where)])
