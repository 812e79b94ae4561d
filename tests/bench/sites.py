"""Writes one record as a project for each tool, Hugo's with the page shell that ours has."""

import tempfile
from pathlib import Path

from tests.bench import commands, generate, hugo, mkdocs_baseline, processes, project, shell
from tests.bench.record import Record

write_ours = project.write
write_material = mkdocs_baseline.write


def write_hugo(record: Record, folder: Path) -> None:
    """Write the Hugo site; its articles are in the shell of a small site of ours, which is built for that."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        event_shell, year_shell = _shells(Path(scratch) / "small")
    hugo.write(record, folder, event_shell, year_shell)


def _shells(scratch: Path) -> tuple[shell.Shell, shell.Shell]:
    small = generate.record(20)
    project.write(small, scratch)
    processes.timed(commands.OURS.build_without_index, scratch)
    event = next(event for event in small.events if "'" not in event.title + event.front["summary"])
    path, year = project.event_url(event), f"events/{event.year}/"
    page, years = ((scratch / "site" / url / "index.html").read_text("utf-8") for url in (path, year))
    permalink = '{{ strings.TrimPrefix "/" .RelPermalink }}'
    own = {event.title: "{{ .Title }}", event.front["summary"]: "{{ .Params.summary }}", path: permalink}
    event_shell = shell.cut_event(page, own)
    return event_shell, shell.cut_list(years, event_shell, {year: permalink})
