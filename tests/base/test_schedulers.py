"""Which schedulers and workers are taken: where they are, who sees what is sent, of which version they are."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Security

import build_scripts
from build_scripts.base.cluster import ClusterError
from build_scripts.base.schedulers import AddressError, connected, explain_address
from build_scripts.base.workers import open_executor, spread_over
from tests.support.farm import Farm, farm
from tests.support.projects import environment

CERTIFICATES = {"tls_ca_file": "ca.pem", "tls_client_cert": "client.pem"}
# What a worker does before it begins: say that it has another version, or be without the toolkit.
PRETEND = """
from distributed import versions
def told(packages, known=versions.get_package_info):
    return {{**known(packages), {differs}}}
versions.get_package_info = told
"""


@pytest.mark.parametrize("address", ["tls://10.0.0.7:8786", "tls://[2001:db8::7]:8786", "tls://scheduler:8786"])
def test_encrypted_addresses(address: str) -> None:
    """With certificates a scheduler may be anywhere."""
    assert explain_address(address, Security(**CERTIFICATES)) == ""


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://[::1]:8786", "tcp://localhost:8786"])
def test_addresses_of_this_machine(address: str) -> None:
    """On this machine a scheduler may do without."""
    assert explain_address(address, Security()) == ""


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "tcp://10.0.0.7:8786",
            "`tcp://10.0.0.7:8786` is not encrypted, and calls and results are pickles, which run as code when they "
            "are read: beyond this machine use `tls://` and certificates",
        ),
        (
            "tls://10.0.0.7:8786",
            "`tls://` needs certificates: `--tls-ca-file`, `--tls-cert` and `--tls-key`, or those of distributed's "
            "own configuration",
        ),
        (
            "10.0.0.7:8786",
            "`10.0.0.7:8786` is no address of a scheduler: write `tls://HOST:PORT`, or `tcp://127.0.0.1:PORT`",
        ),
        ("tls://", "`tls://` is no address of a scheduler: write `tls://HOST:PORT`, or `tcp://127.0.0.1:PORT`"),
        (
            "ws://127.0.0.1:1",
            "`ws://127.0.0.1:1` is no address of a scheduler: write `tls://HOST:PORT`, or `tcp://127.0.0.1:PORT`",
        ),
        (
            "tcp://[::1:1",
            "`tcp://[::1:1` is no address of a scheduler: write `tls://HOST:PORT`, or `tcp://127.0.0.1:PORT`",
        ),
    ],
)
def test_addresses_that_are_refused(address: str, message: str) -> None:
    """Anything else is refused, with what to write instead."""
    assert explain_address(address, Security()) == message


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    """A scheduler without workers."""
    with farm(tmp_path_factory.mktemp("empty"), 0) as running:
        yield running


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is waited for longer than a second."""
    import dask

    monkeypatch.setitem(dask.config.config["distributed"]["comm"]["timeouts"], "connect", "1s")


@pytest.mark.usefixtures("hurried")
def test_no_worker(empty: Farm) -> None:
    """A scheduler without workers is waited for, and then refused."""
    with pytest.raises(ClusterError, match=r"^the scheduler at tls://\S+ has no worker: start one with `dask worker`$"):
        _use(empty)


@pytest.mark.usefixtures("hurried")
def test_nobody_there() -> None:
    """An address at which nobody listens is waited for, and then refused."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(ClusterError, match=rf"^there is no scheduler at {address} that can be used: Timed out"):
            connected(address, 0).__enter__()


def test_certificates_of_somebody_else(empty: Farm, tmp_path: Path) -> None:
    """A client that the scheduler's authority has not signed is refused, and so is a scheduler that ours has not."""
    with farm(tmp_path, 0) as other:
        strange = {**other.connection, "address": empty.address}
        with pytest.raises(ClusterError, match="TLS certificate does not match"):
            connected(processes=0, **strange).__enter__()


def _use(farm: Farm) -> None:
    connected(processes=0, **farm.connection).__enter__()


@pytest.mark.parametrize(
    ("differs", "message"),
    [
        (
            "'python': '3.12.4.final.0'",
            r"the worker tls://\S+ has python 3\.12\.4, and this machine has 3\.[0-9.]+: install the same on both",
        ),
        (
            "'distributed': '2026.7.1'",
            r"the worker tls://\S+ has distributed 2026\.7\.1, and this machine has 202\S+: install the same on both",
        ),
        (
            "'sourced-chronology': None",
            r"the worker tls://\S+ has no sourced-chronology, and this machine has \S+: install the same on both",
        ),
    ],
)
def test_a_worker_of_another_version(empty: Farm, tmp_path: Path, differs: str, message: str) -> None:
    """A worker with another Python or another distributed, or without the toolkit, is refused."""
    preload = tmp_path / "pretend.py"
    preload.write_text(PRETEND.format(differs=differs))
    worker = empty.start_worker("--preload", str(preload))
    try:
        with pytest.raises(ClusterError, match=f"^{message}$"):
            _use(empty)
    finally:
        worker.kill()
        worker.wait()


def test_a_worker_with_other_files(empty: Farm, tmp_path: Path) -> None:
    """A worker that has the toolkit's version, but one file differs, is refused."""
    shutil.copytree(Path(build_scripts.__file__).parent, tmp_path / "build_scripts")
    with (tmp_path / "build_scripts" / "pages" / "event.py").open("a") as file:
        file.write("# another\n")
    worker = empty.start_worker(PYTHONPATH=str(tmp_path))
    try:
        with pytest.raises(
            ClusterError, match=r"^the worker tls://\S+ has other files of the toolkit than this machine"
        ):
            _use(empty)
    finally:
        worker.kill()
        worker.wait()


def test_workers_that_are_started_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a scheduler there is one for the time of the build, with processes of this machine, encrypted too."""
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    with connected(None, 1) as cluster, spread_over(cluster), open_executor(2) as executor:
        assert cluster.address.startswith("tls://127.0.0.1:")
        assert cluster.size == 1
        assert list(executor.map(os.getppid, *[[]])) == []
        assert executor.submit(os.getpid).result() != os.getpid()


def test_ctrl_c_is_heard_by_the_build_alone() -> None:
    """A terminal sends it to all processes; workers do not answer with errors of their own, and end with the build."""
    waiting = "import time\nwith connected(None, 1):\n    print('ready', flush=True)\n    time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", f"from build_scripts.base.schedulers import connected\n{waiting}"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as build:
        assert build.stdout
        assert build.stdout.readline() == "ready\n"
        os.killpg(build.pid, signal.SIGINT)
        _, errors = build.communicate(timeout=60)
    assert errors.count("Traceback") == 1
    assert errors.endswith("\nKeyboardInterrupt\n")
    while _is_left(build.pid):
        time.sleep(0.05)


def _is_left(group: int) -> bool:
    """Tell whether a process of a group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_address_is_refused_before_it_is_tried() -> None:
    """Nothing is sent to an address that is not encrypted."""
    with pytest.raises(AddressError):
        connected("tcp://192.0.2.1:8786", 0).__enter__()


def test_certificates_without_a_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    """Certificates are not ignored where there is nothing that they are for."""
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    with pytest.raises(AddressError, match=r"^certificates are those of a scheduler: name it with `--scheduler`$"):
        connected(None, 0, tls_ca_file="ca.pem").__enter__()
