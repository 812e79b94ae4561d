"""What a page weighs on a first visit: itself and everything that it loads, packed as servers pack it."""

import gzip
from pathlib import Path

from tests.support.dom import parse

LEVEL = 6
"""What servers mostly pack with."""


def loaded(page: Path) -> set[Path]:
    """Return the style sheets and scripts that a page names, as files of its site."""
    tree = parse(page.read_bytes())
    sheets = [link.attributes["href"] for link in tree.find("link") if link.attributes["rel"] == "stylesheet"]
    scripts = [script.attributes["src"] for script in tree.find("script") if "src" in script.attributes]
    return {(page.parent / reference).resolve() for reference in (*sheets, *scripts)}


def first_visit(page: Path) -> int:
    """Return how many bytes a browser that knows nothing of the site gets for a page."""
    return sum(len(gzip.compress(path.read_bytes(), LEVEL)) for path in (page, *loaded(page)))
