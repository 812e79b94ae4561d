"""Everything that a renderer may look at: the timeline, the site's settings, the interface's strings, the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from build_scripts.base.cache import digest_folder
from build_scripts.base.compiled import Compiled
from build_scripts.changes.facts import Defaults, defaults_of
from build_scripts.changes.history import History
from build_scripts.language.direction import direction_of
from build_scripts.language.quotes import Quotes
from build_scripts.language.words import (
    date_words,
    date_words_short,
    precision_words,
    quantity_words,
    range_words,
    time_words,
)
from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline, headlines
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.model.outlines import Outlines
from build_scripts.model.values.edtf import Edtf, parse_edtf
from build_scripts.model.values.quantity import Quantity, Range
from build_scripts.model.values.times import Daytime
from build_scripts.pages.maps.drawing import Drawing, draw
from build_scripts.pages.page import FOLD
from build_scripts.pages.templating import Templates
from build_scripts.timeline.located import Locator, Spot
from build_scripts.timeline.scale import Scale, bar_of, scale_of
from build_scripts.timeline.timeline import Timeline

TEMPLATES = Path(__file__).parent / "templates"
_KEPT = 1_000
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of the site: the only source of names, addresses and contacts on any page.

    Addresses of folders end with ``/``. An empty address is unknown, and what needs it is left out. ``rules`` are those
    whose level this record has chosen, each with its level and the reason. ``license`` is an identifier of SPDX,
    ``copyright`` the line on it at the foot of pages. ``has_data`` says that this build makes the bulk data. A record
    of more than ``printable_up_to`` events has no printable years.
    """

    name: str
    url: str = ""
    description: str = ""
    lang: str = "en"
    edit_url: str = ""
    correction_url: str = ""
    contact: str = ""
    image: str = ""
    version: str = ""
    copyright: str = ""
    rules: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    license: str = ""
    has_data: bool = False
    printable_up_to: int = 5_000

    @property
    def license_url(self) -> str:
        """The address of the licence's text at SPDX; empty where none is named."""
        return f"https://spdx.org/licenses/{self.license}.html" if self.license else ""

    @property
    def licence(self) -> str:
        """The line on copyright as plain text, as paper has it."""
        return str(Markup(self.copyright).striptags())


