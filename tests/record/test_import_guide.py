"""The guide to importing: its commands are run on its own table, with the record of this repository."""

import re
import shutil
from dataclasses import fields
from pathlib import Path

from build_scripts.contribute.importing.map_model import Map
from build_scripts.contribute.importing.refused import RULES
from tests.record.guides import blocks
from tests.support.projects import REPOSITORY, command

PAGE = "docs/import.md"


def test_commands(tmp_path: Path) -> None:
    """Every command runs, and prints what the guide shows of it; the mended rejects come in, and the check passes."""
    shutil.copytree(REPOSITORY / "events", tmp_path / "events")
    shutil.copytree(REPOSITORY / "docs", tmp_path / "docs")  # the settings name files there
    shutil.copyfile(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (table,) = blocks(PAGE, "csv")
    (tmp_path / "incidents.csv").write_text(table.text, "utf-8")
    (shown,) = blocks(PAGE, "yaml")
    for block in blocks(PAGE, "console"):
        prompt, _, output = block.text.removeprefix("$ ").partition("\n")
        rejects = tmp_path / "imports/incidents.rejected.csv"
        if rejects.name in prompt:
            text = rejects.read_text("utf-8")
            rejects.write_text(text.replace("several", "at least 2", 1).replace("09/08/18", "09/08/2018", 1), "utf-8")
        run = command(tmp_path, *prompt.split(), SOURCE_DATE_EPOCH="1796083200")
        assert run.returncode in (0, 1), run.stderr
        assert output in run.stderr
        if "--map" in prompt:
            assert shown.text in (tmp_path / "imports/incidents.yml").read_text("utf-8")
    assert not rejects.exists()
    made = sorted(path.name for path in (tmp_path / "events/2018").glob("*-old-fort.md"))
    assert made == ["2018-07-13-bombing-old-fort.md", "2018-08-03-bombing-old-fort.md"]
    check = command(tmp_path, "timeline", "check", SOURCE_DATE_EPOCH="1796083200")
    assert (check.returncode, check.stdout) == (0, "No findings.\n")


def test_every_key_of_a_map() -> None:
    """The table of the guide has every key of a map, in order."""
    text = (REPOSITORY / PAGE).read_text("utf-8").partition("## The map")[2].partition("## ")[0]
    keys = [key for row in re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)]
    assert sorted(keys) == sorted(each.name for each in fields(Map))


def test_every_rule() -> None:
    """The table of rules says what the code says."""
    rows = re.findall(
        r"^\| `([\w-]+)` \| (.+?) \|$", (REPOSITORY / PAGE).read_text("utf-8").split("## Why")[1], re.MULTILINE
    )
    assert dict(rows) == RULES
