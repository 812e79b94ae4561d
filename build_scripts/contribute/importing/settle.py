"""What every proposed map has in the end: kind and status, the file as a source, and why columns are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.columns import Seen
from build_scripts.contribute.importing.heads import known_heads, like, role_in
from build_scripts.contribute.importing.map_model import Content, FileSettings, Map, SheetSource, columns_of
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.vocabulary import Vocabulary, Words


class Proposed(NamedTuple):
    """A map, and why each line of it is so: by key, and by key and number in a list."""

    map: Map
    reasons: Mapping[str, str]


def settings_of(table: Table) -> FileSettings:
    """Return how a table was read, as a map says it."""
    head = table.settings.get("head", "")
    values: dict[str, Any] = {key: str(value) for key, value in table.settings.items() if key != "head"}
    return FileSettings(**values, head=tuple(head) if isinstance(head, list) else head)


def with_words(
    map_: Map, reasons: dict[str, str], table: Table, vocabulary: Vocabulary, seen: Mapping[str, Seen]
) -> Proposed:
    """Settle kind and status, the file as a source, and what is left out."""
    kind, reasons["kind"] = _closed(map_.kind, vocabulary.kinds, seen)
    status, reasons["status"] = _closed(map_.status, vocabulary.statuses, seen)
    if not (status.column or status.always):
        least = [n for n, word in vocabulary.statuses.items() if not word.origins and not word.withdraws]
        status = Content(always=least[0] if least else "")
        reasons["status"] = "no column says it: the first status that asks for no second origin"
    sheet = (
        map_.sheet
        if map_.sheet != SheetSource()
        else SheetSource(publisher=table.file.rpartition(".")[0] or table.file)
    )
    reasons["sheet"] = "what a row cites that names no source, or several: say who made the table, and when"
    map_ = replace(map_, kind=kind, status=status, sheet=sheet)
    used = {*columns_of(map_), *map_.left_out}
    left = {column: _about(table, column, one) for column, one in seen.items() if column not in used and one.filled}
    return Proposed(
        replace(map_, left_out={**{c: why for c, why in map_.left_out.items() if c in seen}, **left}), reasons
    )


def _closed(content: Content, words: Words, seen: Mapping[str, Seen]) -> tuple[Content, str]:
    """Return where the word of a closed list comes from, with a question for each value that is none of them."""
    if not content.column or content.column not in seen:
        if len(words) == 1 and not content.always:
            return Content(always=next(iter(words))), "the only word of its list"
        return replace(content, column=""), f"no column says it: write one of {', '.join(words)}"
    known = {value: find_word(words, content.words.get(value, value)) for value in seen[content.column].values}
    asked = {
        value: known[value] or content.words.get(value, "")
        for value in known
        if value in content.words or not known[value]
    }
    why = f"the words are {', '.join(words)}" if asked else "the head is known, and so is every value"
    return replace(content, words=asked), why


def _about(table: Table, column: str, one: Seen) -> str:
    """Return why a column is left out, and what it may be."""
    if role_in(table, column):
        return f"the head is known, and nothing here takes it; {one.shown}"
    if hashtag := table.hashtags.get(column):
        return f"no key has this head or its hashtag, {hashtag}; {one.shown}"
    if near := like(column, known_heads()):
        return f"no key has this head; it is like ‘{near}’, which decides nothing; {one.shown}"
    more = "if it counts something, say what under `figures`; " if one.numbers * 2 > one.filled else ""
    return f"no key has this head; {more}{one.shown}"
