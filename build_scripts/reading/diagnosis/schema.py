"""What the model refuses, said as findings: one sentence and one remedy for each mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from build_scripts.base.text import shown
from build_scripts.findings import Advice, At, KeyPath, Problem, Rule
from build_scripts.model.keys import owner, value_at
from build_scripts.model.rows import FIGURE_KEYS, Figure
from build_scripts.model.values.edtf import MONTHS
from build_scripts.model.values.fields import date_text
from build_scripts.model.values.nothing import is_nothing
from build_scripts.reading.diagnosis.hints.blocks import Block
from build_scripts.reading.diagnosis.hints.counts import explain_count
from build_scripts.reading.diagnosis.hints.dates import day_remedy, explain_date
from build_scripts.reading.diagnosis.hints.degrees import explain_degrees
from build_scripts.reading.diagnosis.hints.estimates import estimate_in_parts, estimate_in_row
from build_scripts.reading.diagnosis.hints.keys import hint, is_required
from build_scripts.reading.diagnosis.hints.rows import SHAPES, explain_shape
from build_scripts.reading.diagnosis.hints.times import explain_time
from build_scripts.reading.diagnosis.unknown_keys import (
    MANY,
    NO_KEY,
    explain_unknown,
    intended_key,
    is_further_scrap,
    is_misspelt_in_figure,
    misplaced_blocks,
)
from build_scripts.reading.rules import (
    BAD_COORDINATE,
    BAD_DATE,
    BAD_FIGURE,
    BAD_ROW,
    BAD_TIME,
    EMPTY_VALUE,
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_TYPE,
)

_FIGURE = TypeAdapter(Figure)


class _Complaint(NamedTuple):
    """One of pydantic's complaints: its kind, the path of keys and indexes to its place, its words."""

    what: str
    path: KeyPath
    message: str
    context: Mapping[str, Any]


class _File(NamedTuple):
    """The front matter that is explained, and the keys of it that YAML could not read."""

    kind: str
    tree: Mapping[str, Any]
    lost: Collection[str]


