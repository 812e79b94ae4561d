"""The static page around an article, cut out of a built page and turned into a Hugo template.

Hugo gets exactly the header and footer bytes of ours, so that both write pages of one size.
"""

import re
from dataclasses import dataclass
from html import escape

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shell:
    """Hugo template text before and after the article."""

    head: str
    tail: str

    def around(self, article: str) -> str:
        """A whole layout."""
        return f"{self.head}{article}{self.tail}"


def cut(page: str, own: dict[str, str]) -> Shell:
    """Split a built page around its article; `own` maps what only this page says to a Hugo action.

    :raises ValueError: when the page has no article.
    """
    found = ARTICLE.search(page)
    if not found:
        raise ValueError("the page has no <article>")
    return Shell(_templated(page[: found.start()], own), _templated(page[found.end() :], own))


def _templated(html: str, own: dict[str, str]) -> str:
    html = html.replace("{{", "{{ `{{` }}")
    for text, action in own.items():
        html = html.replace(text, action).replace(escape(text), action)
    return html
