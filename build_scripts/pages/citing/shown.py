"""What the page of an entry shows of its citation: forms to copy, and tags in its head that Zotero reads."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from build_scripts.model.entries import Event
from build_scripts.pages.citing.bibtex import render_bibtex
from build_scripts.pages.citing.citation import Citation, cite_list, parts_of
from build_scripts.pages.citing.csl import render_csl
from build_scripts.pages.citing.ris import render_ris
from build_scripts.pages.context import Context

FORMS = "\x0e"
"""Stands in an article where the forms of its citation go: a printed edition has none. No file may hold it."""


def list_forms(context: Context, path: str, title: str, events: Sequence[Event]) -> Markup:
    """Render how a list is cited, in words and in the forms; nothing of an empty one."""
    return Markup(forms(context, cite_list(context, path, title, events), is_list=True) if events else "")


def forms(context: Context, citation: Citation, *, is_list: bool = False) -> str:
    """Render the forms, folded up; those of a list with the citation in words before them."""
    rendered = {
        "BibTeX": ("bib", _between_tags(render_bibtex(citation))),
        "RIS": ("ris", _between_tags(render_ris(citation))),
        "CSL-JSON": ("json", _between_tags(render_csl(citation))),
    }
    return context.render("forms.html", forms=rendered, citation=citation, is_list=is_list)


def _between_tags(text: str) -> Markup:
    """Return a text as it stands between tags, where quotation marks are none of markup: JSON is full of them."""
    return Markup(html.escape(text, quote=False))


def head_tags(citation: Citation) -> str:
    """Return the tags; their words are those of Highwire, which many programs read.

    There is none of the author: programs take an author for a person and would make a last name of "contributors".
    """
    return "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in _tags(citation) if value)


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "citation_title", citation.title
    yield "citation_publication_date", "/".join(f"{part:02}" for part in parts_of(citation.day))
    yield "citation_public_url", citation.url
    yield "citation_language", citation.lang
    yield "z:itemType", "webpage"  # without it, what has a title of this kind is an article of a journal
