"""Chains of parents, and those that loop."""

import pytest

from build_scripts.base.chains import find_loops, follow

WITHIN = {"gate": "dike", "dike": "valley", "valley": None, "isle": "sea", "a": "b", "b": "a", "c": "a", "self": "self"}


@pytest.mark.parametrize(
    ("first", "chain"),
    [
        ("gate", ["gate", "dike", "valley"]),
        ("valley", ["valley"]),
        ("isle", ["isle"]),
        ("nowhere", []),
        ("a", ["a", "b"]),
        ("c", ["c", "a", "b"]),
        ("self", ["self"]),
    ],
)
def test_chains(first: str, chain: list[str]) -> None:
    """A chain names each id once, and ends where nothing follows or where it would come to an id again."""
    assert follow(first, WITHIN, lambda parent: parent) == chain


def test_a_chain_from_nothing_is_empty() -> None:
    """An entry that lies within none has no chain above it."""
    assert follow(None, WITHIN, lambda parent: parent) == []


def test_loops() -> None:
    """Each loop is found once, without what only leads into it."""
    assert find_loops(WITHIN, lambda parent: parent) == [["a", "b"], ["self"]]
    assert find_loops({"c": "a", **WITHIN}, lambda parent: parent) == [["a", "b"], ["self"]]


def test_the_cost_of_long_chains() -> None:
    """Each entry is gone through about once, in a long chain and in a long loop."""
    steps = [0]

    def count(parent: str | None) -> str | None:
        steps[0] += 1
        return parent

    chain: dict[str, str | None] = {f"{n}": f"{n + 1}" for n in range(3_000)}
    assert find_loops(chain, count) == []
    assert find_loops({**chain, "3000": "0"}, count) == [[f"{n}" for n in range(3_001)]]
    assert steps[0] < 10_000
