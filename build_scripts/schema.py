"""What the model refuses, said as findings: one sentence and one remedy for each of pydantic's complaints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from pydantic import ValidationError

from build_scripts import model
from build_scripts.findings import At, Path, Problem, declare, did_you_mean, shown

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
    "measure": BAD_ROW,
    "degrees": BAD_COORDINATE,
    "time": BAD_TIME,
}
_SHAPES = {
    "string_type": ("a piece of text", "write one value, in double quotes if it begins with a bracket"),
    "tuple_type": ("a list", "write it in square brackets: `{name}: [{value}]`"),
    "dict_type": ("a mapping", "write `key: value` lines below it"),
    "dataclass_type": ("a mapping of keys and values", "write `{{key: value, …}}`"),
}
_HINTS = {
    "title": "one neutral line",
    "date": "in EDTF, for example 2018-07-13",
    "kind": "one of the vocabulary's kinds",
    "status": "confirmed, reported, disputed, refuted or withdrawn",
    "summary": "one neutral sentence that stands alone",
    "sources": "with at least one source below it",
}
_ROOTS: Mapping[str, type] = {
    "event": model.Event,
    "actor": model.Actor,
    "place": model.Place,
    "vocabulary": model.Vocabulary,
    "removed": model.Removal,
}
_ROWS: Mapping[str, type] = {
    "actors": model.Participant,
    "figures": model.Figure,
    "attribution": model.Attribution,
    "unclaimed": model.Unclaimed,
    "claims": model.Claim,
    "related": model.Relation,
    "changes": model.Change,
    "sources": model.Source,
    "aliases": model.Name,
    "native": model.Name,
    "suppress": model.Suppression,
    "loaded": model.Wording,
    "hedges": model.Wording,
}
_INNER = frozenset({"path", "body", "cited", "links", "measure", "value"})


_COMMA = "text with a comma is put in double quotes, since a comma ends a value in a `{…}` row"


def explain(error: ValidationError, kind: str, tree: Mapping[str, Any]) -> Iterator[Problem]:
    """One problem for each thing that the model refused in ``tree``, the front matter of a file of ``kind``."""
    for each in error.errors(include_url=False):
        path = tuple(each["loc"])
        if each["type"] == "measure":
            yield from _row(path, each["msg"], each.get("ctx") or {}, tree)
        else:
            yield _explain(str(each["type"]), path, each["msg"], each.get("ctx") or {}, kind, tree)


def _row(path: Path, message: str, context: Mapping[str, Any], tree: Mapping[str, Any]) -> Iterator[Problem]:
    """What makes a row of figures count not exactly one thing: a misspelt key, a cut value, or too much in one row."""
    row = _value(path, tree)
    named = False
    for key in context.get("keys", ()):
        near = did_you_mean(key, model.FIGURE_KEYS - _INNER)
        if near or _is_scrap(key, row):
            yield _unknown_key((*path, key), near or _COMMA)
            named = True
    if not named:
        yield BAD_ROW(At(path), message, str(context.get("remedy", "")))


def misnamed_keys(tree: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of figures that use the model's own names: a file says `killed: 13`, not `measure: killed`."""
    rows = tree.get("figures")
    for i, row in enumerate(rows if isinstance(rows, list) else ()):
        for key in ("measure", "value"):
            if isinstance(row, dict) and key in row:
                yield _unknown_key(("figures", i, key), "write the measure and its value: `killed: 13`")


def _unknown_key(path: Path, remedy: str) -> Problem:
    return UNKNOWN_KEY(At(path, key=True), f"`{shown(str(path[-1]))}` is not a key of the format", remedy)


def _is_scrap(key: str, row: Any) -> bool:
    """Whether a key is what a comma cut off from the value before it: it has no value, or it holds a space."""
    return isinstance(row, dict) and row.get(key) == "" and not re.fullmatch(r"[a-z_]+", key)


def _explain(
    what: str, path: Path, message: str, context: Mapping[str, Any], kind: str, tree: Mapping[str, Any]
) -> Problem:
    name = _name(path)
    if what == "missing":
        remedy = f"add `{path[-1]}:`, {_HINTS.get(str(path[-1]), 'and its value')}"
        return MISSING_KEY(At(path[:-1]), f"`{path[-1]}` is missing", remedy)
    if what == "unexpected_keyword_argument":
        return _unknown_key(path, _known_remedy(path, kind, tree))
    written = _written(path, tree)
    if what == "string_too_short" or _value(written, tree) == "":
        name = name if written == path else f"`{written[-1]}`"
        return EMPTY_VALUE(At(written, key=True), f"{name} is empty", "write its value, or remove the key")
    if what in _CUSTOM:
        return _CUSTOM[what](At(written), message, str(context.get("remedy", "")))
    if what == "literal_error":
        return WRONG_TYPE(At(path), f"{name} is not one of its words", f"write {context['expected']}")
    shape, remedy = _SHAPES.get(what, ("what the format asks for", "see the description of the event file"))
    value = _value(path, tree)
    example = shown(value, 40) if isinstance(value, str) else "…"
    remedy = remedy.format(name=path[-1] if path else "", value=example)
    return WRONG_TYPE(At(path), f"{name} is not {shape}", remedy)


def _known_remedy(path: Path, kind: str, tree: Mapping[str, Any]) -> str:
    known = known_keys(kind, path)
    name = str(path[-1])
    if near := did_you_mean(name, known):
        return near
    return _COMMA if _is_scrap(name, _value(path[:-1], tree)) else f"the keys here are {', '.join(known)}"


def _name(path: Path) -> str:
    """What to call the value at ``path``: its key, or its number in its list."""
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of `{path[-2]}`"
    return f"`{shown(str(path[-1]))}`" if path else "the front matter"


def _value(path: Path, tree: Any) -> Any:
    """What stands at ``path`` in ``tree``; ``None`` when nothing does."""
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _written(path: Path, tree: Mapping[str, Any]) -> Path:
    """The path as the file has it: the value of a row of figures stands behind the measure's name."""
    if len(path) != 3 or path[0] != "figures" or path[2] != "value":
        return path
    row = tree["figures"][path[1]]
    return (*path[:2], next((key for key in row if key not in model.FIGURE_KEYS), "value"))


def known_keys(kind: str, path: Path) -> list[str]:
    """The keys that the format knows in the mapping that ``path`` leads into, in the order of the model."""
    owner = _ROOTS[kind]
    if len(path) > 1:
        owner = _ROWS.get(str(path[0]), model.Word if kind == "vocabulary" else owner)
    names = [getattr(field.default, "alias", None) or field.name for field in fields(owner)]
    inner = _INNER if kind != "removed" else {"id"}
    own = owner in (model.Figure, model.Claim)
    return [name for name in names if name not in inner and (name != "id" or own)]
