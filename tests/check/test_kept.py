"""What is kept of a check: after any edit the findings are those of a check that has nothing kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from build_scripts.check import whole
from build_scripts.check.rules import RECORD_RULES
from build_scripts.check.run import check_files
from build_scripts.findings import Finding
from build_scripts.reading.record import read_files
from tests.examples import RECORD, TODAY
from tests.support.projects import write

LEDGER = "events/_sources/ledger.md"
Edit = Callable[[Path, Random], None]


def check(project: Path, cache: Path | None) -> list[Finding]:
    """The findings about a project."""
    return check_files(read_files(project / "events"), TODAY, cache)


def some_event(project: Path, random: Random) -> Path:
    """The file of an event."""
    return random.choice(sorted((project / "events").glob("[0-9]*/*.md")))


def rewrite(path: Path, old: str, new: str) -> None:
    """Put one text for another, where it is there."""
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def write_more(project: Path, random: Random) -> None:
    """A sentence more."""
    path = some_event(project, random)
    path.write_text(f"{path.read_text('utf-8')}\nThe water stood {random.randint(2, 99)} hours.\n", encoding="utf-8")


def copy_one(project: Path, random: Random) -> None:
    """An event is entered again."""
    path = some_event(project, random)
    shutil.copy(path, path.with_name(f"{path.stem}-{random.choice('abc')}.md"))


def remove_one(project: Path, random: Random) -> None:
    """An event goes, if there are many."""
    if len([*(project / "events").glob("[0-9]*/*.md")]) > 3:
        some_event(project, random).unlink()


def rename_one(project: Path, random: Random) -> None:
    """An event gets another id, and may say what it was called."""
    path = some_event(project, random)
    if random.random() < 0.5:
        text = path.read_text("utf-8").partition("redirect_from:")[0]
        if text == path.read_text("utf-8"):
            rewrite(path, "sources:\n", f"redirect_from: [{path.stem}]\nsources:\n")
    path.rename(path.with_name(f"{path.stem}-now.md"))


def break_one(project: Path, random: Random) -> None:
    """An event cannot be read any more, or can again."""
    path = some_event(project, random)
    is_broken = "knd:" in path.read_text("utf-8")
    rewrite(path, *(("knd:", "kind:") if is_broken else ("kind:", "knd:")))


def respell(project: Path, random: Random) -> None:
    """Publishers of an event are spelled otherwise."""
    rewrite(some_event(project, random), "publisher: ", random.choice(("publisher: The ", "publisher: X")))


def put_off(project: Path, random: Random) -> None:
    """Something is dated in the future."""
    rewrite(some_event(project, random), "added: 20", "added: 21")


def withdraw(project: Path, random: Random) -> None:
    """An event is withdrawn."""
    rewrite(some_event(project, random), "status: reported", "status: withdrawn")


def suppress(project: Path, random: Random) -> None:
    """An event says that it is no duplicate."""
    row = "suppress:\n  - {rule: probable-duplicate, reason: So it is.}\nsources:\n"
    path = some_event(project, random)
    if "suppress:" not in path.read_text("utf-8"):
        rewrite(path, "\nsources:\n", f"\n{row}")


def share(project: Path, random: Random) -> None:
    """A shared source comes, changes or goes."""
    if (project / LEDGER).exists() and random.random() < 0.5:
        (project / LEDGER).unlink()
    else:
        write(project / LEDGER, f"---\npublisher: Ledger {random.randint(1, 3)}\nreference: A\n---\n")
        rewrite(some_event(project, random), "[@", "[@ledger; @")


def change_words(project: Path, random: Random) -> None:
    """The vocabulary changes, or a place."""
    path = random.choice(sorted((project / "events/_places").glob("*.md")))
    rewrite(path, "lat: ", f"lat: {random.choice(('', '1'))}")
    with (project / "events/_vocabulary.yml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write("# A note.\n")


EDITS: Sequence[Edit] = (
    *(write_more, copy_one, copy_one, remove_one, rename_one, break_one, respell, put_off),
    *(withdraw, suppress, share, change_words),
)


@pytest.mark.parametrize("seed", range(6))
def test_edits(seed: int, tmp_path: Path) -> None:
    """After each of many edits the findings are the same as with nothing kept, and in the same order."""
    project, cache, random = tmp_path / "project", tmp_path / "kept", Random(seed)
    shutil.copytree(RECORD, project)
    found: set[str] = set()
    for _ in range(25):
        for edit in random.choices(EDITS, k=random.randint(1, 3)):
            edit(project, random)
        findings = check(project, cache)
        assert findings == check(project, None)
        found.update(finding.rule for finding in findings)
    assert len(found) > 4


@pytest.mark.parametrize("name", ["parsed", "entries", whole.EXTRACTS, whole.WHOLE])
@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_altered(name: str, at: float, tmp_path: Path) -> None:
    """A file of what is kept in which a byte is another one, or that ends too early, or is gone, changes no finding."""
    project, cache = tmp_path / "project", tmp_path / "kept"
    shutil.copytree(RECORD, project)
    copy_one(project, Random(1))
    clean = check(project, cache)
    held = (cache / name).read_bytes()
    place = int(at * (len(held) - 1))
    for altered in (held[:place] + bytes([held[place] ^ 1]) + held[place + 1 :], held[:place], None):
        write_more(project, Random(2))
        (cache / name).unlink()
        if altered is not None:
            (cache / name).write_bytes(altered)
        assert check(project, cache) == check(project, None)
    assert [finding.rule for finding in clean].count("probable-duplicate") == 1


def test_an_edit_asks_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that change make rules look again that look at words, and no others."""
    project, cache = tmp_path / "project", tmp_path / "kept"
    shutil.copytree(RECORD, project)
    check(project, cache)
    asked: list[str] = []
    real = type(RECORD_RULES[0]).__call__

    def call(rule: object, *given: object) -> object:
        asked.append(rule.rule.id)  # type: ignore[attr-defined]
        return real(rule, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(type(RECORD_RULES[0]), "__call__", call)
    write_more(project, Random(3))
    check(project, cache)
    assert {rule.rule.id for rule in RECORD_RULES} & {*asked} == {"probable-duplicate"}
