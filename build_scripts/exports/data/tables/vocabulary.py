"""The table of the vocabulary: every word that a column may hold, with what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.exports.data.columns import Column, Table, key
from build_scripts.model.former import word_lists
from build_scripts.model.vocabulary import Word
from build_scripts.pages.context import Context


class Listed(NamedTuple):
    """A word of one of the lists, with its place there."""

    list: str
    position: int
    id: str
    word: Word


def _words(context: Context) -> Iterator[Listed]:
    for name, words in word_lists(context.timeline.vocabulary):
        for position, (id_, word) in enumerate(words.items(), 1):
            yield Listed(name, position, id_, word)


VOCABULARY: Table[Listed] = Table(
    "vocabulary",
    "One row is a word of one of the closed lists. Other tables hold the word; their columns say of which list.",
    (
        key("The id of the row: the list and the word.", lambda it: f"{it.list}/{it.id}"),
        Column("list", "text", "The list that the word is of.", lambda it: it.list, required=True),
        Column(
            "position",
            "integer",
            "Its place in the list, from 1; the order means something.",
            lambda it: it.position,
            required=True,
        ),
        Column("word", "text", "The word, as other tables hold it.", lambda it: it.id, required=True),
        Column("label", "text", "The word, as readers see it.", lambda it: it.word.label, required=True),
        Column("definition", "text", "What it means.", lambda it: it.word.definition, required=True),
        Column(
            "within",
            "text",
            "The larger word, in lists that are trees.",
            lambda it: f"{it.list}/{it.word.within}" if it.word.within else None,
            names="vocabulary",
        ),
        Column(
            "inverse",
            "text",
            "How a relation reads from its other end, where that differs.",
            lambda it: it.word.inverse,
        ),
        Column(
            "withdraws",
            "boolean",
            "Whether a status with this word takes an entry out of the record.",
            lambda it: it.word.withdraws if it.list == "statuses" else None,
        ),
        Column(
            "optional",
            "boolean",
            "Whether one count includes this group and another leaves it out.",
            lambda it: it.word.optional if it.list == "groups" else None,
        ),
        Column(
            "former_words",
            "list",
            "Words that it was before.",
            lambda it: it.word.redirect_from,
        ),
    ),
    _words,
)
