"""The search index: Pagefind's process over the folder of search documents."""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from collections.abc import Mapping
from pathlib import Path

EVENTS = "events.json"
"""The file of the bundle that leads from the ids of its pages to the places of events in the record's order."""
_URL = re.compile(rb'"url":"[^"]*/([^"/]+)\.html"')
_HEAD = 4_096
"""How many bytes of a page's data are unpacked at most: its address stands at their beginning."""


class SearchIndexError(RuntimeError):
    """Pagefind did not make an index; the message holds its output."""


def start_indexing(documents: Path, output: Path) -> subprocess.Popen[bytes]:
    """Start Pagefind over ``documents``; its bundle goes to ``output``. The caller waits for it."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    command = [str(get_executable()), "--site", str(documents), "--output-path", str(output), "--quiet"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def finish_indexing(process: subprocess.Popen[bytes], output: Path) -> None:
    """Wait for Pagefind, and leave of its bundle in ``output`` what the search page loads.

    :raises SearchIndexError: when it failed.
    """
    said, _ = process.communicate()
    if process.returncode:
        raise SearchIndexError(f"Pagefind failed ({process.returncode}): {said.decode(errors='replace').strip()}")
    languages = json.loads((output / "pagefind-entry.json").read_bytes())["languages"].values()
    used = {"pagefind.js", "pagefind-worker.js", *(f"wasm.{lang['wasm'] or 'unknown'}.pagefind" for lang in languages)}
    for path in output.iterdir():  # half a megabyte of interfaces, and the stemmers of languages that no document has
        if path.is_file() and path.suffix in (".js", ".css", ".pagefind") and path.name not in used:
            path.unlink()


def write_places(output: Path, position: Mapping[str, int]) -> None:
    """Write the place of the event that each page of the bundle in ``output`` is of, by the page's id.

    A search in a browser gives the ids of all that it finds, and tells which page one is of only with all its text.
    """
    places: dict[str, int] = {}
    for path in sorted((output / "fragment").glob("*.pf_fragment")):
        with path.open("rb") as file:
            found = _URL.search(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(_HEAD), _HEAD))
        if found:
            places[path.stem] = position[found[1].decode()]
    (output / EVENTS).write_text(json.dumps(places, separators=(",", ":")), "utf-8")
