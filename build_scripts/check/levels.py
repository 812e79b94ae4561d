"""Rules that a record has switched off or made errors, each with a reason: the option `rules` of its configuration.

rules:
  loaded-word: {level: error, reason: Nobody reviews our texts before they are published.}
  probable-duplicate: {level: off, reason: 'Every row of the database is kept, also where two tell of one thing.'}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from build_scripts.base.text import shown
from build_scripts.check.catalogue import CATALOGUE, did_you_mean_rule
from build_scripts.check.suppression import can_suppress
from build_scripts.findings import Finding, Severity

OPTION = "rules"
LEVELS = ("off", "warning", "error")
_FORM = "`{level: off, reason: why}`"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a record has made of a rule: one of `LEVELS`, and why."""

    level: str
    reason: str


Levels = Mapping[str, Choice]
"""The rules that a record has chosen a level for, by id."""
STANDARD: Levels = MappingProxyType({})
"""Those of a record that has chosen nothing."""


class LevelsError(Exception):
    """The option is not what it should be; the message says what to write, in one line."""


def read_levels(value: Any) -> dict[str, Choice]:
    """Return the choices that the option holds, as text or as YAML reads it: there ``off`` is the same as ``false``.

    :raises LevelsError: with the first thing that is wrong.
    """
    if value in (None, ""):
        return {}
    if not isinstance(value, Mapping):
        raise LevelsError(f"`{OPTION}` names rules, each with what becomes of it: `loaded-word: {_FORM[1:]}")
    return {str(rule): _read_choice(str(rule), row) for rule, row in value.items()}


def _read_choice(rule: str, row: Any) -> Choice:
    if rule not in CATALOGUE:
        remedy = did_you_mean_rule(rule) or "`timeline rules` lists them"
        raise LevelsError(f"there is no rule `{shown(rule)}`; {remedy}")
    if not isinstance(row, Mapping):
        raise LevelsError(f"`{rule}` needs a level and a reason: write {_FORM}")
    for key in row:
        if key not in ("level", "reason"):
            raise LevelsError(f"`{rule}` has the key `{shown(str(key))}`: write {_FORM}")
    level = "off" if row.get("level") is False else str(row.get("level") or "").strip()
    if level not in LEVELS:
        raise LevelsError(f"`{rule}` has the level `{shown(level)}`: write `off`, `warning` or `error`")
    if level != "error" and CATALOGUE[rule].severity == "error":
        raise LevelsError(f"`{rule}` gives errors, which are never less than that: remove this row")
    if level == "off" and not can_suppress(CATALOGUE[rule]):
        raise LevelsError(f"`{rule}` cannot be switched off: it is about the list of findings itself; remove this row")
    reason = " ".join(str(row.get("reason") or "").split())
    if not reason:
        raise LevelsError(f"`{rule}` has no `reason`: say why, for whoever comes after you")
    return Choice(level, reason)


def chosen(choice: Choice) -> str:
    """Return in words what a record has made of a rule."""
    made = {"off": "This record has switched it off", "warning": "This record keeps it", "error": "An error here"}
    return f"{made[choice.level]}: {choice.reason}"


def switched_off(levels: Levels) -> frozenset[str]:
    """Return the ids of the rules that are switched off."""
    return frozenset(rule for rule, choice in levels.items() if choice.level == "off")


def level_of(rule: str, severity: Severity, levels: Levels) -> str:
    """Return the level that a record has chosen for a rule; where it has chosen none, that of the rule itself."""
    return levels[rule].level if rule in levels else severity


def graded(findings: Iterable[Finding], levels: Levels) -> Iterator[Finding]:
    """Yield the findings at the levels that the record has chosen, without those of rules that are switched off."""
    for finding in findings:
        level = level_of(finding.rule, finding.severity, levels)
        if level != "off":
            yield replace(finding, severity="error" if level == "error" else "warning")
