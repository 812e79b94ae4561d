"""A volume as Typst makes it, made smaller, and with tables that say of each cell which head it is under.

What is drawn and what is read out stay the same; how that is written is done anew. The contents of pages (`content`,
`drawing`) are told briefly, in fonts with one byte a glyph (`lettering`, `casting`); of the structure (`structure`,
`marks`, `tagging`) is left what somebody is told; the objects are packed by kind (`writing`).

A row that says what the next ones are of is a head of a second level to Typst, which keeps it beside them at the end of
a page, but also has the heads of all columns read out with each cell below it: here it is a cell, and a cell has the
head of its column.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from build_scripts.exports.pdf.casting import cast
from build_scripts.exports.pdf.content import End, Item, Text, UnforeseenError, read_content
from build_scripts.exports.pdf.drawing import draw
from build_scripts.exports.pdf.lettering import Face, read_face
from build_scripts.exports.pdf.links import lead_bookmarks, write_links
from build_scripts.exports.pdf.marks import PROPERTIES, Marks, Part, parts_of, share
from build_scripts.exports.pdf.structure import Element, read_structure, simplify
from build_scripts.exports.pdf.tagging import Tagging
from build_scripts.exports.pdf.writing import File, apart, listed

_ANEW = frozenset(("/Type", "/Parent", "/Resources", "/Contents", "/StructParents", "/Annots"))
"""What is said of a page and is written anew."""


def pack(data: bytes) -> tuple[bytes, int]:
    """Return a file that draws and says the same in a fraction of the bytes, and how many pages it has."""
    with _without_gc(), pikepdf.open(BytesIO(data)) as pdf:
        fonts = Fonts()
        read = [_read(page, fonts) for page in pdf.pages]
        root = read_structure(pdf)
        marks = Marks(root, simplify(root, {at for at, parts in enumerate(read) if parts is None}), str(pdf.Root.Lang))
        for at, parts in enumerate(read):
            if parts is None:
                marks.keep(at)
        pages = [None if parts is None else marks.renumber(at, parts) for at, parts in enumerate(read)]
        return _Packing(pdf, fonts, marks, pages).write(root), len(pages)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Do not search for garbage meanwhile: there is hardly any, and to find that out took a tenth of packing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(page: pikepdf.Page, fonts: Fonts) -> list[Part] | None:
    """Return the parts of a page; none where it stays as it is, since it holds something unknown."""
    try:
        return list(parts_of(fonts.read(page)))
    except UnforeseenError:
        return None


@dataclass(slots=True)
class Fonts:
    """The fonts of a file, each by one name on all pages, and those of them that are given other codes."""

    names: dict[tuple[int, int], str] = field(default_factory=dict)
    objects: dict[str, pikepdf.Object] = field(default_factory=dict)
    faces: dict[str, Face | None] = field(default_factory=dict)

    def read(self, page: pikepdf.Page) -> Iterator[Item]:
        """Yield what a page draws, with the names that its fonts have here."""
        here = {key[1:]: self._name(font) for key, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
        for item in read_content(page.Contents.read_bytes()) if "/Contents" in page else ():
            if isinstance(item, Text):
                item.font = here[item.font]
                if face := self.faces[item.font]:
                    face.read(item.shown)
            yield item

    def _name(self, font: pikepdf.Object) -> str:
        name = self.names.setdefault(font.objgen, f"F{len(self.names)}")
        if name not in self.faces:
            self.objects[name], self.faces[name] = font, read_face(font)
        return name


@dataclass(slots=True)
class _Packing:
    """A file that is being written from another one: what its pages draw, and what leads to them."""

    pdf: pikepdf.Pdf
    fonts: Fonts
    marks: Marks
    parts: list[list[Part] | None]
    file: File = field(default_factory=File)
    pages: list[bytes] = field(default_factory=list)

    def write(self, root: Element) -> bytes:
        """Return the file."""
        file, catalog, info = self.file, self.pdf.Root, self.pdf.trailer.Info
        tree = file.number()
        for page in self.pdf.pages:
            file.copied[page.obj.objgen] = file.number()
            self.pages.append(b"%d 0 R" % file.copied[page.obj.objgen])
        links = write_links(self.pdf, file, [None if parts is None else _begins(parts) for parts in self.parts])
        tags = Tagging(file, self.marks, self.pages, links).write(root, file.copy(catalog.StructTreeRoot.RoleMap))
        self._write_pages(tree, links)
        lead_bookmarks(self.pdf)
        del catalog["/StructTreeRoot"], catalog["/Pages"]
        if "/Names" in catalog:
            del catalog["/Names"]
        if "/Suspects" in catalog.MarkInfo:
            del catalog.MarkInfo["/Suspects"]  # false, as where it is not said; Poppler 22 takes that for an error
        said = b"<</Pages %d 0 R/StructTreeRoot %s" % (tree, tags) + file.copy_entries(catalog) + b">>"
        return file.done(file.add(said), file.copy(info))

    def _write_pages(self, tree: int, links: Mapping[tuple[int, int], bytes]) -> None:
        file = self.file
        fonts = dict(self._cast())
        faces = {name: face for name, face in self.fonts.faces.items() if face and name in fonts}
        forms = share(parts for parts in self.parts if parts)
        resources = self._resources(faces, forms, self.fonts.objects | fonts)
        for at, (page, parts, own) in enumerate(zip(self.pdf.pages, self.parts, self.pages, strict=True)):
            entries = {key: value for key, value in page.obj.items() if key not in _ANEW}
            said = b"<</Type/Page/Parent %d 0 R" % tree + file.copy_entries(entries)
            if parts is None:
                said += b"/Resources %s/Contents %s" % (file.copy(page.obj.Resources), file.copy(page.obj.Contents))
            else:
                said += b"/Resources %s/Contents %s" % (resources, file.add_stream(draw(_items(parts), faces)))
            if self.marks.elements[at]:
                said += b"/StructParents %d" % at
            if "/Annots" in page:
                said += b"/Annots" + listed(links[link.objgen] for link in page.Annots)
            file.texts[int(own.split()[0])] = said + b">>"
        file.texts[tree] = b"<</Type/Pages/Count %d/Kids%s>>" % (len(self.pages), listed(self.pages))

    def _cast(self) -> Iterator[tuple[str, pikepdf.Object]]:
        """Yield the fonts that have other codes, by name."""
        for name, face in self.fonts.faces.items():
            if face and face.choose_codes():
                with suppress(UnforeseenError):
                    yield name, cast(self.pdf, face)

    def _resources(
        self, faces: Mapping[str, Face], forms: Mapping[str, list[Item]], objects: Mapping[str, pikepdf.Object]
    ) -> bytes:
        """Write what all pages draw with; return what leads to it."""
        file = self.file
        fonts = b"".join(b"/%s %s" % (name.encode(), file.copy(font)) for name, font in objects.items())
        spaces = next(page.Resources.ColorSpace for page in self.pdf.pages if "/ColorSpace" in page.Resources)
        own = file.add(b"<</Font<<%s>>/ColorSpace%s>>" % (fonts, apart(file.copy(spaces))))
        said = b"/Type/XObject/Subtype/Form/BBox%s/Resources %s" % (file.copy(self.pdf.pages[0].MediaBox), own)
        drawn = b"".join(
            b"/%s %s" % (name.encode(), file.add_stream(draw(items, faces, is_form=True), said))
            for name, items in forms.items()
        )
        return file.add(
            b"<</Font<<%s>>/ColorSpace%s/XObject<<%s>>/Properties<<%s>>>>"
            % (fonts, apart(file.copy(spaces)), drawn, PROPERTIES)
        )


def _begins(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """Return where texts begin."""
    return [(item.x, item.y) for part in parts for item in part.items if isinstance(item, Text)]


def _items(parts: Sequence[Part]) -> Iterator[Item]:
    for part in parts:
        yield part.begin
        yield from part.items
        yield End()
