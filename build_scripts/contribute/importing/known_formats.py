"""Maps of known formats, which a table is recognised by through its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import yaml

from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.columns import look
from build_scripts.contribute.importing.map_file import build_map
from build_scripts.contribute.importing.map_model import Content, Map, When, columns_in
from build_scripts.contribute.importing.settle import Proposed, settings_of, with_words
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.vocabulary import Vocabulary, Words

SHIPPED = Path(__file__).with_name("maps")
_LISTS = ("places", "figures", "actors", "sources", "tags", "attribution")
_TEXTS = ("title", "summary", "body", "time", "date_note", "place_note")


def known_format(table: Table, vocabulary: Vocabulary) -> Proposed | None:
    """Return the map of the known format whose columns a table has, without those that it lacks; None where none is."""
    for path in sorted(SHIPPED.glob("*.yml")):
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        if set(tree.pop("known_by")) <= set(table.columns):
            name = tree.pop("format_name")
            map_, reasons = _in_words(_present(build_map(tree), set(table.columns)), vocabulary)
            reasons |= {"file": f"the columns are those of {name}", "date": f"what the columns of {name} mean"}
            return with_words(replace(map_, file=settings_of(table)), reasons, table, vocabulary, look(table))
    return None


def _present(map_: Map, columns: set[str]) -> Map:
    """Return a map without what the table has no columns for."""
    lists = {key: tuple(each for each in getattr(map_, key) if {*columns_in(each)} <= columns) for key in _LISTS}
    texts = {key: Content() for key in _TEXTS if not {*getattr(map_, key).columns} <= columns}
    lacking = {column for column in columns_in(map_.date) if column not in columns}
    without: dict[str, Any] = {each.name: "" for each in fields(When) if str(getattr(map_.date, each.name)) in lacking}
    point = map_.point if map_.point and {*columns_in(map_.point)} <= columns else None
    changed: dict[str, Any] = {**lists, **texts, "date": replace(map_.date, **without)}
    return replace(map_, **changed, point=point)


def _in_words(map_: Map, vocabulary: Vocabulary) -> tuple[Map, dict[str, str]]:
    """Return a map in the words of a record, and what is to be asked: each has its own name for a role or a measure."""
    figures = [
        replace(row, measure=_word(vocabulary.measures, (row.measure, *row.also)), also=()) for row in map_.figures
    ]
    actors = [replace(row, role=_word(vocabulary.roles, (row.role, *row.also)), also=()) for row in map_.actors]
    schemes = {key: text for key, text in map_.identifiers.items() if key in vocabulary.identifier_schemes}
    asked: dict[str, str] = {}
    for key, rows, words in (("figures", figures, vocabulary.measures), ("actors", actors, vocabulary.roles)):
        for number, row in enumerate(rows):
            if not getattr(row, "measure", getattr(row, "role", "")):
                asked[f"{key}.{number}"] = f"write one of {', '.join(words)}"
    if unknown := map_.identifiers.keys() - schemes.keys():
        schemes_named = ", ".join(sorted(unknown))
        asked["key"] = f"`identifier_schemes` has no {schemes_named}: with it, entries keep what they are called there"
    return replace(map_, figures=tuple(figures), actors=tuple(actors), identifiers=schemes), asked


def _word(words: Words, names: Sequence[str]) -> str:
    """Return the first word of a list that one of these names is; empty where none is."""
    return next((found for name in names if name and (found := find_word(words, name))), "")
