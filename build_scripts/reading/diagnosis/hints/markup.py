"""What to write in Markdown in the place of an HTML tag or an attribute list."""

from __future__ import annotations

import re

_SIGNS = {
    **dict.fromkeys(("b", "strong"), "write `**…**` for strong words"),
    **dict.fromkeys(("i", "em", "cite"), "write `*…*` for emphasis"),
    **dict.fromkeys(("p", "br", "div"), "leave an empty line between paragraphs"),
    **dict.fromkeys(("ul", "ol", "li"), "write `- ` before each point of a list"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write `## ` before a heading"),
    **dict.fromkeys(("code", "pre", "kbd", "tt"), "put it between backticks"),
    **dict.fromkeys(("table", "tr", "td", "th", "tbody", "thead"), "write a table with `|` between its cells"),
    "blockquote": "write `> ` before each line of a quotation",
    "q": "write quotation marks",
    "a": "write `[text](address)` for a link",
    "hr": "leave it out",
    "img": "leave it out: a body holds no images",
}
_ALONE = frozenset(("input", "link", "meta", "base", "source", "track", "wbr", "embed", "area", "col"))
_OTHERS = "leave it out, or put it between backticks if it is meant as text"


def explain_markup(tag: str) -> str:
    """Return what to write in the place of ``tag``, as it is in the body."""
    if tag.startswith("{"):
        return "leave it out: Markdown has no attributes here"
    if tag.startswith("<!--"):
        return "leave it out: a body has no comments, and readers would see it"
    name = name_of(tag)
    if name not in _SIGNS and name not in _ALONE and not tag.startswith("</") and not tag.endswith("/>"):
        return (
            f"leave it out, and the `</{name}>` that closes it, or put them between backticks if they are meant as text"
        )
    return _SIGNS.get(name, _OTHERS)


def name_of(tag: str) -> str:
    """Return the name of an HTML tag in lower case; empty for anything else."""
    name = re.match(r"</?([a-zA-Z][a-zA-Z0-9-]*)", tag)
    return name[1].lower() if name else ""
