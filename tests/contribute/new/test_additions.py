"""New files: checked before they exist, written whole and never over another."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.base.atomic import write_new
from build_scripts.contribute.new.additions import Addition, check_additions, taken_ids, write_additions
from build_scripts.contribute.new.body import event_body
from build_scripts.contribute.new.entry import Front, Values, entry_text
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.contribute.new.plain import as_markdown, one_line, wrapped
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.record import read_files
from tests.contribute.new import example
from tests.examples import RECORD, TODAY

FILES = read_files(RECORD / "events")
TEXTS = st.text(max_size=80).map(one_line).filter(bool)
OF_WORDS = frozenset({"look-alike", "placeholder"})
"""The rules that refuse a word for its letters, or because it says nothing: who types it is asked, or told."""


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_in_any_answer_passes_the_check(one: str, two: str, three: str) -> None:
    """Whatever people type, the file is one that the check has no error for."""
    source: Values = {"publisher": one, "title": two, "author": three, "note": one, "url": "https://example.com/x"}
    front: Front = {
        "title": one,
        "date": "2031-05-05",
        "kind": "flood",
        "status": "reported",
        "summary": two,
        "places": ["mill-dike"],
        "place_note": three,
        "sources": {"x-1": source},
        "actors": [{"name": three, "role": "responder", "sources": ["x-1"], "note": one}],
        "figures": [{"displaced": "3", "by": two, "words": three, "sources": ["x-1"], "includes": one}],
        "added": "2032-05-05",
    }
    body = event_body(wrapped(as_markdown(three)), ["x-1"], two)
    name = propose_event_id(parse_edtf("2031-05-05"), one, taken_ids(example()))
    text = entry_text("event", front, body)
    found = check_additions(FILES, example(), (), [Addition("event", name, text)], TODAY)
    assert {each.rule for each in found if each.severity == "error"} <= OF_WORDS


def test_what_the_check_will_say() -> None:
    """Findings are those that the new files bring, at their places, in other files too."""
    front = {"title": "A", "date": "2031-05-05", "kind": "no-such", "status": "reported", "summary": "S."}
    text = entry_text(
        "event", {**front, "sources": {"x": {"publisher": "X", "url": "https://example.com/a"}}}, "B [@x]."
    )
    redirected = entry_text("event", {"redirect_from": ["2031-04-02-old-slug"]})
    found = check_additions(
        FILES,
        example(),
        (),
        [Addition("event", "2031-05-05-a", text), Addition("event", "2031-05-05-b", redirected)],
        TODAY,
    )
    assert {(each.path, each.line, each.rule) for each in found} >= {("events/2031/2031-05-05-a.md", 4, "unknown-kind")}
    assert {each.path for each in found} == {"events/2031/2031-05-05-a.md", "events/2031/2031-05-05-b.md"}


def test_ids_that_are_taken() -> None:
    """No new event has the id of one that is, was, or was taken down."""
    taken = taken_ids(example())
    assert {"2031-04-inquiry", "2031-04-02-old-slug", "2031-removed-entry"} <= taken
    assert "2031-05-05-new" not in taken


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example record."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    return tmp_path


def files_of(project: Path) -> list[str]:
    """Every file in a project, hidden ones too."""
    return sorted(path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file())


def test_files_appear(project: Path) -> None:
    """New files appear in their folders, which are made, and anybody may read them."""
    before = files_of(project)
    made = [Addition("place", "upper", "---\n"), Addition("event", "2040-x", "é\n")]
    paths = write_additions(project, made)
    assert [path.relative_to(project).as_posix() for path in paths] == [
        "events/_places/upper.md",
        "events/2040/2040-x.md",
    ]
    assert files_of(project) == sorted([*before, "events/_places/upper.md", "events/2040/2040-x.md"])
    assert paths[1].read_bytes() == b"\xc3\xa9\n"
    assert paths[1].stat().st_mode & 0o777 == 0o644


def test_all_or_none(project: Path) -> None:
    """Where one file exists already, it stays as it is, and none of the others is there."""
    before = {name: (project / name).read_bytes() for name in files_of(project)}
    with pytest.raises(FileExistsError):
        write_additions(project, [Addition("place", "upper", "x"), Addition("actor", "council", "x")])
    assert {name: (project / name).read_bytes() for name in files_of(project)} == before


def test_interrupted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between two files leaves neither, and nothing half-written."""
    before = files_of(project)

    def interrupt(path: Path, data: bytes) -> None:
        if path.name == "2031-05-05-x.md":
            raise KeyboardInterrupt
        write_new(path, data)

    monkeypatch.setattr("build_scripts.contribute.new.additions.write_new", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_additions(project, [Addition("place", "upper", "x"), Addition("event", "2031-05-05-x", "x")])
    assert files_of(project) == before
