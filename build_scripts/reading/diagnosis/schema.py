"""What the model refuses, said as findings: one sentence and one remedy for each mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from build_scripts.base.text import shown
from build_scripts.findings import At, Path, Problem, declare
from build_scripts.model.entries import FIGURE_KEYS, Figure
from build_scripts.model.keys import (
    MANY,
    NO_KEY,
    explain_unknown,
    is_misspelt_in_figure,
    misplaced_blocks,
    owner,
    value_at,
    what_key,
)
from build_scripts.reading.diagnosis.hints.blocks import Block
from build_scripts.reading.diagnosis.hints.dates import day_remedy
from build_scripts.reading.diagnosis.hints.keys import hint
from build_scripts.reading.diagnosis.hints.rows import SHAPES, explain_shape

UNKNOWN_KEY = declare("unknown-key", "error", "schema", "Front matter has only the keys of the format.")
MISSING_KEY = declare("missing-key", "error", "schema", "Front matter has every key that the format requires.")
EMPTY_VALUE = declare("empty-value", "error", "schema", "A key that stands in the front matter has a value.")
WRONG_TYPE = declare("wrong-type", "error", "schema", "A value has the shape that its key asks for.")
BAD_DATE = declare("bad-date", "error", "dates", "A date is EDTF, possible, and in order.")
BAD_FIGURE = declare(
    "bad-figure", "error", "figures", "A figure's value is a number the format can read, or words without digits."
)
BAD_ROW = declare("bad-figure-row", "error", "figures", "A row of figures counts exactly one measure.")
BAD_COORDINATE = declare("bad-coordinate", "error", "entries", "A coordinate is decimal degrees within the globe.")
BAD_TIME = declare("bad-time", "error", "dates", "A time of day is `HH:MM`, with an offset where it is known.")

NOT_WRITTEN = "remove it: it follows from the file itself"
_CUSTOM = {
    "edtf": BAD_DATE,
    "quantity": BAD_FIGURE,
    "degrees": BAD_COORDINATE,
    "time": BAD_TIME,
}


_FIGURE = TypeAdapter(Figure)


class _Refused(NamedTuple):
    """One of pydantic's complaints: its kind, the path of keys and indexes to its place, its words."""

    what: str
    path: Path
    message: str
    context: Mapping[str, Any]


class _File(NamedTuple):
    """The front matter that is explained, and the keys of it that YAML could not read."""

    kind: str
    tree: Mapping[str, Any]
    lost: Collection[str]


def explain(
    error: ValidationError, kind: str, tree: Mapping[str, Any], lost: Collection[str] = ()
) -> Iterator[Problem]:
    """One problem for each mistake behind what the model refused in ``tree``, the front matter of a file of ``kind``.

    One mistake may make several complaints: of a misspelt key, that it is unknown and that the right one is missing.
    ``lost`` are keys that stand in the file and not in ``tree``, because YAML could not read what they hold.
    """
    file = _File(kind, tree, lost)
    refused = _refusals(error)
    blocks = list(misplaced_blocks(kind, tree))
    covered = {path for block in blocks for path in block.covers}
    misspelt = _misspelt(refused, file)
    yield from map(_explain_block, blocks)
    for each in refused:
        follows = each.what == "missing" and each.path in misspelt
        if not follows and not any(each.path[:length] in covered for length in range(1, len(each.path) + 1)):
            yield from _explain_any(each, file)


def _refusals(error: ValidationError) -> list[_Refused]:
    return [_Refused(each["type"], each["loc"], each["msg"], each.get("ctx", {})) for each in error.errors()]


def _explain_any(refused: _Refused, file: _File) -> Iterator[Problem]:
    yield from _explain_row(refused, file) if refused.what == "measure" else (_explain(refused, file),)


def _misspelt(refused: list[_Refused], file: _File) -> set[Path]:
    """The paths of the keys that unknown ones were probably meant to be, or that YAML could not read."""
    unknown = [each.path for each in refused if each.what == "unexpected_keyword_argument"]
    unknown = [*unknown[:MANY], *((name,) for name in file.lost)]
    return {(*path[:-1], meant) for path in unknown if (meant := what_key(path, file.kind))}


