"""An event while it is being told, and the actors and places that are made on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from build_scripts.cli.new.asking import BackError, ask, ask_entry, ask_word, confirm, say
from build_scripts.contribute.new.event import Answers
from build_scripts.contribute.new.lookup import taken_names
from build_scripts.contribute.new.rows import words_of
from build_scripts.contribute.new.workspace import Desk


@dataclass(slots=True)
class Telling:
    """An event while it is being told: the desk, and the answers so far."""

    desk: Desk
    answers: Answers

    def keep(self, key: str, value: Any) -> None:
        """Take ``value`` for the answer at ``key``."""
        self.answers = replace(self.answers, **{key: value})


def is_another(desk: Desk, kind: str, name: str, known: str) -> str:
    """``name``, where it is nobody's yet or is meant for another one all the same.

    :raises BackError: when it is not.
    """
    entries = desk.record.actors if kind == "actor" else desk.record.places
    taken = [] if name == known else taken_names(entries, name)
    if taken:
        say("  The record has " + ", ".join(f"{entries[each].name} (`{each}`)" for each in taken) + ".")
    if taken and not confirm("  Make another one?", default=False):
        raise BackError
    return name


def make_place(desk: Desk, text: str) -> str:
    """Ask the least that a new place needs."""
    name = is_another(desk, "place", ask("  Its name", default=text), text)
    kind = ask_word("  Kind of place", words_of(desk.record, "place_kinds"))
    within = ask_entry(desk, "place", "  Within which larger place", make_place)
    return desk.add_place({"name": name, "kind": kind, "within": within})


def make_actor(desk: Desk, text: str) -> str:
    """Ask the least that a new actor needs."""
    name = is_another(desk, "actor", ask("  Its one neutral name", default=text), text)
    return desk.add_actor({"name": name, "kind": ask_word("  Kind of actor", words_of(desk.record, "actor_kinds"))})
