"""The guide to a chronology of one's own: its commands are run, in a folder that has nothing but its list."""

import re
import subprocess
from pathlib import Path

import pytest

from build_scripts.cli.init import init
from tests.record.guides import blocks
from tests.support.projects import REPOSITORY, command
from tests.support.repositories import ENVIRONMENT

PAGE = "docs/start.md"
DAY = "1796083200"
WITHIN = {"check": "ferries", "build": "ferries", "import": "ferries", "upgrade": "ferries"}
"""The folder in which a reader gives a command."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the list of the guide."""
    folder = tmp_path_factory.mktemp("start")
    (table,) = blocks(PAGE, "csv")
    (folder / "ferries.csv").write_text(table.text, "utf-8")
    return folder


def test_commands(place: Path) -> None:
    """Every command runs, in the order in which a reader meets it, and prints what the guide shows of it."""
    for block in blocks(PAGE, "console"):
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            prompt, _, output = part.partition("\n")
            name = prompt.split()[1]
            if name == "import":
                rejects = place / "ferries/imports/ferries.rejected.csv"
                rejects.write_text(rejects.read_text("utf-8").replace("several", "at least 2"), "utf-8")
            done = command(place / WITHIN.get(name, ""), *prompt.split(), SOURCE_DATE_EPOCH=DAY)
            assert done.returncode in (0, 1), done.stderr
            assert output in done.stdout + done.stderr
    assert (place / "ferries/site/events/2019/2019-05-14-heron-touched-pier/index.html").is_file()
    assert (place / "ferries/events/2020/2020-06-heron-met-grebe.md").is_file()
    assert (place / "minutes/events/2019/2019-05-04-footbridge-northport.md").is_file()


def test_template(place: Path) -> None:
    """The commands that make a template leave a repository in which everything is committed."""
    (block,) = blocks(PAGE, "sh")
    first, cd, *rest = block.text.splitlines()
    assert command(place, *first.split(), SOURCE_DATE_EPOCH=DAY).returncode == 0
    folder = place / cd.removeprefix("cd ")
    for line in rest:
        subprocess.run(["bash", "-c", line], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    status = subprocess.run(["git", "status", "--short"], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    assert (status.returncode, status.stdout) == (0, "")


def test_options() -> None:
    """The table has every option."""
    text = (REPOSITORY / PAGE).read_text("utf-8")
    shown = re.findall(r"`(--[a-z]+)`", text.partition("## Without a list")[2].partition("## Without a terminal")[0])
    assert sorted(set(shown)) == sorted(option for each in init.params for option in each.opts if option[:2] == "--")


def test_six_clicks() -> None:
    """What a click is called here is what the guide of a project calls it, and each has a picture with these words."""
    text = (REPOSITORY / PAGE).read_text("utf-8").partition("in six clicks.")[2].partition("Nothing is published")[0]
    clicks = re.findall(r"\*\*(.+?)\*\*", text)
    assert len(clicks) == 6
    project = (REPOSITORY / "build_scripts/contribute/project/files/docs/publishing.md").read_text("utf-8")
    for number, click in enumerate(clicks, 1):
        assert f"*{click}*" in project
        assert f">{click}</text>" in (REPOSITORY / f"docs/assets/sheet/{number}.svg").read_text("utf-8")
