"""What is wrong with a body: citations of nothing, links that lead nowhere safe, HTML, images, uncited paragraphs.

Places are in characters from the body's start. Code is left alone: what stands in it is meant as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from itertools import islice, pairwise

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from build_scripts.findings import InBody, Problem, declare, did_you_mean, shown
from build_scripts.read import CONTROL, INVISIBLE

UNKNOWN_SOURCE = declare("unknown-source", "error", "references", "A citation names a source that the same file lists.")
UNCITED_PARAGRAPH = declare(
    "uncited-paragraph", "warning", "sources", "Every paragraph of an event's body cites a source."
)
BODY_LINK = declare(
    "body-link", "error", "links", "A link leads to http(s) or to another entry's file by its relative path."
)
RAW_HTML = declare(
    "raw-html", "warning", "prose", "A body holds no HTML and no attribute lists: they would be shown as text."
)
BODY_IMAGE = declare("body-image", "error", "prose", "A body holds no images.")

CITATION = re.compile(r"\[@(?:[^\[\]\n]|\n(?![ \t]*\n))*\]")
SOURCE_ID = re.compile(r"@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)")
ENTRY = re.compile(r"(?:\.\./([0-9]{4}|_actors|_places)/|\./)?([a-z0-9]+(?:-[a-z0-9]+)*)\.md(#[\w.-]+)?")
_WEB = re.compile(r"https?://[^\s/?#\\]+", re.IGNORECASE)
_HTML = re.compile(
    r"(?<!\\)(?:</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|\{:?\s*[.#][\w-]+[^{}\n]*\}|\{:[^{}\n]*\})"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]+);")
_LINK = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"|^ {0,3}\[[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))"
    r"|<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>|<([^\s<>@]+@[^\s<>]+)>",
    re.MULTILINE,
)
_MENTION = re.compile(r"(?<![\w@.])(\[?)@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)")
_IMAGE = re.compile(r"(?<!\\)!\[[^\]]*\](?:[(\[][^)\]\n]*[)\]])?")
_CODE = frozenset({"code_inline", "fence", "code_block"})
_LINK_REMEDY = "write an http(s) address, or another entry's file as seen from here: `../2018/2018-07-13-….md`"


def is_link(address: str) -> bool:
    """Whether a body may link to ``address``."""
    return bool(_WEB.match(address) or ENTRY.fullmatch(address))


def link_places(text: str) -> Iterator[tuple[int, str]]:
    """Every address that ``text`` seems to link to, as it is written, and where it begins."""
    for found in _LINK.finditer(text):
        group = found.lastindex or 2
        yield found.start(group), found.group(group) or ""


def find_citation_problems(text: str, tokens: Sequence[Token], sources: Collection[str]) -> Iterator[Problem]:
    """Citations of what the file does not list; ``tokens`` tell them from code that looks like one."""
    if "@" not in text:
        return
    cited = [child.content for token in tokens for child in token.children or () if child.type == "citation"]
    at = 0
    for content in cited:
        start = max(0, text.find(content, at))
        at = start + len(content)
        for part in re.finditer(r"[^;\[\]]+", content):
            name = part.group().strip()
            source = SOURCE_ID.fullmatch(name)
            if not source or source.group(1) not in sources:
                where = InBody(start + part.start() + part.group().index(name), max(1, len(name)))
                yield UNKNOWN_SOURCE(where, f"`{shown(name)}` is not among this file's sources", _meant(name, sources))
    if sum(content.count("@") for content in cited) < text.count("@"):
        yield from _lost_citations(text, tokens, sources)


def _meant(name: str, sources: Iterable[str]) -> str:
    if not SOURCE_ID.fullmatch(name):
        return "write `[@source-id]`, or `[@one; @two]`"
    return did_you_mean(name.lstrip("@"), sources) or "list it under `sources:`"


def _lost_citations(text: str, tokens: Sequence[Token], sources: Collection[str]) -> Iterator[Problem]:
    """What was meant as a citation and is shown as text: a bracket is missing, or other words stand in it."""
    prose = [child.content for token in tokens for child in token.children or () if child.type == "text"]
    masked = CITATION.sub(lambda citation: " " * len(citation.group()), text)
    at = 0
    for content in prose:
        for name in _MENTION.finditer(content):
            if name.group(1) == "[" or name.group(2) in sources:
                at = max(at, masked.find(name.group().lstrip("["), at))
                message = f"`@{shown(name.group(2))}` is shown as text: it is not a citation"
                yield UNKNOWN_SOURCE(InBody(at, len(name.group(2)) + 1), message, "write `[@source-id]`")
                at += 1


def find_body_problems(text: str, tokens: Sequence[Token], refused: Sequence[str]) -> Iterator[Problem]:
    """Links that were refused, images, HTML, and characters that cannot be seen."""
    if refused:
        yield from _refused_links(text, refused)
    if "![" in text:
        yield from _images(text, tokens)
    if "<" in text or "{" in text:
        yield from _raw_html(text, tokens)
    for entity in _ENTITY.finditer(text) if "&" in text else ():
        if INVISIBLE.search(unescape(entity.group())):
            message = f"`{entity.group()}` writes an invisible character"
            yield CONTROL(InBody(entity.start(), len(entity.group())), message, "delete it")


def _refused_links(text: str, refused: Sequence[str]) -> Iterator[Problem]:
    places: dict[str, list[InBody]] = {}
    for start, written in link_places(text):
        for href in {written, normalizeLink(unescape(written)), f"mailto:{written}"}:
            places.setdefault(href, []).append(InBody(start, max(1, len(written))))
    for href in refused:
        found = places.get(href) or [InBody(0, 1)]
        where = found.pop(0) if len(found) > 1 else found[0]
        yield BODY_LINK(where, f"`{shown(href)}` is not an address that a body may link to", _LINK_REMEDY)


def _images(text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    count = sum(
        before.type == "text" and before.content.endswith("!") and after.type == "link_open"
        for token in tokens
        for before, after in pairwise(token.children or ())
    )
    for image in islice(_IMAGE.finditer(text), count):
        where = InBody(image.start(), len(image.group()))
        yield BODY_IMAGE(where, "an image stands here", "describe it, and link to its publisher's page instead")


def _raw_html(text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    inline = [child for token in tokens for child in token.children or ()]
    code = "\n".join(each.content for each in (*inline, *tokens) if each.type in _CODE)
    prose = "\n".join(each.content for each in inline if each.type == "text") if code else ""
    for tag in _HTML.finditer(text):
        if code and tag.group() in code and tag.group() not in prose:
            continue
        message = f"`{shown(tag.group())}` would be shown as text"
        where = InBody(tag.start(), len(tag.group().split("\n", 1)[0]))
        yield RAW_HTML(where, message, "use Markdown, put it between backticks, or remove it")


def find_uncited(text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Paragraphs without a citation."""
    starts: list[int] = []
    for before, token in pairwise(tokens):
        if before.type != "paragraph_open" or before.hidden or before.map is None:
            continue
        if not any(child.type == "citation" for child in token.children or ()):
            starts = starts or [0, *(end.end() for end in re.finditer("\n", text))]
            line = text[starts[before.map[0]] :].partition("\n")[0]
            where = InBody(starts[before.map[0]] + len(line) - len(line.lstrip()), max(1, len(line.strip())))
            yield UNCITED_PARAGRAPH(where, "this paragraph cites no source", "end it with `[@source-id]`")
