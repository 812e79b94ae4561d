"""What changed between two versions of the record, for programs: each entry with its facts and with the sentences of a
review. An entry that was taken down is an id and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from build_scripts.changes.differences import Difference, compare_events
from build_scripts.changes.facts import defaults_of
from build_scripts.changes.lifecycle import compare_records
from build_scripts.changes.review import lines_on, lines_on_added, other_parts
from build_scripts.changes.sentences import Labels, fact_words, sentence
from build_scripts.model.entries import Event
from build_scripts.reading.record import Record

FORMAT = 1
"""The version of the list's shape."""


def render_changes(record: Record, base: Record, strings: Mapping[str, Any]) -> str:
    """Return as JSON what differs between ``record`` and ``base``, its earlier version."""
    labels = Labels(record, base, strings["dates"])
    listed = {
        "format": FORMAT,
        "since": base.digest[:12],
        "record": record.digest[:12],
        "events": list(_events(labels)),
        "others": [{"title": title, "sentences": list(map(_plain, lines))} for title, lines in other_parts(labels)],
    }
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _events(labels: Labels) -> Iterator[dict[str, Any]]:
    """Yield the events that are new, different or gone."""
    events = compare_records(labels.record, labels.base)
    for event in events.added:
        yield {"id": event.id, "change": "added", "sentences": list(map(_plain, lines_on_added(labels, [event])))}
    for before, after in events.changed:
        if lines := list(map(_plain, lines_on(labels, before, after))):
            former = {"former_id": before.id} if before.id != after.id else {}
            facts = list(_facts(labels, before, after))
            yield {"id": after.id, **former, "change": "changed", "sentences": lines, "facts": facts}
    for before, after in events.merged:
        yield {"id": after.id, "former_id": before.id, "change": "merged"}
    for event in events.taken_down:
        yield {"id": event.id, "change": "taken-down"}
    for event in events.vanished:
        yield {"id": event.id, "change": "vanished"}


def _facts(labels: Labels, before: Event, after: Event) -> Iterator[dict[str, Any]]:
    defaults = defaults_of(labels.record.vocabulary or labels.base.vocabulary)
    for fact in compare_events(before, after, defaults):
        yield {
            "subject": fact.subject,
            "name": fact.name,
            "change": "added" if fact.before is None else "dropped" if fact.after is None else "changed",
            "before": _words(labels, fact, fact.before, before),
            "after": _words(labels, fact, fact.after, after),
            "is_of_substance": fact.is_of_substance,
            "sentence": sentence(labels, fact, before, after),
        }


def _words(labels: Labels, fact: Difference, value: Any, event: Event) -> str | None:
    return None if value is None else fact_words(labels, fact, value, event)


def _plain(line: str) -> str:
    """Return a line of a list without its mark."""
    return line.strip().removeprefix("* ")
