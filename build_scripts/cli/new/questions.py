"""The questions about a new event, in the order in which people tell of one; what options have said is not asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

from build_scripts.base.text import shown
from build_scripts.cli.new.asking import BackError, ask, ask_entry, ask_rows, ask_text, ask_word, confirm, say
from build_scripts.cli.new.dialogue import Telling, make_place
from build_scripts.cli.new.row_questions import ask_actors, ask_attribution, ask_figures, ask_sources, ask_which
from build_scripts.contribute.new.answers import past_date
from build_scripts.contribute.new.citations import account, cite_numbers, not_a_number, uncited
from build_scripts.contribute.new.event import Answers, cited
from build_scripts.contribute.new.lookup import events_near
from build_scripts.contribute.new.rows import words_of
from build_scripts.language.interface import read_strings
from build_scripts.language.words import date_words
from build_scripts.model.values.edtf import parse_edtf

_LISTED = 5


def ask_event(told: Telling) -> None:
    """Ask for everything about an event that the answers do not say; `<` goes back to the question before."""
    say("A new event. `<` goes back, Ctrl-C ends this; nothing is written into the record before the end.\n")
    steps = [(key, step) for key, step in _STEPS if not (key and getattr(told.answers, key))]
    marks = [told.desk.mark()] * len(steps)
    at = 0
    while at < len(steps):
        marks[at] = told.desk.mark()
        try:
            steps[at][1](told)
            at += 1
        except BackError:
            at = _before(at, [key for key, _ in steps])
            for key, _ in steps[at:]:
                if key:
                    told.keep(key, getattr(Answers(), key))
            told.desk.back_to(marks[at])


def _before(at: int, keys: Sequence[str]) -> int:
    """The question before that at ``at``; what only shows something is none."""
    earlier = [number for number in range(at) if keys[number]]
    say("  Back." if earlier else "  This is the first question.")
    return earlier[-1] if earlier else 0


def _ask_kind(told: Telling) -> None:
    told.keep("kind", ask_word("Kind of event", words_of(told.desk.record, "kinds")))


def _ask_status(told: Telling) -> None:
    known = words_of(told.desk.record, "statuses")
    new = {name: word for name, word in known.items() if not word.withdraws}
    told.keep("status", ask_word("How well established is what the first line says", new))


def _ask_date(told: Telling) -> None:
    """A date, and in words how it was understood."""
    question = "When (2018-07-13, 2018-07, 2018-07-13/2018-07-15, or words: 13 July 2018)"
    date = ask(question, partial(past_date, desk=told.desk))
    say(f"  = {date_words(parse_edtf(date), read_strings('en', told.desk.base)['dates'])}")
    told.keep("date", date)


def _ask_places(told: Telling) -> None:
    say("\nWhere? The smallest place that is known; the larger ones follow from it.")
    desk = told.desk
    ask_rows(desk, lambda _: ask_entry(desk, "place", "Place", make_place), str, partial(_keep_once, told))


def _keep_once(told: Telling, places: list[str]) -> None:
    told.keep("places", list(dict.fromkeys(places)))


def _show_near(told: Telling) -> None:
    """Show what the record has of those days at those places; the command ends if it is one of them."""
    answers, record = told.answers, told.desk.known
    near = events_near(told.desk.record, parse_edtf(answers.date), answers.kind, answers.places)
    if not near:
        return
    say("\nThe record has these of about that time and place:")
    for name in near[:_LISTED]:
        say(f"  {record.events[name].date.text}  {record.events[name].title} ({name})")
    say(f"  and {len(near) - _LISTED} more" if len(near) > _LISTED else "")
    if confirm("Is yours one of them?", default=False):
        say(f"Then change its file, for example {record.events[near[0]].path}; nothing was written.")
        sys.exit(1)


def _ask_body(told: Telling) -> None:
    say("\nThe account, in your own words (Enter: the summary alone).")
    names = list(told.answers.sources)
    if len(names) > 1:
        listed = ", ".join(f"[{number}] {name}" for number, name in enumerate(names, 1))
        say(f"End each paragraph with the sources that say it, such as [1] or [1, 2]: {listed}.")
    told.keep("body", ask_text(lambda line: "".join(_unknown_number(line, names))))


def _unknown_number(line: str, names: Sequence[str]) -> list[str]:
    return [not_a_number(each, len(names)) for each in cite_numbers(line, names)[1][:1]]


def _cite(told: Telling) -> None:
    """Put citations in the place of numbers, and ask which sources say each paragraph that cites none."""
    typed = told.answers.body
    names = list(told.answers.sources)
    for problem in _unknown_number(typed, names):
        say(f"The account: {problem}.")
    told.keep("body", cite_numbers(typed, names)[0].strip("\n"))
    blocks = account(told.answers)
    for at in uncited(told.answers):
        say(f"\nThis paragraph cites no source: ‘{shown(blocks[at], 70)}’")
        blocks[at] = cited(blocks[at].rstrip(), ask_which(told.answers.sources, needed=True))
    if blocks != account(told.answers):
        told.keep("body", "\n\n".join(blocks))


def _ask_line(key: str, question: str) -> Callable[[Telling], None]:
    return lambda told: told.keep(key, ask(question))


_STEPS: Sequence[tuple[str, Callable[[Telling], None]]] = (
    ("title", _ask_line("title", "What happened, in one neutral line")),
    ("date", _ask_date),
    ("kind", _ask_kind),
    ("places", _ask_places),
    ("", _show_near),
    ("status", _ask_status),
    ("summary", _ask_line("summary", "Summary, one neutral sentence that stands alone")),
    ("sources", ask_sources),
    ("figures", ask_figures),
    ("actors", ask_actors),
    ("attribution", ask_attribution),
    ("body", _ask_body),
    ("", _cite),
)
"""The questions in their order, each with the answer that it gives; some only show something."""
