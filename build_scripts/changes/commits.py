"""The commits that changed a folder, with the files that each changed, as git lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.base.git import ask_git
from build_scripts.model.layout import identify_file

_ABSENT = "0" * 7
_COMMIT = "\x01"


@dataclass(frozen=True, slots=True)
class Diff:
    """A file of the record that a commit changed, by its path from the folder: its blob before and after.

    Empty where there was none, or something that is no file.
    """

    path: str
    before: str
    after: str

    @property
    def is_edit(self) -> bool:
        """Whether it is an event that was there before and after."""
        place = identify_file(self.path)
        return bool(self.before and self.after and place and place[0] == "event")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and the day (UTC) on which it was made."""

    id: str
    day: str
    diffs: tuple[Diff, ...]


def read_commits(root: Path, most: int) -> list[Commit]:
    """Return the newest commits of the main line that changed ``root``, the newest first.

    :raises GitError: when git refuses, or is not there.
    """
    raw = ("--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--root")
    form = f"--format={_COMMIT}%H %ct"
    listed = ask_git(root, "log", "--first-parent", "-m", *raw, form, f"--max-count={most}", "HEAD", "--", ".")
    pieces = listed.decode("utf-8", "surrogateescape").split(_COMMIT)[1:]
    return [_commit(piece) for piece in pieces]


def _commit(piece: str) -> Commit:
    head, _, rest = piece.partition("\0")
    name, seconds = head.split()
    day = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    fields = [field for field in rest.strip("\n").split("\0") if field]
    rows = zip(fields[::2], fields[1::2], strict=True)
    return Commit(name, day, tuple(diff for row, path in rows if (diff := _diff(row.strip(), path))))


def _diff(row: str, path: str) -> Diff | None:
    """Return what a row of git's says (``:100644 100644 <blob> <blob> M``); None where no file of the record lies."""
    modes = row.lstrip(":").split()
    before, after = (
        blob if mode.startswith("100") and blob.strip("0") else ""
        for mode, blob in zip(modes[:2], modes[2:4], strict=True)
    )
    return Diff(path, before, after) if before != after and identify_file(path) else None


def read_tree(root: Path) -> dict[str, str]:
    """Return the files of the record in the commit that is checked out: blobs by path from ``root``."""
    listed = ask_git(root, "ls-tree", "-r", "-z", "HEAD", "--", ".").decode("utf-8", "surrogateescape")
    tree = {}
    for row in filter(None, listed.split("\0")):
        head, _, path = row.partition("\t")
        mode, kind, blob = head.split()
        if kind == "blob" and mode.startswith("100") and identify_file(path):
            tree[path] = blob
    return tree


def read_blobs(root: Path, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the contents of blobs."""
    answer = ask_git(root, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode())
    at = 0
    for blob in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[-1])
        yield blob, answer[end + 1 : end + 1 + size]
        at = end + size + 2
