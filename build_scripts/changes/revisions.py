"""The record as it was at a revision of git, read from the repository and never checked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
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
    listed = _list_files(root, commit.decode())
    contents = _read_blobs(root, [blob for _, blob in listed])
    return Files(root, [_file(root, path, data) for (path, _), data in zip(listed, contents, strict=True)], ())


def has_revision(root: Path, revision: str) -> bool:
    """Check whether git knows a revision.

    :raises RevisionError: when there is no git or no repository.
    """
    _git(root, "rev-parse", "--git-dir")
    try:
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError:
        return False
    return True


def find_version(root: Path, version: str) -> str:
    """Return the newest commit in which the record has a version, as sites and exports give it; empty where none has.

    :raises RevisionError: when there is no git or no repository.
    """
    known: dict[str, SourceFile] = {}
    for commit in _git(root, "rev-list", "HEAD", "--", ".").decode().split():
        listed = _list_files(root, commit)
        new = [(path, blob) for path, blob in listed if f"{path}\0{blob}" not in known]
        for (path, blob), data in zip(new, _read_blobs(root, [blob for _, blob in new]), strict=True):
            known[f"{path}\0{blob}"] = replace(_file(root, path, data), data=b"")
        files = [known[f"{path}\0{blob}"] for path, blob in listed]
        if Files(root, files, ()).digest.startswith(version):
            return commit
    return ""


def common_ancestor(root: Path, revision: str) -> str:
    """Return the commit where what is checked out left ``revision``: what came later there is no change of ours.

    :raises RevisionError: when there is none, as in a clone that holds too little of the history.
    """
    _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _git(root, "merge-base", "--end-of-options", revision, "HEAD").decode().strip()


def _list_files(root: Path, commit: str) -> list[tuple[str, str]]:
    """Return path (from the record's folder) and blob of each file of the record in a commit, in the order of paths."""
    listed = _git(root, "ls-tree", "-r", "-z", "--full-name", commit, "--", ".")
    top = _git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    wanted: list[tuple[str, str]] = []
    for row in filter(None, listed.split(b"\0")):
        head, _, name = row.partition(b"\t")
        mode, kind, blob = head.decode().split()[:3]
        path = name.decode("utf-8", "surrogateescape").removeprefix(top)
        if kind == "blob" and mode.startswith("100") and identify_file(path):
            wanted.append((path, blob))
    return sorted(wanted)


def _read_blobs(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """Yield what blobs hold, in their order."""
    answer = _git(root, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode()) if blobs else b""
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[-1])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _file(root: Path, path: str, data: bytes) -> SourceFile:
    place = identify_file(path)
    assert place is not None
    return SourceFile(f"{root.name}/{path}", *place, data, blake2b(data, digest_size=16).hexdigest())


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
