"""What is wrong with a body: citations of nothing, HTML, images, uncited paragraphs; of links see `body_links`.

Places are in characters from the body's start. Code is left alone: what stands in it is meant as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from itertools import islice, pairwise

from markdown_it.token import Token

from build_scripts.base.letters import INVISIBLE, find_mixed
from build_scripts.base.text import did_you_mean, shown
from build_scripts.findings import InBody, Problem, declare
from build_scripts.reading.diagnosis.body_links import find_lost_links, find_refused_links
from build_scripts.reading.diagnosis.hints.markup import explain_markup, name_of
from build_scripts.reading.files import CONTROL, look_alike

UNKNOWN_SOURCE = declare("unknown-source", "error", "references", "A citation names a source that the same file lists.")
UNCITED_PARAGRAPH = declare(
    "uncited-paragraph", "warning", "sources", "Every paragraph of an event's body cites a source."
)
RAW_HTML = declare(
    "raw-html", "warning", "prose", "A body holds no HTML and no attribute lists: they would be shown as text."
)
BODY_IMAGE = declare("body-image", "error", "prose", "A body holds no images.")

CITATION = re.compile(r"\[@(?:[^\[\]\n]|\n(?![ \t]*\n))*\]")
SOURCE_ID = re.compile(r"@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)")
_HTML = re.compile(
    r"(?<!\\)(?:</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|\{:?\s*[.#][\w-]+[^{}\n]*\}|\{:[^{}\n]*\})"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]+);")
_MENTION = re.compile(r"(?<![\w@.])(\[?)@([A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)")
_IMAGE = re.compile(r"(?<!\\)!\[[^\]]*\](?:[(\[][^)\]\n]*[)\]])?")
_CODE = frozenset({"code_inline", "fence", "code_block"})
_WITH_ENTITY = re.compile(r"[^\W_]*(?:&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});[^\W_]*)+")


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
                yield UNKNOWN_SOURCE(where, *_explain_citation(name, sources))
    if sum(content.count("@") for content in cited) < text.count("@"):
        yield from _lost_citations(text, tokens, sources)


def _explain_citation(name: str, sources: Collection[str]) -> tuple[str, str]:
    """The message and the remedy for ``name``, which stands in a citation and is no source's."""
    message = f"`{shown(name)}` is not among this file's sources"
    if SOURCE_ID.fullmatch(name):
        return message, did_you_mean(name[1:], sources) or "list it under `sources:`"
    named = [each for each in re.findall(r"[A-Za-z0-9][\w.-]*", name) if each in sources]
    if len(named) > 1:
        return (
            f"`{shown(name)}` is not one source",
            f"write `[@{'; @'.join(named)}]`, with a semicolon and an `@` for each",
        )
    if named and not name.startswith("@"):
        return f"there is no `@` before `{shown(name)}`", f"write `[@{named[0]}]`"
    if named:
        return f"`{shown(name)}` holds more than a source's id", f"write `[@{named[0]}]`, and the rest in the sentence"
    return message, "write `[@source-id]`, or `[@one; @two]`" if name else "remove the semicolon"


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
                meant = name.group(2) if name.group(2) in sources else "source-id"
                yield UNKNOWN_SOURCE(
                    InBody(at, len(name.group(2)) + 1), message, f"write `[@{meant}]`, in square brackets"
                )
                at += 1


def find_body_problems(text: str, tokens: Sequence[Token], refused: Sequence[str]) -> Iterator[Problem]:
    """Links that were refused or are none, images, HTML, and characters that cannot be seen or mix alphabets."""
    images = list(_images(text, tokens)) if "![" in text else []
    for image in images:
        yield BODY_IMAGE(image, "an image stands here", "describe it, and link to its publisher's page instead")
    if refused:
        yield from find_refused_links(text, refused, images)
    if "](" in text or "] (" in text or ")[" in text:
        yield from find_lost_links(text, tokens)
    if "<" in text or "{" in text:
        yield from _raw_html(text, tokens)
    if "&" in text:
        yield from _entities(text)


def _entities(text: str) -> Iterator[Problem]:
    """Characters that a file may not hold, written as entities."""
    for entity in _ENTITY.finditer(text):
        if INVISIBLE.search(unescape(entity.group())):
            message = f"`{entity.group()}` writes an invisible character"
            yield CONTROL(InBody(entity.start(), len(entity.group())), message, "delete it")
    for word in _WITH_ENTITY.finditer(text):
        for mixed in find_mixed(unescape(word.group())):
            if mixed.word not in text:  # what is written as it is was found before
                yield look_alike(InBody(word.start(), len(word.group())), mixed)


def _images(text: str, tokens: Sequence[Token]) -> Iterator[InBody]:
    """Where images stand, in the form `![…](…)` or `![…][…]`."""
    count = sum(
        before.type == "text" and before.content.endswith("!") and after.type == "link_open"
        for token in tokens
        for before, after in pairwise(token.children or ())
    )
    for image in islice(_IMAGE.finditer(text), count):
        yield InBody(image.start(), len(image.group()))


def _raw_html(text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    inline = [child for token in tokens for child in token.children or ()]
    code = "\n".join(each.content for each in (*inline, *tokens) if each.type in _CODE)
    prose = "\n".join(each.content for each in inline if each.type == "text") if code else ""
    opened: list[str] = []
    for tag in _HTML.finditer(text):
        written, name = tag.group(), name_of(tag.group())
        if code and written in code and written not in prose:
            continue
        if written.startswith("</") and name in opened:
            opened.remove(name)  # the finding about the tag that opens is enough
            continue
        opened.append(name)
        where = InBody(tag.start(), len(written.split("\n", 1)[0]))
        yield RAW_HTML(where, f"`{shown(written)}` would be shown as text", explain_markup(written))


def find_uncited(text: str, tokens: Sequence[Token], sources: Collection[str]) -> Iterator[Problem]:
    """Paragraphs without a citation, of a file that lists ``sources``; a citation that was lost is another finding."""
    starts: list[int] = []
    for before, token in pairwise(tokens):
        if before.type != "paragraph_open" or before.hidden or before.map is None:
            continue
        lost = any(name.group(2) in sources for name in _MENTION.finditer(token.content))
        if not lost and not any(child.type == "citation" for child in token.children or ()):
            starts = starts or [0, *(end.end() for end in re.finditer("\n", text))]
            line = text[starts[before.map[0]] :].partition("\n")[0]
            where = InBody(starts[before.map[0]] + len(line) - len(line.lstrip()), max(1, len(line.strip())))
            remedy = _explain_uncited(token.content, sources)
            yield UNCITED_PARAGRAPH(where, "this paragraph cites no source", remedy)


def _explain_uncited(paragraph: str, sources: Collection[str]) -> str:
    bracketed = re.findall(r"[\[(]\^?([A-Za-z0-9][\w.-]*)[\])]", paragraph)
    if named := next((each for each in bracketed if each in sources), ""):
        return f"write `[@{named}]`, with an `@`, where it names that source"
    listed = [f"`[@{each}]`" for each in islice(sources, 4) if SOURCE_ID.fullmatch(f"@{each}")]
    if len(listed) < 4:
        return f"end it with {' or '.join(listed)}" if listed else "name a source under `sources:`, and cite it"
    return f"end it with a source of this file, such as {listed[0]}"
