"""The tree that says what is a heading, a list, a table: read, left with what somebody is told, and written anew.

Typst has an element for each wish of the template and a mark for each run of letters. Those of which no reader is told
anything go: what is only bold or of another colour is its paragraph's, rows are their table's, the dash before an item
is drawn and not read. Marks that follow one another in one element become one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Mark = tuple[int, int]
"""A page, by its number from 0, and the number of a marked content in it (ISO 32000-1, 14.7.4.2)."""
_DISSOLVED = frozenset(("/Span", "/Em", "/Strong", "/THead", "/TBody"))
_SAID = ("/Lang", "/Alt", "/ActualText", "/E")
"""What an element may say for its words."""


@dataclass(slots=True)
class Link:
    """An annotation within an element, by its number, and the page that it is on."""

    annotation: tuple[int, int]
    page: int


@dataclass(slots=True, eq=False)
class Element:
    """An element: its kind, what is said of it, and its marks, links and elements in order."""

    kind: str
    said: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | Mark | Link] = field(default_factory=list)


def read_structure(pdf: pikepdf.Pdf) -> Element:
    """Return the tree of a file."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    language = str(pdf.Root.get("/Lang", ""))
    (root,) = _several(pdf.Root.StructTreeRoot.K)
    return _read(root, pages, language)


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _read(found: pikepdf.Object, pages: dict[tuple[int, int], int], language: str) -> Element:
    held = dict(found.items())  # each look into an object of pikepdf takes as long as this
    element = Element(str(held["/S"]))
    page = pages[held["/Pg"].objgen] if "/Pg" in held else -1
    for key in _SAID:
        if key in held and (key, str(held[key])) != ("/Lang", language):
            element.said[key] = held[key]
    if "/A" in held and (told := [part for part in map(_told, _several(held["/A"])) if part]):
        element.said["/A"] = told
    for kid in _several(held.get("/K", pikepdf.Array())):
        if not isinstance(kid, pikepdf.Dictionary):
            element.kids.append((page, int(kid)))
        elif "/S" in kid:
            element.kids.append(_read(kid, pages, language))
        else:
            there = pages[kid.Pg.objgen] if "/Pg" in kid else page
            element.kids.append(Link(kid.Obj.objgen, there) if kid.Type == "/OBJR" else (there, int(kid.MCID)))
    return element


def _told(part: pikepdf.Object) -> dict[str, Any]:
    """Return of an attribute what somebody is told: not what borders look like, nor the heads that rows have anyway."""
    kept: dict[str, Any]
    if part.O == "/Layout":
        kept = {"/BBox": pikepdf.Array([round(place) for place in part.BBox])} if "/BBox" in part else {}
    else:
        kept = {key: value for key, value in part.items() if key not in ("/O", "/Headers")}
    return {"/O": part.O, **kept} if kept else {}


def simplify(element: Element, kept: set[int]) -> set[Mark]:
    """Leave out of a tree what nobody is told; return the marks of what is drawn and not read.

    The pages that are ``kept`` have all their marks read.
    """
    unread: set[Mark] = set()
    _simplify(element, kept, unread)
    return unread


def _simplify(element: Element, kept: set[int], unread: set[Mark]) -> None:
    if element.kind == "/Table":
        _dissolve(element)
        _tell_heads(element)
    elif element.kind == "/L" and _is_unordered(element):
        for item in _elements(element):
            for label in [kid for kid in _elements(item) if kid.kind == "/Lbl"]:
                if kept.isdisjoint(page for page, _ in _marks(label)):
                    unread.update(_marks(label))
                    item.kids.remove(label)
    elif element.kind == "/Document":
        for kid in _elements(element):
            if kid.kind in _DISSOLVED:
                kid.kind = "/P"
    for kid in _elements(element):
        _simplify(kid, kept, unread)
    _dissolve(element)
    if len(element.kids) == 1 and isinstance(only := element.kids[0], Element) and only.kind == "/P" and not only.said:
        element.kids = only.kids


def _dissolve(element: Element) -> None:
    """Put in the place of each element that says nothing what it holds."""
    kids: list[Element | Mark | Link] = []
    for kid in element.kids:
        kids += kid.kids if isinstance(kid, Element) and kid.kind in _DISSOLVED and not kid.said else [kid]
    element.kids = kids


def _elements(element: Element) -> Iterator[Element]:
    return (kid for kid in list(element.kids) if isinstance(kid, Element))


def _marks(element: Element) -> Iterator[Mark]:
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _marks(kid)
        elif isinstance(kid, tuple):
            yield kid


def _is_unordered(element: Element) -> bool:
    return any(part.get("/ListNumbering") in ("/Circle", "/Disc", "/Square") for part in element.said.get("/A", ()))


def _tell_heads(table: Element) -> None:
    """Make cells of the heads of a second level: their rows stand between others, and are no head of these."""
    for row in list(_elements(table))[1:]:
        for cell in _elements(row):
            if cell.kind == "/TH":
                cell.kind = "/TD"
                for part in cell.said.get("/A", ()):
                    part.pop("/Scope", None)
