"""The machine that a workflow runs on: a folder with a repository's origin, programs and what they were asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.projects import REPOSITORY
from tests.support.repositories import ENVIRONMENT

STAND_INS = {
    "gh": "writes down what GitHub is asked, and answers from the folder `answers`",
    "make": "does nothing for `install` and `tools`, as all is installed, and for `test` and `readers`, which run this",
    "pip": "installs nothing: everything is installed",
    "python": "is Python, but installs nothing",
    "timeline": "is the real one, but visits no address: `links` finds what the folder `answers` says",
    "apt-get": "installs nothing",
}
"""Programs that are another one here, with what they do; each writes down how it was called."""
_PROGRAM = """#!{python}
import json, os, shutil, sys
from pathlib import Path

name, machine, given = Path(sys.argv[0]).name, Path({folder!r}), sys.argv[1:]
with (machine / "calls").open("a") as calls:
    named = [Path(value) for value in given[1:] if name == "gh" and Path(value).is_file()]
    files = {{path: path.read_text() for path in named if not path.name.endswith((".whl", ".tar.gz"))}}
    print(json.dumps([name, *given, *files.values()]), file=calls)
answer = machine / "answers" / " ".join([name, *given[:2]])
if name == "gh":
    if given[:2] == ["run", "download"]:
        shutil.copytree(machine / "artifacts" / given[given.index("--name") + 1], given[given.index("--dir") + 1])
    elif given[:2] == ["pr", "view"] and not answer.exists():
        sys.exit("no pull request was found")
    elif answer.exists():
        sys.stdout.write(answer.read_text())
elif name in ("pip", "apt-get") or given[:2] == ["-m", "pip"] or given[:1] in (["install"], ["tools"]):
    pass
elif name == "make" and given[:1] in (["test"], ["readers"]):
    pass
elif name == "timeline" and given[:1] == ["links"]:
    report = Path(given[given.index("--report") + 1]) if "--report" in given else machine / "report"
    report.write_text("{{}}")
    sys.stdout.write((machine / "answers" / "timeline links").read_text())
    sys.exit(1)
else:
    real = {real}
    os.execv(real[name], [real[name], *given])
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder with the repository `origin.git`, what stands in for other things, and what jobs leave behind."""

    folder: Path

    @property
    def origin(self) -> Path:
        return self.folder / "origin.git"

    @property
    def artifacts(self) -> Path:
        return self.folder / "artifacts"

    @property
    def calls(self) -> list[list[str]]:
        """How the stand-ins were called, in order."""
        written = self.folder / "calls"
        return [json.loads(line) for line in written.read_text().splitlines()] if written.exists() else []

    def answer(self, call: str, text: str) -> None:
        """Let a stand-in say ``text`` when it is called so, such as `gh issue list`."""
        (self.folder / "answers").mkdir(exist_ok=True)
        (self.folder / "answers" / call).write_text(text)

    def work_tree(self, name: str) -> Path:
        """Return a new empty folder for one job."""
        folder = self.folder / "work" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def set_up(self, project: Path) -> None:
        """Push ``project``, a repository with everything committed, and put the programs in their places."""
        subprocess.run(["git", "clone", "--quiet", "--bare", project, self.origin], check=True, env=ENVIRONMENT)
        programs = self.folder / "bin"
        programs.mkdir()
        installed = Path(sys.executable).parent
        real = {name: str(shutil.which(name, path=f"{installed}:{os.environ['PATH']}")) for name in STAND_INS}
        for name in STAND_INS:
            text = _PROGRAM.format(python=sys.executable, folder=str(self.folder), real=real)
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self.answer("timeline links", "Nothing could be visited.\n")

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of a script: the programs of this machine before those of the system."""
        path = f"{self.folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
        return {**ENVIRONMENT, "PATH": path, "NO_MKDOCS_2_WARNING": "1", **variables}

    def install_into(self, tree: Path) -> None:
        """Give a checkout the environment that this one has, as if `make install` and `make tools` had been run.

        Only `timeline` in it is the stand-in.
        """
        if not (tree / "Makefile").is_file():
            return
        place = tree / ".venv"
        (place / "bin").mkdir(parents=True)
        installed = REPOSITORY / ".venv" if (REPOSITORY / ".venv").exists() else Path(sys.prefix)
        for name in ("lib", "pyvenv.cfg"):
            (place / name).symlink_to(installed / name)
        for program in (installed / "bin").iterdir():
            (place / "bin" / program.name).symlink_to(program)
        (place / "bin" / "timeline").unlink()
        (place / "bin" / "timeline").symlink_to(self.folder / "bin" / "timeline")
        for stamp, files in ((".run", ""), (".dev", " requirements-dev.lock")):
            command = f"cat pyproject.toml requirements.lock{files} | cksum | cut -d ' ' -f 1"
            total = subprocess.run(["sh", "-c", command], cwd=tree, check=True, capture_output=True, text=True).stdout
            (place / f"{stamp}-{total.strip()}").touch()

    def run(self, script: str, tree: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a script as both forges do: with bash, which ends at the first command that fails."""
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command,
            cwd=tree,
            env=self.environment(variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
