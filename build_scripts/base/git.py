"""Questions to git, answered by its command; nothing here changes a repository."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


class GitError(Exception):
    """Git refused, or is not there; the message is what it said, empty when it is not installed."""


def ask_git(folder: Path, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> bytes:
    """Return what ``git ARGUMENTS`` prints in ``folder``; without ``environment``, it has that of this process.

    :raises GitError: when git refuses, or is not there.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=stdin, capture_output=True, check=True, env=environment).stdout
    except OSError as error:
        raise GitError("") from error
    except subprocess.CalledProcessError as error:
        raise GitError(" ".join(error.stderr.decode("utf-8", "replace").split()) or "no reason") from error
