"""Files of feeds as a build makes them."""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

from build_scripts.exports.feeds.plan import plan
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planner

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"


def files_of(context: Context) -> dict[str, bytes]:
    """Return every planned file by its path."""
    made = {planned.path: planned.make(context) for planned in plan(context, Planner(context))}
    return {path: data for path, data in made.items() if isinstance(data, bytes)}


def atom(files: dict[str, bytes], path: str) -> Element:
    """Return a feed as a tree."""
    return fromstring(files[path])


def entries(feed: Element, *names: str) -> list[tuple[str | None, ...]]:
    """Return the texts of elements of each entry."""
    return [tuple(entry.findtext(f"{ATOM}{name}") for name in names) for entry in feed.iter(f"{ATOM}entry")]


def links(element: Element) -> dict[Any, Any]:
    """Return the links of a feed by what they are."""
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}
