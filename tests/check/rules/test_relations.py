"""Ties between events: who may be named, and how often."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken


@pytest.mark.parametrize(
    ("front", "broken"),
    [
        ("related:\n  - {event: 2031-04-inquiry}\n  - {event: 2032-budget-vote, as: follow-up}\n", []),
        ("related:\n  - {event: 2031-05-05-case}\n", ["self-relation"]),
        ("redirect_from: [2031-05-05-case]\n", ["redirect-taken"]),
        ("redirect_from: [2031-removed-entry]\n", ["redirect-taken"]),
        ("redirect_from: [2031-02-30-flood]\n", ["redirect-id"]),
        ("related:\n  - {event: 2031-04-02-old-slug}\n", ["unknown-event"]),
        (
            "claims:\n  - {text: A., verdict: disputed, sources: [gazette], about: [2031-05-05-case]}\n",
            ["self-relation"],
        ),
        ("claims:\n  - {text: A., verdict: disputed, sources: [gazette, gazette]}\n", ["listed-twice"]),
        ("claims:\n  - {text: A., verdict: disputed, sources: [gazette], for: [gazette]}\n", []),
        ("redirect_from: [2031-old, 2031-old]\n", ["listed-twice"]),
        ("redirect_from: [index]\n", ["redirect-id"]),
        ("actors:\n  - {actor: council, role: organiser}\n  - {actor: council, role: responder}\n", []),
        ("actors:\n  - {name: A, role: organiser}\n  - {name: A, role: organiser}\n", ["listed-twice"]),
    ],
)
def test_ties(front: str, broken: list[str], tmp_path: Path) -> None:
    """An event is tied to others, once each; an old id is an id, and nobody else's."""
    assert rules_broken(tmp_path, front) == broken
