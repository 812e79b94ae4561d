"""A project under `serve`, in a process of its own, whose pages a test reads as a browser would."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.support.projects import REPOSITORY, environment, program

LIMIT = 40.0


class Served:
    """A project that is served, with the process that does and the code of the package that it has."""

    def __init__(self, folder: Path, address: str, log: Path, package: Path, process: int) -> None:
        self.folder, self.address, self.log, self.package, self.process = folder, address, log, package, process

    def page(self, path: str) -> str:
        """A page's text; what the server says of one that is not there."""
        try:
            with urlopen(self.address + path, timeout=10) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                return f"{error.code}"
        except (URLError, OSError):
            return ""

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        end = time.monotonic() + LIMIT
        while not holds():
            assert time.monotonic() < end, f"{what}: {self.log.read_text('utf-8')[-3000:]}"
            time.sleep(0.05)

    def shows(self, path: str, words: str) -> None:
        """Wait until a page shows some words."""
        self.until(lambda: words in self.page(path), f"{path} does not show {words!r}")

    def is_gone(self, path: str) -> None:
        """Wait until there is no such page."""
        self.until(lambda: self.page(path) == "404", f"{path} is still there")

    def lacks(self, path: str, words: str) -> None:
        """Wait until a page does not show some words."""
        self.until(lambda: words not in self.page(path), f"{path} shows {words!r}")


@contextmanager
def serving(folder: Path, base: Path, code: Path = REPOSITORY) -> Iterator[Served]:
    """Serve a project with the package in ``code``; temporary files go to a folder in ``base``, empty at the end."""
    (base / "tmp").mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = base / "log"
    variables = environment(PYTHONPATH=str(code), TMPDIR=str(base / "tmp"), PYTHONUNBUFFERED="1")
    with log.open("wb") as out:
        command = program("mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}")
        with subprocess.Popen(command, cwd=folder, env=variables, stdout=out, stderr=out) as process:
            server = Served(folder, f"http://127.0.0.1:{port}/", log, code / "build_scripts", process.pid)
            try:
                server.until(lambda: "Serving on" in log.read_text("utf-8"), "serving")
                yield server
            finally:
                process.send_signal(signal.SIGINT)
                try:
                    process.wait(60)
                finally:
                    process.kill()
    assert (process.returncode, os.listdir(base / "tmp")) == (0, [])
