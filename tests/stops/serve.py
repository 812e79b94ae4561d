"""Many edits under one `serve`: `python -m tests.stops.serve [NUMBER]`, 500 of them when nothing is said.

Whoever serves a record all day has to see at the end what a build from nothing makes, and memory must not have grown.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.support.projects import clean_build, configure, contents, differing, make_project, replace, write_event
from tests.support.served import Served, serving

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""What a page may load is left out under `serve`, which puts a script of MkDocs into it."""
INQUIRY = "events/2031/2031-04-inquiry"


def edit(server: Served, number: int) -> None:
    """Make an edit, of six kinds in turn, and wait until the page that it is of shows it."""
    folder, mark = server.folder, f"edit {number}"
    meeting, page = f"2033-meeting-{number - number % 6}", f"events/2033/2033-meeting-{number - number % 6}/"
    if number % 6 == 0:
        write_event(folder, meeting, title=f"Meeting of {mark}")
        server.shows(page, f"Meeting of {mark}")
    elif number % 6 == 1:
        _append(folder / f"{INQUIRY}.md", "Heard again, ", f"{mark} [@gazette].")
        server.shows(f"{INQUIRY}/", mark)
    elif number % 6 == 2:
        replace(folder / f"events/2033/{meeting}.md", "Meeting of", f"Talks, {mark}, of")
        server.shows("events/2033/", mark)
    elif number % 6 == 3:
        _append(folder / "events/_places/mill-dike.md", "Measured, ", f"{mark} [@survey].")
        server.shows("places/mill-dike/", mark)
    elif number % 6 == 4:
        _append(folder / "docs/methodology.md", "Said anew, ", f"{mark}.")
        server.shows("methodology/", mark)
    else:
        (folder / f"events/2033/{meeting}.md").unlink()
        server.is_gone(page)


def _append(path: Path, begin: str, text: str) -> None:
    """Write a paragraph at the end of a file, in the place of the one that begins alike, so that it does not grow."""
    kept = path.read_text("utf-8").partition(f"\n{begin}")[0]
    path.write_text(f"{kept}\n{begin}{text}\n", "utf-8")


def try_edits(folder: Path, number: int) -> tuple[list[str], list[int]]:
    """Make so many edits under one server; return the files that a build from nothing makes otherwise, and the memory
    that the server held after each edit, in MiB.
    """
    project = make_project(folder / "project", site_url=None)
    memory = []
    with serving(project, folder) as server:
        for at in range(number):
            edit(server, at)
            memory.append(psutil.Process(server.process).memory_info().rss >> 20)
        server.until(lambda: _is_at_rest(server), "the server is still building")
        copy = shutil.copytree(project, folder / "copy", ignore=shutil.ignore_patterns("site", ".*"))
        configure(copy, plugin={"outlines": "outlines.geojson"}, site_url=server.address)
        whole = _without_policies(clean_build(copy, folder / "clean"))
        (made,) = (folder / "tmp").glob("mkdocs_*")
        return _differing_at_last(made, whole), memory


def _differing_at_last(made: Path, whole: dict[str, bytes]) -> list[str]:
    """Return what differs when the server has put its index in place, and taken away what is gone, after its pages."""
    for _ in range(200):
        if not (wrong := differing(_without_policies(contents(made)), whole)):
            break
        time.sleep(0.1)
    return wrong


def _without_policies(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: _POLICY.sub(b"", data) for name, data in files.items()}


def _is_at_rest(server: Served) -> bool:
    log = server.log.read_text("utf-8")
    return log.rfind("Reloading browsers") > log.rfind("Building documentation")


def main() -> None:
    """Make the edits, and say what came of them."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "253402128000")
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    folder = Path(tempfile.mkdtemp())
    try:
        wrong, memory = try_edits(folder, number)
    finally:
        shutil.rmtree(folder)
    print(f"{number} edits; memory after each tenth of them, in MiB: {memory[:: max(1, number // 10)]}, {memory[-1]}")
    print(f"{len(wrong)} files are not as a build from nothing makes them {wrong[:5]}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
