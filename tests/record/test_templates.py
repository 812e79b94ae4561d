"""The texts that contributors copy are entries that pass, whole or with parts left out."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.record.guides import GUIDE, TEMPLATE_PATH, event_shown
from tests.support.projects import REPOSITORY

OPTIONAL = ("places", "tags", "actors", "figures", "attribution")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Make a record with the words, actors and places of this repository, and no event yet: what cites them is gone."""
    for path in (REPOSITORY / "events").glob("_*"):
        copy = shutil.copytree if path.is_dir() else shutil.copyfile
        (tmp_path / "events").mkdir(exist_ok=True)
        copy(path, tmp_path / "events" / path.name)
    (tmp_path / TEMPLATE_PATH).parent.mkdir(parents=True)
    return tmp_path


def timeline(project: Path, *arguments: str) -> Result:
    """Run a command on a project."""
    return CliRunner().invoke(main, [*arguments, "--root", str(project)])


def without(text: str, *keys: str) -> str:
    """The template without some keys and the rows beneath them; the comments above stay."""
    for key in keys:
        text, times = re.subn(rf"^{key}:.*\n(?:  .*\n)*", "", text, flags=re.M)
        assert times == 1
    return text


@pytest.mark.parametrize("guide", [GUIDE, "README.md"])
def test_event_that_is_shown_passes(guide: str, record: Path) -> None:
    """Pasted unchanged, with its comments, it has no finding, and nothing to fix."""
    (record / TEMPLATE_PATH).write_text(event_shown(guide), "utf-8")
    checked = timeline(record, "check", "--strict", "--no-cache", str(record / TEMPLATE_PATH))
    assert (checked.exit_code, checked.output) == (0, "No findings.\n")
    fixed = timeline(record, "fix", "--check", str(record / TEMPLATE_PATH))
    assert fixed.exit_code == 0, fixed.output


@pytest.mark.parametrize("keys", [*((key,) for key in OPTIONAL), OPTIONAL], ids=" ".join)
def test_template_without_its_optional_parts(keys: tuple[str, ...], record: Path) -> None:
    """Whatever the template calls optional can be left out."""
    (record / TEMPLATE_PATH).write_text(without(event_shown(GUIDE), *keys), "utf-8")
    checked = timeline(record, "check", "--strict", "--no-cache", str(record / TEMPLATE_PATH))
    assert checked.output == "No findings.\n"
