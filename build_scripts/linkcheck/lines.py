"""The lines of addresses; a file is only read when there is something to say about it."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from markdown_it.common.normalize_url import normalizeLink

from build_scripts.linkcheck.addresses import Use
from build_scripts.model.layout import registry_at
from build_scripts.reading.body import link_places
from build_scripts.reading.diagnosis import locate
from build_scripts.reading.front_matter import Document, parse_document
from build_scripts.reading.parse import decode


class Lines:
    """Lines of uses, counted from 1, in the files below ``project``. Each file is read once."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._documents: dict[str, tuple[str, Document]] = {}

    def of(self, use: Use) -> int:
        """Return the line of ``use``; the first one where its file cannot be read any more."""
        text, document = self._read(use.path)
        if use.at is not None:
            return locate(document.front, use.at).line if document.tree is not None else 1
        return _line_of_link(text, document, use.written)

    def _read(self, path: str) -> tuple[str, Document]:
        if path not in self._documents:
            try:
                text, _ = decode((self._project / path).read_bytes())
            except OSError:  # it was there a moment ago
                text = ""
            self._documents[path] = (text, parse_document(registry_at(path) or "event", text))
        return self._documents[path]


def _line_of_link(text: str, document: Document, address: str) -> int:
    for start, text_of_link in link_places(document.body):
        if address in (text_of_link, normalizeLink(unescape(text_of_link))):
            return text.count("\n", 0, document.offset + start) + 1
    return 1
