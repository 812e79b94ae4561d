"""Dask's scheduler and workers as processes of their own, on loopback and encrypted, as they would be on machines."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trustme

ROLES = ("scheduler", "worker", "client")


@dataclass
class Farm:
    """A scheduler, its workers, and the certificates of all; what they write is in ``folder``.

    Workers are started with ``given``.
    """

    folder: Path
    given: tuple[str, ...] = ()
    address: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def certificates(self, role: str) -> list[str]:
        """Return the options that give a program its certificates."""
        files = {"--tls-ca-file": "ca.pem", "--tls-cert": f"{role}.pem", "--tls-key": f"{role}.key"}
        return [text for option, name in files.items() for text in (option, str(self.folder / name))]

    @property
    def options(self) -> list[str]:
        """The options with which a build uses it."""
        return ["--executor", "dask", "--scheduler", self.address, *self.certificates("client")]

    @property
    def connection(self) -> dict[str, str]:
        """The arguments with which `connected` uses it."""
        names = {"tls_ca_file": "ca.pem", "tls_client_cert": "client.pem", "tls_client_key": "client.key"}
        return {"address": self.address, **{field: str(self.folder / name) for field, name in names.items()}}

    def start_worker(self, *options: str, **variables: str) -> subprocess.Popen[bytes]:
        """Start one more worker."""
        own = ["--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
        own += ["--local-directory", str(self.folder / "scratch")]
        worker = self._start("worker", self.address, *own, *self.given, *options, **variables)
        self.workers.append(worker)
        return worker

    def wait_for_workers(self) -> None:
        """Wait until every worker that was started is known to the scheduler."""
        while (log := self._log()).count("Registered to:") < len(self.workers):
            assert all(worker.poll() is None for worker in self.workers), log
            time.sleep(0.05)

    def start_scheduler(self, **variables: str) -> None:
        """Start the scheduler, and wait until it can be reached."""
        file = self.folder / "scheduler.json"
        own = ["--host", "tls://127.0.0.1:0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(file)]
        self.scheduler = self._start("scheduler", *own, **variables)
        while not self.address:
            assert self.scheduler.poll() is None, self._log()
            time.sleep(0.05)
            if file.exists() and (text := file.read_text("utf-8")).endswith("}"):
                self.address = json.loads(text)["address"]

    def _log(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    def _start(self, role: str, *options: str, **variables: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", role, *options, *self.certificates(role)],
                cwd=self.folder,
                env={**os.environ, **variables},
                stdout=log,
                stderr=log,
            )

    def end(self) -> None:
        """End all processes."""
        for process in (*self.workers, *([self.scheduler] if self.scheduler else [])):
            process.kill()
            process.wait()


@contextmanager
def farm(folder: Path, workers: int, *options: str, **variables: str) -> Iterator[Farm]:
    """Run a scheduler and so many workers, which are started with ``options``; ``variables`` are the scheduler's."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    for role in ROLES:
        issued = authority.issue_cert(f"{role}.example")
        issued.private_key_pem.write_to_path(folder / f"{role}.key")
        issued.cert_chain_pems[0].write_to_path(folder / f"{role}.pem")
    running = Farm(folder, options)
    try:
        running.start_scheduler(**variables)
        for _ in range(workers):
            running.start_worker()
        running.wait_for_workers()
        yield running
    finally:
        running.end()
