"""Ties to an entry, cut out of other files."""

import pytest

from build_scripts.contribute.remove.ties import cut_ties

HEAD = "---\ntitle: A # remark\n"
TAIL = "sources:\n  a: {publisher: A}\n---\n\nSee [it](gone.md) [@a].\n"


def cut(rows: str) -> str:
    """``rows`` of front matter after the ties to two events have been cut."""
    text = cut_ties(f"{HEAD}{rows}{TAIL}", ["2031-gone", "2031-old"])
    assert text.startswith(HEAD)
    assert text.endswith(TAIL)
    return text[len(HEAD) : -len(TAIL)]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (
            "related:\n  - {event: 2031-stays}\n  # why\n  - {event: 2031-gone, note: who}\n  - {event: 2031-old}\n",
            "related:\n  - {event: 2031-stays}\n  # why\n",
        ),
        ("related:\n  - {event: 2031-gone}\n", ""),
        ("related: [{event: 2031-gone}]\n", ""),
        (
            "related:\n  - 2031-gone\n  - [2031-gone]\n  - {as: context}\n  - {event: 2031-gone}\n",
            "related:\n  - 2031-gone\n  - [2031-gone]\n  - {as: context}\n",
        ),
        ("related:\n- {as: context, event: 2031-gone}\n- {event: 2031-stays}\n", "related:\n- {event: 2031-stays}\n"),
        (
            "claims:\n  - id: x\n    text: T\n    about: [2031-stays, 2031-gone]\n    note: N\n",
            "claims:\n  - id: x\n    text: T\n    about: [2031-stays]\n    note: N\n",
        ),
        (
            "claims:\n  - text: T\n    about: [2031-a, 2031-gone, 2031-b]\n    for: [c, d]\n",
            "claims:\n  - text: T\n    about: [2031-a, 2031-b]\n    for: [c, d]\n",
        ),
        ("claims:\n  - text: T\n    about: [2031-gone, 2031-old]\n", "claims:\n  - text: T\n"),
        (
            "figures:\n  - for: [2031-gone]\nclaims: [{text: T, for: [2031-gone, a]}]\n",
            "figures:\n  - for: [2031-gone]\nclaims: [{text: T, for: [a]}]\n",
        ),
        (
            "claims:\n  - 2031-gone\n  - text: T\n    about: [2031-gone]\n    for: [c,d]\n    sources: [2031-gone]\n",
            "claims:\n  - 2031-gone\n  - text: T\n    for: [c,d]\n    sources: [2031-gone]\n",
        ),
        (
            "claims:\n  - text: T\n    for: [a, 2031-gone]\n    against: [2031-old]\n    about: [2031-gone]\n",
            "claims:\n  - text: T\n    for: [a]\n",
        ),
    ],
)
def test_ties_are_cut(rows: str, left: str) -> None:
    """Rows of `related` and ids in claims go, with their notes; a key that would be empty goes with them."""
    assert cut(rows) == left


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "related:\n  - {event: 2031-stays, note: not 2031-gone}\n",
        "related:\n  - event: 2031-gone\n    as: context\n",
        "related: [{event: 2031-gone}, {event: 2031-stays}]\n",
        "claims:\n  - about: [2031-gone]\n    text: T\n",
        "claims: [{text: T, about: [2031-gone]}]\n",
        "claims:\n  - {text: T, about: [2031-gone], for: [2031-gone, a]}\n",
        "claims:\n  - text: T\n    about:\n      - 2031-gone\n",
        "claims:\n  - text: T\n    note: 2031-gone\n",
        "related:\n  - {event: 2031-gone\n",
        "related: 2031-gone\n",
        "claims: [a, 2031-gone]\n",
        "claims:\n  - 2031-gone\n  - {text: T, about: [2031-stays]}\n",
        "related:\n  - 2031-gone\n  - [2031-gone]\n",
        "tags: [{event: 2031-gone}]\n",
    ],
)
def test_what_is_left_to_people(rows: str) -> None:
    """What is no tie, or is not written one row per line, or cannot be read, stays byte for byte."""
    assert cut(rows) == rows
