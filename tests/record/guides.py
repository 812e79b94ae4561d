"""Blocks of code, commands within the text, and the template of an event, as `docs/` and README.md show them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt

from tests.support.projects import REPOSITORY

GUIDE = "docs/contributing.md"
TEMPLATE_PATH = "events/2018/2018-07-13-short-slug.md"


class Block(NamedTuple):
    """A fenced block of code: its language, its text, and the line of the page on which it begins."""

    language: str
    text: str
    line: int


def blocks(page: str, *languages: str) -> Iterator[Block]:
    """Yield the blocks of a page in these languages, in its order."""
    for token in MarkdownIt().parse((REPOSITORY / page).read_text("utf-8")):
        if token.type == "fence" and token.info in languages:
            yield Block(token.info, token.content, (token.map or [0])[0] + 1)


def inline_code(page: str) -> Iterator[str]:
    """Yield the code between backticks in the text and the tables of a page, in its order."""
    for token in MarkdownIt().enable("table").parse((REPOSITORY / page).read_text("utf-8")):
        for part in token.children or ():
            if part.type == "code_inline":
                yield re.sub(r"\s+", " ", part.content)


def event_shown(page: str) -> str:
    """Return the text of the one event file that a page shows."""
    (text,) = (block.text for block in blocks(page, "markdown") if block.text.startswith("---\n"))
    return text
