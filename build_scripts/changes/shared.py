"""What a change does to shared sources: each once, with the entries that it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.base.inert_markdown import code_span, inert
from build_scripts.changes.differences import differing
from build_scripts.changes.facts import as_described, defaults_of
from build_scripts.changes.sentences import Labels
from build_scripts.model.citing import shared_sources
from build_scripts.model.entries import SharedSource
from build_scripts.model.rows import Source
from build_scripts.model.values.edtf import Edtf
from build_scripts.reading.record import Record

Titled = tuple[str, list[str]]
"""A title and the lines below it."""
_FEW = 10  # so many entries are named; of more, how many there are


def review_sources(labels: Labels) -> Iterator[Titled]:
    """Yield the shared sources that are new, gone, renamed or different; not those that cannot be read."""
    new, old = labels.record.sources, labels.base.sources
    citing, cited = _citing(labels.record), _citing(labels.base)
    now = {before: source for source in new.values() for before in source.redirect_from if before in old}
    lines = [
        f"* {_called(source)} added{_touched('cited by', citing[name])}"
        for name, source in new.items()
        if name not in old and source not in now.values()
    ]
    for name, source in old.items():
        after = new.get(name) or now.get(name)
        if after is None and f"source:{name}" not in labels.record.broken:
            lines.append(f"* {_called(source)} **gone**{_touched('it was cited by', cited[name])}")
        elif after is not None and (what := list(_what_changed(labels, source, after))):
            lines.append(f"* {_called(source)}: {'; '.join(what)}{_touched('touches', citing[after.id])}")
    if lines:
        yield f"{len(lines)} shared source{'s' if len(lines) > 1 else ''}", lines


def _citing(record: Record) -> Mapping[str, Sequence[str]]:
    """Return the ids of the entries that cite each shared source."""
    citing: defaultdict[str, list[str]] = defaultdict(list)
    for entries in (record.events, record.actors, record.places):
        for name, entry in entries.items():
            for source in shared_sources(entry):
                citing[source.id].append(name)
    return citing


def _called(source: SharedSource) -> str:
    return f"**{inert(source.label)}**, {inert(source.publisher)} ({code_span(source.id)})"


def _touched(how: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    listed = ", ".join(map(code_span, names[:_FEW]))
    return f"; {how} {listed}" + (f" and {len(names) - _FEW} more" if len(names) > _FEW else "")


def _what_changed(labels: Labels, before: SharedSource, after: SharedSource) -> Iterator[str]:
    """Yield what differs in two versions of a source, key by key."""
    if before.id != after.id:
        yield f"renamed to {code_span(after.id)}; the old address redirects"
    was, now = as_described(before), as_described(after)
    defaults = defaults_of(labels.record.vocabulary or labels.base.vocabulary)
    for key in differing(was, now, defaults):
        yield f"its {key}: {_value(labels, was, key)} → {_value(labels, now, key)}"
    if before.body != after.body:
        yield "the note on it was edited"


def _value(labels: Labels, source: Source, key: str) -> str:
    value = getattr(source, key)
    if isinstance(value, Edtf):
        return labels.day(value)
    if key in ("nature", "grade"):
        return labels.label(f"{key}s", value) if value or key == "nature" else "none"
    if key == "origin":
        return ", ".join(labels.name(name) for name in value) or "none"
    return f"“{inert(value)}”" if value else "none"
