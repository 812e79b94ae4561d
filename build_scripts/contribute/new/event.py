"""An event out of answers: its front matter, and a body in which every paragraph cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.plain import as_markdown, one_line, wrapped
from build_scripts.contribute.new.rows import Values
from build_scripts.reading.body import CITATION

_NO_PARAGRAPH = re.compile(r" {0,3}(?:[#>|]|[-+*]\s|[0-9]{1,9}[.)]\s|```|~~~)| {4}|\t")
_END = re.compile(r"(?:[.!?…][\"'”’»]?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered about an event: texts as they were given, dates in EDTF, ids that exist, rows by key.

    `body` is Markdown. Where there is none, the summary takes its place. What is empty has not been answered.
    """

    title: str = ""
    date: str = ""
    time: str = ""
    kind: str = ""
    status: str = ""
    summary: str = ""
    sources: Mapping[str, Values] = field(default_factory=dict)
    places: Sequence[str] = ()
    place_note: str = ""
    tags: Sequence[str] = ()
    actors: Sequence[Values] = ()
    figures: Sequence[Values] = ()
    attribution: Sequence[Values] = ()
    unclaimed: Values = field(default_factory=dict)
    body: str = ""


def event_front(answers: Answers) -> Front:
    """The front matter of an event."""
    return {each.name: getattr(answers, each.name) for each in fields(answers) if each.name != "body"}


def event_body(answers: Answers) -> str:
    """The body of an event: a paragraph that cites nothing gets every source of the entry.

    Where there are several, `citations.uncited` says which those are, so that somebody can choose before.
    """
    ids = list(answers.sources)
    if not answers.body.strip():
        summary = one_line(answers.summary)
        return wrapped(cited(as_markdown(summary), ids)) if summary else ""
    text = answers.body.replace("\r\n", "\n").replace("\r", "\n")
    return "\n\n".join(_cited_block(block, ids) for block in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")))


def is_paragraph(block: str) -> bool:
    """Whether a block of Markdown is a paragraph, and not a heading, a list, a quotation, a table or code."""
    return not _NO_PARAGRAPH.match(block)


def _cited_block(block: str, ids: Sequence[str]) -> str:
    return cited(block.rstrip(), ids) if is_paragraph(block) and not CITATION.search(block) else block


def cited(paragraph: str, ids: Iterable[str]) -> str:
    """A paragraph with a citation of ``ids`` before its last full stop."""
    citation = f"[{'; '.join(f'@{each}' for each in ids)}]"
    if citation == "[]":
        return paragraph
    end = _END.search(paragraph)
    at = end.start() if end and paragraph[: end.start()].rstrip("\\") == paragraph[: end.start()] else len(paragraph)
    return f"{paragraph[:at]} {citation}{paragraph[at:]}"
