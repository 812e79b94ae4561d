"""Names and days: what the search page offers above its results, in small files of which a query needs one or two.

``search/names/<letter>.json`` has the pages (of actors, places and words) with a name of which a word begins with that
letter, with those of their names, and the words of titles and names that begin with it, among which the nearest to a
slip is looked for.
``search/days/<month>.json`` has the events that may lie in a month, by which a date or an id that is typed leads to
them. ``search/known.json`` says for which letters and months there is a file.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from build_scripts.language.folding import fold
from build_scripts.model.entries import Event
from build_scripts.model.layout import entry_url, event_url
from build_scripts.pages.context import Context
from build_scripts.timeline.timeline import Timeline

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MONTHS = 3
"""An event that may lie in more months than these is offered for none of them: it says too little of any."""


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each letter, and one for each month in which events lie."""
    pages: dict[str, list[object]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    for *shown, spellings in _pages(context):
        begun: dict[str, list[str]] = defaultdict(list)
        for spelling in spellings:
            found = _words(spelling)
            for letter in dict.fromkeys(word[0] for word in found):
                begun[letter].append(spelling)
            for word in found:
                words[word[0]].add(word)
        for letter, some in begun.items():
            pages[letter].append([*shown, some])
    for event in context.timeline.events:
        for word in _words(fold(event.title)):
            words[word[0]].add(word)
    for letter in sorted(words):
        data = {"pages": pages[letter], "words": " ".join(sorted(words[letter]))}
        yield f"search/names/{ord(letter):x}.json", _json(data)
    months = _months(context.timeline.events)
    yield "search/known.json", _json({"letters": sorted(words), "months": sorted(months)})
    for month, rows in sorted(months.items()):
        yield f"search/days/{month}.json", _json(rows)


def _pages(context: Context) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield name, address, section and folded spellings of each page that a query may mean."""
    timeline, sections = context.timeline, context.t["sections"]
    for actor in timeline.actors.values():
        yield actor.name, entry_url("actor", actor.id), str(sections["actors"]), _folded((actor.id, *actor.names))
    for place in timeline.places.values():
        names = (place.id, place.name, *(name.text for name in (*place.native, *place.aliases)))
        yield place.name, entry_url("place", place.id), str(sections["places"]), _folded(names)
    yield from _of_words(timeline, context)
    for path, title in context.docs.items():
        yield title, path, str(sections["about"]), _folded((title,))


def _of_words(timeline: Timeline, context: Context) -> Iterator[tuple[str, str, str, list[str]]]:
    for section, words, shown in (
        ("kinds", timeline.vocabulary.kinds, timeline.by_kind),
        ("tags", timeline.vocabulary.tags, timeline.by_tag),
    ):
        for name, word in words.items():
            if name in shown:
                names = _folded((name, word.label, *word.also))
                yield word.label, f"{section}/{name}/", str(context.t["sections"][section]), names


def _folded(names: Iterable[str]) -> list[str]:
    """Return names as they are compared, each once; one that is an id has spaces for its hyphens."""
    return list(dict.fromkeys(fold(name.replace("-", " ")) for name in names))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _months(events: Iterable[Event]) -> dict[str, list[list[str]]]:
    """Return id, title, address, first and last day of the events of each month, and of the months that ids name."""
    months: dict[str, list[list[str]]] = defaultdict(list)
    for event in events:
        first, last = event.date.first, event.date.last
        span = (last.year - first.year) * 12 + last.month - first.month
        named = {_later(first, n) for n in range(span + 1)} if span < _MONTHS else set()
        if event.id[4:7].strip("-").isdigit() and event.id[7:8] == "-":
            named.add(event.id[:7])
        for month in named:
            months[month].append([event.id, event.title, event_url(event), first.isoformat(), last.isoformat()])
    return months


def _later(day: date, months: int) -> str:
    return f"{day.year + (day.month - 1 + months) // 12:04d}-{(day.month - 1 + months) % 12 + 1:02d}"


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
