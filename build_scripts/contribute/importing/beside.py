"""What lies beside the values of a sheet, and how parts of a file are read: bounded, and without any entity of XML."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from build_scripts.contribute.importing.cells import Fault, TableError

Place = tuple[int, int]
"""A row and a column, both from 0."""


@dataclass(slots=True)
class Beside:
    """Of one sheet: cells to take instead of calamine's, hidden rows, links, merged cells, the number of comments.

    ``merged`` are ranges: the first row and column, the last row and column.
    """

    cells: dict[Place, Fault | int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    addresses: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    comments: int = 0


def parse_part(
    parts: zipfile.ZipFile,
    name: str,
    start: Callable[[str, Mapping[str, str]], Any],
    end: Callable[[str], Any] = lambda name: None,
    text: Callable[[str], Any] | None = None,
) -> None:
    """Read one part of a file as XML, element by element; names are without their namespace.

    :raises TableError: when it declares an entity, or is no XML.
    """

    def refuse(*_: Any) -> None:
        raise TableError("the spreadsheet declares entities of XML, which none needs: save it again in its program")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(
        tag.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda tag: end(tag.rpartition("}")[2])
    parser.EntityDeclHandler = refuse
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        with parts.open(name) as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise TableError(f"the spreadsheet is damaged in its part {name} ({error})") from error
