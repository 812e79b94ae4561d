"""Names and days: what the search page offers above its results, in small files of which a query needs one or two.

``search/names/<letter>.json`` has the pages (of actors, places and words, and those about the record) with a name of
which a word begins with that letter, with those of their names that are not their titles.
``search/words/<letter>.json`` has the words of titles and names that begin with it, among which the nearest to a slip
is looked for.
``search/days/<month>.json`` has the events that may lie in a month, by which a date or an id that is typed leads to
them, and where the chronology has the month. ``search/known.json`` says for which letters and months there is a file.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from build_scripts.language.folding import fold
from build_scripts.model.entries import Event
from build_scripts.model.layout import WORDS_WITH_PAGES, entry_url, event_url, year_url
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.how_sure import ONE_ORIGIN, share_of
from build_scripts.pages.vocabulary import LISTS
from build_scripts.timeline.order import standing_of
from build_scripts.timeline.timeline import Timeline

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEHIND = 1.5
"""How far a page about the record or its words stands behind one of its entries: behind those whose name begins so."""
_MONTHS = 3
"""An event that may lie in more months than these is offered for none of them: it says too little of any."""


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each letter, and one for each month in which events lie."""
    pages: dict[str, list[object]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    for *shown, spellings in _pages(context):
        for letter, some in _by_letter(spellings).items():
            pages[letter].append([*shown, _others(shown[0], some)])
            words[letter].update(word for spelling in some for word in _words(spelling) if word[0] == letter)
    for *shown, spellings in _of_meanings(context):
        for letter, some in _by_letter(spellings).items():
            pages[letter].append([*shown, _others(shown[0], some), _BEHIND])
    for event in context.timeline.events:
        for word in _words(fold(event.title)):
            words[word[0]].add(word)
    letters = sorted({*words, *pages})
    for letter in letters:
        yield f"search/names/{ord(letter):x}.json", _json(pages[letter])
        yield f"search/words/{ord(letter):x}.json", _json(sorted(words[letter]))
    months, standing = _months(context), Counter(map(_month_of, context.timeline.events))
    yield "search/known.json", _json({"letters": letters, "months": list(_runs(sorted(months)))})
    for month, rows in sorted(months.items()):
        yield f"search/days/{month}.json", _json({**_listed(context, month, standing[month]), "rows": rows})


def _pages(context: Context) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield name, address, section and folded spellings of each page that a query may mean."""
    timeline, sections = context.timeline, context.t["sections"]
    for actor in timeline.actors.values():
        yield actor.name, entry_url("actor", actor.id), str(sections["actors"]), _folded((actor.id, *actor.names))
    for place in timeline.places.values():
        names = (place.id, place.name, *(name.text for name in (*place.native, *place.aliases)))
        yield place.name, entry_url("place", place.id), _whereabouts(context, place.id), _folded(names)
    yield from _of_words(timeline, context)


def _whereabouts(context: Context, place: str) -> str:
    """Return the nearest and the largest of the places around one; of one that lies in none that it is a place."""
    around = [context.timeline.places[step].name for step in context.timeline.place_path(place)[1:]]
    ends = dict.fromkeys([around[0], around[-1]]) if around else []
    return str(context.t["offer_place"].format(places=", ".join(ends)) if ends else context.t["sections"]["places"])


def _of_meanings(context: Context) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield the same for the pages about the record, and for every defined word whose list has no pages of its own.

    Entries need not have these words, so none of them is offered in place of a slip.
    """
    t, sections = context.t, context.t["sections"]
    for path, docs in context.docs.items():
        yield docs.title, path, docs.note or str(sections["about"]), _folded((docs.title, *docs.also))
    for section, also in t["sections_also"].items():
        if section == "map" and not context.outlines:
            continue
        note = str(t["sections_note"][section]).format(share=share_of(context, ONE_ORIGIN))
        yield str(sections[section]), f"{section}/", note, _folded((sections[section], *also))
    for measure, words in t["how_sure"].items():
        name = measure.replace("_", "-")
        note = f"{sections['how-sure']}: {share_of(context, name)}"
        yield str(words["title"]), f"how-sure/{name}/", note, _folded((words["title"], *words["also"]))
    for name in LISTS:
        words, label = getattr(context.timeline.vocabulary, name), str(t["lists"][name])
        if words:
            yield label, f"vocabulary/#{name}", str(sections["vocabulary"]), _folded((label, name))
        for id, word in words.items() if name not in WORDS_WITH_PAGES else ():
            path = f"how-sure/status-{id}/" if name == "statuses" else f"vocabulary/#{name}-{id}"
            title = str(t["offer_word"][name]).format(word=word.label)
            yield title, path, word.definition, _folded((id, word.label, *word.also))


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


def _others(title: str, spellings: Iterable[str]) -> list[str]:
    """Return the spellings that the script of the page does not make itself of the title."""
    return [spelling for spelling in spellings if spelling != fold(title.replace("-", " "))]


def _by_letter(spellings: Iterable[str]) -> dict[str, list[str]]:
    """Return spellings by the letters with which their words begin."""
    begun: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        for letter in dict.fromkeys(word[0] for word in _words(spelling)):
            begun[letter].append(spelling)
    return begun


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _months(context: Context) -> dict[str, list[list[str]]]:
    """Return the events of each month, and of the months that ids name.

    Of each: id, title, address, its first and its last day, its date in words.
    """
    months: dict[str, list[list[str]]] = defaultdict(list)
    for event in context.timeline.events:
        first, last = event.date.first, event.date.last
        span = (last.year - first.year) * 12 + last.month - first.month
        named = {_later(first, n) for n in range(span + 1)} if span < _MONTHS else set()
        if event.id[4:7].strip("-").isdigit() and event.id[7:8] == "-":
            named.add(event.id[:7])
        for month in named:
            days = [first.isoformat(), last.isoformat()]
            months[month].append([event.id, event.title, event_url(event), *days, context.dates(event.date)])
    return months


def _runs(months: Iterable[str]) -> Iterator[list[str]]:
    """Yield the first and the last of months that follow one another: a record of centuries has thousands of them."""
    run: list[str] = []
    for month in months:
        if run and _number(month) != _number(run[1]) + 1:
            yield run
            run = []
        run = [run[0] if run else month, month]
    if run:
        yield run


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _month_of(event: Event) -> str:
    """Return the month that an event stands under; one without a month stands under none."""
    place = standing_of(event)
    return f"{place.year:04d}-{place.month:02d}" if place.month else ""


def _listed(context: Context, month: str, count: int) -> dict[str, str]:
    """Return where the chronology has a month, in words and as an address; nothing where no event stands under it."""
    if not count:
        return {}
    url = f"{year_url(int(month[:4]))}#m{month[5:]}"
    return {"title": context.dates(parse_edtf(month)), "url": url, "count": context.events_words(count)}


def _later(day: date, months: int) -> str:
    return f"{day.year + (day.month - 1 + months) // 12:04d}-{(day.month - 1 + months) % 12 + 1:02d}"


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