def _explain_block(block: Block) -> Problem:
    rule = EMPTY_VALUE if block.empty else WRONG_TYPE
    return rule(At(block.at, key=block.empty or block.at == ("sources",)), block.message, block.remedy)


def _explain_row(refused: _Refused, file: _File) -> Iterator[Problem]:
    """What makes a row of figures count not exactly one thing: a misspelt key, a cut value, or too much in one row.

    The model looks no further into such a row; without the misspelt keys it says what else is wrong there.
    """
    row = value_at(refused.path, file.tree)
    named = [key for key in refused.context.get("keys", ()) if is_misspelt_in_figure(key, row)]
    for key in named:
        yield _explain_unknown((*refused.path, key), file)
    if not named:
        yield BAD_ROW(At(refused.path), refused.message, str(refused.context.get("remedy", "")))
        return
    try:
        _FIGURE.validate_python({key: row[key] for key in row if key not in named})
    except ValidationError as error:
        for each in _refusals(error):
            yield from _explain_any(each._replace(path=(*refused.path, *each.path)), file)


def _explain_unknown(path: Path, file: _File) -> Problem:
    return _unknown_key(path, *explain_unknown(path, file.kind, file.tree))


def misnamed_keys(tree: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of figures that use the model's own names: a file says `injured: 13`, not `measure: injured`."""
    rows = tree.get("figures")
    for i, row in enumerate(rows if isinstance(rows, list) else ()):
        for key in ("measure", "value"):
            if isinstance(row, dict) and key in row:
                yield _unknown_key(("figures", i, key), "write the measure and its value: `<measure>: 13`")


def _unknown_key(path: Path, remedy: str, why: str = NO_KEY) -> Problem:
    return UNKNOWN_KEY(At(path, key=True), f"`{shown(str(path[-1]))}` {why}", remedy)


def _explain(refused: _Refused, file: _File) -> Problem:
    what, path = refused.what, refused.path
    if what == "missing":
        key = str(path[-1])
        remedy = f"add `{key}:`, {hint(owner(file.kind, path).__name__, key)}"
        return MISSING_KEY(At(path[:-1]), f"`{key}` is missing", remedy)
    if what == "unexpected_keyword_argument":
        return _explain_unknown(path, file)
    written = _written(path, file.tree)
    if what == "string_too_short" or value_at(written, file.tree) == "":
        return _explain_empty(written)
    if what in _CUSTOM:
        remedy = str(refused.context.get("remedy", ""))
        if what == "edtf" and _is_day(path, file.kind):
            remedy = day_remedy(remedy)
        return _CUSTOM[what](At(written), refused.message, remedy)
    value, words = value_at(path, file.tree), str(refused.context.get("expected", ""))
    message = f"{_name(path)} is not {SHAPES.get(what, 'what the format asks for')}"
    return WRONG_TYPE(At(path), message, explain_shape(what, path, value, file.kind, words))


def _is_day(path: Path, kind: str) -> bool:
    """Whether the date at ``path`` has to be one known day."""
    return path[-1] == "added" or path[0] == "changes" or kind == "removed"


def _explain_empty(path: Path) -> Problem:
    name = str(path[-1])
    if re.fullmatch(r"[\w-]+:\S+", name):
        key, _, value = name.partition(":")
        message, remedy = f"`{shown(name)}` has no space after the colon", f"write `{key}: {shown(value)}`"
    else:
        message, remedy = f"{_name(path)} is empty", "write its value, or remove the key"
    return EMPTY_VALUE(At(path, key=True), message, remedy)


def _name(path: Path) -> str:
    """What to call the value at ``path``: its key, or its number in its list."""
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of `{path[-2]}`"
    return f"`{shown(str(path[-1]))}`" if path else "the front matter"


def _written(path: Path, tree: Mapping[str, Any]) -> Path:
    """The path as the file has it: the value of a row of figures stands behind the measure's name."""
    if len(path) != 3 or path[0] != "figures" or path[2] != "value":
        return path
    row = tree["figures"][path[1]]
    return (*path[:2], next((key for key in row if key not in FIGURE_KEYS), "value"))
