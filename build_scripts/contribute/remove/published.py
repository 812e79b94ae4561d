"""What may have been published: a file in a commit of what is checked out, or of the main branch."""

from __future__ import annotations

import subprocess
from pathlib import Path

_MAIN = ("HEAD", "main", "origin/main")


def is_never_committed(base: Path, path: str) -> bool:
    """Tell whether the file at ``path`` below ``base`` is there, and in no commit that leads to `main` or to `HEAD`.

    Return False where nobody can know: without git, outside a repository, or in a clone without the whole history.
    """
    if not (base / path).is_file() or _git(base, "rev-parse", "--is-shallow-repository") != "false":
        return False
    known = [name for name in _MAIN if _git(base, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")]
    return bool(known) and _git(base, "log", "-1", "--format=%H", *known, "--", path) == ""


def _git(base: Path, *arguments: str) -> str | None:
    """Return what git answers; None where it refuses or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(base), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace").strip()
