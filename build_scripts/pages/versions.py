"""The versions: each state of the record that was published, with what it changed.

Everything here is said in the words of the present record: its titles, and the lines of its logs. Of what it no longer
has, no version says more than how much it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_scripts.changes.history import Edit, State
from build_scripts.changes.keys import digest_of
from build_scripts.model.entries import Event
from build_scripts.model.former import former_ids
from build_scripts.model.layout import event_url
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, digest
from build_scripts.timeline.timeline import Timeline

PATH = "versions/"
PER_PAGE = 25
Names = tuple[tuple[str, str], ...]
"""Digests of ids that entries had in a version, each with the present id."""
NAMED = 20
"""How many entries a version names of those that it added, and of those that it changed."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page of the newest versions, and one for each share of those before; shares count from the oldest."""
    states, known = context.history.states, _known(context.timeline)
    full = _full(states)
    newest = states[: len(states) - full * PER_PAGE]
    shares = [(0, newest), *((share, _share(states, share)) for share in range(full, 0, -1))]
    for number, share in shares:
        named = tuple(sorted(_present(known, share).items()))
        shown = (digest(repr(share)), repr(context.history), context.site.version) if not number else (repr(share),)
        base = digest(planner.common, *shown)
        yield planner.plan_page(
            f"{PATH}{f'{number}/' if number else ''}", render_versions, those, named, number, base=base
        )


def those(timeline: Timeline, named: Names, number: int) -> tuple[Event, ...]:
    """Return the events that a page of versions names."""
    return tuple(timeline.by_id[now] for _, now in named)


def render_versions(context: Context, events: tuple[Event, ...], named: Names, number: int) -> Page:
    """Render a share of the versions; 0 is the newest."""
    t, history = context.t, context.history
    states = history.states
    full = _full(states)
    share = _share(states, number) if number else states[: len(states) - full * PER_PAGE]
    telling = Telling(context, {then: event for (then, _), event in zip(named, events, strict=True)})
    title = t["sections"]["versions"]
    body = context.render(
        "versions.html",
        title=title,
        notes=[] if number else list(_notes(context)),
        versions=[telling.version(state) for state in share],
        older=PATH + f"{(number or full + 1) - 1}/" if (number or full + 1) > 1 else "",
        newer=PATH + (f"{number + 1}/" if number < full else "") if number else "",
        earlier=t["versions_earlier"].format(count=f"{history.earlier:,}") if history.earlier and number < 2 else "",
    )
    path = f"{PATH}{number}/" if number else PATH
    return Page(path, "versions", f"{title}, {number}" if number else title, t["versions_lead"], body)


def _full(states: Sequence[State]) -> int:
    """Return how many shares there are beside the page of the newest, which holds as many as they do at least."""
    return max(0, len(states) - PER_PAGE) // PER_PAGE


def _share(states: Sequence[State], number: int) -> Sequence[State]:
    """Return the states of a share, the newest first; the first share holds the oldest."""
    end = len(states) - (number - 1) * PER_PAGE
    return states[end - PER_PAGE : end]


def _known(timeline: Timeline) -> Mapping[str, str]:
    """Return the ids of events by the digests of those that they have or had."""
    ids = {**former_ids(timeline.by_id), **{name: name for name in timeline.by_id}}
    return {digest_of(then): now for then, now in ids.items()}


def _present(known: Mapping[str, str], states: Iterable[State]) -> dict[str, str]:
    """Return those of ``known`` that versions name."""
    names = (name for state in states for name in (*state.added, *(edit.id for edit in state.edited), *state.gone))
    return {name: known[name] for name in names if name in known}


def _notes(context: Context) -> Iterator[str]:
    """Yield what is to be known of the list as a whole."""
    t, history, removed = context.t, context.history, context.timeline.removed
    if not history.head:
        yield t["versions_without"]
    elif not history.is_whole:
        yield t["versions_shallow"]
    if history.head and not history.commit_of(context.site.version):
        events = context.events_words(len(context.timeline.events))
        yield t["versions_apart"].format(version=context.site.version, events=events)
    if removed:
        last = max((removal.date for removal in removed.values()), key=lambda day: day.last)
        yield t["versions_removed"].format(date=context.dates(last))


@dataclass
class Telling:
    """Versions in words; ``events`` are those of the present record, by the digests of the ids that they had then."""

    context: Context
    events: Mapping[str, Event]

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """What the keys of an entry are called."""
        words: Mapping[str, str] = self.context.t["version_keys"]
        return words

    def version(self, state: State) -> dict[str, Any]:
        """Return what the page shows of a version."""
        context, t = self.context, self.context.t
        added = self._named(state.added)
        edited = [(event, edit) for edit in state.edited if (event := self.events.get(edit.id))]
        moved = [event for event in self._named(state.gone) if event not in added]
        gone = sum(name not in self.events for name in (*state.added, *state.gone, *(e.id for e in state.edited)))
        return {
            "anchor": f"c{state.commit[:12]}",
            "day": context.dates(parse_edtf(state.day)),
            "version": state.version,
            "is_here": state.version == context.site.version,
            "commit": state.commit[:12],
            "events": context.events_words(state.events),
            "added": [_link(event) for event in added[:NAMED]],
            "added_more": self._more(len(added) - NAMED),
            "edited": [self._edited(event, edit) for event, edit in edited[:NAMED]],
            "edited_more": self._more(max(0, len(edited) - NAMED) + state.more),
            "moved": [_link(event) for event in moved[:NAMED]],
            "gone": context.count_words("version_gone", gone) if gone else "",
            "others": ", ".join(_count(t["version_other"], kind, count) for kind, count in state.others),
        }

    def _named(self, names: Sequence[str]) -> list[Event]:
        return list({event.id: event for name in names if (event := self.events.get(name))}.values())

    def _more(self, count: int) -> str:
        return self.context.count_words("version_more", count) if count > 0 else ""

    def _edited(self, event: Event, edit: Edit) -> dict[str, Any]:
        notes = [change.note for change in event.changes if digest_of(change.note) in edit.notes]
        keys = ", ".join(self.keys[key] for key in edit.keys if key in self.keys)
        return {**_link(event), "keys": keys, "notes": notes}


def _link(event: Event) -> dict[str, str]:
    return {"url": event_url(event), "title": event.title}


def _count(words: Mapping[str, str], kind: str, count: int) -> str:
    pattern = words.get(kind) or words[f"{kind}_one" if count == 1 else f"{kind}_many"]
    return pattern.format(count=f"{count:,}")
