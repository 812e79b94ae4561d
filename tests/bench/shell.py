"""The static page around an article, cut out of a built page of ours and turned into a Hugo template.

Hugo gets exactly the header and footer bytes of ours, so that both write pages of one size.
"""

import re
from dataclasses import dataclass

CONTENT = re.compile(r'<article class="kt-entry".*</article>(\s*<nav class="kt-neighbours".*?</nav>)?\s*', re.DOTALL)
LIST = '<div class="kt-page">'


@dataclass(frozen=True, slots=True)
class Shell:
    """Hugo template text before and after the content."""

    head: str
    tail: str

    def around(self, content: str) -> str:
        """A whole layout."""
        return f"{self.head}{content}{self.tail}"


def cut_event(page: str, own: dict[str, str]) -> Shell:
    """Split an event's page around its article; `own` maps what only this page says to a Hugo action.

    :raises ValueError: when the page has no article.
    """
    found = CONTENT.search(page)
    if not found:
        raise ValueError("the event page has no article")
    return Shell(_templated(page[: found.start()], own), _templated(page[found.end() :], own))


def cut_list(page: str, event_shell: Shell, own: dict[str, str]) -> Shell:
    """The head of a year's page, and the tail of an event's page one folder less deep.

    :raises ValueError: when the page is no list.
    """
    head, found, _ = page.partition(LIST)
    if not found:
        raise ValueError("the year's page has no list")
    return Shell(_templated(head, own), event_shell.tail.replace("../../../", "../../"))


def _templated(html: str, own: dict[str, str]) -> str:
    html = html.replace("{{", "{{ `{{` }}")
    for text, action in own.items():
        html = html.replace(text, action)
    return html
