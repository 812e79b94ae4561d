"""Warnings that a file has on purpose: those that its `suppress` list takes away, and rows of it that do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from build_scripts.base.text import shown
from build_scripts.check.catalogue import BAD_SUPPRESSION, CATALOGUE, UNUSED_SUPPRESSION, did_you_mean_rule
from build_scripts.findings import Advice, At, Finding, Problem, Rule
from build_scripts.model.entries import Entry
from build_scripts.model.rows import Suppression
from build_scripts.reading.extracts import Extract
from build_scripts.reading.rules import MANY_FINDINGS

SUPPRESSED = Extract("suppressed", lambda entry: [row.rule for row in entry.suppress] or None)
"""The rules that an entry suppresses."""


def can_suppress(rule: Rule) -> bool:
    """Check whether a file may have breaches of this rule on purpose."""
    return rule.severity == "warning" and rule not in (UNUSED_SUPPRESSION, MANY_FINDINGS)


def unsuppressed(findings: Iterable[Finding], entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Yield the findings that the files of ``entries`` (by path) do not suppress."""
    for finding in findings:
        entry = entries.get(finding.path)
        if entry is None or finding.severity == "error" or finding.rule not in _rules(entry):
            yield finding


def _rules(entry: Entry) -> set[str]:
    return {row.rule for row in entry.suppress}


def problems_of(entry: Entry, broken: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with an entry's suppressions, where ``broken`` are the rules that the file breaks."""
    seen: set[str] = set()
    for i, row in enumerate(entry.suppress):
        where = At(("suppress", i, "rule"))
        if refusal := _refusal(row, seen):
            yield BAD_SUPPRESSION(where, *refusal)
        elif row.rule not in broken:
            message = f"the file does not break `{row.rule}`"
            yield UNUSED_SUPPRESSION(where, message, "remove this row")
        seen.add(row.rule)


def _refusal(row: Suppression, seen: set[str]) -> Advice | None:
    """Return why a row suppresses nothing, and what to do; None where it may."""
    rule = CATALOGUE.get(row.rule)
    if rule is None:
        warnings = [name for name, listed in CATALOGUE.items() if listed.severity == "warning"]
        remedy = did_you_mean_rule(row.rule, warnings) or "`timeline rules` lists them; a finding names its rule"
        return Advice(f"there is no rule `{shown(row.rule)}`", remedy)
    if not can_suppress(rule):
        return Advice(f"`{row.rule}` cannot be suppressed", "fix what it finds, and remove this row")
    return Advice(f"`{row.rule}` is here twice", "keep one row") if row.rule in seen else None
