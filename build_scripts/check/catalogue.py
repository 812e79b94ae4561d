"""Every rule by its id: those of reading, those of `rules`, and the two for the suppressions of other rules."""

from __future__ import annotations

from collections.abc import Mapping

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
