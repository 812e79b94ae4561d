"""The search index: Pagefind's process over the folder of search documents."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path


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
