"""`timeline rules`: every rule, once, by subject, for people, programs and pages."""

import json
import re

import pytest
from click.testing import CliRunner, Result

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.cli import main
from build_scripts.findings import SUBJECTS


def rules(*arguments: str, **environment: str) -> Result:
    """Run the command."""
    result = CliRunner().invoke(main, ["rules", *arguments], env=environment)
    assert result.exit_code == 0
    return result


def test_text() -> None:
    """Under each subject are its rules by id, one per line, with severity and sentence; at the end a count."""
    *lines, last = rules().output.splitlines()
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in filter(None, lines):
        if line.startswith(" "):
            found[list(found)[-1]].append(tuple(re.split(r" {2,}", line.strip(), maxsplit=2)))
        else:
            found[line] = []
    expected: dict[str, list[tuple[str, ...]]] = {SUBJECTS[subject]: [] for subject in SUBJECTS}
    for rule in sorted(CATALOGUE.values(), key=lambda rule: rule.id):
        expected[SUBJECTS[rule.subject]].append((rule.severity, rule.id, rule.sentence))
    assert list(found.items()) == [(title, listed) for title, listed in expected.items() if listed]
    errors = sum(rule.severity == "error" for rule in CATALOGUE.values())
    assert last == (
        f"{len(CATALOGUE)} rules: {errors} give errors, {len(CATALOGUE) - errors} warnings. "
        "`timeline explain RULE` says why, with examples."
    )


def test_json() -> None:
    """With --format json the output is one JSON object, with the rules in the same order."""
    listed = json.loads(rules("--format", "json").output)
    assert listed["format"] == 1
    assert sorted((each["id"], each["severity"], each["subject"], each["sentence"]) for each in listed["rules"]) == (
        sorted((rule.id, rule.severity, rule.subject, rule.sentence) for rule in CATALOGUE.values())
    )
    subjects = list(dict.fromkeys(each["subject"] for each in listed["rules"]))
    assert subjects == [subject for subject in SUBJECTS if subject in subjects]


def test_markdown() -> None:
    """With --format markdown there is a table a subject."""
    text = rules("--format", "markdown").output
    assert text.count("\n## ") + 1 == len({rule.subject for rule in CATALOGUE.values()})
    assert text.startswith(
        "## The file\n\n| rule | severity | what it says |\n|---|---|---|\n| `byte-order-mark` | error |"
    )
    assert sorted(re.findall(r"^\| `([a-z0-9-]+)` \| (?:error|warning) \| .+ \|$", text, re.MULTILINE)) == sorted(
        CATALOGUE
    )


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["extra"]])
def test_wrong_calls(arguments: list[str]) -> None:
    """A call that makes no sense is refused."""
    assert CliRunner().invoke(main, ["rules", *arguments]).exit_code == 2
