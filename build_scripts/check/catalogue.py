"""Every rule by its id: those of reading, those of `rules`, and the two for the suppressions of other rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_scripts.base.text import did_you_mean
from build_scripts.check.rules import RULES
from build_scripts.findings import Rule
from build_scripts.reading import rules as reading

BAD_SUPPRESSION = Rule(
    "bad-suppression", "error", "suppression", "A suppression names a rule that gives warnings, once in a file."
)
UNUSED_SUPPRESSION = Rule(
    "unused-suppression", "warning", "suppression", "A suppression takes a warning away: else it is removed."
)
CATALOGUE: Mapping[str, Rule] = {
    rule.id: rule for rule in (*reading.RULES, *RULES, BAD_SUPPRESSION, UNUSED_SUPPRESSION)
}
_LIKE = 0.75
"""What rules have in common are short words: less likeness than this is chance."""


def did_you_mean_rule(name: str, rules: Iterable[str] = CATALOGUE) -> str:
    """Return a remedy that names the rule meant by ``name``: one that begins with it, or is very like it; else none."""
    beginning = [rule for rule in rules if len(name) > 3 and rule.startswith(name)]
    return f"did you mean `{beginning[0]}`?" if beginning else did_you_mean(name, rules, _LIKE)
