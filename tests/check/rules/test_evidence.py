"""Evidence: what a status, a verdict, a nature and a date rest on."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken

CLAIM = "claims:\n  - {{text: It was shut., by: {0}, sources: [gazette], verdict: supported, for: [{1}]}}\n".format
ACTOR = "---\nname: {0}\nkind: {1}\naliases:\n  - {{text: The Watch}}\n---\n".format


@pytest.mark.parametrize(
    ("by", "evidence", "broken"),
    [
        ("council", "gazette", ["supported-by-itself"]),
        ("council", "2031-04-inquiry", []),
        ("council", "gazette, 2031-04-inquiry", []),
        ("Marrow Gazette", "gazette", ["supported-by-itself"]),
    ],
)
def test_what_bears_a_claim_out(by: str, evidence: str, broken: list[str], tmp_path: Path) -> None:
    """The page that published a claim adds nothing to it; an event of the record does."""
    assert rules_broken(tmp_path, CLAIM(by, evidence)) == broken


def test_a_verdict_that_asks_for_nothing(tmp_path: Path) -> None:
    """Only a verdict with `origins` needs independent ones."""
    assert rules_broken(tmp_path, CLAIM("council", "gazette").replace("supported", "disputed")) == []


@pytest.mark.parametrize(
    ("publisher", "kind", "broken"),
    [
        ("River Guard", "service", []),
        ("RIVER  GUARD", "service", []),
        ("The Watch", "service", []),
        ("River Guards", "service", ["official-by-no-authority"]),
        ("River Guard", "club", ["official-by-no-authority"]),
    ],
)
def test_authorities(publisher: str, kind: str, broken: list[str], tmp_path: Path) -> None:
    """An official source is published by an actor of a kind that is an authority, under any of its names."""
    words = (Path(__file__).parents[2] / "examples/record/events/_vocabulary.yml").read_text("utf-8")
    club = words.replace("actor_kinds:\n", "actor_kinds:\n  club: {label: Club, definition: A club.}\n")
    watch = f"sources:\n  watch: {{publisher: {publisher}, nature: official, reference: Book 2}}\n"
    files = {"_vocabulary.yml": club, "_actors/guard.md": ACTOR("River Guard", kind)}
    files["_places/well.md"] = f"---\nname: Well\nkind: site\n{watch}---\n\nA well [@watch].\n"
    assert rules_broken(tmp_path, files=files) == broken


@pytest.mark.parametrize(
    ("publisher", "broken"),
    [
        ("Press reports", ["nameless-publisher"]),
        ("press  reports", ["nameless-publisher"]),
        ("Marrow Press Reports", []),
        ("Various", ["nameless-publisher"]),
        ("Various Voices", []),
        ("unknown", ["placeholder"]),
    ],
)
def test_nameless_publishers(publisher: str, broken: list[str], tmp_path: Path) -> None:
    """A word for nobody is no publisher where it is the whole name; what fills an empty cell another rule finds."""
    book = f"book: {{publisher: {publisher}, reference: x}}"
    place = f"---\nname: Well\nkind: site\nsources:\n  {book}\n---\n\nA [@book].\n"
    assert rules_broken(tmp_path, files={"_places/well.md": place}) == broken


@pytest.mark.parametrize(
    ("date", "note", "broken"),
    [
        ("2031-05-06", "The date is from the address.", ["date-from-address"]),
        ("2031-05-06~", "The date is from the address.", []),
        ("2031-05-06?", "The date is from the address.", []),
        ("2031-05-06", "The page was moved from the addresses of old.", []),
        ("2031-05-06", "The address has another day.", []),
    ],
)
def test_dates_from_addresses(date: str, note: str, broken: list[str], tmp_path: Path) -> None:
    """A date that a note says is from an address is not exact."""
    book = f"book: {{publisher: Gazette, reference: x, date: {date}, note: {note}}}"
    place = f"---\nname: Well\nkind: site\nsources:\n  {book}\n---\n\nA [@book].\n"
    assert rules_broken(tmp_path, files={"_places/well.md": place}) == broken
