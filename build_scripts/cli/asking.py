"""Questions in a terminal: each answer is checked at once, and asked for again with what to write instead.

All of it goes to standard error, so that standard output holds nothing but what was made. Ctrl-C ends it anywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from build_scripts.cli.options import show
from build_scripts.drafts.desk import Desk
from build_scripts.drafts.lookup import find_entries, find_word, folded, larger_places, search_entries
from build_scripts.drafts.plain import hidden_in, one_line
from build_scripts.findings import did_you_mean
from build_scripts.model import Words

Check = Callable[[str], str]
"""Takes an answer, returns it as it is to be kept.

:raises ValueError: with what is wrong and what to write instead.
"""
_OFFERED = 9


def say(text: str = "") -> None:
    """A line of the conversation."""
    show(f"{text}\n", error=True)


def ask(question: str, check: Check = one_line, default: str = "", needed: bool = True) -> str:
    """One line; with ``needed`` it is asked for until there is one."""

    def read(text: str) -> str:
        if hidden := hidden_in(text):
            raise click.UsageError(f"the invisible character {hidden[0]} stands in this: type it without")
        if not one_line(text):
            if needed:
                raise click.UsageError("an answer is needed here")
            return ""
        try:
            return check(one_line(text))
        except ValueError as error:
            raise click.UsageError(str(error)) from error

    show_default = bool(default)
    answer: str = click.prompt(question, default=default, show_default=show_default, value_proc=read, err=True)
    return answer


def ask_more(question: str, check: Check = one_line) -> str:
    """One line that may be left empty."""
    return ask(f"{question} (Enter: none)", check, needed=False)


def ask_word(question: str, words: Words, default: str = "") -> str:
    """A word of a closed list, by its number, its id, its label, or a beginning that only it has."""
    say(f"{question}:")
    names = list(words)
    width = max((len(word.label) for word in words.values()), default=0) + 6
    cells = [f"{number:>4} {words[name].label}".ljust(width) for number, name in enumerate(names, 1)]
    columns = max(1, min(4, 100 // max(width, 1)))
    for at in range(0, len(cells), columns):
        say("".join(cells[at : at + columns]).rstrip())

    def read(text: str) -> str:
        return text if text == "?" else chosen_word(text, names, words)

    while (chosen := ask("Which (a number or a word; ? explains them)", read, default)) == "?":
        for word in words.values():
            say(f"  {word.label}: {word.definition}")
    return chosen


def chosen_word(text: str, names: Sequence[str], words: Words) -> str:
    """The word that ``text`` chooses.

    :raises ValueError: when it chooses none, or more than one.
    """
    if text.isdecimal() and 0 < int(text) <= len(names):
        return names[int(text) - 1]
    if found := find_word(words, text):
        return found
    beginning = [name for name in names if folded(words[name].label).startswith(folded(text)) and folded(text)]
    if len(beginning) == 1:
        return beginning[0]
    labels = [word.label for word in words.values()]
    raise ValueError(f"‘{text}’ is none of these: {did_you_mean(text, labels) or 'write a number'}")


def ask_entry(desk: Desk, kind: str, question: str, make: Callable[[Desk, str], str]) -> str:
    """An actor or a place by what it is called; what is not known is made on the spot. Empty where none is wanted."""
    text = ask(f"{question} (a part of the name; Enter: no more)", needed=False)
    while text:
        entries = desk.record.actors if kind == "actor" else desk.record.places
        if len(exact := find_entries(entries, text)) == 1:
            say(f"  = {_described(desk, kind, exact[0])}")
            return exact[0]
        offered = {str(number): name for number, name in enumerate(search_entries(entries, text)[:_OFFERED], 1)}
        for number, name in offered.items():
            say(f"{number:>4} {_described(desk, kind, name)}")
        say(f"   n a new one, ‘{text}’")
        choice = ask("Which (or other words; Enter: none)", needed=False)
        if choice == "n" or choice in offered:
            return make(desk, text) if choice == "n" else offered[choice]
        text = choice
    return ""


def _described(desk: Desk, kind: str, name: str) -> str:
    """An actor or a place as it is offered: its name, where it lies, its id."""
    if kind == "actor":
        return f"{desk.record.actors[name].name} ({name})"
    around = [desk.record.places[each].name for each in larger_places(desk.record.places, name)[:2]]
    return f"{', '.join((desk.record.places[name].name, *around))} ({name})"


def ask_text() -> str:
    """Several lines, up to a line that holds a full stop alone, or to the end of the input."""
    say("An empty line begins a new paragraph; a full stop alone on a line ends it.")
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip() == "." or (not lines and not line.strip()):
            break
        if hidden := hidden_in(line):
            say(f"Error: the invisible character {hidden[0]} stands in this line: type it without")
        else:
            lines.append(line.rstrip("\n"))
    return "\n".join(lines)


def confirm(question: str, default: bool) -> bool:
    """Yes or no."""
    return click.confirm(question, default=default, err=True)
