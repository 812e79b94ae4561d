"""What a context keeps while pages are made."""

from __future__ import annotations

from functools import partial

from build_scripts.pages.context import keep


def test_what_is_kept_is_made_once_and_has_an_end() -> None:
    """A value is made once, whatever comes after it; of more than a thousand none stays, and all are made again."""
    kept: dict[int, str] = {}
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"{number}"

    for number in (*range(1_000), 0, 999, 1_000, 0):
        assert keep(kept, number, partial(make, number)) == f"{number}"
    assert made == [*range(1_000), 1_000, 0]
    assert kept == {1_000: "1000", 0: "0"}
