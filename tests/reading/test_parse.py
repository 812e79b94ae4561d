"""Parsing: a file becomes an entry whole or not at all, and whatever it holds, there is no traceback."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model.layout import Kind
from build_scripts.reading.diagnosis.places import MOST
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import parse_document
from build_scripts.reading.parse import ADAPTERS, decode
from build_scripts.reading.parsed import load_entry, parse_file
from tests.examples import RECORD, cases
from tests.reading.test_front_matter import TREES, quoted

EVENT = (RECORD / "events/2031/2031-04-02-mill-dike-breach.md").read_bytes()
FILES = sorted(path for path in (RECORD / "events").rglob("*") if path.is_file())
KINDS: dict[str, Kind] = {
    "_actors": "actor",
    "_places": "place",
    "_vocabulary.yml": "vocabulary",
    "_removed.yml": "removed",
}


def source(data: bytes, kind: Kind = "event") -> SourceFile:
    """A file of the record with these bytes."""
    return SourceFile("events/2031/2031-05-05-case.md", kind, "2031-05-05-case", data, "")


def leaves(tree: Any) -> list[str]:
    """Every key and every value in a tree of text."""
    if isinstance(tree, dict):
        return [text for key, value in tree.items() for text in (str(key), *leaves(value))]
    if isinstance(tree, list):
        return [text for each in tree for text in leaves(each)]
    return [str(tree).lower() if isinstance(tree, bool) else str(tree)]


@pytest.mark.parametrize(
    "path", [*FILES, *(case for case in cases("valid") if case.is_file())], ids=lambda path: str(path.stem)
)
def test_nothing_written_is_lost(path: Path) -> None:
    """Every key and value of an accepted file comes out of the model again, or is what the model takes as given."""
    kind = KINDS.get(path.parent.name, KINDS.get(path.name, "event"))
    parsed = parse_file(source(path.read_bytes(), kind))
    assert parsed.findings == ()
    assert parsed.json is not None
    text = decode(path.read_bytes())[0]
    tree = parse_document(kind, text).tree
    kept = {re.sub(r"[\s\[\]]", "", each) for each in leaves(json.loads(parsed.json))}
    for each in leaves(tree):
        plain = re.sub(r"[\s\[\]]", "", each)
        assert plain in kept or plain in (
            "measure",
            "value",
            "context",
            "as",
            "class",
            "correction",
            "en",
            "lang",
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_json_round_trip(path: Path) -> None:
    """An entry's JSON gives the same entry, and the same JSON again."""
    kind = KINDS.get(path.parent.name, KINDS.get(path.name, "event"))
    parsed = parse_file(source(path.read_bytes(), kind))
    assert parsed.json is not None
    entry = load_entry(kind, parsed.json)
    assert ADAPTERS[kind].dump_json(entry, by_alias=True, exclude_defaults=True) == parsed.json


@given(st.binary(max_size=200), st.sampled_from(["event", "actor", "place", "vocabulary", "removed"]))
def test_any_bytes(data: bytes, kind: Kind) -> None:
    """Any bytes give findings, never an exception; what has no finding has an entry."""
    parsed = parse_file(source(data, kind))
    assert parsed.json is not None or parsed.findings


@given(
    st.integers(0, len(EVENT) - 1),
    st.integers(0, 40),
    st.binary(max_size=6)
    | st.sampled_from([b"\n", b": ", b" #", b'"', b"'", b"[", b"}", b"\t", b"- ", b"&a ", b"*a", b">"]),
)
def test_mangled_files(at: int, length: int, instead: bytes) -> None:
    """A good file with a stretch replaced is read or refused; a key that is written never vanishes in silence."""
    data = EVENT[:at] + instead + EVENT[at + length :]
    parsed = parse_file(source(data))
    for finding in parsed.findings:
        assert finding.remedy
        assert 1 <= finding.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert finding.column >= 1
    if parsed.json is None:
        assert any(finding.severity == "error" for finding in parsed.findings)
        return
    tree = parse_document("event", decode(data)[0]).tree or {}
    kept = json.loads(parsed.json)
    assert tree.keys() <= kept.keys() | {"tags", "places"}


KEYS = st.sampled_from(
    [
        "title",
        "date",
        "kind",
        "status",
        "summary",
        "sources",
        "figures",
        "actors",
        "claims",
        "for",
        "for_",
        "id",
        "as_",
        "time",
        "lat",
        "x",
        "",
    ]
)


@given(
    st.dictionaries(KEYS, TREES | st.lists(st.dictionaries(KEYS, TREES, max_size=3), max_size=2), max_size=6),
    st.sampled_from(["event", "actor", "place", "vocabulary", "removed"]),
)
def test_any_tree(tree: dict[str, Any], kind: Kind) -> None:
    """Front matter of any shape gives an entry or findings that name a place in it."""
    text = f"---\n{quoted(tree)}\n---\n" if kind in ("event", "actor", "place") else quoted(tree) + "\n"
    parsed = parse_file(source(text.encode(), kind))
    assert (parsed.json is None) == any(finding.severity == "error" for finding in parsed.findings)
    assert all(1 <= finding.line <= text.count("\n") + 1 and finding.remedy for finding in parsed.findings)


def test_a_file_full_of_findings_shows_the_first() -> None:
    """Of very many findings the first hundred are shown, and that there are more."""
    parsed = parse_file(source(b"---\n" + b"".join(b"key%d: 1\n" % i for i in range(5000)) + b"---\n"))
    assert len(parsed.findings) == MOST + 1
    assert parsed.findings[-1].rule == "many-findings"
