"""What may have been published: a file in a commit of what is checked out, or of the main branch."""

from __future__ import annotations

from pathlib import Path

from build_scripts.base.git import GitError, ask_git

_MAIN = ("HEAD", "main", "origin/main")


def is_never_committed(base: Path, path: str) -> bool:
    """Tell whether the file at ``path`` below ``base`` is there, and in no commit that leads to `main` or to `HEAD`.

    Return False where nobody can know: without git, outside a repository, or in a clone without the whole history.
    """
    if not (base / path).is_file() or _git(base, "rev-parse", "--is-shallow-repository") != "false":
        return False
    known = [name for name in _MAIN if _git(base, "rev-parse", "--verify", f"{name}^{{commit}}")]
    return bool(known) and _git(base, "log", "-1", "--format=%H", *known, "--", path) == ""


def _git(base: Path, *arguments: str) -> str | None:
    """Return what git answers; None where it refuses or is not there."""
    try:
        return ask_git(base, *arguments).decode().strip()
    except GitError:
        return None
