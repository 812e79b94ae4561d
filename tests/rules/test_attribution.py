"""Attribution: according to whom."""

from pathlib import Path

import pytest

from tests.rules import rules_broken


@pytest.mark.parametrize(
    ("front", "broken"),
    [
        ("attribution:\n  - {actor: council, stance: claimed, by: council, sources: [gazette]}\n", []),
        ("attribution:\n  - {actor: council, stance: accused, by: Rowing club}\n", ["attribution-without-source"]),
        (
            "attribution:\n  - {actor: council, stance: denied, sources: [gazette]}\nunclaimed: {sources: [gazette]}\n",
            [],
        ),
        ("unclaimed: {as_of: 2031-05-06}\n", ["missing-key"]),
        ("actors:\n  - {name: A crowd, role: responder}\n", []),
        ("actors:\n  - {role: responder}\n", ["participant-without-name"]),
    ],
)
def test_attribution(front: str, broken: list[str], tmp_path: Path) -> None:
    """Who did it and who took part is said with a source and a name; silence is said with a source too."""
    assert rules_broken(tmp_path, front) == broken
