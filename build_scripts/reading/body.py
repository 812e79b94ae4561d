"""The body of an entry: CommonMark with tables and `[@source-id]` citations, rendered to safe HTML.

Raw HTML, images and attribute lists are off; a link leads to an http(s) address or to another entry's file by its
relative path. Citations become numbers that lead to the list of sources: the number is the source's place in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import escape

from build_scripts.findings import InBody, Problem
from build_scripts.model.layout import ROOT, entry_url, kind_in
from build_scripts.reading.diagnosis.body import (
    CITATION,
    SOURCE_ID,
    find_body_problems,
    find_citation_problems,
    find_uncited,
)
from build_scripts.reading.diagnosis.body_links import ENTRY, is_link, link_places
from build_scripts.reading.diagnosis.foreign_markup import find_foreign_markup

_MOST = 200  # of a body full of them, so many problems will do


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: its HTML, the ids it cites in order of first mention, the entries it links to."""

    html: str
    cited: tuple[str, ...]
    links: tuple[str, ...]


def parse_body(text: str, folder: str, sources: Sequence[str], *, cite: bool) -> tuple[Body, list[Problem]]:
    """Render ``text``, the body of a file in ``folder`` (a year, ``_actors`` or ``_places``), listing ``sources``.

    With ``cite`` every paragraph has to cite. Problems are placed in characters from the start of ``text``.
    """
    markdown = _markdown()
    numbers = {name: number for number, name in enumerate(sources, 1)}
    env: dict[str, Any] = {"folder": folder, "numbers": numbers, "cited": [], "links": [], "refused": []}
    tokens = markdown.parse(text, env)
    html = markdown.renderer.render(tokens, markdown.options, env)
    problems = chain(
        find_citation_problems(text, tokens, numbers),
        find_body_problems(text, tokens, env["refused"]),
        find_foreign_markup(text, tokens, sources),
        find_uncited(text, tokens, sources) if cite else (),
    )
    body = Body(html.strip(), tuple(dict.fromkeys(env["cited"])), tuple(dict.fromkeys(env["links"])))
    return body, list(islice(problems, _MOST))


def parse_blocks(text: str) -> list[Token]:
    """The blocks of a body, each with the lines from the start of ``text`` that it stands on."""
    return _markdown().parse(text, {})


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_inline", "html_block"])
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    markdown.add_render_rule("citation", _render_citation)
    markdown.add_render_rule("link_open", _render_link)
    markdown.add_render_rule("heading_open", _render_heading)
    markdown.add_render_rule("heading_close", _render_heading)
    return markdown


def _any_link(url: str) -> bool:
    """Every address makes a link here; `_render_link` refuses those that a body may not have, and notes them."""
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    found = CITATION.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending = state.pending.rstrip()  # the number stands right behind the word
        if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
            state.tokens.pop()
        token = state.push("citation", "", 0)
        token.content = found.group()
    state.pos = found.end()
    return True


def _render_citation(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    ids = [each for each in SOURCE_ID.findall(tokens[index].content) if each in env["numbers"]]
    env["cited"] += ids
    if not ids:
        return str(escape(tokens[index].content))
    numbered = sorted((env["numbers"][each], each) for each in dict.fromkeys(ids))
    links = (f'<a href="#source-{escape(each)}">{number}</a>' for number, each in numbered)
    behind = ",&#8239;" if index and tokens[index - 1].type == "citation" else ""
    return f'&#8288;<sup class="kt-cite">{behind}{",&#8239;".join(links)}</sup>'


def _render_link(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    href = str(token.attrs.get("href", ""))
    if not is_link(href):
        env["refused"].append(href)
        return "<a>"
    if found := ENTRY.fullmatch(href):
        folder, name, anchor = found.group(1) or env["folder"], found.group(2), found.group(3) or ""
        env["links"].append(f"{folder}/{name}")
        token.attrs["href"] = ROOT + entry_url(kind_in(folder) or "event", name) + anchor
    else:
        token.attrs["rel"] = "external"
    return self.renderToken(tokens, index, options, env)


def _render_heading(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    slash = "/" if tokens[index].type == "heading_close" else ""
    level = min(6, int(tokens[index].tag[1]) + 2)
    return f"<{slash}h{level}>" + ("\n" if slash else "")


def find_link(text: str, entry: str) -> InBody:
    """Where ``text`` first links to ``entry`` (``folder/id``); its beginning, where that cannot be told."""
    folder, _, name = entry.rpartition("/")
    places: dict[str, InBody] = {}
    for start, address in link_places(text):
        if (found := ENTRY.fullmatch(address)) and found.group(2) == name:
            places.setdefault(found.group(1) or "", InBody(start, len(address)))
    return places.get(folder) or places.get("") or next(iter(places.values()), InBody(0, 1))
