"""Writes one record as a project for each tool, Hugo's with the page shell that ours has."""

import tempfile
from pathlib import Path

from tests.bench import commands, generate, hugo, mkdocs_baseline, processes, project, shell
from tests.bench.record import Record

write_ours = project.write
write_material = mkdocs_baseline.write


def write_hugo(record: Record, folder: Path) -> None:
    """The Hugo site, around whose articles stands the shell of a small site of ours, built for that."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        event_shell, year_shell = _shells(Path(scratch))
    hugo.write(record, folder, event_shell, year_shell)


def _shells(scratch: Path) -> tuple[shell.Shell, shell.Shell]:
    small = generate.record(20)
    project.write(small, scratch)
    processes.timed(commands.BUILD_WITHOUT_SEARCH, scratch)
    event = small.events[7]
    own = {
        event.title: "{{ .Title }}",
        str(event.front["summary"]): "{{ .Params.summary }}",
        project.event_url(event).strip("/"): '{{ strings.Trim .RelPermalink "/" }}',
    }
    page, year = (
        scratch / "site" / url / "index.html" for url in (project.event_url(event), f"events/{event.year}/")
    )
    return shell.cut(page.read_text("utf-8"), own), shell.cut(year.read_text("utf-8"), {})
