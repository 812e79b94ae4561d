"""The public log of an entry, and what may not happen between two versions of the record."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE, findings_of, set_up

FILE = str(CASE.relative_to("events"))
OTHER = "2031/2031-05-renamed.md"
LINE = "changes:\n  - {date: 2031-06-01, note: The hour.}\n"
MORE = f"{LINE}  - {{date: 2031-06-02, note: Corrected.}}\n"
FIGURE = "figures:\n  - {injured: at least 36, by: council, sources: [gazette, radio]}\n"
OWN_VOICE = "figures:\n  - {injured: 36, sources: [gazette, radio]}\n"
ACCUSED = "attribution:\n  - {actor: council, stance: accused, by: A neighbour, sources: [gazette]}\n"
UNCLAIMED = "unclaimed: {sources: [gazette], as_of: 2031-05-06}\n"


@pytest.mark.parametrize(
    ("front", "broken"),
    [
        ("added: 2031-05-06\n", []),
        ("added: 2031-05-06~\n", ["whole-day"]),
        ("added: 2031-05-06/2031-05-07\n", ["whole-day"]),
        ("changes:\n  - {date: 2031-06-01, note: a}\n  - {date: 2031-06-01, note: b}\n", []),
        ("changes:\n  - {date: 2031-06-02, note: a}\n  - {date: 2031-06-01, note: b}\n", ["changes-in-order"]),
        ("changes:\n  - {date: 2031-06-02}\n", ["missing-key"]),
        ("added: 2031-06-01\nchanges:\n  - {date: 2031-06-01, note: a}\n", []),
        ("added: 2031-06-02\nchanges:\n  - {date: 2031-06-01, note: a}\n", ["change-before-added"]),
        ("changes:\n  - {date: 2000-01-01, note: a}\n", []),
    ],
)
def test_log(front: str, broken: list[str], tmp_path: Path) -> None:
    """Its days are known days, in order, none before the entry was added, and each change has a note."""
    assert rules_broken(tmp_path, front) == broken


def event(front: str = "", *changes: tuple[str, str]) -> str:
    """The least event with another source, with ``front`` added and some words changed."""
    radio = '  radio: {publisher: Marrow Radio, url: "https://example.org/r/5"}\n'
    text = LEAST.read_text("utf-8").replace("sources:\n", f"{front}sources:\n", 1)
    text = text.replace("---\n\nThe", f"{radio}---\n\nThe", 1).replace("[@gazette]", "[@gazette; @radio]")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def after(project: Path, before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The rules that a change breaks, from the example record with the files ``before`` to that with those ``now``."""
    for name, files in (("earlier", before), ("now", now)):
        set_up(LEAST, project / name)
        (project / name / CASE).unlink()
        for path, text in files.items():
            (project / name / "events" / path).write_text(text, encoding="utf-8")
    return [finding.rule for finding in findings_of(project / "now", project / "earlier")]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("", 'time: "17:50"\n'),
        ("", "places: [mill-dike]\n"),
        ("places: [mill-dike]\n", "places: [old-gauge, mill-dike]\n"),
        ("", FIGURE),
        (FIGURE, ""),
        (FIGURE, FIGURE.replace("at least 36", "36")),
        (FIGURE, FIGURE.replace("council", "flood-office")),
        (FIGURE, FIGURE.replace("injured", "killed")),
        (FIGURE, FIGURE.replace("by:", "group: children, by:")),
        (FIGURE, FIGURE.replace("by:", "as_of: 2031-05-06, by:")),
        (FIGURE, FIGURE.replace("by:", "id: first, by:").replace("36", "37")),
        (OWN_VOICE, OWN_VOICE.replace("[gazette, radio]", "[radio]")),
        (ACCUSED, ""),
        (ACCUSED, ACCUSED.replace("A neighbour", "A passer-by")),
        (ACCUSED, ACCUSED.replace("stance: accused", "stance: denied")),
        (UNCLAIMED, ""),
        (UNCLAIMED, UNCLAIMED.replace("05-06", "05-07")),
    ],
)
def test_substance(before: str, now: str, tmp_path: Path) -> None:
    """A fact that changed needs a new line in the log, and has enough with one."""
    old = {FILE: event(f"{LINE}{before}")}
    assert set(after(tmp_path / "a", old, {FILE: event(f"{LINE}{now}")})) == {"unlogged-change"}
    assert after(tmp_path / "b", old, {FILE: event(f"{MORE}{now}")}) == []


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        ("", "", [("A short flood", "A flood")]),
        ("", "", [("for an hour", "for one hour")]),
        ("", "", [("The river left its bed [", "The water rose [")]),
        ("", "", [("/g/5", "/g/6")]),
        ("", "", [('g/5"', 'g/5", archive: "https://example.org/copy"')]),
        ("", "", [('g/5"', 'g/5", grade: B')]),
        ("", "tags: [dike]\n", []),
        ("", "date_note: By the gauge.\n", []),
        ("places: [mill-dike, old-gauge]\n", "places: [old-gauge, mill-dike]\n", []),
        ('time: "17:50"\n', "time: 17:50\n", []),
        (FIGURE, FIGURE.replace("at least 36", '">= 36"'), []),
        (FIGURE, FIGURE.replace("at least 36", "'at least  36'"), []),
        (FIGURE, FIGURE.replace("by:", "note: in the evening, by:"), []),
        (FIGURE, FIGURE.replace("by:", "includes: two children, by:"), []),
        (FIGURE, FIGURE.replace("[gazette, radio]", "[radio, gazette]"), []),
        (FIGURE, FIGURE.replace("[gazette, radio]", "[gazette]"), []),
        (FIGURE, FIGURE.replace("by:", "id: first, by:"), []),
        (OWN_VOICE, OWN_VOICE.replace("[gazette, radio]", "[radio, gazette]"), []),
        (ACCUSED, ACCUSED.replace("sources: [gazette]", "note: in a letter, sources: [gazette]"), []),
        (UNCLAIMED, UNCLAIMED.replace("as_of", "note: by the evening, as_of"), []),
        ("added: 2031-05-06\n", "added: 2031-05-07\n", []),
        ("", "related:\n  - {event: 2031-04-inquiry}\n", []),
        ("", "suppress:\n  - {rule: loaded-word, reason: A name.}\n", [("The river left its bed [", "The regime [")]),
    ],
)
def test_no_substance(before: str, now: str, changes: list[tuple[str, str]], tmp_path: Path) -> None:
    """Wording, notes, sources, copies, the order of things and how they are written need no line."""
    assert after(tmp_path, {FILE: event(before)}, {FILE: event(now, *changes)}) == []


