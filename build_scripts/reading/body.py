"""The body of an entry: CommonMark with tables and `[@source-id]` citations, rendered to safe HTML.

Raw HTML, images and attribute lists are off; a link leads to an http(s) address or to another entry's file by its
relative path. Citations become numbers that lead to the list of sources: the number is the source's place in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import escape

from build_scripts.model.entries import ID
from build_scripts.model.layout import FOLDERS, SITE_ROOT, entry_url, kind_in

CITATION = re.compile(r"\[@(?:[^\[\]\n]|\n(?![ \t]*\n))*\]")
SOURCE_ID = re.compile(r"@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)")
ENTRY = re.compile(rf"(?:\.\./([0-9]{{4}}|{'|'.join(FOLDERS.values())})/|\./)?({ID.pattern})\.md(#[\w.-]+)?")
_WEB = re.compile(r"https?://[^\s/?#\\]+", re.IGNORECASE)
_LINK = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"|^ {0,3}\[[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))"
    r"|<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>|<([^\s<>@]+@[^\s<>]+)>",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: its HTML, the ids it cites in order of first mention, the entries it links to.

    ``tokens`` are Markdown's, and ``refused`` the addresses that a body may not link to, both for `body_notes`.
    """

    html: str
    cited: tuple[str, ...]
    links: tuple[str, ...]
    tokens: Sequence[Token] = field(default=(), compare=False, repr=False)
    refused: tuple[str, ...] = field(default=(), compare=False)


def render_body(text: str, folder: str, sources: Sequence[str]) -> Body:
    """Render ``text``, the body of a file in ``folder`` (a year, ``_actors`` or the like) that lists ``sources``.

    What it cites beside them is taken for sources that entries share, which are numbered behind those of the file.
    """
    markdown = _markdown()
    numbers = {name: number for number, name in enumerate(sources, 1)}  # more as others are cited
    env: dict[str, Any] = {"folder": folder, "numbers": numbers, "cited": [], "links": [], "refused": []}
    tokens = markdown.parse(text, env)
    html = markdown.renderer.render(tokens, markdown.options, env).strip()
    cited, links = tuple(dict.fromkeys(env["cited"])), tuple(dict.fromkeys(env["links"]))
    return Body(html, cited, links, tokens, tuple(env["refused"]))


def parse_blocks(text: str) -> list[Token]:
    """Return the blocks of a body, each with the lines from the start of ``text`` that it is on."""
    return _markdown().parse(text)


def link_places(text: str) -> Iterator[tuple[int, str]]:
    """Yield every address that ``text`` seems to link to, as it is there, and where it begins."""
    for link in _LINK.finditer(text):
        start, end = link.span(link.lastindex or 0)  # the one group of the form that it has
        yield start, text[start:end]


def cited_in(citation: str) -> Iterator[str]:
    """Yield the ids in a citation, ``[@one; @two]``, without what is in it and is none."""
    for part in citation.strip("[]").split(";"):
        if source := SOURCE_ID.fullmatch(part.strip()):
            yield source.group(1)


def is_link(address: str) -> bool:
    """Check whether a body may link to ``address``."""
    return bool(_WEB.match(address) or ENTRY.fullmatch(address))


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
    """Take every address for a link: `_render_link` notes and drops those that a body may not have."""
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    citation = CITATION.match(state.src, state.pos, state.posMax)
    if not citation:
        return False
    if not silent:
        state.pending = state.pending.rstrip()  # the number comes right behind the word
        if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
            state.tokens.pop()
        token = state.push("citation", "", 0)
        token.content = citation.group()
    state.pos = citation.end()
    return True


def _render_citation(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    if not _ids_of(tokens[index], env):
        return str(escape(tokens[index].content))
    if index and _ids_of(tokens[index - 1], env):
        return ""  # it stood right behind another one, and was rendered with that
    behind = (_ids_of(token, env) for token in tokens[index:])
    ids = dict.fromkeys(source for each in takewhile(bool, behind) for source in each)
    numbers = env["numbers"]
    numbered = sorted((numbers.setdefault(source, len(numbers) + 1), source) for source in ids)
    links = (f'<a href="#source-{escape(source)}">{number}</a>' for number, source in numbered)
    return f'&#8288;<sup class="kt-cite">{",&#8239;".join(links)}</sup>'


def _ids_of(token: Token, env: Any) -> list[str]:
    """Return what a citation cites; of another token, and of one that cites nothing, none. It is looked at once."""
    if token.type == "citation" and "cites" not in token.meta:
        numbers, whole = env["numbers"], set(cited_in(token.content))
        token.meta["cites"] = [id_ for id_ in SOURCE_ID.findall(token.content) if id_ in numbers or id_ in whole]
        env["cited"] += token.meta["cites"]
    ids: list[str] = token.meta.get("cites", [])
    return ids


def _render_link(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    href = str(token.attrs["href"])
    if not is_link(href):
        env["refused"].append(href)
        return "<a>"
    if entry := ENTRY.fullmatch(href):
        folder, name, anchor = entry.group(1) or env["folder"], entry.group(2), entry.group(3) or ""
        env["links"].append(f"{folder}/{name}")
        token.attrs["href"] = SITE_ROOT + entry_url(kind_in(folder) or "event", name) + anchor
    else:
        token.attrs["rel"] = "external"
    return self.renderToken(tokens, index, options, env)


def _render_heading(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    slash = "/" if tokens[index].type == "heading_close" else ""
    level = min(6, int(tokens[index].tag[1]) + 2)
    return f"<{slash}h{level}>" + ("\n" if slash else "")
