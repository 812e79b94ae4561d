"""The links of a file written, and its bookmarks led: to a page and a place on it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from build_scripts.exports.pdf.drawing import quoted
from build_scripts.exports.pdf.writing import File, listed


def write_links(pdf: pikepdf.Pdf, file: File, first: int) -> dict[tuple[int, int], bytes]:
    """Write the links of all pages; return what leads to each, by its number before.

    They are numbered from ``first`` on in the table that leads to the elements that hold them. Addresses come first:
    those of one kind are packed closer.
    """
    named = dict(_named(pdf))
    links: dict[tuple[int, int], bytes] = {}
    for link in sorted(
        (link for page in pdf.pages for link in page.get("/Annots", ())), key=lambda link: "/Dest" in link
    ):
        if "/Dest" in link:
            way = b"/Dest" + _place(link.Dest, named, file)
        else:
            way = b"/A<</S/URI/URI%s>>" % quoted(bytes(link.A.URI))
        around = b"".join(
            key.encode() + listed(b"%d" % round(place) for place in link[key])
            for key in ("/QuadPoints", "/Rect")
            if key in link
        )
        said = way, quoted(bytes(link.Contents)), around, first + len(links)
        links[link.objgen] = file.add(b"<</Subtype/Link/F 4/Border[0 0 0]%s/Contents%s%s/StructParent %d>>" % said)
    return links


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
