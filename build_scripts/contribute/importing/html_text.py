"""The text of HTML, as some programs keep it in their cells."""

from __future__ import annotations

from html.parser import HTMLParser


class _Text(HTMLParser):
    """The text of HTML; what begins a paragraph parts it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "div", "br", "li", "h1", "h2", "h3", "blockquote"):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def without_tags(text: str) -> str:
    """Return the text of HTML, its paragraphs parted by empty lines."""
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts).strip()
