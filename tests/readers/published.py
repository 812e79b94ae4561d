"""Sites as they are published, with the records that they were made of: the example's, and that of this repository."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import Timeline, build_timeline
from tests.support.projects import REPOSITORY, build, configure, make_project

AFTER_THE_EXAMPLE = "2000000000"
"""A day, in seconds since 1970, after all that the example record tells of."""


@dataclass(frozen=True)
class Published:
    """A project and its site. Artifacts are named by their paths from the site's root."""

    name: str
    project: Path

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.project / "site"

    @cached_property
    def timeline(self) -> Timeline:
        """What the site was made of."""
        return build_timeline(load_record(read_files(self.project / "events"), None))

    @cached_property
    def volumes(self) -> list[Path]:
        """The whole record as a PDF, in volumes."""
        target = self.project / "record.pdf"
        made = CliRunner().invoke(main, ["pdf", "--all", "--root", str(self.project), "--output", str(target)])
        if made.exit_code:
            raise click.ClickException(made.output)
        return sorted(self.project.glob("record*.pdf"))


def publish(folder: Path) -> Iterator[Published]:
    """Build the sites below ``folder``, one after the other."""
    os.environ["SOURCE_DATE_EPOCH"] = AFTER_THE_EXAMPLE
    example = make_project(folder / "example", plugin={"bulk_data": True})
    own = make_project(folder / "own", plugin={"bulk_data": True})
    shutil.rmtree(own / "events")
    shutil.copytree(REPOSITORY / "events", own / "events")
    configure(own, plugin={"bulk_data": True}, site_name="Khorasan Timeline")
    for project in (example, own):
        build(project)
        yield Published(project.name, project)
