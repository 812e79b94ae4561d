"""Planned pages: what each shows, and the key that follows from it.

A page is planned with a function that gives what it shows of the record. Its key is a digest of the files of the
events in that value, and the renderer is given that very value: a key cannot miss an event that the page shows, as
long as the renderer takes events from nowhere else. A page whose key has not changed need not be made again.

Most pages list events, and show nothing of their accounts: the key of such a page is made of their front matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any, Protocol, TypeVar, TypeVarTuple

from build_scripts.base.cache import digest_folder, toolkit_version
from build_scripts.model.citing import shared_sources
from build_scripts.model.entries import Actor, Event, Place
from build_scripts.pages.context import TEMPLATES, Context
from build_scripts.pages.page import Page
from build_scripts.timeline.timeline import Timeline

Args = TypeVarTuple("Args")
Shown = TypeVar("Shown", bound=Iterable[Event | None])
"""What a page shows: any value that yields its events, with ``None`` where one might be and is not."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is to be made, or another file that is made of events, such as a search document.

    `shows` gives what it shows, and is absent where that is nothing of any event. Files of one `batch` share rendered
    pieces and are made one after the other.
    """

    path: str
    key: str
    render: Callable[..., Page | bytes]
    shows: Callable[..., Iterable[Event | None]] | None
    args: tuple[Any, ...]
    batch: str = ""

    def make(self, context: Context) -> Page | bytes:
        """Render it."""
        shown = () if self.shows is None else (self.shows(context.timeline, *self.args),)
        return self.render(context, *shown, *self.args)


Noted = tuple[str, Sequence[str]]
"""What the key of a page is made of, beside its path and arguments: its base, and the paths of the events it shows, an
empty text where one might be and is not."""


class PageModule(Protocol):
    """A module that plans pages of one kind, or other files that are made of events."""

    @property
    def plan(self) -> Callable[[Context, Planner], Iterable[Planned]]:
        """Yield the pages of this kind."""


class Planner:
    """Plans pages and other files with their keys. `toolkit`, `common` and `strips` are bases of keys: what a page may
    show beside events. Where somebody asks for it, ``noted`` has of each page by path what its key is made of.
    """

    def __init__(self, context: Context) -> None:
        self.timeline = context.timeline
        self.noted: dict[str, Noted] | None = None
        self.toolkit = digest(toolkit_version(), digest_folder(TEMPLATES), repr(context.strings))
        """The toolkit and the strings, nothing of the record and the configuration."""
        self.common = digest(self.toolkit, *_settings(context), *_other_files(self.timeline))
        """What every page shares; of the events nothing."""

    @cached_property
    def strips(self) -> str:
        """What every page shares, and density strips, whose scale is that of all events."""
        return digest(self.common, *(f"{event.id}{event.date}" for event in self.timeline.events))

    def with_sources(self, base: str, known: object) -> str:
        """Return the base of a key of a page on an actor or a place, with the shared sources that it cites."""
        if isinstance(known, Actor | Place) and shared_sources(known):
            return digest(base, *self.timeline.files_of(known))
        return base

    def plan_page(
        self,
        path: str,
        render: Callable[[Context, Shown, *Args], Page | bytes],
        shows: Callable[[Timeline, *Args], Shown],
        *args: *Args,
        base: str = "",
        batch: str = "",
    ) -> Planned:
        """Plan a page that shows events: ``render`` gets the context, what ``shows`` returns, and ``args``."""
        shown = _paths(shows(self.timeline, *args))
        if self.noted is not None:
            self.noted[path] = base, shown
        return Planned(path, self.key(base, path, args, self.timeline.event_files, shown), render, shows, args, batch)

    def plan_list(
        self,
        path: str,
        render: Callable[[Context, Shown, *Args], Page | bytes],
        shows: Callable[[Timeline, *Args], Shown],
        *args: *Args,
        base: str = "",
    ) -> Planned:
        """Plan a page that shows what the front matter of events says: nothing of their accounts, and no digests of
        their files.
        """
        shown = _paths(shows(self.timeline, *args))
        return Planned(path, self.key(base, path, args, self.timeline.event_fronts, shown), render, shows, args)

    def key(
        self, base: str, path: str, args: tuple[object, ...], files: Mapping[str, str], shown: Iterable[str]
    ) -> str:
        """Return the key of a page that shows the events at some paths, whose digests are in ``files``."""
        lines = [files[each] if each else "" for each in shown]
        return digest(base or self.common, path, repr(args), *lines)

    def plan_fixed_page(
        self, path: str, render: Callable[[Context, *Args], Page], *args: *Args, base: str = ""
    ) -> Planned:
        """Plan a page that shows no event: ``render`` gets the context and ``args``."""
        return Planned(path, digest(base or self.common, path, repr(args)), render, None, args)


def _paths(shown: Iterable[Event | None]) -> list[str]:
    return [event.path if event else "" for event in shown]


def _settings(context: Context) -> Iterable[str]:
    """Yield the settings that pages show. The record's version is not among them: it changes with any event."""
    site = context.site
    yield from (site.name, site.url, site.lang, site.copyright, site.edit_url, site.correction_url, site.contact)
    yield f"{context.has_editions}"
    if context.outlines:
        yield context.outlines.digest


def _other_files(timeline: Timeline) -> Iterable[str]:
    """Yield the path and the digest of every file of the record that is neither an event's nor a shared source's."""
    apart = {event.path for event in timeline.events} | {source.path for source in timeline.sources.values()}
    return (f"{path}{value}" for path, value in timeline.digests.items() if path not in apart)


def every_event(timeline: Timeline, *_: object) -> tuple[Event, ...]:
    """Return all events: what a page shows that counts them, or lists all of them."""
    return timeline.events


def digest(*parts: str) -> str:
    """Return a digest of texts, as keys are."""
    return blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()
