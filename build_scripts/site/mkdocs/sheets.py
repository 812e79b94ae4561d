"""What each printed sheet of a page says in its margins: the record, the page, its address, its day, its terms.

The boxes in the margins of a sheet inherit from the root element of the page, and from no other
(https://www.w3.org/TR/css-page-3/#page-properties). So these texts are attributes of it, which `print.css` takes up.
Shells have markers there, as elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as DocsPage

from build_scripts.language.direction import isolate
from build_scripts.site.shell import base_of


def with_sheets(html: str, config: MkDocsConfig, words: Mapping[str, Any], page: DocsPage | None) -> str:
    """Return the HTML of a page, or without one of the page for addresses that do not exist, with its sheets' texts."""
    title, address, as_of = str(words["page_not_found"]), "", ""
    if page:
        title = "" if page.is_homepage else str(page.meta.get("title") or page.title)
        address, as_of = page.canonical_url or "", page.meta.get("kt_as_of", "")
    note = f"{as_of} {_text(config.copyright or '')}"
    texts = {"record": config.site_name, "title": _text(title), "address": address, "note": note}
    base = base_of(html)
    said = "".join(f' data-{name}="{escape(isolate(text, base))}"' for name, text in texts.items())
    return html.replace("<html ", f"<html{said} ", 1)


def _text(markup: str) -> str:
    return str(Markup(markup).striptags())