def explain_refusal(
    error: ValidationError, kind: str, tree: Mapping[str, Any], lost: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield one problem for each mistake behind what the model refused in ``tree``, front matter of a file of ``kind``.

    One mistake may make several complaints: of a misspelt key, that it is unknown and that the right one is missing.
    ``lost`` are keys that are in the file and not in ``tree``, because YAML could not read what they hold.
    """
    file = _File(kind, tree, lost)
    complaints = _complaints(error)
    blocks = list(misplaced_blocks(kind, tree))
    covered = {path for block in blocks for path in block.covers}
    misspelt = _misspelt(complaints, file)
    yield from map(_explain_block, blocks)
    for complaint in complaints:
        follows = complaint.what == "missing" and complaint.path in misspelt
        further = complaint.what == "unexpected_keyword_argument" and _is_further(complaint.path, file)
        if not (follows or further) and not any(
            complaint.path[:length] in covered for length in range(1, len(complaint.path) + 1)
        ):
            yield from _explain_any(complaint, file)


def _is_further(path: KeyPath, file: _File) -> bool:
    """Check whether the key at ``path`` is cut off by a second comma: the first has a finding that names the whole."""
    return is_further_scrap(str(path[-1]), value_at(path[:-1], file.tree), in_row=len(path) > 1)


def _complaints(error: ValidationError) -> list[_Complaint]:
    return [_Complaint(row["type"], row["loc"], row["msg"], row.get("ctx", {})) for row in error.errors()]


def _explain_any(complaint: _Complaint, file: _File) -> Iterator[Problem]:
    yield from _explain_row(complaint, file) if complaint.what == "measure" else (_explain(complaint, file),)


def _misspelt(complaints: list[_Complaint], file: _File) -> set[KeyPath]:
    """Return the paths of the keys that unknown ones were probably meant to be, or that YAML could not read."""
    unknown = [complaint.path for complaint in complaints if complaint.what == "unexpected_keyword_argument"]
    unknown = [*unknown[:MANY], *((name,) for name in file.lost)]
    return {(*path[:-1], intended) for path in unknown if (intended := intended_key(path, file.kind))}


def _explain_block(block: Block) -> Problem:
    rule = EMPTY_VALUE if block.empty else WRONG_TYPE
    return rule(At(block.at, key=block.empty or block.at == ("sources",)), block.message, block.remedy)


def _explain_row(complaint: _Complaint, file: _File) -> Iterator[Problem]:
    """Yield why a row of figures does not count exactly one thing: a misspelt key, a cut value, too much in one row.

    The model looks no further into such a row; without the misspelt keys it says what else is wrong there.
    """
    row = value_at(complaint.path, file.tree)
    misspelt = [key for key in complaint.context.get("keys", ()) if is_misspelt_in_figure(key, row)]
    for key in (key for key in misspelt if not is_further_scrap(key, row)):
        yield _explain_unknown((*complaint.path, key), file)
    if estimate := estimate_in_row(row, list(complaint.context.get("keys", ()))):
        yield BAD_ROW(At(complaint.path), complaint.message, f"an estimate with its bounds is one value: `{estimate}`")
        return
    if not misspelt:
        yield BAD_ROW(At(complaint.path), complaint.message, str(complaint.context.get("remedy", "")))
        return
    try:
        _FIGURE.validate_python({key: row[key] for key in row if key not in misspelt})
    except ValidationError as error:
        for inner in _complaints(error):
            yield from _explain_any(inner._replace(path=(*complaint.path, *inner.path)), file)


def _explain_unknown(path: KeyPath, file: _File) -> Problem:
    return _unknown_key(path, explain_unknown(path, file.kind, file.tree))


def explain_reserved(path: KeyPath) -> Problem:
    """Return the problem of a key that is the model's own (see `reading.parse.find_reserved`)."""
    if path[0] == "figures" and len(path) > 1:
        return _unknown_key(path, Advice(NO_KEY, "write the measure and its value: `<measure>: 13`"))
    return _unknown_key(path, Advice(NO_KEY, "remove it: it follows from the file itself"))


def _unknown_key(path: KeyPath, advice: Advice) -> Problem:
    return UNKNOWN_KEY(At(path, key=True), f"`{shown(str(path[-1]))}` {advice.message}", advice.remedy)


def _explain(complaint: _Complaint, file: _File) -> Problem:
    what, path = complaint.what, complaint.path
    if what == "missing":
        key = str(path[-1])
        remedy = f"add `{key}:`, {hint(owner(file.kind, path).__name__, key)}"
        return MISSING_KEY(At(path[:-1]), f"`{key}` is missing", remedy)
    if what == "unexpected_keyword_argument":
        return _explain_unknown(path, file)
    in_file = _written(path, file.tree)
    if what == "string_too_short" or value_at(in_file, file.tree) == "":
        return _explain_empty(in_file)
    value = value_at(in_file, file.tree)
    is_empty = is_nothing(value) if isinstance(value, str) else not value
    if what != "quantity" and is_empty and _may_go(path, file.kind):
        return _explain_nothing(in_file, value)
    if what in _OF_VALUES:
        message, remedy = _explain_value(what, path, value)
        if what == "edtf" and _is_day(path, file.kind):
            remedy = day_remedy(remedy)
        return _OF_VALUES[what](At(in_file), message, remedy)
    value, words = value_at(path, file.tree), str(complaint.context.get("expected", ""))
    message = f"{_name(path)} is not {SHAPES.get(what, 'what the format asks for')}"
    return WRONG_TYPE(At(path), message, explain_shape(what, path, value, file.kind, words))


_OF_VALUES: Mapping[str, Rule] = {
    "edtf": BAD_DATE,
    "quantity": BAD_FIGURE,
    "degrees": BAD_COORDINATE,
    "time": BAD_TIME,
}
"""The rules for values, by the names by which the types of the model's fields refuse them."""


def _explain_value(what: str, path: KeyPath, value: Any) -> Advice:
    """Return what is wrong with ``value``, which is at ``path`` and was refused as ``what``."""
    if what == "degrees":
        return explain_degrees(value, str(path[-1]))
    if what == "time":
        return explain_time(value)
    text = _set_text(date_text(value)) if what == "edtf" else value
    if not isinstance(text, str):
        if what == "edtf":
            return Advice("a date is one value", "write one EDTF date")
        count, forms = estimate_in_parts(text), "write `13`, `at least 36`, `about 150`, `60 to 62`, or words"
        remedy = f"write `{count}`" if count else forms
        return Advice("a figure's value is one number or a few words", remedy)
    message, remedy = explain_date(text) if what == "edtf" else explain_count(text)
    return Advice(as_remark(message), as_remark(remedy))


def _set_text(value: Any) -> Any:
    """Return a set of dates without quotation marks, which YAML takes for a list or a mapping, as it stands there."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return f"[{', '.join(value)}]"
    if isinstance(value, dict) and value and not any(value.values()):
        return f"{{{', '.join(map(str, value))}}}"
    return value


def as_remark(sentence: str) -> str:
    """Return a sentence as findings have it: no capital at its beginning, no full stop at its end."""
    first = sentence.partition(" ")[0]
    small = sentence if first in MONTHS or (first.isupper() and len(first) > 1) else sentence[:1].lower() + sentence[1:]
    return small.removesuffix(".")


def _is_day(path: KeyPath, kind: str) -> bool:
    """Check whether the date at ``path`` has to be one known day."""
    return path[-1] == "added" or path[0] == "changes" or kind == "removed"


def _explain_empty(path: KeyPath) -> Problem:
    name = str(path[-1])
    if re.fullmatch(r"[\w-]+:\S+", name):
        key, _, value = name.partition(":")
        message, remedy = f"`{shown(name)}` has no space after the colon", f"write `{key}: {shown(value)}`"
    else:
        message, remedy = f"{_name(path)} is empty", "write its value, or remove the key"
    return EMPTY_VALUE(At(path, key=True), message, remedy)


def _may_go(path: KeyPath, kind: str) -> bool:
    """Check whether the file may do without the value at ``path``."""
    return isinstance(path[-1], int) or not is_required(owner(kind, path).__name__, str(path[-1]))


def _explain_nothing(path: KeyPath, value: Any) -> Problem:
    """Return what to do about a value that may go: an empty bracket, or what only fills an empty cell."""
    message = f"an empty bracket is no value of {_name(path)}"
    if isinstance(value, str):
        message = f"there is nothing here: `{shown(value)}` only fills an empty cell"
    remedy = "remove the key" if isinstance(path[-1], str) else "remove it; where nothing is left, the key too"
    return EMPTY_VALUE(At(path), message, remedy)


def _name(path: KeyPath) -> str:
    """Return what to call the value at ``path``: its key, or its number in its list."""
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of `{path[-2]}`"
    return f"`{shown(str(path[-1]))}`" if path else "the front matter"


def _written(path: KeyPath, tree: Mapping[str, Any]) -> KeyPath:
    """Return the path as the file has it: the value of a row of figures is behind the measure's name."""
    if len(path) != 3 or path[0] != "figures" or path[2] != "value":
        return path
    row = tree["figures"][path[1]]
    return (*path[:2], next((key for key in row if key not in FIGURE_KEYS), "value"))
