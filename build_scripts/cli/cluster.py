"""The options by which a build is spread over a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import click

from build_scripts.base.workers import spread_over, usable_cores

EXECUTORS = ("processes", "dask")
_MISSING = "`--executor dask` needs distributed: pip install 'sourced-chronology[cluster]' (in a clone: make tools)"
_FILE = click.Path(exists=True, dir_okay=False)
_OPTIONS = (
    click.option(
        "--executor",
        type=click.Choice(EXECUTORS),
        default=EXECUTORS[0],
        show_default=True,
        help="What does the work: processes of this machine, or workers of Dask.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Dask's scheduler, as tls://HOST:PORT (default: one here)."),
    click.option("--tls-ca-file", type=_FILE, help="With --scheduler: whose certificates count (PEM)."),
    click.option("--tls-cert", type=_FILE, help="With --scheduler: this machine's certificate (PEM)."),
    click.option("--tls-key", type=_FILE, help="With --scheduler: the key to it (PEM)."),
)


def cluster_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that `spread` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@contextmanager
def spread(
    executor: str, scheduler: str | None, tls_ca_file: str | None, tls_cert: str | None, tls_key: str | None
) -> Iterator[None]:
    """Let what is done within be done by the workers that the options name.

    :raises click.ClickException: when they cannot be used, or are lost.
    """
    if executor != "dask":
        if scheduler or tls_ca_file or tls_cert or tls_key:
            raise click.UsageError("`--scheduler` and its certificates need `--executor dask`")
        yield
        return
    if find_spec("distributed") is None:
        raise click.UsageError(_MISSING)
    from build_scripts.base.cluster import ClusterError
    from build_scripts.base.schedulers import AddressError, connected

    certificates: dict[str, Any] = {"tls_ca_file": tls_ca_file, "tls_client_cert": tls_cert, "tls_client_key": tls_key}
    try:
        with connected(scheduler, usable_cores(), **certificates) as cluster, spread_over(cluster):
            click.echo(f"The build is spread over the workers of {cluster.address}: {cluster.size}", err=True)
            yield
    except AddressError as error:
        raise click.UsageError(str(error)) from error
    except ClusterError as error:
        raise click.ClickException(str(error)) from error
