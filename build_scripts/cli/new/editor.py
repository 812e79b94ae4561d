"""The editor of whoever is at the terminal, as git finds and runs it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path


def find_editor(environment: Mapping[str, str] = os.environ) -> str:
    """Return the command of the editor: `VISUAL`, `EDITOR`, else nano or vi; empty where there is none."""
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    return named or next((name for name in ("nano", "vi") if shutil.which(name)), "")


def run_editor(editor: str, path: Path) -> int:
    """Open ``path`` and wait; return the exit status. The command may have arguments, and is read by the shell.

    Ctrl+C is the editor's while it runs: it must not end this program and leave the editor alone with the terminal.
    """
    # A handler, since the editor would inherit that a signal is ignored; and before it starts, lest one be missed.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(["sh", "-c", f'{editor} "$@"', editor, str(path)], check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)
