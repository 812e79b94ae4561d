"""What every page of a site needs, whatever its record: each function yields the pages that lack it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.support.dom import Element, parse
from tests.support.projects import contents

LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "form": "action"}


def left_markers(site: Path) -> Iterator[str]:
    """Yield the files with a marker of ours, or with the character in place of the way to the root of the site."""
    for name, data in contents(site).items():
        if name.endswith((".html", ".xml", ".json", ".js", ".css")) and (b"\x02" in data or b"ktmark" in data):
            yield name


def missing_parts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield pages without one language, title, heading or policy, with inline styles, or with gaps in headings."""
    for path in sorted(site.rglob("*.html")):
        page, name = parse(path.read_bytes()), path.relative_to(site).as_posix()
        if [element.attributes["lang"] for element in page.find("html")] != ["en"]:
            yield name, "language"
        titles = [title for head in page.find("head") for title in head.find("title")]  # a drawing may have more
        yield from ((name, tag) for tag, found in (("title", titles), ("h1", page.find("h1"))) if len(found) != 1)
        policies = [e for e in page.find("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy"]
        if len(policies) != 1:
            yield name, "policy"
        yield from ((name, f"{e.name} with a style or handler") for e in page.walk() if _is_inline(e))
        levels = [int(e.name[1]) for e in page.walk() if re.fullmatch(r"h[1-6]", e.name)]
        yield from ((name, f"h{below} after h{above}") for above, below in pairwise(levels) if below > above + 1)


def _is_inline(element: Element) -> bool:
    return "style" in element.attributes or any(name.startswith("on") for name in element.attributes)


def other_hosts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield what pages and styles load from another host."""
    for path in sorted(site.rglob("*.html")):
        loaded = [e.attributes.get(LOADS[e.name], "") for e in parse(path.read_bytes()).walk() if e.name in LOADS]
        yield from ((path.name, address) for address in loaded if re.match(r"(?:[a-z]+:)?//", address))
    for path in site.rglob("*.css"):
        named = re.findall(r"url\((?![\"']?(?:data:|#|\.))[^)]*\)|@import[^;]*", path.read_text("utf-8"))
        yield from ((path.name, address) for address in named)
