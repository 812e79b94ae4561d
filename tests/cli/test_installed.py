"""The package as it is installed: a project is begun, checked and built outside any clone, without make and git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY, contents, differing


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with nothing on its path but what a system has."""
    variables = {"PATH": os.defpath, "HOME": str(folder), "SOURCE_DATE_EPOCH": "1988150400", "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    # An archive has no days after 2107, and tests have a clock of their own.
    here = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(build, cwd=REPOSITORY, env=here, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def install(folder: Path, wheel: Path) -> str:
    """Return the command `timeline` of a fresh environment in a folder: a wheel, and the libraries of this one."""
    run(folder, sys.executable, "-m", "venv", "--without-pip", "env")
    python = str(folder / "env/bin/python")
    place = run(folder, python, "-c", "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))")
    # A line of a `.pth` file is a folder of libraries; `.pth` files in that folder, such as ours, are not followed.
    (Path(json.loads(place.stdout)) / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    install = ["-m", "pip", f"--python={python}", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    run(folder, sys.executable, *install)
    return str(folder / "env/bin/timeline")


@pytest.fixture(scope="module")
def timeline(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command `timeline` as it is installed."""
    return install(tmp_path_factory.mktemp("installed"), wheel)


def test_begin_outside_a_clone(timeline: str, tmp_path: Path) -> None:
    """From a list to a site, and on to the next version, with templates that came with the package."""
    (tmp_path / "list.csv").write_text("Date,Title,Link\n13/07/2031,The river rises,https://example.org/1\n", "utf-8")
    made = run(tmp_path, timeline, "init", "river", "--from", "list.csv")
    assert made.stdout.startswith("Made river: 1 event. ")
    project = tmp_path / "river"
    assert run(project, timeline, "check").returncode == 0
    run(project, timeline, "build")
    assert (project / "site/events/2031/2031-07-13-river-rises/index.html").is_file()
    assert run(project, timeline, "upgrade").stderr == "Nothing to bring forward.\n"
    origin = run(
        project, str(Path(timeline).with_name("python")), "-c", "import build_scripts; print(build_scripts.__file__)"
    )
    assert not origin.stdout.startswith(str(REPOSITORY))


def test_two_installations(timeline: str, wheel: Path, tmp_path: Path) -> None:
    """Two installations of one wheel, in other folders, make the same of a list, but for the index of words."""
    deep = tmp_path / "elsewhere" / "with a longer name"
    deep.mkdir(parents=True)
    made = []
    for folder, command in ((tmp_path / "one", timeline), (deep, install(deep, wheel))):
        folder.mkdir(exist_ok=True)
        rows = "13/07/2031,The river rises,https://example.org/1\n14/07/2031,It falls,https://example.org/2\n"
        (folder / "list.csv").write_text(f"Date,Title,Link\n{rows}", "utf-8")
        run(folder, command, "init", "river", "--from", "list.csv")
        run(folder / "river", command, "build", "--data")
        project = contents(folder / "river", index=True)
        made.append({name: text for name, text in project.items() if not name.startswith((".timeline/", "site/"))})
        made[-1] |= {f"site/{name}": text for name, text in contents(folder / "river/site").items()}
    assert len(made[0]) > 100
    assert differing(*made) == []
