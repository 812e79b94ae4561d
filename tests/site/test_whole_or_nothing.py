"""A site appears whole or not at all: builds that are killed, fail, or run at the same time."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.base.atomic import exchange
from tests.support.projects import (
    build,
    clean_build,
    command,
    contents,
    differing,
    environment,
    program,
    replace,
    write,
    write_event,
)

INQUIRY = "events/2031/2031-04-inquiry.md"

# Builds a project with two workers and kills the building process at a point that is named, as the system would: with
# no warning. What one process leaves at each of its writes is tried in `tests/stops/`.
KILLED = """
import os, signal, sys

import build_scripts.site.folders as folders
import build_scripts.site.stamping as stamping
from build_scripts.site.build import Build

point = sys.argv.pop()
main = os.getpid()
stamping._PARALLEL_FROM = 2
stamping.BATCH = 3


def dies_after(so_often):
    real, calls = stamping.write_file, []

    def write_file(*arguments):
        done = real(*arguments)
        calls.append(1)
        if len(calls) >= so_often:
            os.kill(main, signal.SIGKILL)
        return done

    stamping.write_file = write_file


def begin(*arguments, real=Build.begin, **more):
    real(*arguments, **more)
    dies_after(7)


def rename(old, new, real=os.rename):
    real(old, new)
    if point in str(new):
        os.kill(main, signal.SIGKILL)


if point == "search documents":
    dies_after(2)
elif point == "pages":
    Build.begin = begin
else:
    folders.exchange = lambda *_: False
    os.rename = rename

from build_scripts.cli import main as run

sys.argv = ["timeline", "build"]
run()
"""
POINTS = {"search documents": "site", "pages": "site", ".site-last": ".site-last", "/site": "site"}
"""Where a build is killed, and where the site then is: the last two are renames of a system without exchange."""
OURS = [".timeline", "docs", "events", "mkdocs.yml", "outlines.geojson", "site"]


@pytest.fixture
def project(example_project: Path, tmp_path: Path) -> Path:
    """A copy of a built project that was edited since."""
    folder = Path(shutil.copytree(example_project, tmp_path / "project"))
    replace(folder / INQUIRY, "title: Inquiry", "title: An inquiry")
    write_event(folder, "2030-flood", title="A flood before", tags=["dike"])
    (folder / "events/2032/2032-02-withdrawn.md").unlink()
    return folder


@pytest.fixture(scope="module")
def old(example_site: Path) -> Mapping[str, bytes]:
    """The site before."""
    return contents(example_site, index=True)


@pytest.mark.parametrize("point", POINTS)
def test_killed_build_leaves_a_whole_site(point: str, project: Path, old: Mapping[str, bytes], tmp_path: Path) -> None:
    """Wherever a build is killed, the last good site is whole, and the next command builds as if nothing had been."""
    replace(project / "mkdocs.yml", "workers: 1", "workers: 2")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, point],
        cwd=project,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    clean = clean_build(project, tmp_path / "clean")
    if point == "/site":
        assert differing(contents(project / "site"), clean) == []
    else:
        assert differing(contents(project / POINTS[point], index=True), old) == []
    done = command(project, "timeline", "build", timeout=60)
    assert done.returncode == 0, done.stderr
    assert differing(contents(project / "site"), clean) == []
    assert _beside(project) == OURS


def _beside(project: Path) -> list[str]:
    """What lies in a project, but for the folder in which the next site is made."""
    return sorted(path.name for path in project.iterdir() if path.name != ".site-next")


def test_killed_between_renames_is_put_back_by_a_build_that_fails(project: Path, old: Mapping[str, bytes]) -> None:
    """The last good site is put back by the next command even when that finds nothing to build."""
    subprocess.run([sys.executable, "-c", KILLED, ".site-last"], cwd=project, env=environment(), check=False)
    assert not (project / "site").exists()
    replace(project / INQUIRY, "kind: meeting", "kind: nothing")
    assert command(project, "timeline", "build").returncode == 1
    assert differing(contents(project / "site", index=True), old) == []
    assert _beside(project) == OURS


def test_killed_during_the_first_build(project: Path, tmp_path: Path) -> None:
    """A first build that is killed leaves no site, and the next command makes one."""
    shutil.rmtree(project / "site")
    shutil.rmtree(project / ".timeline")
    subprocess.run([sys.executable, "-c", KILLED, "pages"], cwd=project, env=environment(), check=False)
    assert not (project / "site").exists()
    assert differing(contents(build(project)), clean_build(project, tmp_path / "clean")) == []
    assert _beside(project) == OURS


@pytest.mark.parametrize("program_name", ["timeline", "mkdocs"])
def test_errors_in_the_record_build_nothing(program_name: str, project: Path, old: Mapping[str, bytes]) -> None:
    """A record with an error exits 1, says where, and leaves the site as it is, with nothing beside it."""
    replace(project / INQUIRY, "kind: meeting", "kind: nothing")
    done = command(project, program_name, "build")
    assert done.returncode == 1
    assert "events/2031/2031-04-inquiry.md:4:7 error[" in done.stderr
    assert "Traceback" not in done.stderr
    assert differing(contents(project / "site", index=True), old) == []
    assert _beside(project) == OURS


@pytest.mark.parametrize("where", ["events", "docs"])
def test_strict_build_with_a_warning_builds_nothing(where: str, project: Path, old: Mapping[str, bytes]) -> None:
    """With `--strict` a warning, in the record or in the docs, leaves the site as it is; without, the site is built."""
    if where == "events":
        replace(
            project / INQUIRY, "The council opened an inquiry [@gazette].", "One cites [@gazette].\n\nOne does not."
        )
    else:
        replace(project / "docs/methodology.md", "(index.md)", "(nothing.md)")
    done = command(project, "timeline", "build", "--strict")
    assert done.returncode == 1
    assert "strict mode" in done.stdout + done.stderr
    assert differing(contents(project / "site", index=True), old) == []
    assert _beside(project) == OURS
    assert command(project, "timeline", "build").returncode == 0
    assert (project / "site/events/2030/2030-flood/index.html").is_file()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("docs/index.md", "{{", ""),
        ("words.yml", "interface: [", "words.yml"),
        ("words.yml", "interface: {event_lead: 1}", ""),
    ],
)
def test_what_is_no_record_is_not_lost(
    name: str, text: str, said: str, project: Path, old: Mapping[str, bytes]
) -> None:
    """Whatever else is wrong, the site is the old one or the new one, never half of each."""
    replace(project / "mkdocs.yml", "workers: 1", "workers: 1\n    strings: words.yml")
    write(project / "words.yml", "interface: {}")
    write(project / name, text)
    done = command(project, "timeline", "build")
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert said in done.stderr
        assert differing(contents(project / "site", index=True), old) == []
    else:
        assert (project / "site/events/2030/2030-flood/index.html").is_file()
    assert not (project / ".site-last").exists()


def test_missing_string_builds_nothing(project: Path, old: Mapping[str, bytes]) -> None:
    """A page that cannot be rendered ends the build; the old site stands, the indexer is gone."""
    replace(project / "mkdocs.yml", "workers: 1", "workers: 1\n    strings: words.yml")
    write(project / "words.yml", 'interface: {entry_as_of: "{nothing}"}')
    done = command(project, "timeline", "build")
    assert done.returncode == 1
    assert differing(contents(project / "site", index=True), old) == []
    assert not (project / ".site-last").exists()


WAITS = """
import sys, time
from pathlib import Path

