"""Questions in a terminal: each answer is checked at once, and asked for again with what to write instead.

All of it goes to standard error, so that standard output holds nothing but what was made. Ctrl-C ends it anywhere, and
`<` goes back to the question before. Lines are broken between words where the terminal ends.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import TypeVar

import click

from build_scripts.base.text import did_you_mean
from build_scripts.cli.options import show
from build_scripts.contribute.new.lookup import (
    find_entries,
    find_word,
    folded,
    larger_places,
    near_entries,
    search_entries,
)
from build_scripts.contribute.new.plain import hidden_in, one_line
from build_scripts.contribute.new.rows import words_of
from build_scripts.contribute.new.workspace import Desk
from build_scripts.model.entries import Words

Check = Callable[[str], str]
"""Takes an answer, returns it as it is to be kept.

:raises ValueError: with what is wrong and what to write instead.
"""
_OFFERED = 9
_BACK = "<"
_BEGINNING = 3  # letters of a word that choose it: fewer are too easily meant for something else
_GRID = 100
_ANSWER = 16  # columns left for what is typed
T = TypeVar("T")
R = TypeVar("R")


class BackError(Exception):
    """Somebody wants to answer the question before once more."""


def say(text: str = "") -> None:
    """A line of the conversation."""
    show(f"{_fitting(text)}\n", error=True)


def _fitting(text: str, room: int = 1) -> str:
    """``text`` in lines that a terminal does not break within words, with ``room`` columns left; else as it is."""
    if not sys.stderr.isatty():
        return text
    width = max(20, shutil.get_terminal_size().columns - room)
    lines = (fill(line, width, subsequent_indent="  ", break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(line if line.strip() else "" for line in lines)


def ask(question: str, check: Check = one_line, default: str = "", needed: bool = True) -> str:
    """One line; with ``needed`` it is asked for until there is one.

    :raises BackError: when the answer is `<`.
    """

    def read(text: str) -> str:
        if text.strip() == _BACK:
            return _BACK
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
    shown = _fitting(question, _ANSWER)
    answer: str = click.prompt(shown, default=default, show_default=show_default, value_proc=read, err=True)
    if answer == _BACK:
        raise BackError
    return answer


def ask_rows(
    desk: Desk, first: Callable[[list[R]], T], rest: Callable[[T], R], keep: Callable[[list[R]], None]
) -> None:
    """Rows, each begun by ``first`` and told by ``rest``, until ``first`` is left empty; `<` takes one back.

    ``keep`` gets the rows whenever there is one more, or one less.

    :raises BackError: when there is none to be taken back.
    """
    rows: list[R] = []
    marks = [desk.mark()]
    while True:
        try:
            if not (begun := first(rows)):
                return
        except BackError:
            if not rows:
                raise
            say("  The one before is taken back.")
            rows.pop()
            marks.pop()
        else:
            try:
                rows.append(rest(begun))
                marks.append(desk.mark())
            except BackError:
                say("  This one anew.")
        desk.back_to(marks[-1])
        keep(rows)


def ask_more(question: str, check: Check = one_line) -> str:
    """One line that may be left empty."""
    return ask(f"{question} (Enter: none)", check, needed=False)


def ask_word(question: str, words: Words, default: str = "") -> str:
    """A word of a closed list, by its number, its id, its label, or a beginning that only it has."""
    say(f"{question}:")
    names = list(words)
    width = max((len(word.label) for word in words.values()), default=0) + 6
    cells = [f"{number:>4} {words[name].label}".ljust(width) for number, name in enumerate(names, 1)]
    room = min(_GRID, shutil.get_terminal_size().columns) if sys.stderr.isatty() else _GRID
    columns = max(1, min(4, room // max(width, 1)))
    for at in range(0, len(cells), columns):
        say("".join(cells[at : at + columns]).rstrip())

    def read(text: str) -> str:
        return text if text == "?" else chosen_word(text, names, words)

    while (chosen := ask("Which (a number or a word; ? explains them)", read, default)) == "?":
        for word in words.values():
            say(f"  {word.label}: {word.definition}")
    say(f"  = {words[chosen].label}")
    return chosen


def chosen_word(text: str, names: Sequence[str], words: Words) -> str:
    """The word that ``text`` chooses.

    :raises ValueError: when it chooses none, or more than one.
    """
    if text.isdecimal() and 0 < int(text) <= len(names):
        return names[int(text) - 1]
    if found := find_word(words, text):
        return found
    begun = folded(text)
    beginning = [name for name in names if folded(words[name].label).startswith(begun) and begun]
    if len(beginning) == 1 and len(begun) >= _BEGINNING:
        return beginning[0]
    if beginning:
        meant = ", ".join(words[name].label for name in beginning)
        raise ValueError(f"‘{text}’ is the beginning of {meant}: write more of it, or a number")
    labels = [word.label for word in words.values()]
    raise ValueError(f"‘{text}’ is none of these: {did_you_mean(text, labels) or 'write a number'}")


def ask_entry(desk: Desk, kind: str, question: str, make: Callable[[Desk, str], str]) -> str:
    """An actor or a place by what it is called; what is not known is made on the spot. Empty where none is wanted."""
    while text := ask(f"{question} (a part of the name; Enter: no more)", needed=False):
        try:
            name = _choose_entry(desk, kind, text, make)
        except BackError:
            continue
        if name:
            say(f"  = {_described(desk, kind, name)}")
            return name
    return ""


def _choose_entry(desk: Desk, kind: str, text: str, make: Callable[[Desk, str], str]) -> str:
    """The one that is meant by ``text``, or by other words; empty where the question is to be asked again."""
    entries = desk.record.actors if kind == "actor" else desk.record.places
    while text:
        exact, found = find_entries(entries, text), search_entries(entries, text)
        begun = [
            name for name in found if any(folded(each).startswith(folded(text)) for each in (name, entries[name].name))
        ]
        if len(exact) == 1 and set(begun) <= set(exact):
            return exact[0]
        listed = list(dict.fromkeys((*exact, *found, *near_entries(entries, text))))[:_OFFERED]
        offered = {str(number): name for number, name in enumerate(listed, 1)}
        for number, name in offered.items():
            say(f"{number:>4} {_described(desk, kind, name)}")
        say(f"   n a new one, ‘{text}’")
        choice = ask("Which (or other words; Enter: none of these)", needed=False)
        if choice == "n" or choice in offered:
            return make(desk, text) if choice == "n" else offered[choice]
        if choice in listed:
            return choice
        text = choice
    return ""


def _described(desk: Desk, kind: str, name: str) -> str:
    """An actor or a place as it is offered: its name, its kind, where it lies, its id."""
    entry = desk.record.actors[name] if kind == "actor" else desk.record.places[name]
    kinds = words_of(desk.record, f"{kind}_kinds")
    what = kinds[entry.kind].label.lower() if entry.kind in kinds else entry.kind
    around = larger_places(desk.record.places, name)[:2] if kind == "place" else []
    where = "".join(f", {desk.record.places[each].name}" for each in around)
    return f"{entry.name}{where} ({what}, {name})"


def ask_id(what: str, check: Check, proposed: str) -> str:
    """The id of a new entry; there is no way back from here but an editor."""
    say(f"\nThe id is the file's name and {what}, for good.")
    while True:
        try:
            return ask("Id", check, default=proposed)
        except BackError:
            say("Error: from here there is no way back: go on, and mend the file in an editor")


def ask_text(wrong: Callable[[str], str]) -> str:
    """Several lines, up to a line that holds a full stop alone, or to the end of the input.

    ``wrong`` says what is wrong with a line, which is then to be typed again.

    :raises BackError: when the first line is `<`.
    """
    say("An empty line begins a new paragraph; a full stop alone on a line ends it.")
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip() == _BACK and not lines:
            raise BackError
        if line.strip() == "." or (not lines and not line.strip()):
            break
        if hidden := hidden_in(line):
            say(f"Error: the invisible character {hidden[0]} stands in this line: type it without")
        elif problem := wrong(line):
            say(f"Error: {problem}; type the line again")
        else:
            lines.append(line.rstrip("\n"))
    return "\n".join(lines)


def confirm(question: str, default: bool) -> bool:
    """Yes or no."""
    return click.confirm(question, default=default, err=True)
