"""What stands around a command that is tried: for `serve` somebody who edits, for `links` a small web."""

from __future__ import annotations

import ssl
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

EDITED = "events/2031/2031-04-inquiry.md"


def world_of(command: str, folder: Path) -> AbstractContextManager[None]:
    """Return what a command is run in."""
    return {"serve": _editor, "links": _web}.get(command, lambda _: nullcontext())(folder)


@contextmanager
def _editor(folder: Path) -> Iterator[None]:
    """Let `serve` build, edit an event when it would begin to wait, let it build again, and end."""
    from mkdocs.livereload import LiveReloadServer

    def edit_and_build(server: Any, **_: Any) -> None:
        edit(folder)
        server.builder()

    with patch.multiple(LiveReloadServer, serve=edit_and_build, shutdown=lambda *_: None):
        apart = folder.parent / "tmp"
        apart.mkdir(exist_ok=True)
        tempfile.tempdir = str(apart)
        yield


def edit(folder: Path) -> None:
    """Edit an event, as an editor would that is never stopped."""
    path, new = folder / EDITED, folder.parent / "edited.md"
    new.write_text(path.read_text("utf-8").replace("title: Inquiry", "title: An inquiry"), "utf-8")
    new.replace(path)


@contextmanager
def _web(folder: Path) -> Iterator[None]:
    """Let `links` see a web that answers at half of the addresses, and a clock that goes on only when it waits."""
    from build_scripts.cli import links
    from tests.linkcheck.certificates import Certificates
    from tests.linkcheck.checking import START, Clock
    from tests.linkcheck.web import page, small_web

    with small_web(Certificates(ssl.create_default_context(), {})) as web:
        for name in ("one", "three", "five"):
            web.serve(f"http://news.example/{name}", page())
        clock = Clock()

        @contextmanager
        def outside(_lookups: int) -> Iterator[Any]:
            from build_scripts.linkcheck.run import Outside

            yield Outside(
                lambda: START, clock.monotonic, clock.sleep, web.lookup, ssl.create_default_context(), web.sockets
            )

        with patch.multiple(links, _outside=outside, _now=lambda: START):
            yield
