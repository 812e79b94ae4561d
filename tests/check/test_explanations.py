"""Every rule is explained, and every example in an explanation does what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import FOLDER, CodeBlock, Passage, parse_explanation, read_explanation
from tests.examples import CASE, RECORD, findings_of, set_up

LEAST = RECORD.parent / "valid" / "least.md"
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def test_every_rule_is_explained() -> None:
    """There is an explanation for each rule, and none for a rule that does not exist."""
    assert {path.stem for path in FOLDER.glob("*.md")} == CATALOGUE.keys()


def lay(project: Path, parts: list[Passage]) -> list[Path]:
    """Put the examples of ``parts`` into the example record, one over the other; the files they made."""
    set_up(LEAST, project)
    written = [_write(project, block) for part in parts for block in part.blocks]
    if written and CASE not in [path.relative_to(project) for path in written if path]:
        (project / CASE).unlink(missing_ok=True)
    return [path for path in written if path]


def _write(project: Path, block: CodeBlock) -> Path | None:
    """Put one block where it belongs."""
    if block.language == "sh":
        subprocess.run(["sh", "-euc", block.text], cwd=project, check=True, capture_output=True)
        return project / CASE
    path = project / (block.path or CASE)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = block.text
    if not block.path:
        text = merged(path.read_text("utf-8"), block)
    elif block.language == "yaml" and path.suffix == ".md":
        text = f"---\n{block.text}---\n"
    path.write_text(text, encoding="utf-8")
    return path


def merged(event: str, block: CodeBlock) -> str:
    """An event's text with the keys (or the body) of ``block`` in the place of its own."""
    _, front, body = event.split("---\n", 2)
    if block.language == "markdown":
        return f"---\n{front}---\n\n{block.text}"
    own = {key: value for key, value in _keys(front).items() if key not in _keys(block.text)}
    return f"---\n{''.join(own.values())}{block.text}---\n{body}"


def _keys(front: str) -> dict[str, str]:
    """Each top-level key with its lines."""
    starts = [found.start() for found in _KEY.finditer(front)]
    return {
        front[start:].partition(":")[0]: front[start:end]
        for start, end in zip(starts, [*starts[1:], len(front)], strict=True)
    }


@pytest.mark.parametrize("rule", sorted(CATALOGUE))
def test_examples(rule: str, tmp_path: Path) -> None:
    """What is before breaks the rule and no other; what is after, and what is fine, breaks none."""
    explanation = read_explanation(rule)
    parts = {part.heading: part for part in explanation.parts}
    base = [parts["As it was"]] if "As it was" in parts else []
    earlier = tmp_path / "earlier" if base else None
    if earlier:
        lay(earlier, base)
    broken: dict[str, set[str]] = {}
    for heading, part in parts.items():
        if heading != "As it was":
            folder = tmp_path / heading.replace(" ", "-")
            lay(folder, [*base, part])
            broken[heading] = {finding.rule for finding in findings_of(folder, earlier)}
    also = {"unknown-key"} if rule == "many-findings" else set()  # many of something
    assert broken == {"Before": {rule, *also}, "After": set(), "Fine as it is": set()}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Why.\n",
        "Why.\n\n## Before\n\n```yaml\na: b\n```\n",
        "## Before\n\n```yaml\na: b\n```\n\n## After\n\n```yaml\na: b\n```\n\n## Fine as it is\n\n```yaml\na: b\n```\n",
        "Why.\n\n## Before\n\n## After\n\n```yaml\na: b\n```\n\n## Fine as it is\n\n```yaml\na: b\n```\n",
    ],
)
def test_a_part_is_missing(text: str) -> None:
    """An explanation without a reason, a part or an example is refused."""
    with pytest.raises(ValueError, match="an explanation says why"):
        parse_explanation("some-rule", text)
