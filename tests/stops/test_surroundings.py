"""What surrounds a command and is none of its business: locale, time zone, a clock that jumps, another command."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.projects import (
    REPOSITORY,
    build,
    clean_build,
    contents,
    differing,
    environment,
    make_project,
    program,
    replace,
    write_event,
)

INQUIRY = "events/2031/2031-04-inquiry.md"
SURROUNDINGS = {
    "ASCII alone": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Latin-1": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"},
    "no such locale": {"LC_ALL": "xx_YY.UTF-8", "LANG": "xx_YY.UTF-8"},
    "another day": {"TZ": "Pacific/Kiritimati"},
    "nothing is set": {},
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with words in Arabic script, and one finding that has them."""
    folder = make_project(tmp_path_factory.mktemp("surroundings") / "project")
    write_event(folder, "2031-08-meeting", title="Meeting at کابل – “so”", body="It was so.")
    return folder


@pytest.fixture(scope="module")
def usual(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return its site."""
    return clean_build(project, tmp_path_factory.mktemp("usual") / "clean")


def _run(folder: Path, variables: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "SOURCE_DATE_EPOCH", "HOME") if name in os.environ}
    return subprocess.run(
        program("timeline", *arguments),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(REPOSITORY), **variables},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("variables", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_locales(variables: dict[str, str], project: Path, usual: dict[str, bytes]) -> None:
    """Whatever language and zone the machine is set to, a command says the same, and the site is the same."""
    said = _run(project, variables, "check", "--no-cache")
    elsewhere = _run(project, {"LC_ALL": "C.UTF-8"}, "check", "--no-cache")
    assert (said.returncode, b"Traceback" in said.stderr) == (elsewhere.returncode, False)
    assert said.stdout.count(b"\n") == elsewhere.stdout.count(b"\n") > 0
    built = _run(project, variables, "build")
    assert (built.returncode, b"Traceback" in built.stderr) == (0, False), built.stderr
    assert differing(contents(project / "site"), usual) == []


@pytest.mark.parametrize("jump", [-40 * 365, 40 * 365], ids=["back", "on"])
def test_a_clock_that_jumps(jump: int, tmp_path: Path) -> None:
    """An edit counts, even of the same length, when the clock of the machine has jumped by decades before it."""
    folder = make_project(tmp_path / "project")
    build(folder)
    path = folder / INQUIRY
    replace(path, "title: Inquiry", "title: Enquiry")
    then = path.stat().st_mtime + jump * 86_400
    for file in (*folder.rglob("*.md"), *(folder / ".timeline").rglob("*")):
        os.utime(file, (then, then))
    assert differing(contents(build(folder)), clean_build(folder, tmp_path / "clean")) == []


def test_commands_at_once(tmp_path: Path) -> None:
    """Builds, checks and exports that run at the same time end well, and leave what each would have left alone."""
    folder = make_project(tmp_path / "project")
    orders = (["build"], ["check"], ["build"], ["export", "--output", "tables"], ["check", "--no-cache"])
    running = [
        subprocess.Popen(
            program("timeline", *order),
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for order in orders
    ]
    ended = [(process.communicate(timeout=120)[1], process.returncode) for process in running]
    assert [code for _, code in ended] == [0] * len(orders), ended
    assert differing(contents(folder / "site"), clean_build(folder, tmp_path / "clean")) == []
    assert len(list((folder / "tables").iterdir())) > 5
