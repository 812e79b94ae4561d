"""Typesetting: the data of a volume and the fixed template to a file, PDF/UA-1 and PDF/A-2a at once.

The template is `edition.typ`, which sets the parts of a volume in order: `pieces` has what all of them are made of,
`sheets` heads, feet and chapters, `tables` contents and ledger, `entries` an entry, `back` what comes behind them, in
`columns` that end alike.

Whatever Typst warns of is an error here: a volume that did not settle, or that lacks a font, is none. A letter that no
font has is one by itself, as the standards want it. No font of the machine is used: the letters are those of Typst's
own faces and of Amiri, so that equal data give equal bytes anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from build_scripts.base.workers import run_apart

TEMPLATE = Path(__file__).parent / "template/edition.typ"
_OWN = ("Libertinus Serif", "DejaVu Sans Mono", "Amiri")
PAPERS = {"a4": "a4", "letter": "us-letter"}
NEEDED = ("typst", "pikepdf", "fontpkg_amiri", "fontTools", "deflate")
INSTALL = "a PDF needs the extra `pdf`: pip install 'sourced-chronology[pdf]' (in a clone: make tools)"
_NO_GLYPH = re.compile(r'the text `"(?P<text>[^`]+)"` could not be displayed')


@dataclass(frozen=True, slots=True)
class Set:
    """A volume as a file, with the number of its pages."""

    data: bytes
    pages: int


class PdfError(Exception):
    """A volume cannot be made; the message says why, and what to do."""


def explain_missing() -> str:
    """Return what to install where something is missing that a PDF needs; empty where all is there."""
    return INSTALL if any(find_spec(name) is None for name in NEEDED) else ""


def typeset_apart(document: Mapping[str, Any], paper: str = "a4", fonts: Path | None = None) -> Set:
    """Return the same as `typeset`, made in a process of its own: what Typst keeps in memory goes with it."""
    return run_apart(typeset, document, paper, fonts)


def font_folders(more: Path | None = None) -> list[Path]:
    """Return the folders with the fonts that are not Typst's own; ``more`` may have faces for other scripts."""
    amiri = find_spec("fontpkg_amiri")
    own = [Path(amiri.origin).parent / "files"] if amiri and amiri.origin else []
    return [*own, *([more] if more else [])]


def typeset(
    document: Mapping[str, Any], paper: str = "a4", fonts: Path | None = None, template: Path = TEMPLATE
) -> Set:
    """Return a volume of ``document``, as `document.document` makes it.

    :raises PdfError: when Typst refuses or doubts anything, or a letter is in no font.
    """
    import typst

    from build_scripts.exports.pdf.packing import pack

    check_labels(document)
    year, month, day = document["date"]
    inputs = {"edition": json.dumps(document, ensure_ascii=False), "paper": PAPERS[paper]}
    inputs["faces"] = json.dumps(_families(fonts))
    try:
        data, warnings = typst.compile_with_warnings(
            template,
            root=template.parent,
            font_paths=font_folders(fonts),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime(year, month, day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise PdfError(_explain(error.message, document)) from error
    if warnings:
        raise PdfError(f"Typst warns: {warnings[0].message}")
    return Set(*pack(data))


def _families(fonts: Path | None) -> list[str]:
    """Return the families of the faces in a folder."""
    if fonts is None:
        return []
    import typst

    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    return sorted(set(own.families()).difference(_OWN))


def count_pages(file: Path) -> int:
    """Return how many pages a file has."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def _explain(message: str, document: Mapping[str, Any]) -> str:
    """Return what is wrong in words; of a letter that is in no font, the entry that has it."""
    if not (missing := _NO_GLYPH.search(message)):
        return f"Typst refuses the volume: {message}"
    text = missing["text"]
    code = " ".join(f"U+{ord(letter):04X}" for letter in text)
    holding = next((entry["id"] for entry in document["entries"] if text in json.dumps(entry, ensure_ascii=False)), "")
    where = f", which `{holding}` has" if holding else ""
    return f"no font has `{text}` ({code}){where}: name a folder with one that does with --fonts"


def check_labels(document: Mapping[str, Any]) -> None:
    """Hold that everything that is led to is there, and once.

    :raises PdfError: when it is not.
    """
    labels = [entry["label"] for entry in document["entries"]] + [source["label"] for source in document["sources"]]
    if len(set(labels)) < len(labels):
        raise PdfError("two entries or sources of the volume have one label")
    if lost := sorted({label for label in _led_to(document) if label not in set(labels)}):
        raise PdfError(f"something leads to {lost[0]}, which is not in the volume")


def _led_to(value: Any) -> Iterator[str]:
    """Yield every label that a part of the data leads to."""
    if isinstance(value, Mapping):
        yield from (f"s-{number}" for number in value.get("refs", ()))
        yield from [value["to"]] if "to" in value else []
        for inner in value.values():
            yield from _led_to(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _led_to(inner)
