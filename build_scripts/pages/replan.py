"""Planning again, under serve: after an edit of accounts alone the last plan stands, but for some keys.

Which pages there are, and what they show, follows from the front matter of events and from all that is no event. So
only the keys of pages that show an edited account are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from build_scripts.pages.context import Context
from build_scripts.pages.plan import Noted, PageModule, Planned, Planner, digest

T = TypeVar("T")
LOOKS_DEEPER = ("edition", "versions")
"""The modules whose plan depends on more: on how long accounts are, or on the versions of the record."""


class LastPlan:
    """What was planned last, by module: `plan` does it anew where that does not follow from it."""

    def __init__(self) -> None:
        self._basis = ""
        self._files: Mapping[str, str] = {}
        self._changed: frozenset[str] = frozenset()
        self._planned: dict[PageModule, list[Planned]] = {}
        self._noted: dict[str, Noted] = {}
        self._kept: dict[str, tuple[str, Any]] = {}

    def begin(self, context: Context, planner: Planner) -> None:
        """Begin the next plan: see whether it has the same basis as the last one, and which accounts are edited."""
        timeline = context.timeline
        settings = repr(replace(context.site, version=""))
        sources = (timeline.digests[source.path] for source in timeline.sources.values())
        basis = digest(planner.common, settings, *timeline.removed, *sources, *timeline.event_fronts.values())
        if basis == self._basis:
            files = timeline.event_files
            self._changed = frozenset(path for path, key in files.items() if key != self._files[path])
        else:
            self._basis, self._planned, self._noted, self._kept = basis, {}, {}, {}
        self._files = timeline.event_files
        planner.noted = self._noted

    def plan(self, module: PageModule, context: Context, planner: Planner) -> list[Planned]:
        """Return what a module plans."""
        if module not in self._planned or _name(module) in LOOKS_DEEPER:
            self._planned[module] = [*module.plan(context, planner)]
        else:
            self._planned[module] = [self._renewed(page, planner) for page in self._planned[module]]
        return self._planned[module]

    def kept(self, name: str, about: str, make: Callable[[], T]) -> T:
        """Return what follows from the basis and from ``about`` alone: as it was made last, or made now."""
        if name not in self._kept or self._kept[name][0] != about:
            self._kept[name] = about, make()
        value: T = self._kept[name][1]
        return value

    def _renewed(self, page: Planned, planner: Planner) -> Planned:
        """Return a page with the key that it has now."""
        base, shown = self._noted.get(page.path, ("", ()))
        if self._changed.isdisjoint(shown):
            return page
        return replace(page, key=planner.key(base, page.path, page.args, self._files, shown))


def plan_modules(
    modules: Iterable[PageModule], context: Context, planner: Planner, last: LastPlan | None = None
) -> list[Planned]:
    """Return what modules plan, one after the other; of ``last`` what still holds."""
    if last is None:
        return [page for module in modules for page in module.plan(context, planner)]
    return [page for module in modules for page in last.plan(module, context, planner)]


def _name(module: PageModule) -> str:
    return str(getattr(module, "__name__", "")).rpartition(".")[2]
