"""Clusters: links make them, in any order."""

from itertools import combinations, permutations

from build_scripts.base.clusters import Clusters


def test_links() -> None:
    """Things are in one cluster when a way of links leads from one to the other."""
    for links in permutations([(1, 2), (4, 3), (2, 5), (5, 1)]):
        clusters = Clusters()
        for one, other in links:
            clusters.link(one, other)
        assert sorted(clusters.members().values()) == [[1, 2, 5], [3, 4]]
        assert [pair for pair in combinations(range(7), 2) if clusters.are_one(*pair)] == [
            (1, 2),
            (1, 5),
            (2, 5),
            (3, 4),
        ]


def test_long_chain() -> None:
    """A chain of very many links is one cluster."""
    clusters = Clusters()
    for number in range(50_000):
        clusters.link(number, number + 1)
    assert list(map(len, clusters.members().values())) == [50_001]
