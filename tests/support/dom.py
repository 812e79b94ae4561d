"""Pages as trees of elements and texts, and the questions that tests ask of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
REFERENCES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action"), ("use", "href"))


@dataclass(slots=True)
class Element:
    """An element: its name, attributes and children, which are elements and texts."""

    name: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all within it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, name: str) -> "list[Element]":
        """Return the elements called ``name`` within."""
        return [element for element in self.walk() if element.name == name]

    @property
    def text(self) -> str:
        """The text within."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        implied = {"li", "p", "dt", "dd", "tr", "td", "th", "tbody", "thead"}
        while self.open[-1].name != tag:
            closed = self.open.pop().name
            assert closed in implied, f"<{closed}> is closed by </{tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


def parse(html: str | bytes) -> Element:
    """Return a page as a tree; its root has no name."""
    parser = _Parser()
    parser.feed(html.decode() if isinstance(html, bytes) else html)
    parser.close()
    return parser.root


def outline(element: Element) -> list[str]:
    """Return a tree as lines, so that a test shows where two differ."""
    lines: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            lines += [repr(child.strip())] if child.strip() else []
        else:
            lines.append(f"<{child.name} {sorted(child.attributes.items())}>")
            lines += outline(child)
            lines.append(f"</{child.name}>")
    return lines


def resolve(page: Element, here: str) -> Element:
    """Make every reference of a page absolute, as seen from ``here``: one address may be spelt in several ways."""
    kinds = dict(REFERENCES)
    for element in page.walk():
        if (kind := kinds.get(element.name)) and kind in element.attributes:
            element.attributes[kind] = urljoin(here, element.attributes[kind])
    return page


def ids(page: Element) -> Counter[str]:
    """Count the ids of a page."""
    return Counter(element.attributes["id"] for element in page.walk() if "id" in element.attributes)


def references(page: Element) -> Iterator[str]:
    """Yield every address that a page names."""
    kinds = dict(REFERENCES)
    for element in page.walk():
        if (kind := kinds.get(element.name)) and kind in element.attributes:
            yield element.attributes[kind]


def broken_links(site: Path, address: str = "") -> list[str]:
    """Return references on any page that lead to no file of the site or to no id, and ids that a page has twice."""
    pages = {path: parse(path.read_bytes()) for path in sorted(site.rglob("*.html"))}
    known = {path: ids(page) for path, page in pages.items()}
    known |= {path: ids(parse(path.read_bytes())) for path in site.rglob("*.svg")}
    wrong = [f"{path.relative_to(site)}: id {name} twice" for path in known for name, n in known[path].items() if n > 1]
    base = address or "https://site.invalid/"
    for path, page in pages.items():
        here = urljoin(base, path.relative_to(site).as_posix().removesuffix("index.html"))
        for reference in set(references(page)):
            whole = urljoin(here, reference)
            if not whole.startswith(base):
                if not urlsplit(reference).scheme:
                    wrong.append(f"{path.relative_to(site)}: {reference} leads out of the site")
                continue
            rest, _, fragment = whole.removeprefix(base).partition("#")
            target = site / unquote(rest.partition("?")[0])
            target = target / "index.html" if target.is_dir() or str(rest).endswith("/") else target
            if not target.is_file():
                wrong.append(f"{path.relative_to(site)}: {reference} leads to nothing")
            elif fragment and unquote(fragment) not in known.get(target, {}):
                wrong.append(f"{path.relative_to(site)}: {reference} leads to no id")
    return sorted(wrong)
