"""Every example file makes exactly the findings that are beside it. Adding a case is adding a file."""

import re
from pathlib import Path

import pytest

from build_scripts.check.catalogue import CATALOGUE
from tests.examples import RECORD, as_line, cases, findings_of, set_up, set_up_earlier

INVALID = cases("invalid")


def _expected(case: Path) -> list[str]:
    return case.with_suffix(".findings").read_text("utf-8").splitlines()


def _broken(case: Path) -> list[str]:
    """Return the rules that the findings of a case name; a path may have spaces."""
    return re.findall(r"^.+?:\d+:\d+ (\S+) ", "\n".join(_expected(case)), re.MULTILINE)


def test_example_record_is_clean() -> None:
    """The example record, which uses every key of the format, has no finding."""
    assert findings_of(RECORD) == []


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: str(case.stem))
def test_valid_example(case: Path, tmp_path: Path) -> None:
    """A valid form is accepted without a word."""
    set_up(case, tmp_path)
    assert [as_line(finding) for finding in findings_of(tmp_path)] == []


@pytest.mark.parametrize("case", INVALID, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_invalid_example(case: Path, tmp_path: Path) -> None:
    """A mistake makes the findings that are written beside it, all of them and no other."""
    set_up(case, tmp_path / "project")
    earlier = set_up_earlier(case, tmp_path / "earlier")
    assert [as_line(finding) for finding in findings_of(tmp_path / "project", earlier)] == _expected(case)


@pytest.mark.parametrize("case", INVALID, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_every_finding_has_a_remedy(case: Path) -> None:
    """No finding is left without words on what to do."""
    assert _expected(case)
    assert all(line.partition(" | ")[2] for line in _expected(case))


@pytest.mark.parametrize("case", INVALID, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_case_lies_under_the_subject_of_its_rule(case: Path) -> None:
    """The folder of a case is the subject of a rule that it breaks."""
    assert case.parent.name in {CATALOGUE[rule].subject for rule in _broken(case)}


def test_every_rule_has_a_case() -> None:
    """For every rule that the check can report there is an example that breaks it."""
    broken = {rule for case in INVALID for rule in _broken(case)}
    assert sorted(set(CATALOGUE) - broken) == []
