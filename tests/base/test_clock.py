"""The clock: the day in UTC, or the one that the environment names."""

from datetime import UTC, date, datetime

import pytest

from build_scripts.base.clock import today


def test_a_build_that_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """`SOURCE_DATE_EPOCH` names the day, counted in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")
    assert today() == date(2025, 12, 31)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert today() == date(2026, 1, 1)


def test_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, or with an empty one, it is today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()


def test_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no number of seconds is an error of whoever set it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ValueError, match="yesterday"):
        today()
