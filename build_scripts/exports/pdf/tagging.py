"""The tree of a file written: an object for each element, and the table that leads from marks and links to theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.exports.pdf.marks import Marks
from build_scripts.exports.pdf.structure import Element, Link
from build_scripts.exports.pdf.writing import File, apart, listed


@dataclass(slots=True)
class Tagging:
    """The tree of a file, whose pages and links are told by what leads to them."""

    file: File
    marks: Marks
    pages: Sequence[bytes]
    links: Mapping[tuple[int, int], bytes]
    numbers: dict[int, bytes] = field(default_factory=dict)
    owners: dict[tuple[int, int], Element] = field(default_factory=dict)
    attributes: dict[bytes, bytes] = field(default_factory=dict)

    def write(self, root: Element, roles: bytes) -> bytes:
        """Write the tree; return what leads to it."""
        number = self.file.number()
        # Those of a kind stand together, since each is nearly as the last one.
        for element in sorted(self._elements(root), key=lambda element: element.kind):
            self.numbers[id(element)] = b"%d 0 R" % self.file.number()
        self._write(root, b"%d 0 R" % number)
        parents = [
            b"%d %s" % (page, self.file.add(listed(self.numbers[id(element)] for element in elements)))
            for page, elements in sorted(self.marks.elements.items())
        ]
        first = len(self.pages)
        parents += [b"%d %s" % (first + at, self.numbers[id(self.owners[link])]) for at, link in enumerate(self.links)]
        table = self.file.add(b"<</Nums[" + b" ".join(parents) + b"]>>")
        self.file.texts[number] = b"<</Type/StructTreeRoot/RoleMap%s/K %s/ParentTree %s/ParentTreeNextKey %d>>" % (
            *(roles, self.numbers[id(root)], table),
            first + len(self.links),
        )
        return b"%d 0 R" % number

    def _elements(self, element: Element) -> Iterator[Element]:
        """Yield an element and those in it, in order, noting which one has which link."""
        yield element
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from self._elements(kid)
            elif isinstance(kid, Link):
                self.owners[kid.annotation] = element

    def _write(self, element: Element, parent: bytes) -> None:
        own = self.numbers[id(element)]
        page = next(
            (kid.page if isinstance(kid, Link) else kid[0] for kid in element.kids if not isinstance(kid, Element)), -1
        )
        kids: list[bytes] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(kid, own)
                kids.append(self.numbers[id(kid)])
            elif isinstance(kid, Link):
                kids.append(b"<</Type/OBJR%s/Obj %s>>" % (self._page(kid.page, page), self.links[kid.annotation]))
            else:
                there, mark = self.marks.now[kid]
                elsewhere = self._page(there, page)
                kids.append(b"<</Type/MCR%s/MCID %d>>" % (elsewhere, mark) if elsewhere else b"%d" % mark)
        kids = [kid for at, kid in enumerate(kids) if not at or kid != kids[at - 1]]
        said = b"".join(
            key.encode() + (self._attributes(value) if key == "/A" else self.file.copy(value))
            for key, value in element.said.items()
        )
        self.file.texts[int(own.split()[0])] = b"<</P %s%s/S%s%s/K%s>>" % (
            *(parent, self._page(page, -1), element.kind.encode(), said),
            listed(kids) if len(kids) != 1 else apart(kids[0]),
        )

    def _page(self, page: int, but: int) -> bytes:
        return b"" if page == but else b"/Pg %s" % self.pages[page]

    def _attributes(self, parts: Sequence[Mapping[str, Any]]) -> bytes:
        """Return what is said of an element besides: what many say is an object of its own."""
        told: list[bytes] = []
        for part in parts:
            text = (
                b"<<"
                + b"".join(key.encode() + apart(self.file.copy(value)) for key, value in sorted(part.items()))
                + b">>"
            )
            if "/BBox" not in part:
                text = self.attributes.get(text) or self.attributes.setdefault(text, self.file.add(text))
            told.append(text)
        return apart(told[0]) if len(told) == 1 else listed(told)
