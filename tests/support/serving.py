"""A built site over HTTP, on a free port."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, below: str, **kwargs: Any) -> None:
        self.below = below
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """Return the file of an address; outside of the site's folder there is none."""
        if not path.startswith(f"/{self.below}"):
            return str(Path(self.directory) / "no such file")
        return super().translate_path(f"/{path.removeprefix(f'/{self.below}')}")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path, below: str = "") -> Iterator[str]:
    """Serve a folder at the root of a host or ``below`` (ending with a slash), and yield its address."""
    handler = partial(_Handler, directory=str(site), below=below)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{below}"
        finally:
            server.shutdown()
            thread.join()
