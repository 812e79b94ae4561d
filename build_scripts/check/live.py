"""The findings about a record that somebody is editing: one file's own at once, and all of them as `timeline check`.

What the rules for one entry found is kept in memory, as `run` keeps it in a file. The rules that look at the whole
record take seconds in a large one, so they are asked when nobody types, and can be abandoned.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from build_scripts.check.levels import STANDARD, Levels, graded, level_of, switched_off
from build_scripts.check.rules import RECORD_RULES
from build_scripts.check.run import (
    Checked,
    check_entries,
    check_entry,
    gather,
    surroundings,
)
from build_scripts.check.suppression import problems_of, unsuppressed
from build_scripts.check.whole import NOTHING_HELD, Held, Kept, check_whole, dated_problems, placed
from build_scripts.check.words import complete
from build_scripts.findings import Finding
from build_scripts.model.entries import Entry
from build_scripts.reading.record import Record

_OF_WHOLE = frozenset(check.rule.id for check in RECORD_RULES)


class AbandonedError(Exception):
    """A check that nobody waits for any more has ended early."""


class LiveCheck:
    """The checks of one record, version after version."""

    def __init__(self, cache: Path | None, levels: Levels = STANDARD) -> None:
        self.levels = levels
        self._cache = cache
        self._off = switched_off(levels)
        self._checked: Checked = {}
        self._around = ""
        self._kept = Kept(cache, writes=False)

    def set_levels(self, levels: Levels) -> None:
        """Grade findings as the record has chosen; where other rules are off now, every entry is checked again."""
        if levels != self.levels:
            self.levels = levels
            if (off := switched_off(levels)) != self._off:
                self._off, self._checked = off, {}

    def check_own(self, record: Record, path: str, today: date, held: Held) -> list[Finding]:
        """Return what is wrong with the file at ``path``, as far as the rules for one entry can tell."""
        loaded = record.loaded[path]
        found, entry = set(complete(loaded.findings, record.vocabulary)), loaded.entry
        if loaded.entry is None:
            from build_scripts.check.refused import check_part

            if part := check_part(record, today, path, held):
                entry = part.entry
                found.update(part.findings)
        elif isinstance(entry, Entry):
            found.update(check_entry(record, self._off, held, path))
            found.update(placed(record, path, dated_problems(entry, today), held))
            # What the whole record would find is not known here, so no suppression of it is called unused.
            broken = {finding.rule for finding in found} | self._off | _OF_WHOLE
            found.update(placed(record, path, list(problems_of(entry, frozenset(broken))), held))
        entries = {path: entry} if isinstance(entry, Entry) else {}
        return sorted(graded(set(unsuppressed(found, entries)), self.levels))

    def find_errors(self, record: Record, today: date) -> list[Finding]:
        """Return the errors in ``record``: rules over the whole record that only warn, which take longest, wait."""
        rules = (check.rule for check in RECORD_RULES)
        warning = frozenset(rule.id for rule in rules if level_of(rule.id, rule.severity, self.levels) != "error")
        checked = self._check_entries(record, NOTHING_HELD, _go_on)
        whole = check_whole(record, today, None, self._off | warning, self._kept)
        findings = gather(record, today, checked, whole, self.levels, unasked=warning)
        return [finding for finding in findings if finding.severity == "error"]

    def check_all(self, record: Record, today: date, held: Held, is_wanted: Callable[[], bool]) -> list[Finding]:
        """Return all findings about ``record``, where ``held`` is what editors have open.

        :raises AbandonedError: once ``is_wanted`` says no.
        """

        def go_on() -> None:
            if not is_wanted():
                raise AbandonedError

        checked = self._check_entries(record, held, go_on)
        whole = list(check_whole(record, today, None, self._off, self._kept, held, go_on))
        go_on()
        findings = gather(record, today, checked, whole, self.levels, held)
        self._kept.end(record)
        return findings

    def _check_entries(self, record: Record, held: Held, go_on: Callable[[], None]) -> Checked:
        """Check those entries again that are not as they were, or all where what they refer to is not."""
        around = surroundings(record)
        if not self._around:
            self._kept.begin(record)
            self._checked, self._around = check_entries(record, self._cache, self._off, held=held), around
            return self._checked
        earlier = self._checked if around == self._around else {}
        checked: Checked = {}
        for path, digest in record.entry_digests.items():
            if path in earlier and earlier[path][0] == digest:
                checked[path] = earlier[path]
            else:
                go_on()
                found = check_entry(record, self._off, held, path)
                checked[path] = digest, [finding.as_dict() for finding in found]
        self._checked, self._around = checked, around
        return checked


def _go_on() -> None:
    """What somebody waits for is not abandoned."""
