"""The questions about an event's rows: sources, counts, who took part, who is said to have done it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from build_scripts.base.urls import is_url, without_tracking
from build_scripts.cli.new.asking import ask, ask_entry, ask_more, ask_rows, ask_word, say
from build_scripts.cli.new.dialogue import Telling, make_actor
from build_scripts.contribute.new.answers import word
from build_scripts.contribute.new.lookup import find_entries, known_publisher, known_source
from build_scripts.contribute.new.rows import Values, read_date, words_of
from build_scripts.contribute.new.sources import collected, name_source, read_source
from build_scripts.contribute.new.statements import count_and_group
from build_scripts.contribute.new.workspace import Desk
from build_scripts.model.entries import Words, default_word
from build_scripts.model.values.quantity import QuantityError, parse_quantity


def ask_sources(told: Telling) -> None:
    """The publications, at least one."""
    say("\nSources. At least one that readers can reach.")

    def describe(where: str) -> tuple[str, Values]:
        name, row = name_source(_ask_source(told.desk, where), told.answers.sources)
        say(f"  Source {len(told.answers.sources) + 1} is `{name}`.")
        return name, row

    ask_rows(told.desk, _ask_where, describe, lambda rows: told.keep("sources", dict(rows)))


def _ask_where(rows: Sequence[object]) -> str:
    more = "Another source (Enter: no more)"
    question = more if rows else "Its address, or in some words where it is to be found"
    return ask(question, _findable, needed=not rows)


def _ask_source(desk: Desk, where: str) -> Values:
    row: Values = _describe(desk, where) if is_url(where) else {"reference": where}
    if "publisher" in row:
        say(f"  The record knows it: {row['publisher']}, {row.get('title') or row.get('date') or 'no title'}.")
        return row
    row["publisher"] = ask("  Published by", default=known_publisher(desk.record, where) or "")
    row["date"] = ask_more("  Published when", read_date)
    row["title"] = ask_more("  Title as printed")
    told = collected(where, desk.record)
    natures = words_of(desk.record, "natures")
    row["nature"] = ask_word("  What kind of source", natures, default=str(told.get("nature") or default_word(natures)))
    row["grade"] = told.get("grade", "")
    return _row(row)


def _findable(text: str) -> str:
    if not is_url(text) and len(text.split()) < 3:
        raise ValueError(f"‘{text}’ is no address: write `https://…`, or some words by which a reader finds it")
    return text


def _describe(desk: Desk, url: str) -> Values:
    """The row of an address; with all that the record says of it, where it cites it already."""
    known = known_source(desk.record, without_tracking(url))
    return read_source(f"url: {url}", desk.record).row if known else {"url": without_tracking(url)}


def ask_figures(told: Telling) -> None:
    """Counts, each with who says so."""
    measures = words_of(told.desk.record, "measures")
    say(f"\nCounts, each with who says so: {', '.join(each.label.lower() for each in measures.values())}.")

    def tell(measure: str) -> Values:
        typed = ask("  How many (13, at least 13, about 13, 13 to 15; of a group: 12 children)", partial(_count, told))
        count, group = count_and_group(typed, words_of(told.desk.record, "groups"))
        by = _ask_speaker(told.desk, "the publisher")
        named = ask_which(told.answers.sources, needed=not by)
        return _row({measure: parse_quantity(count).text, "group": group, "by": by, "sources": named})

    what = partial(ask_more, "What was counted", partial(word, words=measures))
    ask_rows(told.desk, lambda _: what(), tell, lambda rows: told.keep("figures", list(rows)))


def _count(told: Telling, text: str) -> str:
    groups = words_of(told.desk.record, "groups")
    try:
        parse_quantity(count_and_group(text, groups)[0])
    except QuantityError as error:
        listed = ", ".join(each.label.lower() for each in groups.values())
        raise ValueError(f"{error} Groups are: {listed}." if any(map(str.isalpha, text)) else str(error)) from error
    return text


def ask_actors(told: Telling) -> None:
    """Who took part, in which role."""
    say("\nWho took part, or was affected? It is not a finding of guilt.")
    roles: Words = words_of(told.desk.record, "roles")

    def tell(name: str) -> Values:
        return _row({"actor": name, "role": ask_word("  Its role", roles), "sources": ask_which(told.answers.sources)})

    ask_rows(told.desk, _actor(told), tell, lambda rows: told.keep("actors", list(rows)))


def _actor(told: Telling) -> Callable[[Sequence[object]], str]:
    return lambda _: ask_entry(told.desk, "actor", "Actor", make_actor)


def ask_attribution(told: Telling) -> None:
    """Who is said to have done it, and by whom."""
    say("\nWho is said to have done it? Only if a source says so.")
    stances = words_of(told.desk.record, "stances")

    def tell(name: str) -> Values:
        stance = ask_word("  What is said", stances)
        itself = stances[stance].own
        by = _ask_speaker(told.desk, told.desk.record.actors[name].name if itself else "the publisher")
        named = ask_which(told.answers.sources, needed=True)
        return _row({"actor": name, "stance": stance, "by": by or (name if itself else ""), "sources": named})

    ask_rows(told.desk, _actor(told), tell, lambda rows: told.keep("attribution", list(rows)))


def _ask_speaker(desk: Desk, otherwise: str) -> str:
    """Who says so: an actor of the record where one is called that, else the name."""
    by = ask(f"  According to whom (Enter: {otherwise})", needed=False)
    found = find_entries(desk.record.actors, by) if by else []
    return found[0] if len(found) == 1 else by


def ask_which(sources: Mapping[str, Values], needed: bool = False) -> list[str]:
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
