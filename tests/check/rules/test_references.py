"""References: what is named exists; what is broken is not held against those who name it."""

from pathlib import Path

import pytest

from tests.examples import CASE, RECORD, as_line, findings_of, invalid, set_up

LEAST = RECORD.parent / "valid" / "least.md"


def lines(project: Path) -> list[str]:
    """The findings of ``project``, each as one line."""
    return [as_line(finding) for finding in findings_of(project)]


def rules(project: Path) -> list[tuple[str, str]]:
    """The file's name and the rule of each finding of ``project``."""
    return [(Path(finding.path).name, finding.rule) for finding in findings_of(project)]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("_actors/council.md", "no-front-matter"),
        ("_places/lower-marrow.md", "no-front-matter"),
        ("2031/2031-04-inquiry.md", "no-front-matter"),
    ],
)
def test_broken_file_is_said_once(path: str, rule: str, tmp_path: Path) -> None:
    """Entries that name a broken one, in rows, as a larger place or in links, have no finding for it."""
    set_up(LEAST, tmp_path)
    (tmp_path / "events" / path).write_text("broken")
    assert rules(tmp_path) == [(Path(path).name, rule)]


def test_file_that_cannot_be_read_is_said_once(tmp_path: Path) -> None:
    """So it is with a file that is too large to be read."""
    set_up(LEAST, tmp_path)
    (tmp_path / "events/_actors/council.md").write_bytes(b"x" * 300_000)
    assert rules(tmp_path) == [("council.md", "file-too-large")]


def test_broken_vocabulary_is_said_once(tmp_path: Path) -> None:
    """Without a vocabulary words are not checked; what does not need it still is."""
    set_up(invalid("unknown-words"), tmp_path)
    (tmp_path / "events/_vocabulary.yml").write_text("kinds: [")
    (tmp_path / "events/2032/2032-budget-vote.md").write_text("broken")
    assert rules(tmp_path) == [("2032-budget-vote.md", "no-front-matter"), ("_vocabulary.yml", "yaml-syntax")]


def test_missing_file_is_said_by_each(tmp_path: Path) -> None:
    """A file that is not there is another matter: each that names it has a finding."""
    set_up(LEAST, tmp_path)
    (tmp_path / "events/_places/lower-marrow.md").unlink()
    assert rules(tmp_path) == [
        ("2031-04-02-mill-dike-breach.md", "unknown-place"),
        ("2032-budget-vote.md", "unknown-place"),
        ("mill-dike.md", "place-references"),
        ("old-gauge.md", "place-references"),
    ]


def test_free_text_speakers_are_not_ids(tmp_path: Path) -> None:
    """A speaker in plain words is no misspelt actor, even in one lower-case word."""
    set_up(LEAST, tmp_path)
    path = tmp_path / "events/2031/2031-05-05-case.md"
    row = "figures:\n  - {killed: 3, by: residents, sources: [gazette]}\nsources:\n"
    path.write_text(path.read_text().replace("sources:\n", row, 1))
    assert lines(tmp_path) == []


def test_broken_file_of_another_kind_does_not_count(tmp_path: Path) -> None:
    """A broken place is no excuse for an actor of the same name that is not there."""
    set_up(LEAST, tmp_path)
    (tmp_path / "events/_places/council.md").write_text("broken")
    (tmp_path / "events/_actors/council.md").unlink()
    assert ("2032-budget-vote.md", "unknown-actor") in rules(tmp_path)


@pytest.mark.parametrize("name", ["Islet Guard (IS)", "islet guard", "IS", "The Guard"])
def test_an_actor_given_by_any_of_its_names(name: str, tmp_path: Path) -> None:
    """Whoever writes one of an actor's names where its id belongs is told the id, once."""
    set_up(LEAST, tmp_path)
    guard = "---\nname: Islet Guard (IS)\nkind: council\naliases:\n  - {text: The Guard}\n---\n"
    (tmp_path / "events/_actors/guard.md").write_text(guard, encoding="utf-8")
    path = tmp_path / CASE
    front = f"actors:\n  - {{actor: {name}, role: responder}}\nsources:\n"
    path.write_text(path.read_text("utf-8").replace("sources:\n", front, 1), encoding="utf-8")
    assert [(each.rule, each.remedy) for each in findings_of(tmp_path)] == [("unknown-actor", "write its id, `guard`")]
