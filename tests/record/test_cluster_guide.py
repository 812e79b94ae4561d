"""The commands of the guide to a build on several machines, with this machine in the place of all."""

import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.record.guides import blocks
from tests.support.projects import environment, make_project

PROGRAMS = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    """Run a program with all that it starts until this ends."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(**PROGRAMS), stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_the_guide(tmp_path: Path) -> None:
    """Certificates, scheduler, workers and build are what the guide says, and the build uses the workers."""
    project = make_project(tmp_path / "project")
    certificates, programs = (block.text for block in blocks("docs/publishing.md", "bash"))
    subprocess.run(["bash", "-e", "-c", certificates], cwd=tmp_path, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    here = programs.replace("SCHEDULER", "127.0.0.1").replace("8786", port).replace("8787", "0").replace("\\\n", "")
    scheduler, worker, build = map(shlex.split, here.replace("--nworkers 4", "--nworkers 1").splitlines())
    with _running(scheduler, tmp_path), _running(worker, tmp_path):
        done = subprocess.run(
            [*build, "--root", str(project)],
            cwd=tmp_path,
            env=environment(**PROGRAMS),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stderr
    assert f"The build is spread over the workers of tls://127.0.0.1:{port}: 1\n" in done.stderr
    assert (project / "site/index.html").is_file()
