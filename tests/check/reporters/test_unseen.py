"""No reporter passes on what cannot be seen: a control would act on a terminal, an override on a reader."""

import json
from pathlib import Path

import pytest

from build_scripts.base.letters import INVISIBLE
from build_scripts.check.reporters import REPORTERS, Setting
from tests.check.reporters.findings import finding, write

UNSEEN = "\x00\x07\x1b[31m\x7f\x85\x9b2J\u2028\u202e\u200e\ufeff\U000e0001"


@pytest.mark.parametrize("name", REPORTERS)
def test_no_reporter_passes_them_on(name: str, tmp_path: Path) -> None:
    """Neither in a line that is shown, nor in a message, a remedy or a path."""
    write(tmp_path, "a.md", f"\nkind: {UNSEEN}x\n")
    path = f"b{UNSEEN}.md".replace("\x00", "")
    findings = [
        finding(path="events/a.md", line=2, column=1, length=30, message=f"no {UNSEEN}", remedy=f"write {UNSEEN}"),
        finding(path=path, message="x"),
    ]
    assert INVISIBLE.findall(REPORTERS[name](findings, Setting(tmp_path))) == []


def test_sarif_shows_none_when_it_is_read(tmp_path: Path) -> None:
    """What a viewer of SARIF reads from the report holds a � in the place of each."""
    write(tmp_path, "a.md", f"\nkind: {UNSEEN}x\n")
    findings = [finding(path="events/a.md", line=2, column=1, length=30, message=f"no {UNSEEN}")]
    result = json.loads(REPORTERS["sarif"](findings, Setting(tmp_path)))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    shown = "���[31m���2J�����"
    assert place["contextRegion"]["snippet"]["text"] == f"kind: {shown}x"
    assert place["region"]["snippet"]["text"] == f"kind: {shown}x"
    assert result["message"]["text"].startswith(f"no {shown}")
