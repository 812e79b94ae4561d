"""What is found in a text that an editor has is what `timeline check` finds once it is saved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.base.clock import today
from build_scripts.check.levels import Choice
from build_scripts.check.live import AbandonedError, LiveCheck
from build_scripts.check.rules import RECORD_RULES
from build_scripts.check.run import check_record
from build_scripts.contribute.editing.files import place_in_project, read_rules
from build_scripts.contribute.editing.positions import Text
from build_scripts.contribute.editing.project import Project
from build_scripts.findings import Finding
from build_scripts.reading.record import load_record, read_files
from tests.contribute.editing.records import BREACH, COUNCIL, WORDS, example, hold, written
from tests.examples import CASE, cases, set_up
from tests.support.projects import write_event

UNUSED = {"unused-suppression"}
"""Whether a suppression of a rule for the whole record is used is known only when that rule was asked."""
OF_WHOLE = {check.rule.id for check in RECORD_RULES}


def on_disk(project: Project) -> list[Finding]:
    """Return what the check finds once everything is saved."""
    for path, text in project.held.items():
        (project.base / path).parent.mkdir(exist_ok=True)
        (project.base / path).write_bytes(text.data)
    return check_record(load_record(read_files(project.base / "events"), None), today())


def in_memory(project: Project) -> list[Finding]:
    """Return what is found while nothing is saved, and take the record over."""
    loaded = project.load(project.bytes_held(), project.record)
    project.settle(loaded)
    return project.live.check_all(loaded.record, today(), project.bytes_held(), lambda: True)


SHARED = "events/_sources/survey-of-dikes.md"
EDITS = (
    (SHARED, "publisher: Survey", "publisher: News\nnature: news\nauthor: Survey"),
    (SHARED, "publisher: Survey", "publishr: Survey"),
    (BREACH, "kind: breach", "kind: flod"),
    (BREACH, "kind: breach", "kind: ["),
    (BREACH, "title: Breach", "titel: Breach"),
    (BREACH, "redirect_from: [2031-04-02-old-slug]", "redirect_from: [2032-budget-vote]"),
    (BREACH, "[mill-dike, lower-marrow]", "[mill-dyke, lower-marrow]"),
    (BREACH, "status: confirmed", "status: withdrawn"),
    (BREACH, "watch-report:\n", "watch-raport:\n"),
    (BREACH, "added: 2031-05-01", "added: 2031-05-01\nsuppress:\n  - {rule: loaded-word, reason: x}"),
    (BREACH, "added: 2031-05-01", "added: 2031-05-01\nsuppress:\n  - {rule: probable-duplicate, reason: x}"),
    (COUNCIL, "name: Council", "name: Mill dike\nkind2: x\nold: Council"),
    (COUNCIL, "kind: council", "kind: counsel"),
    (WORDS, "  breach: {label", "  breech: {label"),
    (WORDS, "format: 1", "format: 2"),
    ("events/_places/lower-marrow.md", "within: ", "within: mill-dike\nx: "),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(range(len(EDITS))), min_size=1, max_size=3, unique=True))
def test_same_as_saved(tmp_path_factory: pytest.TempPathFactory, edits: list[int]) -> None:
    """After any edits, unsaved, the findings are those of a check of the saved files; the edited file's own come first.

    Those that are at once shown of one file are its own: all but what the rules for the whole record find.
    """
    folder = tmp_path_factory.mktemp("edits")
    (folder / SHARED).parent.mkdir(parents=True)
    (folder / SHARED).write_text(
        "---\npublisher: Survey of Dikes\nreference: Sheet 9\nnature: official\n---\n", "utf-8"
    )
    project = example(folder)
    hold(project, BREACH, written(project, BREACH, "[@gazette-2031; @watch", "[@survey-of-dikes; @watch"))
    assert in_memory(project) == on_disk(project)
    for number in edits:
        path, old, new = EDITS[number]
        if old not in project.plain(path):
            continue
        hold(project, path, written(project, path, old, new))
        own = project.check_own(path)
        everything = in_memory(project)
        assert project.record is not None
        assert set(own) <= set(everything)
        assert {f for f in everything if f.path == path and f.rule not in OF_WHOLE | UNUSED} <= set(own)
        assert everything == on_disk(project)
        project.held.clear()


def invalid_cases() -> Iterator[Path]:
    """Yield the examples that are one event file with mistakes."""
    yield from (case for case in cases("invalid") if case.is_file())


def test_own_findings_of_every_example(tmp_path: Path) -> None:
    """Of each example of a mistake all is found at once in the editor that a check finds, but for the whole record."""
    project = example(tmp_path)
    path = CASE.as_posix()
    for case in invalid_cases():
        source = case.read_bytes().decode("utf-8", "replace")
        if "\r" in source or source.startswith("\ufeff"):
            continue
        project.held = {path: Text(source)}
        own = {finding for finding in project.check_own(path) if finding.rule not in UNUSED}
        (tmp_path / path).write_bytes(source.encode())
        record = load_record(read_files(tmp_path / "events"), None, previous=project.record)
        all_ = {f for f in check_record(record, today()) if f.path == path and f.rule not in OF_WHOLE | UNUSED}
        assert own == all_, case.name


def test_new_file_and_refused_ones(tmp_path: Path) -> None:
    """A file that was never saved is part of the record; one in a wrong place, or too large, is explained."""
    project = example(tmp_path)
    new = "events/2033/2033-01-01-new.md"
    hold(project, new, project.plain(BREACH).replace("2031-04-02-old-slug", "2033-x"))
    assert {finding.rule for finding in project.check_own(new)} >= {"date-differs-from-id"}
    assert project.record is not None
    assert "2033-01-01-new" in project.record.events
    hold(project, "events/notes.md", "x")
    assert [finding.rule for finding in project.check_own("events/notes.md")] == ["misplaced-file"]
    hold(project, COUNCIL, "x" * 300_000)
    assert [finding.rule for finding in project.check_own(COUNCIL)] == ["file-too-large"]
    rules = {(finding.path, finding.rule) for finding in in_memory(project)}
    assert rules >= {("events/notes.md", "misplaced-file"), (COUNCIL, "file-too-large")}


def test_only_what_changed_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of one event checks that event; one of an actor, to which any may refer, checks all."""
    project = example(tmp_path)
    in_memory(project)
    asked: list[str] = []
    real = LiveCheck._check_entries.__globals__["check_entry"]

    def counting(*arguments: object) -> object:
        asked.append(str(arguments[-1]))
        return real(*arguments)

    monkeypatch.setattr("build_scripts.check.live.check_entry", counting)
    hold(project, BREACH, written(project, BREACH, "in the night [@", "at night [@"))
    in_memory(project)
    assert asked == [BREACH]
    asked.clear()
    hold(project, COUNCIL, written(project, COUNCIL, "Rada", "Radnice"))
    in_memory(project)
    assert project.record is not None
    assert sorted(asked) == sorted(project.record.loaded.keys() - {WORDS, "events/_removed.yml"})