def test_a_copied_line_is_no_new_one(tmp_path: Path) -> None:
    """A line that was there before covers no new change, if it is there twice."""
    twice = f"{LINE}  - {{date: 2031-06-01, note: The hour.}}\n"
    assert after(tmp_path, {FILE: event(LINE)}, {FILE: event(twice + FIGURE)}) == ["unlogged-change"]


@pytest.mark.parametrize(
    ("now", "rules"),
    [
        (MORE, []),
        (LINE.replace("note:", "class: correction, note:"), []),
        (LINE.replace("The hour.", '"The hour."'), []),
        ("changes:\n  - note: The hour.\n    date: 2031-06-01\n", []),
        ("", ["rewritten-log"]),
        (LINE.replace("hour", "minute"), ["rewritten-log"]),
        (LINE.replace("06-01", "06-02"), ["rewritten-log"]),
        (LINE.replace("note:", "class: addition, note:"), ["rewritten-log"]),
        (f"changes:\n  - {{date: 2031-05-30, note: Earlier.}}\n{LINE.partition('changes:')[2].lstrip(chr(10))}", []),
    ],
)
def test_lines_stay(now: str, rules: list[str], tmp_path: Path) -> None:
    """Day, class and note of a line stay as they were published; how they are written may change."""
    assert after(tmp_path, {FILE: event(LINE)}, {FILE: event(now)}) == rules


