"""Values of pages as data for the template: texts, and markup of ours as trees of what it means.

A text stays a text, in which what runs the other way is isolated. Markup becomes a list of texts and of mappings with
one key: ``{"em": […]}``, ``{"refs": [3, 7]}``, ``{"of": […], "to": …}`` and blocks such as ``{"p": […]}``. Where a link
leads is settled by a function: to an entry or a source of the same volume, to an address, or nowhere, and then only
its text is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from build_scripts.language.direction import Direction, isolate, isolate_part
from build_scripts.language.quotes import ENGLISH, Quotes, curl, curl_markup

Node = str | dict[str, Any]
Where = Callable[[str], dict[str, str] | None]
"""What an address in a page leads to in a volume: a label of it, ``{"to": …}``, or ``{"url": …}``."""

_INLINE = frozenset(("em", "strong", "b", "code"))
_BLOCKS = frozenset(("p", "ul", "ol", "li", "blockquote", "table", "tr", "th", "td", "pre", "h3", "h4", "h5", "h6"))
_NAMES = frozenset(("id", "ids", "to", "url", "href"))
"""Keys of what leads somewhere, and is no text."""
_CITED = re.compile(r'<a href="#source-([^"]+)">')
_ASCII_OF_ADDRESSES = "!#$&'()*+,/:;=?@[]~"
_HOLDS_A_NUMBER = re.compile(r"[\w.,;:)\]’”»\u2069]$")
"""How a text ends of which no line breaks off a number behind it (https://www.unicode.org/reports/tr14/, LB 25, 28)."""
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
WORD_JOINER = "\u2060"


def encode_address(url: str) -> str:
    """Return an address with everything but ASCII percent-encoded (RFC 3986); what is encoded stays as it is."""
    return quote(_STRAY_PERCENT.sub("%25", url), safe=_ASCII_OF_ADDRESSES + "%")


class Runs(HTMLParser):
    """Reads markup that the toolkit made itself, which is whole and safe, into nodes."""

    def __init__(self, numbers: Mapping[str, int], where: Where, base: Direction) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers, self.where, self.base = numbers, where, base
        self.stack: list[tuple[str, list[Any]]] = [("", [])]

    def read(self, html: str) -> list[Any]:
        """Return the nodes of ``html``."""
        self.feed(html)
        self.close()
        return self.stack[0][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what a tag begins."""
        given = dict(attrs)
        if tag in ("br", "hr"):
            self.stack[-1][1].append({tag: True})
        elif tag == "sup":
            self._hold_number()
            self._open(tag, {"refs": []}, "refs")
        elif tag == "a":
            self._begin_link(given.get("href") or "")
        elif tag == "ol":
            self._open(tag, {"ol": [], "start": int(given.get("start") or 1)}, "ol")
        elif tag in _INLINE or tag in _BLOCKS:
            self._open(tag, {"strong" if tag == "b" else tag: []}, "strong" if tag == "b" else tag)
        else:
            self.stack.append((tag, self.stack[-1][1]))

    def _hold_number(self) -> None:
        """Keep the number that comes on the line of the text before it."""
        nodes = self.stack[-1][1]
        if nodes and isinstance(nodes[-1], str) and not _HOLDS_A_NUMBER.search(nodes[-1]):
            nodes[-1] += WORD_JOINER

    def _begin_link(self, href: str) -> None:
        number = self.numbers.get(href.removeprefix("#source-")) if href.startswith("#source-") else None
        if number and any(tag == "sup" for tag, _ in self.stack):
            self.stack[-1][1].append(number)
            self.stack.append(("a", []))  # its text is the number that it has on another page
            return
        way = self.where(href)
        self._open("a", {"of": [], **way} if way else {"span": []}, "of" if way else "span")

    def _open(self, tag: str, node: dict[str, Any], key: str) -> None:
        self.stack[-1][1].append(node)
        self.stack.append((tag, node[key]))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        if len(self.stack) > 1 and tag not in ("br", "hr"):
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        """Add a text."""
        tag, nodes = self.stack[-1]
        text = data.replace(WORD_JOINER, "")
        if tag == "sup" or not text or (text.isspace() and tag != "pre" and _ends_block(nodes)):
            return
        if tag != "pre" and not any(name == "pre" for name, _ in self.stack):
            text = re.sub(r"[ \t\n]+", " ", text)
        nodes.append(text if self.base == "ltr" and text.isascii() else isolate_part(text, self.base))


def _ends_block(nodes: Sequence[Any]) -> bool:
    """Tell whether nothing stands at the end of ``nodes`` that a space could part from what follows."""
    return not nodes or (isinstance(nodes[-1], dict) and not _BLOCKS.isdisjoint(nodes[-1]))


class Converter:
    """Turns what pages show into data, for one event: its sources have the ``numbers`` of the edition."""

    def __init__(self, numbers: Mapping[str, int], where: Where, base: Direction, quotes: Quotes = ENGLISH) -> None:
        self.numbers, self.where, self.base, self.quotes = numbers, where, base, quotes

    def data(self, value: Any) -> Any:
        """Return a value as data: mappings, lists and rows of any depth."""
        if isinstance(value, Markup):
            return self.markup(value)
        if isinstance(value, str):
            text = curl(value, self.quotes)
            return text if self.base == "ltr" and text.isascii() else isolate(text, self.base)
        if isinstance(value, Mapping):
            return {key: inner if key in _NAMES else self.data(inner) for key, inner in value.items()}
        if isinstance(value, Sequence):
            return [self.data(inner) for inner in value]
        if is_dataclass(value):
            return {field.name: self.data(getattr(value, field.name)) for field in fields(value)}
        return value

    def markup(self, html: Markup) -> list[Any]:
        """Return markup as nodes; citations alone, which most of it is, without a parser."""
        if not html:
            return []
        if html.startswith('&#8288;<sup class="kt-cite"><a href="#source-') and html.count("</sup>") == 1:
            end = html.index("</sup>") + len("</sup>")
            if end == len(html):
                return [{"refs": [self.numbers[name] for name in _CITED.findall(html) if name in self.numbers]}]
        return Runs(self.numbers, self.where, self.base).read(curl_markup(html, self.quotes))
