"""Prose: words that take no side, and summaries that say something."""

import time
from pathlib import Path

import pytest

from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE

SUMMARY = next(line for line in LEAST.read_text("utf-8").splitlines() if line.startswith("summary: "))
FILE = str(CASE.relative_to("events"))


def broken(project: Path, old: str, new: str, front: str = "") -> list[str]:
    """The rules that the least event breaks with ``old`` replaced by ``new``, and ``front`` added."""
    text = LEAST.read_text("utf-8").replace("sources:\n", f"{front}sources:\n", 1)
    assert old in text
    return rules_broken(project, "", {FILE: text.replace(old, new, 1)})


@pytest.mark.parametrize(
    ("front", "rules"),
    [
        ("date_note: The regime set the clocks.\n", ["loaded-word"]),
        ("place_note: Where the regime had its gauge.\n", ["loaded-word"]),
        ("place_note: Where “the regime” had its gauge.\n", []),
        ("related:\n  - {event: 2031-04-inquiry, note: The regime ordered it.}\n", ["loaded-word"]),
        ("related:\n  - {event: 2031-04-inquiry, note: Ordered by “the regime”.}\n", []),
        ("figures:\n  - {injured: 3, by: council, sources: [gazette], note: the regime's count}\n", []),
        ("figures:\n  - {injured: 3, by: council, note: the regime's count}\n", ["loaded-word"]),
        ("figures:\n  - {injured: 3, by: council, sources: [gazette], words: brave boatmen}\n", []),
        ("actors:\n  - {actor: council, role: organiser, note: of the old regime}\n", ["loaded-word"]),
        ("claims:\n  - {text: The regime opened the gate., by: A neighbour, verdict: disputed}\n", []),
        ("claims:\n  - {text: It rose., verdict: disputed, note: The regime differs.}\n", ["loaded-word"]),
        ("changes:\n  - {date: 2031-06-01, note: The regime became the council.}\n", []),
        ("redirect_from: [2031-05-05-brave-regime]\n", []),
        ("date_note: Reportedly at night.\n", ["hedge-without-reporter"]),
    ],
)
def test_front_matter(front: str, rules: list[str], tmp_path: Path) -> None:
    """Notes are the record's own voice, but where a row has sources or somebody makes a claim."""
    assert broken(tmp_path, "sources:\n", f"{front}sources:\n") == rules


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        ("note: a paper of the regime", ["loaded-word"]),
        ("note: it calls itself “The Regime Watch”", []),
        ("title: How the regime fell", []),
        ("author: A. Brave", []),
        ("origin: [The Regime Watch]", []),
    ],
)
def test_sources(source: str, rules: list[str], tmp_path: Path) -> None:
    """What a source is called is not the record's choice; the note on it is."""
    assert (
        broken(tmp_path, 'gazette: {publisher: Marrow Gazette, url: "', f'gazette: {{publisher: G, {source}, url: "')
        == rules
    )


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("The brave crews came [@gazette].", ["loaded-word"]),
        ("The crews, “brave” and wet, came [@gazette].", []),
        ("The regime-backed crews came [@gazette].", ["loaded-word"]),
        ("The bravest crews came [@gazette].", []),
        ("The [brave](https://example.org/) crews came [@gazette].", ["loaded-word"]),
        ("The [crews](https://example.org/brave) came [@gazette].", []),
        ("### The brave\n\nThe crews came [@gazette].", ["loaded-word"]),
        ("The gate was allegedly shut [@gazette].", []),
        ("[@gazette] The gate was allegedly shut.", ["hedge-without-reporter"]),
        ("The gate was shut, “allegedly” [@gazette]. Nobody knows.", []),
        ("The gate is said\nto be shut [@gazette], and is\nsaid to be new.", ["hedge-without-reporter"]),
        ("It rose [@gazette]:\n\n- at six, allegedly;\n- at seven [@gazette].", ["hedge-without-reporter"]),
        ("| Gauge | Source |\n|---|---|\n| allegedly 4 | [@gazette] |", []),
        ("The gate was allegedly “shut [@gazette]”.", []),
        ("[@gazette] The gate *is said*\nto be shut.", ["hedge-without-reporter"]),
    ],
)
def test_bodies(body: str, rules: list[str], tmp_path: Path) -> None:
    """A loaded word is quoted, or it is not used; a hedge has a citation behind it."""
    assert broken(tmp_path, "The river left its bed [@gazette].", body) == rules