def test_a_new_entry(tmp_path: Path) -> None:
    """An entry that was not there before needs no log."""
    assert after(tmp_path / "a", {}, {FILE: event(f"{FIGURE}added: 2031-06-01\n")}) == []
    assert after(tmp_path / "b", {}, {FILE: event(FIGURE)}) == ["added-missing"]


REDIRECT = "redirect_from: [2031-05-05-case]\n"


@pytest.mark.parametrize(
    ("front", "rules"),
    [
        (LINE + FIGURE, []),
        (MORE, []),
        (LINE, ["unlogged-change"]),
        (FIGURE, ["rewritten-log"]),
        ("", ["rewritten-log", "unlogged-change"]),
    ],
)
def test_renamed(front: str, rules: list[str], tmp_path: Path) -> None:
    """An entry under a new id is held against what it was under the old one."""
    assert sorted(after(tmp_path, {FILE: event(LINE + FIGURE)}, {OTHER: event(REDIRECT + front)})) == rules


def test_two_become_one(tmp_path: Path) -> None:
    """Where two entries became one, there is no one version to hold it against."""
    tie = "related:\n  - {event: 2031-05-05-case}\n"
    old = {FILE: event(LINE), "2031/2031-05-06-other.md": event(tie + FIGURE)}
    both = "redirect_from: [2031-05-05-case, 2031-05-06-other]\n"
    assert after(tmp_path / "a", old, {OTHER: event(both)}) == []
    joined = {FILE: event(f"redirect_from: [2031-05-05-case, 2031-05-06-other]\n{LINE}")}
    assert after(tmp_path / "b", old, joined) == []
    taken_for_the_other = {FILE: event(f"redirect_from: [2031-05-06-other]\n{LINE}")}
    assert after(tmp_path / "c", old, taken_for_the_other) == ["first-id"]


def removals(*names: str) -> dict[str, str]:
    """The list of removals with ``names`` added."""
    rows = ["2031-removed-entry: {date: 2032-03-01, reason: privacy}"]
    rows += (f"{name}: {{date: 2032-04-01, reason: safety}}" for name in names)
    return {"_removed.yml": "\n".join(rows) + "\n"}


@pytest.mark.parametrize(
    ("now", "rules"),
    [
        ({}, ["vanished-event"]),
        ({OTHER: event()}, ["vanished-event"]),
        ({OTHER: event(REDIRECT)}, []),
        (removals("2031-entry"), []),
        (removals("2031-05-05-case"), []),
        ({FILE: "---\n"}, ["unclosed-front-matter"]),
        ({FILE: event("", ("kind: flood", "kind: [flood]"))}, ["wrong-type"]),
    ],
)
def test_vanished(now: dict[str, str], rules: list[str], tmp_path: Path) -> None:
    """An entry is there, leads elsewhere, was taken down, or is merely broken."""
    assert after(tmp_path, {FILE: event()}, now) == rules


def test_one_removal_for_two(tmp_path: Path) -> None:
    """One new line in the list of removals covers one entry that is gone, and no earlier line covers any."""
    tie = "related:\n  - {event: 2031-05-05-case}\n"
    old = {FILE: event(), "2031/2031-05-06-other.md": event(tie)}
    assert after(tmp_path / "a", old, removals("2031-entry")) == ["vanished-event"] * 2
    assert after(tmp_path / "b", old, removals("2031-entry", "2031-05-entry")) == []
    assert after(tmp_path / "c", {**old, **removals("2031-entry")}, removals("2031-entry")) == ["vanished-event"] * 2


def test_withdrawn(tmp_path: Path) -> None:
    """A withdrawn entry stays, with a line that says why."""
    why = "changes:\n  - {date: 2031-06-01, class: withdrawal, note: It was a test.}\n"
    withdrawn = ("status: reported", "status: withdrawn")
    assert after(tmp_path / "a", {FILE: event()}, {FILE: event(why, withdrawn)}) == []
    assert sorted(after(tmp_path / "b", {FILE: event()}, {FILE: event("", withdrawn)})) == [
        "unlogged-change",
        "withdrawn-without-reason",
    ]
