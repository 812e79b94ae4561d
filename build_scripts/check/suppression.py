"""Warnings that a file has on purpose: what its `suppress` list takes away, and what of that list is of no use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.catalogue import BAD_SUPPRESSION, CATALOGUE, UNUSED_SUPPRESSION
from build_scripts.findings import At, Finding, Problem, Rule
from build_scripts.model.entries import Entry, Suppression


def can_suppress(rule: Rule) -> bool:
    """Whether a file may have breaches of this rule on purpose."""
    return rule.severity == "warning" and rule is not UNUSED_SUPPRESSION


def standing(findings: Iterable[Finding], entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """The findings that the files of ``entries`` (by path) do not suppress."""
    for finding in findings:
        entry = entries.get(finding.path)
        if entry is None or finding.severity == "error" or finding.rule not in _rules(entry):
            yield finding


def _rules(entry: Entry) -> set[str]:
    return {each.rule for each in entry.suppress}


def problems_of(entry: Entry, broken: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with an entry's suppressions, where ``broken`` are the rules that the file breaks."""
    seen: set[str] = set()
    for i, each in enumerate(entry.suppress):
        where = At(("suppress", i, "rule"))
        if refusal := _refusal(each, seen):
            yield BAD_SUPPRESSION(where, *refusal)
        elif each.rule not in broken:
            message = f"the file does not break `{each.rule}`"
            yield UNUSED_SUPPRESSION(where, message, "remove this row")
        seen.add(each.rule)


def _refusal(each: Suppression, seen: set[str]) -> tuple[str, str] | None:
    """Why a suppression cannot be one, and what to do; None where it can."""
    rule = CATALOGUE.get(each.rule)
    if rule is None:
        warnings = [name for name, known in CATALOGUE.items() if known.severity == "warning"]
        remedy = did_you_mean(each.rule, warnings) or "`timeline rules` lists them; a finding names its rule"
        return f"there is no rule `{shown(each.rule)}`", remedy
    if not can_suppress(rule):
        return f"`{each.rule}` cannot be suppressed", "mend what it finds, and remove this row"
    return (f"`{each.rule}` stands here twice", "keep one row") if each.rule in seen else None
