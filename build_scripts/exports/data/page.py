"""The page `/data/`: what can be taken away, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from build_scripts.exports.data.bulk import FILES, FOLDER
from build_scripts.exports.data.columns import Column, Table
from build_scripts.exports.data.tables import TABLES
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, digest
from build_scripts.pages.vocabulary import LISTS

_FIRST = ("events", "figures")
"""The tables that most people look for, which are named first."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page; it shows nothing of any entry, so that no edit of one makes it again."""
    base = digest(planner.toolkit, context.site.url, str(context.site.has_data), *_lists(context))
    yield planner.plan_fixed_page(FOLDER, render_data, base=base)


def render_data(context: Context) -> Page:
    """Render the page; where this build makes no files, it says so and links none."""
    title = str(context.t["sections"]["data"])
    body = context.render(
        "data.html",
        title=title,
        has_data=context.site.has_data,
        first=_FIRST,
        tables=[_table(context, table) for table in TABLES],
        files=[(name, context.t["data_files"][key]) for name, key in FILES if context.site.url or key != "jsonld"],
    )
    return Page(FOLDER, "data", title, str(context.t["data_lead"]), body)


def _table(context: Context, table: Table[Any]) -> Mapping[str, Any]:
    return {
        "name": table.name,
        "meaning": _sentence(table.meaning),
        "columns": [_column(context, column) for column in table.columns],
    }


def _column(context: Context, column: Column[Any]) -> Mapping[str, Any]:
    t = context.t
    return {
        "name": column.name,
        "meaning": _sentence(column.meaning),
        "type": t["data_types"][column.type],
        "is_required": column.required,
        "names": column.names,
        "words": column.words if column.words in _lists(context) else "",
        "list": t["lists"].get(column.words, "") if column.words else "",
    }


def _lists(context: Context) -> list[str]:
    """Return the lists that the page of the vocabulary has a section for."""
    return [name for name in LISTS if getattr(context.timeline.vocabulary, name)]


@cache
def _sentence(text: str) -> Markup:
    """Return a sentence of the declarations, in which names between backticks are code."""
    return Markup(MarkdownIt("commonmark").renderInline(text))
