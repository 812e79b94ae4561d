"""A volume for tests: the example record with names in Arabic script and tables of three pages, set once and read."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pypdfium2
from pypdf import PdfReader

from build_scripts.exports.pdf.document import document
from build_scripts.exports.pdf.typesetting import Set, typeset
from build_scripts.exports.pdf.volumes import volumes_of
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.edition import Selection
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event

WORDS = ("کابل", "لاهور", "عبدالرؤوف", "ننګرهار", "اسلامي", "پښتو", "ځمکه", "ډېر", "ۍ", "ۀ", "نورالله")
"""With lam-alef, -ullah and the Pashto letters; each is exact in both readers."""
NAMES = ("امارت اسلامی افغانستان", "رحمت الله نبیل")
NON_JOINED, BRACKETED = "می‌خواهم", "خراسان (داعش)"
"""Names that one of the readers reads otherwise: see docs/printing.md."""
ROWS = 90
_ISOLATES = re.compile("[\u2066-\u2069\u2060\u200e\u200f\u202a-\u202e]")


def long_context(folder: Path, lang: str = "en") -> Context:
    """Return the example record with an event that has all those names, and long tables of each kind."""
    project = make_project(folder)
    write_event(
        project,
        "2031-names",
        title=f"Meeting at کابل, and {NAMES[0]}",
        date="2031-06-01/2031-06-02",
        summary="Of 2031-06-01 " + ", ".join([*WORDS, *NAMES, NON_JOINED, BRACKETED]) + ".",
        figures=[
            {"injured": f"{at}", "by": f"Speaker {at}", "sources": ["one"], "as_of": "2031-06-02"} for at in range(ROWS)
        ],
        sources={
            "one": {
                "publisher": "Marrow Gazette",
                "title": "امارت اسلامی افغانستان",
                "lang": "fa",
                "url": "https://example.org/امارت/a b?q=٣",
                "date": "2031-06-01/2031-06-02",
            }
        },
        body="It was so [@one], and the keeper of the mill dike, who was there on both days, tells in "
        "[a letter to the council of the town below it](https://example.org/letter) what came of it.\n\n"
        + "| Gauge | Metres [@one] |\n|---|---|\n"
        + "".join(f"| Old {at} | {at}.5 |\n" for at in range(ROWS)),
    )
    for number in range(ROWS):
        write_event(project, f"2033-02-meeting-{number:03}", date="2033-02-01", title=f"Meeting number {number}")
    record = load_record(read_files(project / "events"), None)
    site = Site("Chronicle of the Marrow", "https://chronicle.example/river/", lang=lang, version="0123456789ab")
    return Context(build_timeline(record), site, read_strings("en", project))


def set_whole(context: Context) -> Set:
    """Set the whole record as one volume."""
    (volume,) = volumes_of(context, Selection())
    return typeset(document(context, volume))


def read_with_pdfium(data: bytes) -> str:
    """Return the text between head and foot of every page, as PDFium reads it, without what isolates."""
    texts = []
    for page in pypdfium2.PdfDocument(data):
        _, height = page.get_size()
        texts.append(page.get_textpage().get_text_bounded(bottom=48, top=height - 60))
    return normalize("NFC", _ISOLATES.sub("", "\n".join(texts)))


def read_with_pypdf(data: bytes) -> str:
    """Return the text of the pages with those names as pypdf reads it, without what isolates."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    pages = [page for page, text in zip(PdfReader(BytesIO(data)).pages, texts, strict=True) if WORDS[0] in text]
    return normalize("NFC", _ISOLATES.sub("", "\n".join(page.extract_text() for page in pages)))
