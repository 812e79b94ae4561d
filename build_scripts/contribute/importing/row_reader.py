"""What a row says under the map: texts, words of the vocabulary, tags, names, the time of day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from build_scripts.base.text import shown
from build_scripts.check.unknown import intended_word
from build_scripts.contribute.importing.cells import Cell, Fault, Row, cell_text, is_empty
from build_scripts.contribute.importing.dates import Get
from build_scripts.contribute.importing.html_text import without_tags
from build_scripts.contribute.importing.map_model import Content, Map
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.new.lookup import find_word, words_of
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.values.times import parse_time
from build_scripts.reading.diagnosis import only_time
from build_scripts.reading.record import Record


class RowReader:
    """Reads rows of one table by its map, in the words of the record.

    Each method raises a `RefusedRowError` for a row that stays out.
    """

    def __init__(self, map_: Map, columns: Sequence[str], record: Record) -> None:
        self.map, self.record = map_, record
        self._at = {column: number for number, column in enumerate(columns)}
        self._empty = frozenset(map_.empty)
        self._words: dict[tuple[str, str], str] = {}

    def getter(self, row: Row) -> Get:
        """Return what gives the cell of a row by the name of its column."""

        def get(column: str) -> Cell:
            at = self._at.get(column, -1)
            cell = row.cells[at] if 0 <= at < len(row.cells) else None
            return None if self._empty and cell_text(cell) in self._empty else cell

        return get

    def text(self, content: Content, get: Get, key: str) -> str:
        """Return the text that a row has for a key; empty where it has none."""
        if content.always and not content.column:
            return content.always
        if content.template:
            values = {column: self.cell(get, column) for column in content.columns}
            if any(not value for value in values.values()):
                lacking = next(column for column, value in values.items() if not value)
                raise RefusedRowError("no-value", f"`{key}` is made of it, and it is empty", lacking)
            return re.sub(r"\{([^{}]+)\}", lambda found: values[found[1]], content.template)
        text = self.cell(get, content.column) if content.column else ""
        if content.behind:
            text = text.rpartition(content.behind)[2]
        if content.words:
            text = content.words.get(text, text)
        return (without_tags(text) if content.html else text) or content.always

    def cell(self, get: Get, column: str) -> str:
        """Return a cell as text; empty where nothing stands in it."""
        cell = get(column)
        if isinstance(cell, Fault):
            raise RefusedRowError(cell.rule, cell.reason, column)
        return "" if is_empty(cell) else cell_text(cell)

    def word(self, content: Content, get: Get, name: str, key: str) -> str:
        """Return the word of a closed list that a row has for a key."""
        text = self.cell(get, content.column) if content.column else self.text(content, get, key)
        text = text or content.always
        if not text:
            if not (content.column or content.template):
                raise RefusedRowError(
                    "not-answered", f"`{key}`: the map does not say which of {', '.join(words_of(self.record, name))}"
                )
            return ""
        return self.lookup(name, text, content.words, key)

    def lookup(self, name: str, text: str, words: Mapping[str, str], key: str) -> str:
        """Return the word of a closed list that a text means, by the map's ``words`` or by the vocabulary."""
        if text in words:
            if not words[text]:
                raise RefusedRowError("not-answered", f"`{key}`: the map does not say what ‘{shown(text)}’ means")
            text = words[text]
        if (name, text) not in self._words:
            known = words_of(self.record, name)
            if (found := find_word(known, text)) is None:
                remedy = intended_word(text, known) or f"say by `words` in the map which of {', '.join(known)} it is"
                raise RefusedRowError("unknown-word", f"`{key}`: ‘{shown(text)}’ is not in the vocabulary; {remedy}")
            self._words[name, text] = found
        return self._words[name, text]

    def tags(self, content: Content, get: Get) -> list[str]:
        """Return the tags in a cell."""
        text = self.cell(get, content.column) if content.column else content.always
        parts = [part.strip() for part in re.split("[;,\n]", text) if part.strip()]
        meant = [content.words.get(part, part) for part in parts]
        return [self.lookup("tags", part, {}, "tags") for part in meant if part]

    def time(self, get: Get) -> str:
        """Return the time of day of a row; empty where it has none."""
        text = self.text(self.map.time, get, "time")
        if not text:
            return ""
        for candidate in (text, only_time(text), text[:5] if re.fullmatch("[0-9]{2}:[0-9]{2}:00", text) else None):
            try:
                return parse_time(candidate or "").text
            except RefusedValueError:
                continue
        raise RefusedRowError("bad-time", f"‘{shown(text)}’ is no time of day, such as 17:50", self.map.time.column)

    def names(self, get: Get, column: str, split: str) -> list[str]:
        """Return the names in a cell, set apart by ``split``."""
        text = self.cell(get, column)
        return [name for part in (text.split(split) if split else [text]) if (name := one_line(part))]