class AboutPage(NamedTuple):
    """A page of `docs/`: its title, and from its front matter what else it is looked for by (`also`) and what it says
    in a sentence (`description`)."""

    title: str
    also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF of the site: where it is, what it is of, how many entries, pages and bytes it has."""

    path: str
    title: str
    year: int | None
    events: int
    pages: int
    size: int


@dataclass(frozen=True)
class Context:
    """Timeline, settings and strings, and the words made of them. Renderers are functions of this alone.

    `pages` are the folders of all pages, and `docs` those of `docs/` by their folders. Only exporters
    know them: when pages are rendered they are empty. `history` are the states in which the record was published, and
    `outlines` those that the configuration names. `printed` are the PDFs that this build offers, by their paths,
    known when pages are planned.
    """

    timeline: Timeline
    site: Site
    strings: Mapping[str, Any]
    pages: Sequence[str] = ()
    docs: Mapping[str, AboutPage] = field(default_factory=dict)
    history: History = field(default_factory=History)
    outlines: Outlines | None = None
    printed: Mapping[str, Printed] = field(default_factory=dict)
    rows: dict[tuple[str, str], str] = field(default_factory=dict, compare=False)
    articles: dict[str, str] = field(default_factory=dict, compare=False)
    merged: dict[str, Sequence[Headline]] = field(default_factory=dict, compare=False)
    lines: dict[str, Sequence[dict[str, Any]]] = field(default_factory=dict, compare=False)
    dated: dict[str, str] = field(default_factory=dict, compare=False)
    maps: dict[tuple[tuple[str, Spot | None], ...], Markup] = field(default_factory=dict, compare=False)

    def __getstate__(self) -> tuple[Timeline, Site, Mapping[str, Any], History, Outlines | None]:
        """Return what a worker needs; rendered pieces are made anew there."""
        return self.timeline, self.site, self.strings, self.history, self.outlines

    def __setstate__(self, state: tuple[Timeline, Site, Mapping[str, Any], History, Outlines | None]) -> None:
        self.__init__(*state[:3], history=state[3], outlines=state[4])  # type: ignore[misc]

    @cached_property
    def t(self) -> Mapping[str, Any]:
        """The interface's strings."""
        words: Mapping[str, Any] = self.strings["interface"]
        return words

    @cached_property
    def quotes(self) -> Quotes:
        """What a quotation has in texts of the interface's language."""
        return Quotes(tuple(self.t["quotes"]), self.site.lang)

    @cached_property
    def defaults(self) -> Defaults:
        """What a row means that leaves out a word of the vocabulary."""
        return defaults_of(self.timeline.vocabulary)

    @cached_property
    def drawing(self) -> Drawing | None:
        """The outlines as every map shows them; None where the record has none."""
        return draw(self.outlines) if self.outlines else None

    @cached_property
    def locator(self) -> Locator | None:
        """What knows where an event can be drawn; None where the record has no outlines."""
        return Locator(self.timeline, self.outlines) if self.outlines else None

    @property
    def has_editions(self) -> bool:
        """Whether each year has a printable edition: of a large record they would be a quarter of the site."""
        return len(self.timeline.events) <= self.site.printable_up_to

    @cached_property
    def scale(self) -> Scale:
        """The time scale of every density strip."""
        return scale_of(self.timeline)

    @cached_property
    def bars(self) -> Counter[tuple[int, int]]:
        """How many events of the whole record fall into each bar of a density strip."""
        return Counter(bar_of(event, self.scale) for event in self.timeline.events)

    @cached_property
    def templates(self) -> Templates:
        """The templates, with everything escaped that is not markup of ours."""
        constants = {"t": self.t, "root": SITE_ROOT, "fold": FOLD}
        basis = f"{digest_folder(TEMPLATES)} {constants}"
        env = Templates(TEMPLATES, constants, bytecode_cache=Compiled(basis))
        env.globals.update(
            site=self.site,
            vocabulary=self.timeline.vocabulary,
            dates=self.dates,
            direction_of=direction_of,
            url_of=event_url,
        )
        return env

    def headlines(self, event: Event) -> Sequence[Headline]:
        """Return the ranges of an event, which its page, its rows in lists and its search document have in common."""
        return keep(self.merged, event.id, lambda: headlines(event, self.timeline.vocabulary))

    def render(self, template: str, /, **values: object) -> str:
        """Fill in a template."""
        return self.templates.get_template(template).render(**values)

    def dates(self, date: Edtf) -> str:
        """Return a date in words."""
        return keep(self.dated, f"{date}", lambda: date_words(date, self.strings["dates"]))

    def short_dates(self, date: Edtf) -> str:
        """Return a date in words, without the year, which is above it."""
        return keep(self.dated, f"short {date}", lambda: date_words_short(date, self.strings["dates"]))

    def precision(self, date: Edtf) -> str:
        """Return a sentence on how exact a date is."""
        return precision_words(date, self.strings["dates"])

    def clock(self, time: Daytime) -> str:
        """Return a time of day in words, with its offset from UTC where that is given."""
        words = time_words(time, self.t["times"])
        return f"{words} {self.t['offset'].format(offset=time.offset)}" if len(time.offset) > 1 else words

    def quantity(self, quantity: Quantity) -> str:
        """Return a figure's value in words."""
        return quantity_words(quantity, self.strings["quantities"])

    def ranges(self, counts: Range) -> str:
        """Return a range of figures in words."""
        return range_words(counts, self.strings["quantities"])

    def language(self, tag: str | None) -> str:
        """Return a language in words ("in Persian"), or its tag where it has no name; empty for the site's own."""
        if not tag or _plain(tag) == _plain(self.site.lang):
            return ""
        name = self.language_name(tag)
        return str(self.t["in_tag" if name == tag else "in_language"]).format(language=name)

    def language_name(self, tag: str) -> str:
        """Return the name of a language, or its tag where it has none."""
        names: Mapping[str, str] = self.strings["languages"]
        return names.get(tag) or names.get(_plain(tag)) or tag

    def count_words(self, noun: str, count: int) -> str:
        """Return a counted noun: the strings ``<noun>_one`` or ``<noun>_many``."""
        return str(self.t[f"{noun}_one" if count == 1 else f"{noun}_many"]).format(count=f"{count:,}")

    def events_words(self, count: int) -> str:
        """Return a number of events in words."""
        return self.count_words("events", count)

    def as_of(self, events: Sequence[Event]) -> str:
        """Return the day of the newest change to any of ``events``, in words; empty when none is known."""
        latest = max((event.changed for event in events), default="")
        return self.dates(parse_edtf(latest)) if latest else ""

    def list_as_of(self, events: Sequence[Event]) -> str:
        """Return the sentence that says from which day the data of a list are; empty when that is not known."""
        latest = self.as_of(events)
        return str(self.t["list_as_of"]).format(date=latest) if latest else ""


def keep(kept: dict[K, V], key: K, make: Callable[[], V]) -> V:
    """Return what was ``kept`` under ``key``, else make it; where that is too much to keep, nothing of it is."""
    if key not in kept:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = make()
    return kept[key]


def _plain(tag: str) -> str:
    """Return a language's tag without its script and its country."""
    return tag.split("-")[0].lower()
