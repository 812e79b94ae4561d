"""The body of an event, in which every paragraph cites; `[1]` cites the first source, as people count them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from build_scripts.base.text import DASHES
from build_scripts.contribute.new.plain import as_markdown, one_line, wrapped
from build_scripts.reading.body import CITATION, SOURCE_ID

_NO_PARAGRAPH = re.compile(r" {0,3}(?:[#>|]|[-+*]\s|[0-9]{1,9}[.)]\s|```|~~~)| {4}|\t")
_END = re.compile(r"(?:[.!?…][\"'”’»]?)?$")
_SOURCE = r"(?:(?:sources?|nos?\.?|nr\.?)\s*|\#\s*)?"
_ITEM = rf"{_SOURCE}\d{{1,2}}(?:\s*[-{DASHES}]\s*\d{{1,2}})?"
_MANY = rf"\s*{_ITEM}(?:(?:\s*[,;،&+]\s*|\s+and\s+|\s+){_ITEM})*\s*"
_NUMBERS = re.compile(rf"(?:(?<!\s)\s+)?(?<!\\)\[({_MANY})\](?!\(|:(?=\s*\S*://)|\[(?!{_MANY}\]))", re.IGNORECASE)
_ROUND = re.compile(rf"(?<!\s)\s+\(({_MANY})\)(?=[.!?…]?\s*$)", re.MULTILINE | re.IGNORECASE)
_RANGE = re.compile(rf"(\d+)(?:\s*[-{DASHES}]\s*(\d+))?")


def event_body(text: str, sources: Sequence[str], summary: str = "") -> str:
    """Return the body of an event with these ``sources``; without ``text`` the summary takes its place.

    A paragraph that cites nothing gets every source. Headings, lists, quotations and code stay as they are.
    """
    if not text.strip():
        line = one_line(summary)
        return wrapped(cited(as_markdown(line), sources)) if line else ""
    body = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return "\n\n".join(
        block if _NO_PARAGRAPH.match(block) or cites(block) else cited(block.rstrip(), sources)
        for block in re.split(r"\n(?:[ \t]*\n)+", body)
    )


def cites(paragraph: str) -> bool:
    """Tell whether there is a citation in ``paragraph``."""
    return bool(CITATION.search(paragraph))


def is_source_id(text: str) -> bool:
    """Tell whether a source of that id can be cited."""
    return bool(SOURCE_ID.fullmatch(f"@{text}"))


def cited(paragraph: str, sources: Sequence[str]) -> str:
    """Return a paragraph with a citation of ``sources`` before its last full stop."""
    if not sources:
        return paragraph
    end = _END.search(paragraph)
    at = end.start() if end and paragraph[: end.start()].rstrip("\\") == paragraph[: end.start()] else len(paragraph)
    return f"{paragraph[:at]} {_citation(sources)}{paragraph[at:]}"


def cite_numbers(text: str, numbered: Sequence[str], write: Callable[[str], str] = str) -> tuple[str, list[str]]:
    """Return ``text`` with citations in the place of numbers; and the numbers, as they are in it, of no source.

    ``numbered`` are the ids of sources in their order, empty for one that cannot be used. `(1)` is taken for one at the
    end of a line alone. ``write`` makes Markdown of the text between.
    """
    parts, unknown, at = [], [], 0
    for found in sorted((*_NUMBERS.finditer(text), *_ROUND.finditer(text)), key=lambda found: found.start()):
        chosen = [
            number
            for first, last in _RANGE.findall(found.group(1))
            for number in range(int(first), int(last or first) + 1)
        ]
        if chosen and all(0 < number <= len(numbered) and numbered[number - 1] for number in chosen):
            ids = dict.fromkeys(numbered[number - 1] for number in chosen)
            parts += [write(text[at : found.start()]), f" {_citation(ids)}"]
            at = found.end()
        elif found.group().strip().startswith("["):
            unknown.append(found.group().strip())
    return "".join((*parts, write(text[at:]))), unknown


def _citation(sources: Iterable[str]) -> str:
    return f"[{'; '.join(f'@{name}' for name in sources)}]"
