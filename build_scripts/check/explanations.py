"""Why each rule is one, with an example that breaks it, the same put right, and one that only looks like a breach.

An explanation is ``explained/<rule>.md``: a few paragraphs, then the parts `Before`, `After` and `Fine as it is`
(for rules that compare with an earlier version, `As it was` before them). A part has code blocks:

- ``yaml`` alone: keys of an event's front matter, put into a small event that is otherwise right;
- ``markdown`` alone: that event's body;
- either of the two and a path: the front matter of that file, or the whole of it;
- ``sh``: what is done to the files.

The command prints explanations, the site shows them, and the tests run every example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from build_scripts.base.inert_markdown import inert
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.suppression import can_suppress
from build_scripts.findings import SUBJECTS, Rule

FOLDER = Path(__file__).parent / "explained"
PARTS = ("As it was", "Before", "After", "Fine as it is")
_ON_PURPOSE = """\
A file that breaks this rule on purpose says so in its front matter, and why.

```yaml
suppress:
  - {{rule: {rule}, reason: What makes it right here.}}
```
"""
_BLOCK = re.compile(r"^```(?P<lang>[a-z]+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """One code block: its language, the file it is (empty: the example's event), its text."""

    language: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an explanation: its heading, its Markdown, the code blocks in it."""

    heading: str
    text: str
    blocks: tuple[CodeBlock, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule beyond its sentence: why it is one (Markdown), and the parts in the order of `PARTS`."""

    rule: str
    why: str
    parts: tuple[Passage, ...]


def read_explanation(rule: str) -> Explanation:
    """Read the explanation of a rule.

    :raises FileNotFoundError: when it has none.
    :raises ValueError: when a part is missing, empty, unknown or out of place.
    """
    return parse_explanation(rule, (FOLDER / f"{rule}.md").read_text("utf-8"))


def parse_explanation(rule: str, text: str) -> Explanation:
    """Read an explanation from its Markdown.

    :raises ValueError: when a part is missing, empty, unknown or out of place.
    """
    why, *rest = _HEADING.split(text)
    parts = tuple(_part(heading, part) for heading, part in zip(rest[::2], rest[1::2], strict=True))
    headings = tuple(part.heading for part in parts)
    if headings not in (PARTS, PARTS[1:]) or not why.strip() or not all(part.blocks for part in parts):
        raise ValueError(f"{rule}: an explanation says why, then has {', '.join(PARTS[1:])}, each with an example")
    return Explanation(rule, why.strip(), parts)


def _part(heading: str, text: str) -> Passage:
    blocks = tuple(CodeBlock(block["lang"], block["path"] or "", block["text"]) for block in _BLOCK.finditer(text))
    return Passage(heading, text.strip(), blocks)


def all_parts(rule: Rule) -> tuple[Passage, ...]:
    """Return the parts of a rule's explanation; where a file may break it on purpose, one more on how it says so."""
    own = read_explanation(rule.id).parts
    return (*own, _part("On purpose", _ON_PURPOSE.format(rule=rule.id))) if can_suppress(rule) else own


def as_markdown(rule: Rule, made: str = "") -> str:
    """Return a rule with its explanation as plain Markdown; the path of an example's file is above its block.

    ``made`` is what the record at hand has made of the rule, in words.
    """
    kind = f"{rule.severity.capitalize()}, {SUBJECTS[rule.subject].lower()}."
    parts = [f"## {part.heading}\n\n{_BLOCK.sub(_with_path, part.text)}" for part in all_parts(rule)]
    return (
        "\n\n".join(
            [
                f"# {rule.id}",
                f"**{rule.sentence}** {kind}",
                *([inert(made)] if made else []),
                read_explanation(rule.id).why,
                *parts,
            ]
        )
        + "\n"
    )


def _with_path(block: re.Match[str]) -> str:
    above = f"`{block['path']}`\n\n" if block["path"] else ""
    return f"{above}```{block['lang']}\n{block['text']}```"


def rules_by_subject() -> dict[str, list[Rule]]:
    """Return every rule, by subject in the order of `SUBJECTS`, within a subject by id."""
    rules = sorted(CATALOGUE.values(), key=lambda rule: rule.id)
    grouped = {subject: [rule for rule in rules if rule.subject == subject] for subject in SUBJECTS}
    return {subject: members for subject, members in grouped.items() if members}
