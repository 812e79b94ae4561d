"""The version of an entry: the same as long as it says the same."""

from pathlib import Path

import pytest

from build_scripts.changes.substance import account, latest_reading, version_of
from build_scripts.model.entries import Event
from tests.changes.test_differences import DEFAULTS, FIGURE, event

READ = "readings:\n  - {{date: 2031-12-0{0}, version: {1}}}\n".format
CLAIM = "claims:\n  - {text: It rose., verdict: disputed, by: council, sources: [gazette], note: In the night.}\n"
LACK = "not_found:\n  - {what: gauge, looked: 2031-12-01, reached: 2031-11}\n"
GAZETTE = "publisher: Marrow Gazette"


def version(entry: Event) -> str:
    """The version of an entry, in a record with the usual words for what rows leave out."""
    return version_of(entry, DEFAULTS)


@pytest.mark.parametrize(
    ("front", "changes"),
    [
        ("added: 2031-06-01\n", ()),
        ("changes:\n  - {date: 2031-06-01, class: correction, note: The hour.}\n", ()),
        ("redirect_from: [2031-05-05-other]\n", ()),
        ("suppress:\n  - {rule: uncited-source, reason: It is cited elsewhere.}\n", ()),
        (READ(1, "5d41402abc4b"), ()),
        ("", ((GAZETTE, f"{GAZETTE}, nature: news"),)),
        ("", ((GAZETTE, f"{GAZETTE}, archive: 'https://example.org/a'"),)),
        ("", (("The river left", "The  river left"),)),
    ],
)
def test_what_says_nothing(front: str, changes: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    """The life of the entry in the record, copies of its sources and its spelling in YAML are not what was read."""
    assert version(event(tmp_path / "a")) == version(event(tmp_path / "b", front, *changes))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tags: [dike, budget]\n", "tags: [budget, dike]\n"),
        (FIGURE, FIGURE.replace("at least 36", '">=36"')),
        (LACK, LACK.replace("looked: 2031-12-01, reached: 2031-11", "looked: 2032-01-01, reached: 2031-12")),
    ],
)
def test_the_same_in_other_words(one: str, other: str, tmp_path: Path) -> None:
    """Order, the form of a count and a newer search change nothing."""
    assert version(event(tmp_path / "a", one)) == version(event(tmp_path / "b", other))


@pytest.mark.parametrize(
    ("front", "changed"),
    [
        (FIGURE, FIGURE.replace("36", "37")),
        (FIGURE, FIGURE.replace("at least", "about")),
        (FIGURE, FIGURE.replace("by: council", "by: river-watch")),
        (CLAIM, CLAIM.replace("In the night", "In the morning")),
        (CLAIM, CLAIM.replace("disputed", "supported")),
        (LACK, LACK.replace("gauge", "verdict")),
        ("", "date_note: The hour is not stated.\n"),
        ("", "places: [mill-dike]\n"),
    ],
)
def test_what_was_read(front: str, changed: str, tmp_path: Path) -> None:
    """A value, a speaker, a verdict, a note: each changes the version."""
    assert version(event(tmp_path / "a", front)) != version(event(tmp_path / "b", changed))


@pytest.mark.parametrize(
    "change",
    [
        ("title: A short flood", "title: A long flood"),
        ("2031-05-05", "2031-05-06"),
        ("The river left its bed [", "The brook left its bed ["),
        (GAZETTE, "publisher: Marrow Radio"),
        ("https://example.org/g/5", "https://example.org/g/6"),
    ],
)
def test_facts_prose_and_sources(change: tuple[str, str], tmp_path: Path) -> None:
    """A fact, a sentence, a source: each changes the version."""
    assert version(event(tmp_path / "a")) != version(event(tmp_path / "b", "", change))


def test_latest_reading(tmp_path: Path) -> None:
    """A reading of the present version counts, whichever is the last; without one the last is of an earlier one."""
    present = version(event(tmp_path / "a"))
    rows = f"{READ(1, present)}  - {{date: 2031-12-02, version: 5d41402abc4b}}\n"
    read = latest_reading(event(tmp_path / "b", rows), DEFAULTS)
    assert read is not None
    assert (read[0].date.text, read[1]) == ("2031-12-01", True)
    earlier = latest_reading(event(tmp_path / "c", rows, ("A short flood", "A long flood")), DEFAULTS)
    assert earlier is not None
    assert (earlier[0].date.text, earlier[1]) == ("2031-12-02", False)
    assert latest_reading(event(tmp_path / "d"), DEFAULTS) is None


def test_account() -> None:
    """The account is its words with the ids of its sources, whatever their numbers and their order."""
    cite = '&#8288;<sup class="kt-cite"><a href="#source-{0}">{1}</a>,&#8239;<a href="#source-{2}">{3}</a></sup>'
    one, other = cite.format("a", 1, "b", 2), cite.format("b", 1, "a", 2)
    assert account(f"<p>It <em>rose</em>{one}.</p>\n") == account(f"<p>It rose{other}.</p>") == "It rose [@a; @b]."