import build_scripts.site.mkdocs.plugin as plugin


def swap(site, real=plugin.swap):
    Path("swapping").touch()
    while not Path("go").exists():
        time.sleep(0.01)
    real(site)


plugin.swap = swap
from build_scripts.cli import main

sys.argv = ["timeline", "build"]
main()
"""


def test_second_build_waits(project: Path, tmp_path: Path) -> None:
    """Of two builds at once the second says that it waits, and both end well."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITS], cwd=project, env=environment(), stderr=subprocess.DEVNULL
    ) as first:
        _wait_for(project / "swapping")
        with subprocess.Popen(
            program("timeline", "build"), cwd=project, env=environment(), stderr=subprocess.PIPE, text=True
        ) as second:
            assert second.stderr is not None
            said = ""
            while "waiting" not in said:
                line = second.stderr.readline()
                assert line, said
                said += line
            assert second.poll() is None
            (project / "go").touch()
            second.stderr.read()
    assert (first.returncode, second.returncode) == (0, 0)
    (project / "go").unlink()
    (project / "swapping").unlink()
    assert differing(contents(project / "site"), clean_build(project, tmp_path / "clean")) == []


def _wait_for(path: Path, limit: float = 30) -> None:
    end = time.monotonic() + limit
    while not path.exists():
        assert time.monotonic() < end, f"no {path.name} within {limit} s"
        time.sleep(0.01)


def test_site_is_never_missing_while_it_is_swapped(project: Path) -> None:
    """Who looks all the while finds a whole page, the old one or the new; between renames, if those it takes, none."""
    page = project / "site/events/2031/2031-04-inquiry/index.html"
    missing = 0
    with subprocess.Popen(
        program("timeline", "build"), cwd=project, env=environment(), stderr=subprocess.DEVNULL
    ) as run:
        while run.poll() is None:
            try:
                assert page.read_bytes().rstrip().endswith(b"</html>")
            except OSError:
                missing += 1
            time.sleep(0.001)
    assert run.returncode == 0
    assert missing == 0 or not exchange(project / "site", project / ".site-next")
    assert page.exists()
