"""Names of a record: which entry was meant by one that leads nowhere, among few and among very many."""

import pytest

from build_scripts.reading.names import Ids

MANY = [f"{year}-{month:02}-{day:02}-flood-at-{town}" for year in range(2001, 2031) for month in range(1, 13)
        for day in range(1, 29) for town in ("mill", "weir")]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("2012-03-04-flood-at-mil", "2012-03-04-flood-at-mill"),
        ("2012-03-04-flod-at-weir", "2012-03-04-flood-at-weir"),
        ("x2012-03-04-flood-at-weir", "2012-03-04-flood-at-weir"),
        ("the-whole-of-another-matter", ""),
    ],
)
def test_nearest(word: str, meant: str) -> None:
    """A slip at the front, in the middle or at the end is no hindrance; what is like nothing is like nothing."""
    expected = f"did you mean `{meant}`?" if meant else ""
    few = MANY[8_000:8_100] if not meant else [meant, "2012-03-05-breach"]
    assert Ids(few).did_you_mean(word) == expected
    assert Ids(MANY).did_you_mean(word) == expected


def test_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among very many ids the search looks at a bounded number."""
    looked_at: list[int] = []
    monkeypatch.setattr(
        "build_scripts.reading.names.did_you_mean", lambda word, ids, cutoff: looked_at.append(len(ids))
    )
    Ids(MANY).did_you_mean("2012-03-04-flood-at-mil")
    assert looked_at[0] <= 2_000
