"""What a page is before it gets its shell, and everything that a renderer may look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from build_scripts.language.words import date_words, date_words_short, precision_words, quantity_words, range_words
from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.timeline.scale import Scale, bar_of, scale_of
from build_scripts.timeline.timeline import Timeline

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says: the only source of names, addresses and contacts on any page.

    Addresses end with ``/`` where they are folders; an empty one is not known, and what needs it is left out.
    """

    name: str
    url: str = ""
    description: str = ""
    lang: str = "en"
    edit_url: str = ""
    correction_url: str = ""
    contact: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its shell. `path` is its folder from the site's root, ``""`` or ending with ``/``.

    `title` and `description` are plain text; `body` is HTML in which `SITE_ROOT` stands for the way to the site's root.
    """

    path: str
    section: str
    title: str
    description: str
    body: str
    kind: str = "website"


class Templates(Environment):
    """Jinja's environment, for which ``row.name`` of a mapping is its key: no method of `dict` is ever meant."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The key of a mapping, or the attribute of anything else."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@dataclass(frozen=True)
class Context:
    """Timeline, site and interface strings, and the words made of them. Renderers are functions of this alone."""

    timeline: Timeline
    site: Site
    strings: Mapping[str, Any]
    rows: dict[tuple[str, bool], str] = field(default_factory=dict, compare=False)
    articles: dict[str, str] = field(default_factory=dict, compare=False)

    def __getstate__(self) -> tuple[Timeline, Site, Mapping[str, Any]]:
        """What a worker needs; rendered pieces are made anew there."""
        return self.timeline, self.site, self.strings

    def __setstate__(self, state: tuple[Timeline, Site, Mapping[str, Any]]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    @cached_property
    def t(self) -> Mapping[str, Any]:
        """The interface's strings."""
        words: Mapping[str, Any] = self.strings["interface"]
        return words

    @cached_property
    def scale(self) -> Scale:
        """The time scale of every density strip."""
        return scale_of(self.timeline)

    @cached_property
    def bars(self) -> Counter[tuple[int, int]]:
        """How many events of the whole record fall into each bar of a density strip."""
        return Counter(bar_of(event, self.scale) for event in self.timeline.events)

    @cached_property
    def templates(self) -> Environment:
        """The templates, with everything escaped that is not markup of ours."""
        env = Templates(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        env.globals.update(
            t=self.t,
            root=SITE_ROOT,
            site=self.site,
            vocabulary=self.timeline.vocabulary,
            dates=self.dates,
            short_dates=self.short_dates,
            precision=self.precision,
            quantity=self.quantity,
            ranges=self.ranges,
            events_words=self.events_words,
            url_of=event_url,
        )
        return env

    def render(self, template: str, /, **values: object) -> str:
        """A template filled in."""
        return self.templates.get_template(template).render(**values)

    def dates(self, date: Any) -> str:
        """A date in words."""
        return date_words(date, self.strings["dates"])

    def short_dates(self, date: Any) -> str:
        """A date in words where the year stands above it."""
        return date_words_short(date, self.strings["dates"])

    def precision(self, date: Any) -> str:
        """A sentence on how exact a date is."""
        return precision_words(date, self.strings["dates"])

    def quantity(self, quantity: Any) -> str:
        """A figure's value in words."""
        return quantity_words(quantity, self.strings["quantities"])

    def ranges(self, found: Any) -> str:
        """A range of figures in words."""
        return range_words(found, self.strings["quantities"])

    def count_words(self, noun: str, count: int) -> str:
        """A counted noun: the strings ``<noun>_one`` or ``<noun>_many``."""
        return str(self.t[f"{noun}_one" if count == 1 else f"{noun}_many"]).format(count=f"{count:,}")

    def events_words(self, count: int) -> str:
        """So many events, in words."""
        return self.count_words("events", count)

    def as_of(self, events: tuple[Event, ...]) -> str:
        """The day on which the newest change to any of ``events`` was made, in words; empty when none is known."""
        latest = max((event.changed for event in events), default="")
        return self.dates(parse_edtf(latest)) if latest else ""
