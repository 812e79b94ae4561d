"""The marks in the contents of pages, numbered anew: one for what one element has in a row.

What stands around the text of a page, and is the same on many, is drawn once and shown by each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from build_scripts.exports.pdf.content import Begin, End, Form, Item, UnforeseenError
from build_scripts.exports.pdf.structure import Element, Mark

AROUND = {b"/Header": b"/H ", b"/Footer": b"/G ", b"/Layout": b"/L "}
"""What is drawn and not read, and the names by which pages say so."""
_SHARED = (AROUND[b"/Header"], AROUND[b"/Footer"])
_NUMBER = re.compile(rb"/MCID (\d+)")
_LANGUAGE = re.compile(rb"/Lang\((\w|-)+\)")


@dataclass(slots=True)
class Part:
    """What is within one mark: its beginning, and what is drawn."""

    begin: Begin
    items: list[Item] = field(default_factory=list)


def parts_of(items: Iterable[Item]) -> Iterator[Part]:
    """Yield the parts of a page.

    :raises UnforeseenError: when something is outside of all marks.
    """
    part, depth = None, 0
    for item in items:
        depth += isinstance(item, Begin) - isinstance(item, End)
        if part is None:
            if not isinstance(item, Begin):
                raise UnforeseenError("something without a mark")
            part = Part(item)
        elif depth:
            part.items.append(item)
        else:
            yield part
            part = None


PROPERTIES = (
    b"/H<</Type/Pagination/Subtype/Header/Attached[/Top]>>/G<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>"
    b"/L<</Type/Layout>>"
)
"""What these names mean, among the resources of pages."""


class Marks:
    """The marks of a file: which element has which, and what number it has now."""

    def __init__(self, root: Element, unread: set[Mark], language: str) -> None:
        self.unread, self.language = unread, f"/Lang({language})".encode()
        self.owners: dict[Mark, tuple[Element, int]] = {}
        self.now: dict[Mark, Mark] = {}
        self.elements: dict[int, list[Element]] = {}
        self._own(root)

    def _own(self, element: Element) -> None:
        for at, kid in enumerate(element.kids):
            if isinstance(kid, Element):
                self._own(kid)
            elif isinstance(kid, tuple):
                self.owners[kid] = element, at

    def keep(self, page: int) -> None:
        """Leave the marks of a page as they are."""
        here = sorted(mark for mark in self.owners if mark[0] == page)
        self.now |= {mark: mark for mark in here}
        self.elements[page] = [self.owners[mark][0] for mark in here]

    def renumber(self, page: int, parts: Sequence[Part]) -> list[Part]:
        """Return the parts of a page with their marks anew."""
        elements = self.elements[page] = []
        made: list[Part] = []
        last: tuple[Element | None, int, bytes] = (None, -1, b"")
        for part in parts:
            told = _NUMBER.search(part.begin.said)
            mark = (page, int(told[1])) if told else None
            if mark is None or mark in self.unread:
                layout = AROUND[b"/Layout"] if mark else b""
                begin = Begin(b"Artifact", next((AROUND[kind] for kind in AROUND if kind in part.begin.said), layout))
                if made and made[-1].begin == begin:
                    made[-1].items += part.items
                else:
                    made.append(Part(begin, part.items))
                last = None, -1, b""
                continue
            element, at = self.owners[mark]
            lang = language[0].replace(self.language, b"") if (language := _LANGUAGE.search(part.begin.said)) else b""
            if last[0] is element and last[1:] == (at - 1, lang):
                made[-1].items += part.items
            else:
                made.append(Part(Begin(b"P", b"<</MCID %d%s>>" % (len(elements), lang)), part.items))
                elements.append(element)
            self.now[mark] = page, len(elements) - 1
            last = element, at, lang
        return made


def share(pages: Iterable[Sequence[Part]]) -> dict[str, list[Item]]:
    """Put what several pages have in their heads or feet into forms; return what each form draws, by its name."""
    around = [part for parts in pages for part in parts if part.begin.said in _SHARED]
    pieces = [list(_pieces(part.items)) for part in around]
    often = Counter(repr(piece) for of_part in pieces for piece in of_part)
    names: dict[str, str] = {}
    forms: dict[str, list[Item]] = {}
    for part, of_part in zip(around, pieces, strict=True):
        common = [item for piece in of_part for item in piece if often[repr(piece)] > 1]
        if common:
            name = names.setdefault(repr(common), f"X{len(names)}")
            forms[name] = common
            part.items = [Form(name), *(item for piece in of_part for item in piece if often[repr(piece)] == 1)]
    return forms


def _pieces(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield what stays together: one item, or all within a mark, from its beginning to its end."""
    piece, depth = list[Item](), 0
    for item in items:
        piece.append(item)
        depth += isinstance(item, Begin) - isinstance(item, End)
        if not depth:
            yield piece
            piece = []
