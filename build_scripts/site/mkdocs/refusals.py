"""What ends a build before it begins: settings that this plugin cannot serve, and a port that is taken."""

from __future__ import annotations

import socket
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import BasePlugin

from build_scripts.site.mkdocs.options import TimelineConfig, explain_settings

THEME_NAME = "material"


def refuse_settings(config: MkDocsConfig, plugin: BasePlugin[Any]) -> None:
    """See that the configuration is one that this plugin can serve.

    :raises BuildError: when it is not; the message is one line with what to write instead.
    """
    own = plugin.config
    assert isinstance(own, TimelineConfig)
    if not config.use_directory_urls:
        raise BuildError("timeline: `use_directory_urls: false` is not supported")
    if config.theme.name != THEME_NAME:  # its forks have other parts in their pages, which nothing here moves
        remedy = f"set `theme: {{name: {THEME_NAME}}}`"
        raise BuildError(f"timeline: the theme `{config.theme.name}` is not supported: {remedy}")
    if sum(isinstance(other, type(plugin)) for other in config.plugins.values()) > 1:
        raise BuildError("timeline: the plugin `timeline` is listed twice under `plugins:`: keep it once")
    if problem := explain_settings(config, own):
        raise BuildError(f"timeline: {problem}")


def hold_port(host: str, port: int) -> None:
    """See, before anything is built, that a server can listen.

    :raises BuildError: when it cannot, mostly because another one does.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:  # the latter for a port that there is not
            reason = f"timeline: nothing can be served on {host}:{port} ({getattr(error, 'strerror', error)})"
            other = port + 1 if port < 65535 else 8000
            remedy = f"end what listens there, or name another port: `--dev-addr {host}:{other}`"
            raise BuildError(f"{reason}: {remedy}") from error
