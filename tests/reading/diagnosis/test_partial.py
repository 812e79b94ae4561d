"""Partial entries: rules say of a refused file what they would say of it without the mistake, or nothing.

Tried on trees of keys and on whole files: with one mistake more, nothing that was right becomes a finding.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.check.rules import apply_rules
from build_scripts.findings import Finding, KeyPath
from build_scripts.model.entries import Event
from build_scripts.model.keys import owner
from build_scripts.reading.diagnosis import place_in_file, place_in_part, read_part
from build_scripts.reading.diagnosis.partial import as_far_as_read, partial_entry
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import parse_document
from build_scripts.reading.parsed import load_entry, parse_file
from build_scripts.reading.record import Record, load_record, read_files
from tests.examples import CASE, RECORD, cases
from tests.reading.test_front_matter import quoted

Told = set[tuple[str, str, str]]


@cache
def record() -> Record:
    """The example record."""
    return load_record(read_files(RECORD / "events"), None)


def event(text: str | bytes) -> SourceFile:
    """The file of an event."""
    data = text.encode() if isinstance(text, str) else text
    return SourceFile(CASE.as_posix(), "event", CASE.stem, data, "")


def told_by_rules(text: str) -> Told | None:
    """What the rules for one event say of ``text``: rule, place and message; None where nothing can be read of it."""
    parsed = parse_file(event(text))
    part = None if parsed.json else read_part(event(text))
    entry = load_entry("event", parsed.json) if parsed.json else part and part.entry
    if not isinstance(entry, Event):
        return None
    problems = (problem for found in apply_rules(entry, record()) for problem in as_far_as_read(found))
    return {(problem.rule.id, str(problem.where), problem.message) for problem in problems}


def findings(text: str) -> set[Finding]:
    """Every finding about ``text`` that takes no other file to see."""
    parsed = parse_file(event(text))
    if parsed.json:
        entry = load_entry("event", parsed.json)
        assert isinstance(entry, Event)
        problems = [problem for found in apply_rules(entry, record()) for problem in found]
        return {*parsed.findings, *place_in_file(CASE.as_posix(), text.encode(), problems)}
    part = read_part(event(text))
    if part is None:
        return {*parsed.findings}
    problems = [problem for found in apply_rules(part.entry, record()) for problem in as_far_as_read(found)]
    return {*parsed.findings, *place_in_part(event(text), part, problems)}


@cache
def accepted() -> Sequence[str]:
    """The examples of single events that the model accepts, and the events of the example record."""
    files = [case for kind in ("valid", "invalid") for case in cases(kind) if case.is_file()]
    texts = (path.read_bytes() for path in [*files, *sorted((RECORD / "events").glob("2*/*.md"))])
    plain = (text for text in texts if text.startswith(b"---\n") and b"\n---\n" in text and b"\r" not in text)
    return [text.decode() for text in plain if parse_file(event(text)).json]


def paths(tree: Any, above: KeyPath = ()) -> Iterator[KeyPath]:
    """The path to each value in ``tree``."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in steps:
        yield (*above, step)
        yield from paths(value, (*above, step))


def mistakes(tree: dict[str, Any], path: KeyPath) -> Iterator[dict[str, Any]]:
    """``tree`` with one mistake at ``path``: a value of another shape or none, a key misspelt, missing or too many."""
    value = _at(tree, path)
    shape: Any = "words" if isinstance(value, dict) else {"colour": {}}
    yield _changed(tree, path, [["x"]] if path == ("sources",) else shape)
    if isinstance(value, str):
        yield _changed(tree, path, "")
        yield _changed(tree, path, ["a", ["b"]])
    is_id = path[0] == "sources" and len(path) == 2
    if not isinstance(path[-1], str) or is_id or _is_measure(path):
        return
    key = path[-1]
    yield _renamed(tree, path, key[0] + key[2:] if len(key) > 3 else f"{key}zz")
    yield _changed(tree, (*path[:-1], "colour"), "brown")
    yield _changed(tree, (*path[:-1], "colour"), ["brown"])
    needed = {field.name for field in fields(owner("event", path)) if _is_needed(field)}
    if key in needed:
        yield _renamed(tree, path, None)


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _is_measure(path: KeyPath) -> bool:
    """Whether the key is a word of the vocabulary, which the model cannot know."""
    return (
        path[0] == "figures"
        and len(path) == 3
        and path[-1] not in {field.name for field in fields(owner("event", path))}
    )


