"""Names that differ in one letter."""

import time

import pytest

from build_scripts.base.one_letter import one_letter_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vale Courier", "Vale Courrier"),
        ("Vale Courier", "Vale Couriers"),
        ("Marrow Gazette", "Marrow Gazete"),
        ("Marrow Gazette", "marrow gaztete"),
        ("The Herald", "The Harald"),
        ("روزنامه ماروی", "روزنامه ماروین"),
        ("Vale", "Valle"),
        ("Dale", "Dalee"),
        ("Al Marrow Herald", "AlMarrow Herald"),
        ("Al Marrow Herald", "AlMarrowHerald"),
    ],
)
def test_one_letter(one: str, other: str) -> None:
    """A letter too much, one too few, another one, or two in the wrong order."""
    assert list(one_letter_apart([one, other])) == [(other, one)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wat Post", "Wal Post"),
        ("Dale", "Vale"),
        ("Dale", "Dales"),
        ("Ana", "Anna"),
        ("Marrow Post", "Barrow Post"),
        ("Channel 18th", "Channel 19th"),
        ("Northern Herald", "Southern Herald"),
        ("Marrow Gazette", "Marrow-Gazette"),
        ("Herald East", "Herald West"),
        ("Vale Courier", "Vale Courier Evening"),
        ("A" * 10_000, "A" * 9_999),
        ("", ""),
    ],
)
def test_other_names(one: str, other: str) -> None:
    """Short words, first letters, numbers and several letters make another name; a spelling of the same is none."""
    assert list(one_letter_apart([one, other])) == []


def test_many_alike_cost_little() -> None:
    """Fifty thousand names that differ in one letter are held against the first of them, in seconds."""
    names = [f"Marrow Gazett{chr(0x4E00 + i % 20_000)}{'x' * (i // 20_000)}" for i in range(50_000)]
    start = time.process_time()
    assert len(list(one_letter_apart(names))) > 19_000
    assert time.process_time() - start < 20
