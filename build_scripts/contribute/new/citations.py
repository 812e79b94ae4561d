"""Citations by number: `[1]`, as people count the sources they gave, becomes the citation of that source."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from build_scripts.base.text import shown
from build_scripts.contribute.new.event import Answers, is_paragraph
from build_scripts.contribute.new.plain import as_markdown, one_line
from build_scripts.reading.body import CITATION

_MANY = r"[0-9]{1,2}(?:\s*[,;]\s*[0-9]{1,2})*"
_NUMBERS = re.compile(rf"\s*(?<!\\)\[({_MANY})\](?![(:\[])")
_ROUND = re.compile(rf"\s*\(({_MANY})\)(?=[.!?…]?\s*$)", re.MULTILINE)
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")


def blocks_of(body: str) -> list[str]:
    """The blocks of a body in Markdown, which empty lines part."""
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return _BETWEEN.split(text) if text.strip() else []


def cite_numbers(text: str, numbered: Sequence[str], write: Callable[[str], str] = str) -> tuple[str, list[str]]:
    """``text`` with citations in the place of numbers; and the numbers, as they stand there, that name no source.

    ``numbered`` are the ids of sources in their order, empty for one that cannot be used. `(1)` is taken for one at the
    end of a line alone. ``write`` makes Markdown of what stands between.
    """
    parts, unknown, at = [], [], 0
    for found in sorted((*_NUMBERS.finditer(text), *_ROUND.finditer(text)), key=lambda each: each.start()):
        chosen = [int(number) for number in re.findall("[0-9]+", found.group(1))]
        if all(0 < number <= len(numbered) and numbered[number - 1] for number in chosen):
            ids = dict.fromkeys(numbered[number - 1] for number in chosen)
            parts += [write(text[at : found.start()]), f" {citation(ids)}"]
            at = found.end()
        elif found.group().strip().startswith("["):
            unknown.append(found.group().strip())
    return "".join((*parts, write(text[at:]))), unknown


def citation(ids: Sequence[str] | dict[str, None]) -> str:
    """A citation of sources by their ids."""
    return f"[{'; '.join(f'@{each}' for each in ids)}]"


def not_a_number(found: str, count: int) -> str:
    """Why a number cites nothing, and what to write instead."""
    there = "there is 1 source" if count == 1 else f"there are {count} sources"
    return f"‘{found}’ names no source, {there}; a number that is none is written `\\{found[:-1]}\\]`"


def account(answers: Answers) -> list[str]:
    """The blocks of the account as it will stand: where there is none, the summary."""
    return blocks_of(answers.body) or [each for each in [as_markdown(one_line(answers.summary))] if each]


def uncited(answers: Answers) -> list[int]:
    """The places, from 0, of the paragraphs that cite nothing where there are several sources to choose from."""
    blocks = account(answers) if len(answers.sources) > 1 else []
    return [at for at, block in enumerate(blocks) if is_paragraph(block) and not CITATION.search(block)]


def why_uncited(answers: Answers) -> list[str]:
    """For each paragraph that cites nothing, what to write instead."""
    blocks = account(answers)
    listed = ", ".join(f"[{number}] {name}" for number, name in enumerate(answers.sources, 1))
    how = f"end it with the sources that say it: {listed}"
    if not answers.body.strip() and uncited(answers):
        return [f"missing, as there are several sources: write the account, each paragraph of which cites; {how}"]
    return [f"paragraph {at + 1}, ‘{shown(blocks[at], 50)}’, cites no source: {how}" for at in uncited(answers)]
