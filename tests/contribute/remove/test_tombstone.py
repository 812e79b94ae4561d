"""The line that stays of an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.remove.tombstone import RemovalError, propose_neutral_id, with_removal
from build_scripts.model.layout import is_event_id
from build_scripts.reading.front_matter import parse_yaml

LINE = "2018-07-entry: {date: 2026-12-01, reason: safety}\n"


@pytest.mark.parametrize(
    ("event", "taken", "neutral"),
    [
        ("2018-07-13-somebody", (), "2018-07-entry"),
        ("2018-07-13-somebody", ("2018-07-entry", "2018-07-entry-2"), "2018-07-entry-3"),
        ("2018-07-somewhere", (), "2018-07-entry"),
        ("2018-somewhere", (), "2018-entry"),
        ("2018-24-hours", (), "2018-entry"),
        ("2018-07-entry", (), "2018-07-entry-2"),
    ],
)
def test_neutral_ids(event: str, taken: tuple[str, ...], neutral: str) -> None:
    """A neutral id says no more than year and month, and is nobody else's."""
    assert propose_neutral_id(event, taken) == neutral
    assert is_event_id(neutral)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("# Ours.\n2017-entry: {date: 2020-01-01, reason: legal}  # by court\n", None),
        ("2017-entry: {date: 2020-01-01, reason: legal}", "2017-entry: {date: 2020-01-01, reason: legal}\n" + LINE),
        ("# A remark alone.\n\n\n", "# A remark alone.\n" + LINE),
        ("# As in list X", "# As in list X\n" + LINE),
        ("# Ours.\n  \n", None),
        ("2017-entry:\n  date: 2020-01-01\n  reason: legal\n", None),
    ],
)
def test_a_line_is_added(text: str, changed: str | None) -> None:
    """The new line follows what is there; comments and every other byte stay."""
    assert with_removal(text, "2018-07-entry", "2026-12-01", "safety") == (changed or text + LINE)


def test_the_first_removal() -> None:
    """Where there was no list, one begins, and says what it is."""
    first, *rest = with_removal("", "2018-07-entry", "2026-12-01", "safety").splitlines(keepends=True)
    assert first.startswith("# What is left of entries that were taken down")
    assert rest == [LINE]


def test_once_is_enough() -> None:
    """A line that is there already stays as it is: a second run adds nothing."""
    assert with_removal(LINE, "2018-07-entry", "2030-01-01", "legal") == LINE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "{a-1: {date: 2020-01-01, reason: legal}}\n",
            f"it is not one entry per line: write this into it first: {LINE[:-1]}",
        ),
        ("a: 1\n...", f"it is not one entry per line: write this into it first: {LINE[:-1]}"),
        ("a-1: {date: 2020-01-01}\na-1: {date: 2020-01-02}\n", "it cannot be read: run `timeline check`"),
        *(
            (text, "it cannot be read: run `timeline check`")
            for text in ("- a\n", "a: b: c\n", "...\n", "a:\n\tb: c\n")
        ),
    ],
)
def test_a_list_that_cannot_be_added_to(text: str, why: str) -> None:
    """Nothing is guessed at where a line cannot simply be added: the error says what to do."""
    with pytest.raises(RemovalError) as error:
        with_removal(text, "2018-07-entry", "2026-12-01", "safety")
    assert str(error.value) == why


@given(st.text(alphabet="ab: {}\n#-[]'\"&", max_size=40))
def test_nothing_is_lost(text: str) -> None:
    """Whatever the list holds, it holds that and the new line afterwards, or is left alone."""
    before = parse_yaml(text)[0]
    try:
        after = parse_yaml(with_removal(text, "2018-07-entry", "2026-12-01", "safety"))[0]
    except RemovalError:
        return
    assert before is not None
    assert after == {**before, "2018-07-entry": {"date": "2026-12-01", "reason": "safety"}}
