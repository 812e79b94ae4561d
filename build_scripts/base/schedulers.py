"""Connections to a scheduler of Dask: where it may be, who may see what is sent, and which workers are taken."""

from __future__ import annotations

import logging
import signal
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import dask
from distributed import Client, LocalCluster, Security
from distributed.versions import VersionMismatchWarning, required_packages

from build_scripts.base.cache import toolkit_version
from build_scripts.base.cluster import ClusterError, DaskCluster

TOOLKIT = "sourced-chronology"
LIBRARIES = ("python", *required_packages)
"""What has to be the same everywhere, since calls are pickles: Python, and what distributed says that it needs."""
FINAL = ".final.0"
"""How the version of a released Python ends."""


class AddressError(ClusterError):
    """A scheduler's address, or what is given with it, is not one that may be used."""


def explain_address(address: str, security: Security) -> str:
    """Return what is wrong with the address of a scheduler; empty when it may be used."""
    form = f"`{address}` is no address of a scheduler: write `tls://HOST:PORT`, or `tcp://127.0.0.1:PORT`"
    try:
        parts = urlsplit(address)
    except ValueError:
        return form
    if parts.scheme not in ("tls", "tcp") or not parts.hostname:
        return form
    if parts.scheme == "tcp":
        # Whoever puts a pickle in the place of ours, or is taken for the scheduler, runs code as this user.
        remedy = "beyond this machine use `tls://` and certificates"
        reason = "is not encrypted, and calls and results are pickles, which run as code when they are read"
        return "" if _is_here(parts.hostname) else f"`{address}` {reason}: {remedy}"
    own: Mapping[str, str | None] = security.get_tls_config_for_role("client")
    if own["ca_file"] and own["cert"]:
        return ""
    options = "`--tls-ca-file`, `--tls-cert` and `--tls-key`"
    return f"`tls://` needs certificates: {options}, or those of distributed's own configuration"


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def connected(address: str | None, processes: int, **certificates: str | None) -> Iterator[DaskCluster]:
    """Yield the workers of the scheduler at ``address``, or that distributed's own configuration names; where there is
    none, of a scheduler on this machine with so many ``processes``.

    ``certificates`` are fields of `distributed.Security`; what is not given is taken from that configuration.

    :raises AddressError: when the address is not one that may be used.
    :raises ClusterError: when the cluster cannot be used.
    """
    _be_quiet()
    address = address or dask.config.get("scheduler-address", None)
    given = {field: path for field, path in certificates.items() if path}
    with ExitStack() as stack:
        if given and not address:
            raise AddressError("certificates are those of a scheduler: name it with `--scheduler`")
        if address:
            security = Security(**given)
            if problem := explain_address(address, security):
                raise AddressError(problem)
            client = stack.enter_context(_connect(address, security))
        else:
            local = _begin_here(processes)
            stack.enter_context(local)
            client = stack.enter_context(Client(local))
        for problem in explain_versions(client):
            raise ClusterError(problem)
        yield stack.enter_context(closing(DaskCluster(client)))


def _be_quiet() -> None:
    """Leave it to us to say what goes wrong."""
    for name in ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _begin_here(processes: int) -> LocalCluster:
    # Encrypted too, with a certificate that only lies in memory: anybody on this machine can reach its ports.
    with _without_interrupts():
        return LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            protocol="tls://",
            security=Security.temporary(),
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start no process within that hears Ctrl+C, which a terminal sends to all: we hear it, and end them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _connect(address: str, security: Security) -> Iterator[Client]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # it is refused
            client = Client(address, security=security)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ClusterError(f"there is no scheduler at {address} that can be used: {reason}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=dask.config.get("distributed.comm.timeouts.connect"))
        except TimeoutError as error:
            raise ClusterError(f"the scheduler at {address} has no worker: start one with `dask worker`") from error
        yield client


def explain_versions(client: Client) -> Iterator[str]:
    """Yield what on the scheduler or a worker is of another version than here: pages might differ."""
    versions: Any = client.get_versions(packages=[TOOLKIT])
    own = versions["client"]["packages"]
    for address, there in versions["workers"].items():
        yield from _differences(f"the worker {address}", own, there["packages"], (*LIBRARIES, TOOLKIT))
    # A scheduler passes calls on as they are, and needs no toolkit.
    yield from _differences("the scheduler", own, versions["scheduler"]["packages"], LIBRARIES)
    for address, digest in client.run(toolkit_version, on_error="return").items():
        if digest != toolkit_version():  # or why none could be made
            yield f"the worker {address} has other files of the toolkit than this machine: install the same on both"


def _differences(
    name: str, own: Mapping[str, str | None], there: Mapping[str, str | None], packages: Iterable[str]
) -> Iterator[str]:
    for package in packages:
        if (other := there.get(package)) != (here := own[package]):
            has = f"{package} {other.removesuffix(FINAL)}" if other else f"no {package}"
            needs = f"this machine has {(here or 'none').removesuffix(FINAL)}"
            yield f"{name} has {has}, and {needs}: install the same on both"
