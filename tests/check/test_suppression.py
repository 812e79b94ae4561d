"""Suppression: which warnings a file may have on purpose, and rows of that list that do nothing."""

from pathlib import Path

import pytest

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.suppression import can_suppress
from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE, findings_of

FILE = str(CASE.relative_to("events"))
BODY = "The river left its bed [@gazette].\n"


def broken(project: Path, rules: list[str], body: str = BODY, front: str = "") -> list[str]:
    """The rules that the least event breaks with ``rules`` suppressed."""
    rows = "".join(f"  - {{rule: {rule}, reason: It is meant.}}\n" for rule in rules)
    text = LEAST.read_text("utf-8").replace("sources:\n", f"{front}suppress:\n{rows}sources:\n", 1)
    return rules_broken(project, "", {FILE: text.replace(BODY, body, 1)})


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        (["loaded-word"], []),
        (["loaded-word", "loaded-word"], ["bad-suppression"]),
        (["uncited-paragraph"], ["unused-suppression", "loaded-word", "loaded-word"]),
        (["loaded-word", "uncited-paragraph"], ["unused-suppression"]),
        (["Loaded-Word"], ["bad-suppression", "loaded-word", "loaded-word"]),
        (["loaded_word"], ["bad-suppression", "loaded-word", "loaded-word"]),
        (["loaded-word", "unused-suppression", "uncited-paragraph"], ["bad-suppression", "unused-suppression"]),
        (["loaded-word", "bad-suppression"], ["bad-suppression"]),
        (["loaded-word", "no-source"], ["bad-suppression"]),
    ],
)
def test_rows(rules: list[str], left: list[str], tmp_path: Path) -> None:
    """A row names a warning once, exactly, and takes away all of it in the file and nothing else."""
    assert broken(tmp_path, rules, "The regime fell [@gazette]. The brave came [@gazette].\n") == left


def test_errors_stay(tmp_path: Path) -> None:
    """An error is shown beside the row that would hide it."""
    assert broken(tmp_path, ["unknown-tag"], front="tags: [nothing]\n") == ["unknown-tag", "bad-suppression"]


def test_found_in_reading(tmp_path: Path) -> None:
    """A warning that is made while the file is read can be suppressed as well."""
    assert broken(tmp_path, ["uncited-paragraph", "raw-html"], "It <b>rose</b>.\n\n[@gazette]\n") == []


def test_found_in_the_whole_record(tmp_path: Path) -> None:
    """So can one that takes another file to see; that file need not do anything."""
    assert broken(tmp_path, ["withdrawn-relation"], front="related:\n  - {event: 2032-02-withdrawn}\n") == []


def test_another_file(tmp_path: Path) -> None:
    """A suppression holds for its file only."""
    text = LEAST.read_text("utf-8").replace(BODY, "The regime fell [@gazette].\n")
    other = text.replace("A short flood", "Another matter").replace("/g/5", "/g/6")
    suppressing = text.replace("sources:\n", "suppress:\n  - {rule: loaded-word, reason: A name.}\nsources:\n", 1)
    assert rules_broken(tmp_path, "", {FILE: suppressing, "2031/2031-05-other.md": other}) == ["loaded-word"]
    assert [finding.path for finding in findings_of(tmp_path)] == ["events/2031/2031-05-other.md"]


@pytest.mark.parametrize("folder", ["_actors", "_places"])
def test_actors_and_places(folder: str, tmp_path: Path) -> None:
    """Files of actors and places have the list too."""
    kind = {"_actors": "service", "_places": "site"}[folder]
    rows = "suppress:\n  - {rule: tracking-parameters, reason: The page needs it.}\n"
    source = 'sources:\n  a: {publisher: A, url: "https://example.org/p?utm_id=5"}\n'
    text = f"---\nname: Weir\nkind: {kind}\n{source}{rows}---\n\nIt is there [@a].\n"
    assert rules_broken(tmp_path / "a", "", {f"{folder}/weir.md": text}) == []
    text = text.replace("?utm_id=5", "")
    assert rules_broken(tmp_path / "b", "", {f"{folder}/weir.md": text}) == ["unused-suppression"]


@pytest.mark.parametrize("row", ["{rule: loaded-word}", '{rule: loaded-word, reason: ""}'])
def test_a_reason_is_needed(row: str, tmp_path: Path) -> None:
    """A row without a reason is refused."""
    front = f"suppress:\n  - {row}\n"
    assert rules_broken(tmp_path, front) in (["missing-key"], ["empty-value"])


def test_what_is_proposed(tmp_path: Path) -> None:
    """Of a misspelt rule the nearest warning is proposed, never an error; of an error that it be mended."""
    assert broken(tmp_path, ["loaded-words", "bad-dat", "bad-date"]) == ["bad-suppression"] * 3
    assert [finding.remedy for finding in findings_of(tmp_path)] == [
        "did you mean `loaded-word`?",
        "`timeline rules` lists them; a finding names its rule",
        "fix what it finds, and remove this row",
    ]


@pytest.mark.parametrize(
    ("rule", "can"),
    [
        ("raw-html", True),
        ("probable-duplicate", True),
        ("bad-date", False),
        ("unused-suppression", False),
        ("many-findings", False),
    ],
)
def test_what_can_be_suppressed(rule: str, can: bool) -> None:
    """A warning can be, of one file or of several, but not those about findings themselves; no error can."""
    assert can_suppress(CATALOGUE[rule]) is can


def many(count: int) -> str:
    """A body with ``count`` loaded words."""
    return "".join("The brave came [@gazette].\n\n" for _ in range(count))


def test_very_many_warnings_stay_warnings(tmp_path: Path) -> None:
    """Beyond a hundred they are counted; nothing becomes an error."""
    rules_broken(tmp_path, "", {FILE: LEAST.read_text("utf-8").replace(BODY, many(130))})
    findings = findings_of(tmp_path)
    assert {finding.severity for finding in findings} == {"warning"}
    (more,) = (finding for finding in findings if finding.rule == "many-findings")
    assert more.message == "this file has at least 30 findings more than the 100 that are shown"
    assert len(findings) == 101


def test_errors_are_among_the_first(tmp_path: Path) -> None:
    """An error behind a hundred warnings is shown, and is one."""
    text = LEAST.read_text("utf-8").replace("kind: flood", "kind: storm\ntags: [a, b]").replace(BODY, many(130))
    findings = [finding.rule for finding in (rules_broken(tmp_path, "", {FILE: text}), findings_of(tmp_path))[1]]
    assert findings.count("unknown-kind") == 1
    assert findings.count("unknown-tag") == 2
    assert len(findings) == 101


def test_very_many_on_purpose(tmp_path: Path) -> None:
    """What a file has on purpose is not counted, and the suppression is used."""
    assert broken(tmp_path, ["loaded-word"], many(130)) == []
