"""Questions in a terminal: each answer is checked at once, and asked for again with what to write instead.

All of it goes to standard error, so that standard output holds nothing but what was made. Ctrl-C ends it anywhere, and
`<` goes back to the question before. Lines are broken between words where the terminal ends.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from textwrap import fill

import click

from build_scripts.base.text import did_you_mean
from build_scripts.cli.options import show
from build_scripts.contribute.new.answers import visible
from build_scripts.contribute.new.lookup import (
    entries_of,
    find_entries,
    find_word,
    folded,
    larger_places,
    near_entries,
    search_entries,
    words_of,
)
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.model.entries import Words

Check = Callable[[str], str]
"""Takes an answer, returns it as it is to be kept.

:raises ValueError: with what is wrong and what to write instead.
"""
_OFFERED = 9
_BACK = "<"
_BEGINNING = 3  # letters of a word that choose it: fewer are too easily meant for something else
_ANSWER = 16  # columns left for what is typed


class BackError(Exception):
    """Somebody wants to answer the question before once more."""


def say(text: str = "") -> None:
    """Print a line of the conversation."""
    show(f"{_fitting(text)}\n", error=True)


def _fitting(text: str, room: int = 1) -> str:
    """Return ``text`` in lines that a terminal does not break within words, with ``room`` columns left."""
    if not sys.stderr.isatty():
        return text
    width = max(20, shutil.get_terminal_size().columns - room)
    lines = (fill(line, width, subsequent_indent="  ", break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(line if line.strip() else "" for line in lines)


def ask(question: str, check: Check = str, default: str = "", needed: bool = True) -> str:
    """Ask for one line; with ``needed`` until there is one.

    :raises BackError: when the answer is `<`.
    """

    def read(text: str) -> str:
        if text.strip() == _BACK:
            return _BACK
        try:
            if line := visible(text):
                return check(line)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        if needed:
            raise click.UsageError("an answer is needed here")
        return ""

    shown = _fitting(question, _ANSWER)
    answer: str = click.prompt(shown, default=default, show_default=bool(default), value_proc=read, err=True)
    if answer == _BACK:
        raise BackError
    return answer


def ask_word(question: str, words: Words, default: str = "") -> str:
    """Ask for a word of a closed list, by its number, its id, its label, or a beginning that only it has."""
    say(f"{question}:")
    names = list(words)
    say("  " + "   ".join(f"{number} {words[name].label}" for number, name in enumerate(names, 1)))

    def read(text: str) -> str:
        return text if text == "?" else chosen_word(text, names, words)

    while (chosen := ask("Which (a number or a word; ? explains them)", read, default)) == "?":
        for word in words.values():
            say(f"  {word.label}: {word.definition}")
    say(f"  = {words[chosen].label}")
    return chosen


def chosen_word(text: str, names: Sequence[str], words: Words) -> str:
    """Return the word that ``text`` chooses.

    :raises ValueError: when it chooses none, or more than one.
    """
    if text.isdecimal() and 0 < int(text) <= len(names):
        return names[int(text) - 1]
    if name := find_word(words, text):
        return name
    start = folded(text)
    matching = [name for name in names if folded(words[name].label).startswith(start) and start]
    if len(matching) == 1 and len(start) >= _BEGINNING:
        return matching[0]
    if matching:
        labels = ", ".join(words[name].label for name in matching)
        raise ValueError(f"‘{text}’ is the beginning of {labels}: write more of it, or a number")
    near = did_you_mean(text, [word.label for word in words.values()])
    raise ValueError(f"‘{text}’ is none of these: {near or 'write a number'}")


def ask_entry(workspace: Workspace, kind: str, question: str, make: Callable[[str], str], default: str = "") -> str:
    """Ask for an actor or a place by what it is called, and ``make`` what is not known. Empty where none is wanted."""
    while text := ask(f"{question} (a part of the name; Enter: {default or 'no more'})", needed=False) or default:
        try:
            if name := _choose_entry(workspace, kind, text, make):
                say(f"  = {_described(workspace, kind, name)}")
                return name
        except BackError:
            continue
    return ""


def _choose_entry(workspace: Workspace, kind: str, text: str, make: Callable[[str], str]) -> str:
    """Return the entry chosen by ``text``, or by other words; empty where the question is to be asked again."""
    while text:
        entries = entries_of(workspace.record, kind)
        exact, matching = find_entries(entries, text), search_entries(entries, text)
        start = folded(text)
        rivals = {
            name for name in matching if any(folded(called).startswith(start) for called in (name, entries[name].name))
        }
        if len(exact) == 1 and rivals <= set(exact):
            return exact[0]
        offered = list(dict.fromkeys((*exact, *matching, *near_entries(entries, text))))[:_OFFERED]
        for number, name in enumerate(offered, 1):
            say(f"{number:>4} {_described(workspace, kind, name)}")
        say(f"   n a new one, ‘{text}’")
        choice = ask("Which (or other words; Enter: none of these)", needed=False)
        if choice == "n":
            return make(text)
        if choice.isdecimal() and 0 < int(choice) <= len(offered):
            return offered[int(choice) - 1]
        if choice in offered:
            return choice
        text = choice
    return ""


def _described(workspace: Workspace, kind: str, name: str) -> str:
    """Return an actor or a place as it is offered: its name, its kind, where it lies, its id."""
    entry, places = entries_of(workspace.record, kind)[name], workspace.record.places
    words = words_of(workspace.record, f"{kind}_kinds")
    what = words[entry.kind].label.lower() if entry.kind in words else entry.kind
    around = larger_places(places, name)[:2] if kind == "place" else []
    where = "".join(f", {places[larger].name}" for larger in around)
    return f"{entry.name}{where} ({what}, {name})"


def confirm(question: str, default: bool) -> bool:
    """Ask for yes or no."""
    return click.confirm(question, default=default, err=True)