def _at(tree: Any, path: KeyPath) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _changed(tree: dict[str, Any], path: KeyPath, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(tree)
    _at(changed, path[:-1])[path[-1]] = value
    return changed


def _renamed(tree: dict[str, Any], path: KeyPath, name: str | None) -> dict[str, Any]:
    changed = copy.deepcopy(tree)
    row = _at(changed, path[:-1])
    pairs = [(name if key == path[-1] else key, value) for key, value in row.items()]
    row.clear()
    row.update((key, value) for key, value in pairs if key is not None)
    return changed


@given(st.data())
def test_no_mistake_makes_another(data: st.DataObject) -> None:
    """With a mistake anywhere in its keys, the rules say nothing of an event that they did not say before."""
    text = data.draw(st.sampled_from(accepted()))
    document = parse_document("event", text)
    tree = document.tree or {}
    # The keys of `identifiers` are words of the vocabulary: one with a slip is another word, and rules say so.
    path = data.draw(st.sampled_from([path for path in paths(tree) if path[:1] != ("identifiers",)]))
    changed = data.draw(st.sampled_from(list(mistakes(tree, path))))
    before = told_by_rules(f"---\n{quoted(tree)}\n---{document.body}")
    after = told_by_rules(f"---\n{quoted(changed)}\n---{document.body}")
    assert before is not None
    assert after is not None
    assert after <= before


BREAKS: dict[str, Callable[[str], str]] = {
    "colon": lambda line: f"{line.partition(':')[0]}: a: b",
    "at sign": lambda line: f"{line.partition(':')[0]}: @a",
    "quotation mark": lambda line: f'{line.partition(":")[0]}: "a',
    "bracket": lambda line: f"{line.partition(':')[0]}: [a",
    "tab": lambda line: f"\t{line}",
    "no colon": lambda line: line.replace(":", "", 1),
    "alias": lambda line: f"{line.partition(':')[0]}: *a",
}
"""Ways to write a key at the top of a file so that YAML cannot be read."""


@given(st.data())
def test_no_broken_line_makes_another_mistake(data: st.DataObject) -> None:
    """With a line that YAML cannot read, a file has the findings that it had, or fewer, and one for that line."""
    text = data.draw(st.sampled_from(accepted()))
    lines = text.split("\n")
    plain = [
        i
        for i in range(1, lines.index("---", 1))
        if re.match(r"[a-z_]+: [^\s>|\"'#]", lines[i]) and re.match(r"\S", lines[i + 1]) and "#" not in text
    ]
    if not plain:
        return
    at = data.draw(st.sampled_from(plain))
    broken = data.draw(st.sampled_from(sorted(BREAKS)))
    before = {(finding.line, finding.rule) for finding in findings(text)}
    after = findings("\n".join([*lines[:at], BREAKS[broken](lines[at]), *lines[at + 1 :]]))
    new = [finding for finding in after if (finding.line, finding.rule) not in before]
    assert [(finding.line, finding.severity) for finding in new] == [(at + 1, "error")]


@given(st.sampled_from(range(10_000)), st.sampled_from(["colour: brown", "image: a.jpg", "note: a", "lat: 34.5"]))
def test_an_unknown_key_hides_nothing(number: int, line: str) -> None:
    """With a key that the format does not have, and that stands for no other, a file has one finding more."""
    text = accepted()[number % len(accepted())]
    before = {(finding.line + 1, finding.rule, finding.message) for finding in findings(text)}
    after = {
        (finding.line, finding.rule, finding.message)
        for finding in findings(text.replace("---\n", f"---\n{line}\n", 1))
    }
    name = line.partition(":")[0]
    assert after == before | {(2, "unknown-key", f"`{name}` is not a key of the format")}


def test_all_there_is() -> None:
    """Of front matter without a mistake the partial entry is the whole."""
    for text in accepted():
        json = parse_file(event(text)).json
        part = read_part(event(text))
        assert json is not None
        assert part is not None
        whole = load_entry("event", json)
        assert part.entry == whole


def test_what_is_left_out_is_not_there() -> None:
    """A refused value has no value at all; what was written beside it has its own."""
    part = partial_entry("event", {"title": "A", "date": "soon", "tags": "dike, budget", "figurs": []}, {"id": "x"})
    assert isinstance(part, Event)
    assert (part.title, part.tags, part.places, part.id) == ("A", ("dike", "budget"), (), "x")
    for name in ("date", "figures", "kind"):
        with pytest.raises(AttributeError):
            getattr(part, name)


def test_other_mistakes_of_the_program_are_not_hidden() -> None:
    """Only what a partial entry does not have ends a rule in silence."""

    def rule() -> Iterator[Any]:
        yield "found"
        yield None.title  # type: ignore[attr-defined]

    with pytest.raises(AttributeError, match="NoneType"):
        list(as_far_as_read(rule()))


def test_rows_of_figures() -> None:
    """A misspelt key of a row of figures is no measure; with two measures, neither is known."""
    rows = [{"killed": "3", "grup": "x"}, {"killed": "3", "injured": "4"}, {"by": "a"}, "words"]
    part = partial_entry("event", {"figures": rows}, {})
    assert isinstance(part, Event)
    first, second, third, fourth = part.figures
    assert (first.measure, first.by, third.by) == ("killed", None, "a")
    for row, name in ((first, "group"), (second, "measure"), (second, "by"), (third, "value"), (fourth, "by")):
        with pytest.raises(AttributeError):
            getattr(row, name)


MANY = 3000


@pytest.mark.parametrize(
    "front",
    [
        "".join(f"key{i}: v\n" for i in range(MANY)),
        "".join(f"key{i}: [v]\n" for i in range(MANY)),
        "sources:\n" + "".join(f"  s{i}:\n" for i in range(MANY)),
        "actors:\n" + "".join(f"  - {{key{i}: x}}\n" for i in range(MANY)),
        "actors:\n  - {" + ", ".join(f"key {i}" for i in range(MANY)) + "}\n",
        "figures:\n  - {" + ", ".join(f"key{i}: 1" for i in range(MANY)) + "}\n",
    ],
    ids=["keys", "lists", "sources", "rows", "scraps", "measures"],
)
def test_very_many_mistakes_do_not_hang(front: str) -> None:
    """Thousands of mistakes of one kind are read in two goes, and still there is a partial entry."""
    text = f"---\ntitle: A\n{front}---\n"
    assert parse_file(event(text)).findings
    assert read_part(event(text)) is not None
