"""A refused file that cites shared sources is checked as far as it could be read."""

import shutil
from pathlib import Path

import pytest

from tests.examples import RECORD, findings_of


@pytest.mark.parametrize(
    "broken", ["name: [", "kind: [", "<<<<<<< one\nname: River Watch\n=======\nname: Watch\n>>>>>>> two"]
)
def test_refused_actor_that_cites_a_shared_source(broken: str, tmp_path: Path) -> None:
    """Its errors are found, and no rule stumbles over what is missing."""
    shutil.copytree(RECORD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "events/_sources").mkdir(exist_ok=True)
    (tmp_path / "events/_sources/log-2031.md").write_text(
        "---\npublisher: Gauge House\ndate: 2031-04-01\nurl: https://example.org/log/1\n---\n", encoding="utf-8"
    )
    actor = tmp_path / "events/_actors/broken-watch.md"
    actor.write_text(f"---\n{broken}\nactive: 2031\n---\n\nIt watches the river [@log-2031].\n", encoding="utf-8")
    found = {finding.path for finding in findings_of(tmp_path) if finding.severity == "error"}
    assert found == {"events/_actors/broken-watch.md"}