def test_check_that_nobody_waits_for(tmp_path: Path) -> None:
    """A check ends early when its texts have changed meanwhile."""
    project = example(tmp_path)
    with pytest.raises(AbandonedError):
        project.live.check_all(project.load({}).record, today(), {}, lambda: False)


def test_levels(tmp_path: Path) -> None:
    """What `mkdocs.yml` makes of rules holds; a configuration that cannot be read is said, and the check goes on."""
    project = example(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n  - timeline:\n      rules: {no-such-rule: {level: off, reason: x}}\n"
    )
    assert read_rules(tmp_path)[1].startswith("`rules` in mkdocs.yml: there is no rule")
    (tmp_path / "mkdocs.yml").write_text("plugins: [\n")
    assert read_rules(tmp_path)[1].startswith("mkdocs.yml cannot be read: line 2")
    check = LiveCheck(None)
    check.set_levels({"uncited-paragraph": Choice("error", "x")})
    assert project.record is not None
    text = Text(project.plain(BREACH) + "\nNobody is cited.\n")
    project.held[BREACH] = text
    project.check_own(BREACH)
    found = check.check_own(project.record, BREACH, date(2033, 1, 1), {BREACH: text.data})
    assert [(finding.rule, finding.severity) for finding in found] == [("uncited-paragraph", "error")]


def test_errors_alone(tmp_path: Path) -> None:
    """Errors are found without the rules that only warn, whose suppressions are not called unused for that."""
    project = example(tmp_path)
    for name in ("2031-05-one", "2031-05-two"):
        row = {"rule": "probable-duplicate", "reason": "Two meetings of one day."}
        write_event(tmp_path, name, title="Meeting at the weir", date="2031-05-05", suppress=[row])
    check = LiveCheck(None, {"unused-suppression": Choice("error", "x")})
    record = project.load({}).record
    assert check.find_errors(record, today()) == []
    write_event(tmp_path, "2031-05-three", kind="no-such-kind")
    assert [finding.rule for finding in check.find_errors(project.load({}).record, today())] == ["unknown-kind"]
    row = {"rule": "uncited-paragraph", "reason": "It has none."}
    write_event(tmp_path, "2031-05-three", suppress=[row])
    assert [finding.rule for finding in check.find_errors(project.load({}).record, today())] == ["unused-suppression"]


def test_projects(tmp_path: Path) -> None:
    """The record that a file belongs to is the nearest folder `events` with a vocabulary, or beside `mkdocs.yml`."""
    set_up(Path(cases("valid")[0]), tmp_path / "one")
    (tmp_path / "two" / "events").mkdir(parents=True)
    event = tmp_path / "one" / BREACH
    assert place_in_project(event) == (tmp_path / "one", BREACH)
    assert place_in_project(tmp_path / "two" / BREACH) is None
    (tmp_path / "two" / "mkdocs.yml").touch()
    assert place_in_project(tmp_path / "two" / BREACH) == (tmp_path / "two", BREACH)
    assert place_in_project(tmp_path / "one" / "README.md") is None
    assert place_in_project(tmp_path / "one" / "events" / "2031" / ".#x.md") is None
