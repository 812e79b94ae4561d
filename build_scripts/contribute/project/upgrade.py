"""What a newer toolkit, or a changed vocabulary, would change in the files that a project has from the toolkit.

For each file there are three texts: the one that was installed, of which `.timeline.yml` has the state, the one that
lies there now, and the one that the toolkit would install. Where only one of the two has changed there is no question.
Where both have, git merges them, if it still has the installed one; what it cannot merge stays the project's and is
named.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from build_scripts.base.atomic import write_atomically
from build_scripts.base.git import GitError, ask_git
from build_scripts.base.text import did_you_mean, shown
from build_scripts.contribute.project.answers import Answers, ProjectError
from build_scripts.contribute.project.manifest import PLACE, Manifest, manifest_text, read_manifest, state_of
from build_scripts.contribute.project.requirement import renewed
from build_scripts.contribute.project.skeleton import EXECUTABLE, check_words, kept_files
from build_scripts.model.vocabulary import Vocabulary

What = Literal["new", "changed", "merged", "gone", "conflict"]


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of a file: its text now and then, empty where it is not there; of a conflict, the toolkit's."""

    path: str
    what: What
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The changes by path, and what `.timeline.yml` says when they are written."""

    changes: tuple[Change, ...]
    manifest: Manifest
    old: Manifest

    @property
    def conflicts(self) -> list[str]:
        """Return the files that both sides changed in the same place."""
        return [change.path for change in self.changes if change.what == "conflict"]

    @property
    def is_nothing(self) -> bool:
        """Tell whether there is nothing to write."""
        return len(self.conflicts) == len(self.changes) and self.manifest == self.old


def plan_upgrade(base: Path, vocabulary: Vocabulary, take: Collection[str] = (), keep: Collection[str] = ()) -> Upgrade:
    """Return what would change in a project; of files to ``take`` the toolkit's text counts, of ``keep`` its own.

    :raises ProjectError: when that cannot be told.
    """
    manifest = read_manifest(base)
    check_words(vocabulary)
    requirement = renewed(manifest.toolkit)
    wanted = kept_files(Answers("", "", manifest.forge, manifest.license, requirement), vocabulary)
    for path in (*take, *keep):
        if path not in wanted:
            remedy = did_you_mean(path, wanted) or f"they are {', '.join(sorted(wanted))}"
            raise ProjectError(f"{shown(path)} is no file from the toolkit; {remedy}")
    changes: list[Change] = []
    states: dict[str, str] = {}
    for path in sorted({*wanted, *manifest.files}):
        change, state = _compare(base, path, manifest.files.get(path), wanted.get(path), take, keep)
        changes += [change] if change else []
        states |= {path: state} if state else {}
    return Upgrade(tuple(changes), replace(manifest, toolkit=requirement, files=states), manifest)


def _compare(
    base: Path, path: str, installed: str | None, wanted: str | None, take: Collection[str], keep: Collection[str]
) -> tuple[Change | None, str | None]:
    """Return the change of one file, if there is one, and the state that is remembered then."""
    now = _text(base / path)
    if wanted is None:  # the toolkit has no such file any more
        is_same = now is not None and state_of(now) == installed
        return (Change(path, "gone", now or "", ""), None) if is_same else (None, None)
    state = state_of(wanted)
    if now == wanted or path in keep:
        return None, state
    if path in take:
        return Change(path, "changed" if now is not None else "new", now or "", wanted), state
    if now is None:
        return (None, installed) if installed else (Change(path, "new", "", wanted), state)
    if installed == state:  # only the project changed it
        return None, state
    if state_of(now) == installed:
        return Change(path, "changed", now, wanted), state
    merged = _merge(base, installed, now, wanted)
    if merged is None:
        return Change(path, "conflict", now, wanted), installed
    return (Change(path, "merged", now, merged) if merged != now else None), state


def _text(path: Path) -> str | None:
    """Return what a file holds; None where there is none."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ProjectError(f"{shown(str(path))} cannot be read ({error.strerror}): mend that first") from error
    except ValueError:
        raise ProjectError(f"{shown(str(path))} is not UTF-8 text: take it back from git") from None


def _merge(base: Path, installed: str | None, now: str, wanted: str) -> str | None:
    """Return what git makes of two texts that come from one; None where it cannot, or does not have that one."""
    if not installed:
        return None
    try:
        origin = ask_git(base, "cat-file", "blob", installed)
        with tempfile.TemporaryDirectory() as folder:
            for name, data in (("now", now.encode()), ("installed", origin), ("wanted", wanted.encode())):
                (Path(folder) / name).write_bytes(data)
            return ask_git(Path(folder), "merge-file", "-p", "now", "installed", "wanted").decode("utf-8")
    except (GitError, ValueError):
        return None


def write_upgrade(base: Path, upgrade: Upgrade) -> None:
    """Write the changes that are no conflicts, and then what was installed; one that is stopped may be run again.

    :raises ProjectError: when something cannot be written.
    """
    try:
        for change in upgrade.changes:
            if change.what == "gone":
                os.unlink(base / change.path)
            elif change.what != "conflict":
                write_atomically(base / change.path, change.new.encode(), 0o755 if change.path in EXECUTABLE else 0o644)
        write_atomically(base / PLACE, manifest_text(upgrade.manifest).encode(), 0o644)
    except OSError as error:
        raise ProjectError(f"{shown(str(error.filename))}: {error.strerror}; mend that, and run it again") from error


def told(upgrade: Upgrade) -> Mapping[What, list[str]]:
    """Return the paths by what becomes of them."""
    by: dict[What, list[str]] = {}
    for change in upgrade.changes:
        by.setdefault(change.what, []).append(change.path)
    return by
