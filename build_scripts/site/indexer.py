"""The search index: Pagefind's process over the folder of search documents."""

from __future__ import annotations

import subprocess
from pathlib import Path


class SearchIndexError(RuntimeError):
    """Pagefind did not make an index; the message holds its output."""


def start_indexing(documents: Path, output: Path) -> subprocess.Popen[bytes]:
    """Start Pagefind over ``documents``; its bundle goes to ``output``. The caller waits for it."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    command = [str(get_executable()), "--site", str(documents), "--output-path", str(output), "--quiet"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def finish_indexing(process: subprocess.Popen[bytes]) -> None:
    """Wait for Pagefind.

    :raises SearchIndexError: when it failed.
    """
    output, _ = process.communicate()
    if process.returncode:
        raise SearchIndexError(f"Pagefind failed ({process.returncode}): {output.decode(errors='replace').strip()}")
