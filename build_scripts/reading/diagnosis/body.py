"""What is wrong or doubtful in a body, in words: a problem for each note that the normal path made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from itertools import islice

from markdown_it.common.normalize_url import normalizeLink

from build_scripts.base.letters import find_mixed
from build_scripts.base.text import shown
from build_scripts.findings import Advice, InBody, Problem
from build_scripts.reading.body import SOURCE_ID, link_places
from build_scripts.reading.body_notes import NO_TEXT, Note
from build_scripts.reading.diagnosis.characters import explain_mixed
from build_scripts.reading.diagnosis.hints.links import explain_link, explain_lost
from build_scripts.reading.diagnosis.hints.markup import explain_markup
from build_scripts.reading.rules import (
    BODY_IMAGE,
    BODY_LINK,
    CONTROL,
    FOREIGN_MARKUP,
    FRONT_MATTER_IN_BODY,
    RAW_HTML,
    UNCITED_PARAGRAPH,
    UNKNOWN_SOURCE,
)

_FOREIGN = {
    "link": "write the words alone; to link to another entry, write `[words](../2018/2018-07-13-short-slug.md)`",
    "template": "leave it out; a source is cited as `[@source-id]`",
    "bold": "leave the quotation marks out; Markdown writes `**bold**`, which entries hardly need",
    "box": "leave this line out, and begin the words below it at the left margin",
    "tab": "leave this line out, and begin the words below it at the left margin",
    "container": "leave this line out",
    "directive": "leave this line out, and begin the words below it at the left margin",
    "alert": "leave it out; `> ` before a line makes a quotation",
    "struck": "write what holds; what was said before goes into `changes:`",
    "highlight": "leave the equals signs out",
    "task": "leave the box out",
    "tag": "leave it out",
    "contents": "leave it out",
    "heading": "write `## ` before the words, or leave the heading out",
}


def explain_notes(text: str, notes: Sequence[Note], sources: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each of ``notes``, made of the body ``text`` of a file that lists ``sources``."""
    images = [note.where for note in notes if note.what == "image"]
    places = _link_places(text) if any(note.what == "refused-link" for note in notes) else {}
    for note in notes:
        if note.what == "refused-link":
            listed = places.get(note.text) or [note.where]
            where = listed.pop(0) if len(listed) > 1 else listed[0]
            if not any(image.start <= where.start < image.start + image.length for image in images):
                message = f"`{shown(note.text)}` is not an address that a body may link to"
                yield BODY_LINK(where, message, explain_link(note.text))
        else:
            yield from _explain(note, sources)


def _link_places(text: str) -> dict[str, list[InBody]]:
    """Return where a body links to, by each form in which Markdown may give an address on."""
    places: dict[str, list[InBody]] = {}
    for start, address in link_places(text):
        for href in {address, normalizeLink(unescape(address)), f"mailto:{address}"}:
            places.setdefault(href, []).append(InBody(start, max(1, len(address))))
    return places


def _explain(note: Note, sources: Sequence[str]) -> Iterator[Problem]:
    what, where, text = note
    match what:
        case "unknown-source":
            yield UNKNOWN_SOURCE(where, *_explain_citation(text, sources))
        case "lost-citation":
            message = f"`@{shown(text)}` is shown as text: it is not a citation"
            source = text if text in sources else "source-id"
            yield UNKNOWN_SOURCE(where, message, f"write `[@{source}]`, in square brackets")
        case "image":
            remedy = "describe it, and link to its publisher's page instead"
            yield BODY_IMAGE(where, "there is an image here", remedy)
        case "lost-link":
            yield BODY_LINK(where, *explain_lost(text))
        case "link-without-text":
            link = NO_TEXT.fullmatch(text)
            remedy = f"write in the brackets what it leads to: `[the report]({shown(link['to'] if link else '')})`"
            yield BODY_LINK(where, "this link has no text to follow it by", remedy)
        case "html":
            yield RAW_HTML(where, f"`{shown(text)}` would be shown as text", explain_markup(text))
        case "invisible-entity":
            yield CONTROL(where, f"`{text}` writes an invisible character", "delete it")
        case "mixed-entity":
            yield from (explain_mixed(where, mixed) for mixed in find_mixed(text))
        case "footnote":
            yield FOREIGN_MARKUP(where, f"`{shown(text)}` is a footnote, which is no citation", _noted(text, sources))
        case "indented":
            message = "four spaces before a line make it code: this would be shown as it is typed"
            yield FOREIGN_MARKUP(where, message, "begin the line at the left margin, and those that belong to it")
        case "front-matter":
            remedy = "give a second event a file of its own; keys of this one stand at the top, between the two `---`"
            yield FRONT_MATTER_IN_BODY(
                where, f"`{shown(text)}` and what follows it is front matter, in the body", remedy
            )
        case "uncited":
            yield UNCITED_PARAGRAPH(where, "this paragraph cites no source", _explain_uncited(text, sources))
        case _:
            remedy = _FOREIGN.get(what) or f"cite the source by its name: `{_numbered(text, sources)}`"
            yield FOREIGN_MARKUP(where, f"`{shown(text)}` would be shown as text", remedy)


def _explain_citation(name: str, sources: Collection[str]) -> Advice:
    """Return what is wrong with ``name``, which is in a citation and is no source's."""
    message = f"`{shown(name)}` is not among this file's sources"
    ids = [word for word in re.findall(r"[A-Za-z0-9][\w.-]*", name) if word in sources]
    if len(ids) > 1:
        remedy = f"write `@{'; @'.join(ids)}`, with a semicolon and an `@` for each"
        return Advice(f"`{shown(name)}` is not one source", remedy)
    if ids and not name.startswith("@"):
        return Advice(f"there is no `@` before `{shown(name)}`", f"write `@{ids[0]}`")
    if ids:
        remedy = f"write `@{ids[0]}`, and the rest in the sentence"
        return Advice(f"`{shown(name)}` holds more than a source's id", remedy)
    return Advice(message, "write `[@source-id]`, or `[@one; @two]`" if name else "remove the semicolon")


def _explain_uncited(paragraph: str, sources: Collection[str]) -> str:
    bracketed = re.findall(r"[\[(]\^?([A-Za-z0-9][\w.-]*)[\])]", paragraph)
    if source := next((word for word in bracketed if word in sources), ""):
        return f"write `[@{source}]`, with an `@`, where it names that source"
    listed = [f"`[@{source}]`" for source in islice(sources, 4) if SOURCE_ID.fullmatch(f"@{source}")]
    if len(listed) < 4:
        return f"end it with {' or '.join(listed)}" if listed else "name a source under `sources:`, and cite it"
    return f"end it with a source of this file, such as {listed[0]}"


def _noted(mark: str, sources: Sequence[str]) -> str:
    """Return what to write for a footnote, whose name may be a source's."""
    if "]:" in mark:
        return "list the source under `sources:` with an id, cite it by that, and leave this line out"
    name = mark[2:-1]
    is_source = name in sources or (not sources and not name.isdigit())
    return f"cite the source by its name: `{f'[@{name}]' if is_source else '[@source-id]'}`"


def _numbered(numbers: str, sources: Sequence[str]) -> str:
    """Return the citation that numbers such as ``[1, 3]`` were probably meant to be."""
    named = [sources[int(n) - 1] for n in re.findall("[0-9]+", numbers) if 0 < int(n) <= len(sources)]
    return f"[{'; '.join(f'@{name}' for name in named) or '@source-id'}]"
