"""The record as it was at a revision of git, read from the repository and never checked out."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from build_scripts.base.git import GitError, ask_git
from build_scripts.model.layout import identify_file
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import Files


class RevisionError(Exception):
    """Why the record of a revision cannot be read, in a sentence."""


def read_revision(root: Path, revision: str) -> Files:
    """Read the files of the record in ``root`` (the ``events`` folder) at a revision.

    Files that cannot be part of a record are passed over: what was wrong then is no finding now.

    :raises RevisionError: when there is no git, no repository or no such revision.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    listed = _git(root, "ls-tree", "-r", "-z", "--full-name", commit.decode(), "--", ".")
    wanted: list[tuple[str, str]] = []
    top = _git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    for row in filter(None, listed.split(b"\0")):
        head, _, path = row.partition(b"\t")
        mode, kind, blob = head.decode().split()[:3]
        if kind == "blob" and mode.startswith("100"):
            wanted.append((path.decode("utf-8", "surrogateescape").removeprefix(top), blob))
    return Files(root, _files(root, wanted), ())


def common_ancestor(root: Path, revision: str) -> str:
    """Return the commit where what is checked out left ``revision``: what came later there is no change of ours.

    :raises RevisionError: when there is none, as in a clone that holds too little of the history.
    """
    _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _git(root, "merge-base", "--end-of-options", revision, "HEAD").decode().strip()


def _files(root: Path, wanted: list[tuple[str, str]]) -> list[SourceFile]:
    """Read the files of a record among (path from its folder, blob), in the order of paths."""
    placed = [(path, blob, place) for path, blob in sorted(wanted) if (place := identify_file(path))]
    answer = _git(root, "cat-file", "--batch", stdin="".join(f"{blob}\n" for _, blob, _ in placed).encode())
    files, at = [], 0
    for path, _, (kind, name) in placed:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[-1])
        data = answer[end + 1 : end + 1 + size]
        digest = blake2b(data, digest_size=16).hexdigest()
        files.append(SourceFile(f"{root.name}/{path}", kind, name, data, digest))
        at = end + size + 2
    return files


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what git answers.

    :raises RevisionError: when it refuses, or is not there.
    """
    try:
        return ask_git(root, *arguments, stdin=stdin)
    except GitError as error:
        raise RevisionError(_why(arguments, str(error))) from error


def _why(arguments: tuple[str, ...], error: str) -> str:
    if not error:
        return "git is not installed; comparing with a revision needs it"
    if "not a git repository" in error:
        return "this is no clone of a git repository, so there is no revision to compare with"
    if arguments[0] == "merge-base":
        return f"{arguments[-2]} and what is checked out have no common history here; fetch more of it"
    if arguments[0] == "rev-parse":
        return f"there is no revision {arguments[-1].removesuffix('^{commit}')} here; fetch it, or name another"
    return f"git {arguments[0]} failed: {error}"
