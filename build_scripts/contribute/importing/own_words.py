"""Words that a table brings along: what a proposed map asks about them is answered by words of the table's own.

A record that begins with somebody's table has no kinds yet but those that came with it. Its own values become words,
called as the table calls them; what they cover an editor says later. Nothing else is answered here: dates, counts and
statuses are not to be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from build_scripts.base.slugs import slugify
from build_scripts.base.text import shown
from build_scripts.base.yaml_text import flow_row
from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.columns import Seen, look
from build_scripts.contribute.importing.map_model import Content, Map
from build_scripts.contribute.importing.settle import Proposed
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.layout import VOCABULARY
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import Files

MOST = 40
"""So many values a column of kinds may have; with more it holds something else."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class OwnWords(NamedTuple):
    """A map without questions about kinds, why each of its lines is so, and the kinds that are new, label by id."""

    map: Map
    reasons: Mapping[str, str]
    kinds: Mapping[str, str]


def with_own_words(proposed: Proposed, table: Table, vocabulary: Vocabulary) -> OwnWords:
    """Return a proposed map whose questions about kinds and statuses are answered as far as the table itself can."""
    map_, reasons = proposed.map, dict(proposed.reasons)
    plain, seen = next(iter(vocabulary.kinds)), look(table)
    kinds: dict[str, str] = {}
    if not (map_.kind.column or map_.kind.always):
        map_ = replace(map_, kind=Content(always=plain))
        others = [column for column in map_.left_out if seen[column].has_words and not seen[column].numbers]
        hint = f"; columns with few values that come again: {', '.join(others)}" if others else ""
        reasons["kind"] = f"no column says it: the first word of the list, {plain}{hint}"
    elif map_.kind.column:
        answers = {value: word or _id(value) for value, word in map_.kind.words.items()}
        if kinds := _new(answers, vocabulary):
            map_ = replace(map_, kind=replace(map_.kind, words=answers, always=plain))
            reasons["kind"] = f"the table's own words, which are in the vocabulary now; an empty cell is {plain}"
    if _is_foreign(map_.status, seen, vocabulary):
        column = map_.status.column
        least = next((n for n, word in vocabulary.statuses.items() if not word.origins and not word.withdraws), "")
        left = {**map_.left_out, column: "no value of it says how well an event is established"}
        map_ = replace(map_, status=Content(always=least), left_out=left)
        reasons["status"] = f"no value of ‘{column}’ is one: the first that asks for no second origin"
    return OwnWords(map_, reasons, kinds)


def _is_foreign(status: Content, seen: Mapping[str, Seen], vocabulary: Vocabulary) -> bool:
    """Tell whether a column that is called "status" holds no status of the vocabulary."""
    if not status.column or any(status.words.values()):
        return False
    return not any(find_word(vocabulary.statuses, value) for value in seen[status.column].values)


def kinds_beside(map_: Map, table: Table, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the kinds that a table needs beside a map that somebody has written, label by id."""
    if map_.kind.column not in table.columns:
        return {}
    values = look(table)[map_.kind.column].values
    named = {v: map_.kind.words.get(v) or find_word(vocabulary.kinds, v) or _id(v) for v in values}
    return _new(named, vocabulary)


def _new(words: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the kinds, by the values that mean them, that are no words yet; nothing where they cannot be kinds."""
    new = {kind: _label(value) for value, kind in words.items() if kind not in vocabulary.kinds}
    return new if len(words) <= MOST and all(map(_ID.fullmatch, new)) else {}


def _id(value: str) -> str:
    return slugify(value)[:60].strip("-")


def _label(value: str) -> str:
    text = shown(" ".join(value.split()), 60)
    return text[:1].upper() + text[1:]


def add_kinds(files: Files, kinds: Mapping[str, str], file: str) -> Files:
    """Return the files of a record with kinds added at the end of their list in the vocabulary."""
    name = VOCABULARY.removesuffix(".yml")
    old = next(each for each in files.files if each.kind == "vocabulary" and each.id == name)
    data = _with_lines(old.data.decode("utf-8"), list(_lines(kinds, file))).encode()
    new = SourceFile(old.path, old.kind, old.id, data, blake2b(data, digest_size=16).hexdigest())
    return Files(files.root, [new if each is old else each for each in files.files], files.findings)


def _lines(kinds: Mapping[str, str], file: str) -> Iterator[str]:
    for name, label in kinds.items():
        definition = f"{label}, as {shown(file)} has it; write here what it covers."
        yield f"  {name}: {flow_row({'label': label, 'definition': definition})}\n"


def _with_lines(vocabulary: str, lines: Sequence[str]) -> str:
    """Return the text of a vocabulary with lines behind the last word of ``kinds``."""
    before, head, after = vocabulary.partition("\nkinds:")
    block = re.match(r"[^\n]*\n(?:[ \t]+[^\n]*\n)*", after)
    end = block.end() if block else 0
    return f"{before}{head}{after[:end]}{''.join(lines)}{after[end:]}"