@pytest.mark.parametrize(
    ("summary", "rules"),
    [
        ("A short flood at night", []),
        ("a SHORT flood!", ["summary-like-title"]),
        ("“A short flood”", ["summary-like-title"]),
        ("…", ["placeholder", "summary-like-title"]),
        ("x" * 240, []),
        ("x" * 241, ["summary-too-long"]),
        ("ن" * 240, []),
        ("The regime reportedly left.", ["hedge-without-reporter", "loaded-word"]),
        ("“The regime left”, says the council.", []),
    ],
)
def test_summaries(summary: str, rules: list[str], tmp_path: Path) -> None:
    """A summary is at most 240 characters of any script, says more than the title, and cites nothing."""
    assert broken(tmp_path, "The river left its bed for an hour.", summary) == rules


def test_without_lists(tmp_path: Path) -> None:
    """A vocabulary that lists no such words forbids none."""
    rules_broken(tmp_path / "a")
    words = (tmp_path / "a" / "events" / "_vocabulary.yml").read_text("utf-8").partition("\nloaded:")[0]
    body = LEAST.read_text("utf-8").replace("The river", "The regime reportedly")
    assert rules_broken(tmp_path / "b", "", {FILE: body, "_vocabulary.yml": f"{words}\n"}) == []


def test_titles(tmp_path: Path) -> None:
    """A title is the record's voice, and a quotation in it is not."""
    assert broken(tmp_path / "a", "A short flood", "The regime's flood") == ["loaded-word"]
    assert broken(tmp_path / "b", "A short flood", "Speech on “the regime’s flood”") == []


@pytest.mark.parametrize(
    ("summary", "broken_rules"),
    [
        ("A flood with 3 dead.", []),
        ("A flood with 12 dead.", []),
        ("A flood with 9 dead.", []),
        ("A flood with 5 dead.", []),
        ("A flood with 40 dead, two years after that of May 2029.", []),
        ("A flood with 40 dead.", ["count-without-row"]),
        ("A flood with “40 dead”.", []),
        ("A flood with 40 people dead.", ["count-without-row"]),
        ("In a flood 40 people were killed.", ["count-without-row"]),
        ("In a flood 40 were injured.", ["count-without-row"]),
        ("A flood killed 40 people.", ["count-without-row"]),
        ("A flood killed 12 people.", []),
        ("A flood killed many. It took 40 people an hour.", []),
        ("In a flood 40 people were fed.", []),
        ("A flood. In Eastham, 40 dead.", ["count-without-row"]),
        ("Of the 26 at the mill, five and 2 dead.", []),
    ],
)
def test_counts_in_a_summary(summary: str, broken_rules: list[str], tmp_path: Path) -> None:
    """What a row has, as its value or in its words, may be said; another number is asked about."""
    rows = (
        'figures:\n  - {killed: 3 to 12, by: council, sources: [gazette], includes: nine children, note: "5 at once"}\n'
    )
    assert broken(tmp_path, SUMMARY, f"summary: {summary}", rows) == broken_rules


def test_a_full_account_costs_little(tmp_path: Path) -> None:
    """A body with nothing but counts is read once; letters that only fold to those of a word do no harm."""
    text = "40 dead and ſix deadſ, 40 DEATHS, 3 İNJURED. " * 3000
    start = time.monotonic()
    assert "count-without-row" in broken(tmp_path, "The river left its bed", text)
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    ("account", "is_own"),
    [
        ("The council counts 40 dead.", True),
        ("It rained. In Eastham 40 dead were counted.", False),
        ("Of the 60 guests 40 dead were counted.", False),
        ("In April 2030 a flood had left 40 dead.", False),
        ("By 6 May 2031 there were 40 dead.", True),
        ("In the town 40 dead were counted.", True),
    ],
)
def test_counts_of_something_else(account: str, is_own: bool, tmp_path: Path) -> None:
    """A sentence on another place or time, or one that divides its own number, counts something else."""
    rules = broken(tmp_path, "The river left its bed", f"{account} The river left its bed")
    assert rules == (["count-without-row"] if is_own else [])
