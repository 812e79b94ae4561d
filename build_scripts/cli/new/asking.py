"""Questions in a terminal: each answer is checked at once, and asked for again with what to write instead.

All of it goes to standard error, so that standard output holds nothing but what was made. Ctrl-C ends it anywhere, and
`<` goes back to the question before.
"""

from __future__ import annotations

from collections.abc import Callable

import click

from build_scripts.base.text import did_you_mean
from build_scripts.cli.options import show
from build_scripts.contribute.new.answers import visible
from build_scripts.contribute.new.lookup import (
    entries_of,
    find_entries,
    find_word,
    larger_places,
    near_entries,
    search_entries,
    words_of,
)
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.model.vocabulary import Words

Check = Callable[[str], str]
"""Takes an answer, returns it as it is to be kept.

:raises ValueError: with what is wrong and what to write instead.
"""
_OFFERED = 9
_BACK = "<"


class BackError(Exception):
    """Somebody wants to answer the question before once more."""


def say(text: str = "") -> None:
    """Print a line of the conversation."""
    show(f"{text}\n", error=True)


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

    answer: str = click.prompt(question, default=default, show_default=bool(default), value_proc=read, err=True)
    if answer == _BACK:
        raise BackError
    return answer


def ask_word(question: str, words: Words, default: str = "") -> str:
    """Ask for a word of a closed list, by its number, its id or its label."""
    say(f"{question}:")
    names = list(words)
    for number, word in enumerate(words.values(), 1):
        say(f"{number:>4} {word.label}: {word.definition}")

    def read(text: str) -> str:
        if name := names[int(text) - 1] if text in map(str, range(1, len(names) + 1)) else find_word(words, text):
            return name
        near = did_you_mean(text, [name for word in words.values() for name in (word.label, *word.also)])
        raise ValueError(f"‘{text}’ is none of these: {near or 'write a number or the word'}")

    chosen = ask("Which", read, default)
    say(f"  = {words[chosen].label}")
    return chosen


def ask_entry(workspace: Workspace, kind: str, question: str, make: Callable[[str], str], default: str = "") -> str:
    """Ask for an actor or a place by what it is called, and ``make`` what is not known. Empty where none is wanted."""
    question = f"{question} (a part of the name; Enter: {default or 'no more'})"
    text = ask(question, needed=False) or default
    while text:
        entries = entries_of(workspace.record, kind)
        exact, matching = find_entries(entries, text), search_entries(entries, text)
        if len(exact) == 1 and set(matching) <= set(exact):
            say(f"  = {_described(workspace, kind, exact[0])}")
            return exact[0]
        offered = list(dict.fromkeys((*exact, *matching, *near_entries(entries, text))))[:_OFFERED]
        numbered = {str(number): name for number, name in enumerate(offered, 1)}
        for number, name in numbered.items():
            say(f"{number:>4} {_described(workspace, kind, name)}")
        say(f"   n a new one, ‘{text}’")
        try:
            choice = ask("Which (a number, n, or other words; Enter: none of these)", needed=False)
            if choice == "n":
                return make(text)
            if choice in numbered:
                say(f"  = {_described(workspace, kind, numbered[choice])}")
                return numbered[choice]
        except BackError:
            choice = ""
        text = choice or ask(question, needed=False) or default
    return ""


def _described(workspace: Workspace, kind: str, name: str) -> str:
    """Return an actor or a place as it is offered: its name, its kind, where it lies, its id."""
    entry, places = entries_of(workspace.record, kind)[name], workspace.record.places
    word = words_of(workspace.record, f"{kind}_kinds").get(entry.kind)
    around = larger_places(places, name)[:2] if kind == "place" else []
    where = "".join(f", {places[larger].name}" for larger in around)
    return f"{entry.name}{where} ({word.label.lower() if word else entry.kind}, {name})"


def confirm(question: str, default: bool) -> bool:
    """Ask for yes or no."""
    return click.confirm(question, default=default, err=True)
