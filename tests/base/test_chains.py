"""Chains of parents, and those that loop."""

import pytest

from build_scripts.base.chains import comes_back, follow

WITHIN = {"gate": "dike", "dike": "valley", "valley": None, "isle": "sea", "a": "b", "b": "a", "c": "a", "self": "self"}


@pytest.mark.parametrize(
    ("first", "chain", "loops"),
    [
        ("gate", ["gate", "dike", "valley"], False),
        ("valley", ["valley"], False),
        ("isle", ["isle"], False),
        ("nowhere", [], False),
        ("a", ["a", "b"], True),
        ("c", ["c", "a", "b"], False),
        ("self", ["self"], True),
    ],
)
def test_chains(first: str, chain: list[str], loops: bool) -> None:
    """A chain names each id once, and ends where nothing follows or where it would come to an id again."""
    assert follow(first, WITHIN, lambda parent: parent) == chain
    assert comes_back(first, WITHIN, lambda parent: parent) is loops


def test_a_chain_from_nothing_is_empty() -> None:
    """An entry that lies within none has no chain above it."""
    assert follow(None, WITHIN, lambda parent: parent) == []
