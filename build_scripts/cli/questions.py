"""The questions about a new event, in the order in which people tell of one; what options have said is not asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from build_scripts.addresses import without_tracking
from build_scripts.cli.asking import ask, ask_entry, ask_more, ask_text, ask_word, say
from build_scripts.drafts.answers import past_date, word
from build_scripts.drafts.desk import Desk
from build_scripts.drafts.event import Answers
from build_scripts.drafts.lookup import find_entries, known_publisher, known_source
from build_scripts.drafts.rows import Values, read_date, words_of
from build_scripts.drafts.sources import name_source, read_source
from build_scripts.edtf import parse_edtf
from build_scripts.interface import read_strings
from build_scripts.model import Words
from build_scripts.quantity import parse_quantity
from build_scripts.rules.sources import is_url
from build_scripts.words import date_words

_NOT_NEW = "withdrawn"


def ask_event(desk: Desk, answers: Answers) -> Answers:
    """Ask for everything about an event that ``answers`` do not say."""
    say("A new event. Ctrl-C ends this at any time; nothing is written before the end.\n")
    lists = {name: words_of(desk.record, name) for name in ("kinds", "statuses")}
    answers = replace(answers, title=answers.title or ask("What happened, in one neutral line"))
    answers = replace(answers, date=answers.date or _ask_date(desk))
    answers = replace(answers, kind=answers.kind or ask_word("Kind of event", lists["kinds"]))
    if not answers.status:
        new = {name: each for name, each in lists["statuses"].items() if name != _NOT_NEW}
        answers = replace(answers, status=ask_word("How well established is what the first line says", new))
    answers = replace(answers, summary=answers.summary or ask("Summary, one neutral sentence that stands alone"))
    answers = replace(answers, places=answers.places or _ask_places(desk))
    answers = replace(answers, sources=answers.sources or _ask_sources(desk))
    answers = replace(answers, figures=answers.figures or _ask_figures(desk, answers.sources))
    answers = replace(answers, actors=answers.actors or _ask_actors(desk, answers.sources))
    answers = replace(answers, attribution=answers.attribution or _ask_attribution(desk, answers.sources))
    return replace(answers, body=answers.body or _ask_body(answers))


def _ask_body(answers: Answers) -> str:
    say("\nThe account, in your own words (Enter: the summary alone).")
    if len(answers.sources) > 1:
        say(f"Cite a source as [@{list(answers.sources)[-1]}]; a paragraph that cites none gets all of them.")
    return ask_text()


def _ask_date(desk: Desk) -> str:
    """A date, and in words how it was understood."""
    date = ask("When (2018-07-13, or 2018-07, or 2018-07-13/2018-07-15)", partial(past_date, desk=desk))
    say(f"  = {date_words(parse_edtf(date), read_strings('en', desk.base)['dates'])}")
    return date


def _ask_places(desk: Desk) -> list[str]:
    say("\nWhere? The smallest place that is known; the larger ones follow from it.")
    return _entries(desk, "place", "Place", make_place)


def _entries(desk: Desk, kind: str, question: str, make: Callable[[Desk, str], str]) -> list[str]:
    found: list[str] = []
    while name := ask_entry(desk, kind, question, make):
        found += [name] if name not in found else []
    return found


def make_place(desk: Desk, text: str) -> str:
    """Ask the least that a new place needs."""
    name = ask("  Its name", default=text)
    kind = ask_word("  Kind of place", words_of(desk.record, "place_kinds"))
    within = ask_entry(desk, "place", "  Within which larger place", make_place)
    return desk.add_place({"name": name, "kind": kind, "within": within})


def make_actor(desk: Desk, text: str) -> str:
    """Ask the least that a new actor needs."""
    name = ask("  Its one neutral name", default=text)
    return desk.add_actor({"name": name, "kind": ask_word("  Kind of actor", words_of(desk.record, "actor_kinds"))})


def _ask_sources(desk: Desk) -> dict[str, Values]:
    say("\nSources. At least one that readers can reach.")
    named: dict[str, Values] = {}
    while row := _ask_source(desk, first=not named):
        name, rest = name_source(row, named)
        named[name] = rest
        say(f"  Source {len(named)} is `{name}`.")
    return named


def _ask_source(desk: Desk, first: bool) -> Values:
    question = "Its address, or in some words where it is to be found" if first else "Another source (Enter: no more)"
    where = ask(question, _findable, needed=first)
    if not where:
        return {}
    row: Values = _describe(desk, where) if is_url(where) else {"reference": where}
    if "publisher" in row:
        say(f"  The record knows it: {row['publisher']}, {row.get('title') or row.get('date') or 'no title'}.")
        return row
    row["publisher"] = ask("  Published by", default=known_publisher(desk.record, where) or "")
    row["date"] = ask_more("  Published when", read_date)
    row["title"] = ask_more("  Title as printed")
    row["nature"] = ask_word("  What kind of source", words_of(desk.record, "natures"), default="news")
    return _row(row)


def _findable(text: str) -> str:
    if not is_url(text) and len(text.split()) < 3:
        raise ValueError(f"‘{text}’ is no address: write `https://…`, or some words by which a reader finds it")
    return text


def _describe(desk: Desk, url: str) -> Values:
    """The row of an address; with all that the record says of it, where it cites it already."""
    known = known_source(desk.record, without_tracking(url))
    return read_source(f"url: {url}", desk.record).row if known else {"url": without_tracking(url)}


def _ask_figures(desk: Desk, sources: Mapping[str, Values]) -> list[Values]:
    measures = words_of(desk.record, "measures")
    say(f"\nCounts, each with who says so: {', '.join(each.label.lower() for each in measures.values())}.")
    rows: list[Values] = []
    while measure := ask_more("What was counted", partial(word, words=measures)):
        count = ask("  How many (13, at least 13, about 13, 13 to 15)", lambda text: parse_quantity(text).text)
        by = _ask_speaker(desk)
        rows.append(_row({measure: count, "by": by, "sources": _ask_which(sources, needed=not by)}))
    return rows


def _ask_actors(desk: Desk, sources: Mapping[str, Values]) -> list[Values]:
    say("\nWho took part, or was affected? It is not a finding of guilt.")
    roles: Words = words_of(desk.record, "roles")
    rows: list[Values] = []
    while name := ask_entry(desk, "actor", "Actor", make_actor):
        rows.append(_row({"actor": name, "role": ask_word("  Its role", roles), "sources": _ask_which(sources)}))
    return rows


def _ask_attribution(desk: Desk, sources: Mapping[str, Values]) -> list[Values]:
    say("\nWho is said to have done it? Only if a source says so.")
    stances = words_of(desk.record, "stances")
    rows: list[Values] = []
    while name := ask_entry(desk, "actor", "Actor", make_actor):
        row = {"actor": name, "stance": ask_word("  What is said", stances), "by": _ask_speaker(desk)}
        rows.append(_row({**row, "sources": _ask_which(sources, needed=True)}))
    return rows


def _ask_speaker(desk: Desk) -> str:
    """Who says so: an actor of the record where one is called that, else the name."""
    by = ask("  According to whom (Enter: the publisher)", needed=False)
    found = find_entries(desk.record.actors, by) if by else []
    return found[0] if len(found) == 1 else by


def _ask_which(sources: Mapping[str, Values], needed: bool = False) -> list[str]:
    """The sources that say so; where there is one, it is that one."""
    ids = list(sources)
    if len(ids) < 2:
        return ids
    listed = ", ".join(f"{number} {name}" for number, name in enumerate(ids, 1))
    answer = ask(f"  In which sources ({listed})", partial(_numbers, ids=ids), needed=needed)
    return answer.split()


def _numbers(text: str, ids: list[str]) -> str:
    chosen = text.replace(",", " ").split()
    if not all(each in ids or (each.isdecimal() and 0 < int(each) <= len(ids)) for each in chosen):
        raise ValueError(f"write numbers from 1 to {len(ids)}, such as 1, 2")
    return " ".join(each if each in ids else ids[int(each) - 1] for each in chosen)


def _row(row: Mapping[str, str | list[str]]) -> Values:
    return {key: value for key, value in row.items() if value}
