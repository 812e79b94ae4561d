"""The states in which the record was published, from git: each commit of the main line that changed the record.

The main line is the chain of first parents from what is checked out: what a merge brought is one state. So the list
follows from the commit alone, and a build of the same commit elsewhere has the same. Nothing is checked out, and no
entry is read as the format is now: old states may be of an older one, and what changed in an entry is told by the keys
of its front matter whose text differs.

No text of an earlier version leaves this module, not even into a cache: what was taken down may stand there. A state
therefore holds names of keys, and of entries and of lines of their logs digests (`digest_of`), by which the pages find
those that the record still has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from build_scripts.base.cache import read_cache, toolkit_version, write_cache
from build_scripts.base.git import GitError, ask_git
from build_scripts.changes.commits import Commit, Diff, read_blobs, read_commits, read_tree
from build_scripts.changes.keys import changed_keys, digest_of
from build_scripts.model.layout import Kind, identify_file

MOST = 300
"""How many states are listed, the newest."""
NAMED = 100
"""How many changed entries of a state are told apart; of more, how many there are."""
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Edit:
    """An event that a state changed, by its id then: the keys that differ, and the lines that its log got."""

    id: str
    keys: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state of the record: its commit, the day (UTC) and the version, how many events it has, and what changed.

    `more` are the changed events that are not among `edited`; `others` counts the files of other kinds that changed.
    """

    commit: str
    day: str
    version: str
    events: int
    added: tuple[str, ...] = ()
    edited: tuple[Edit, ...] = ()
    more: int = 0
    gone: tuple[str, ...] = ()
    others: tuple[tuple[Kind, int], ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The states, the newest first; `head` is the commit that is checked out, empty without git.

    `is_whole` says whether git has all of the history here; `earlier` how many states there were before those listed.
    """

    states: tuple[State, ...] = ()
    head: str = ""
    is_whole: bool = True
    earlier: int = 0

    def commit_of(self, version: str) -> str:
        """Return the commit that is checked out, if the record has this version there; empty otherwise."""
        return self.head if self.states and self.states[0].version == version else ""


def read_history(root: Path, digests: Mapping[str, str], cache: Path | None) -> History:
    """Return the history of the record in ``root``; empty without git, or where git does not know the folder.

    ``digests`` are those of the record's files as they lie there, by path: files that git has the same way are not read
    again. What was found before is taken from ``cache``, the folder of the caches.
    """
    store = cache / "history" if cache else None
    try:
        shallow, head = ask_git(root, "rev-parse", "--is-shallow-repository", "HEAD").decode().split()
        if (found := _cached(store)) and (found.head, found.is_whole) == (head, shallow == "false"):
            return found
        commits = read_commits(root, MOST)
        known = {state.commit: state for state in found.states} if found else {}
        if any(commit.id not in known for commit in commits):
            known = {state.commit: state for state in _read_states(root, commits, digests)}
        earlier = _count(root) - MOST if len(commits) == MOST else 0
    except (GitError, ValueError):
        return History()
    history = History(tuple(known[commit.id] for commit in commits), head, shallow == "false", earlier)
    if store:
        write_cache(store, toolkit_version(), [([asdict(history)], b"")])
    return history


def _count(root: Path) -> int:
    """Return how many commits of the main line changed a folder."""
    return int(ask_git(root, "rev-list", "--count", "--first-parent", "HEAD", "--", "."))


def _cached(store: Path | None) -> History | None:
    for (values,), _ in read_cache(store, toolkit_version()) if store else ():
        return History(**{**values, "states": tuple(map(_state, values["states"]))})
    return None


def _state(values: dict[str, Any]) -> State:
    """Return a state from JSON, in which tuples are lists."""
    edited = tuple(Edit(edit["id"], tuple(edit["keys"]), tuple(edit["notes"])) for edit in values["edited"])
    others = tuple((kind, count) for kind, count in values["others"])
    lists = {name: tuple(values[name]) for name in ("added", "gone")}
    return State(**{**values, **lists, "edited": edited, "others": others})


def _read_states(root: Path, commits: list[Commit], digests: Mapping[str, str]) -> Iterator[State]:
    """Yield the states, the newest first: the tree of each is that of the next, with what that changed undone."""
    tree = read_tree(root)
    edits = {commit.id: [diff for diff in commit.diffs if diff.is_edit][:NAMED] for commit in commits}
    texts = _Texts(root, tree, commits, edits, digests)
    lines = {path: texts.line(path, blob) for path, blob in tree.items()}
    paths, events = sorted(lines), sum(path[:1] != "_" for path in lines)
    for commit in commits:
        digest = blake2b("".join(map(lines.__getitem__, paths)).encode(), digest_size=16)
        state = _describe(commit, digest.hexdigest()[:DIGITS], events, edits[commit.id], texts.contents)
        yield state
        events += len(state.gone) - len(state.added)
        for diff in commit.diffs:
            if diff.before:
                lines[diff.path] = texts.line(diff.path, diff.before)
            else:
                lines.pop(diff.path, None)
        if any(not (diff.before and diff.after) for diff in commit.diffs):
            paths = sorted(lines)


class _Texts:
    """Digests of every file in any state, and the contents of those whose change is told."""

    def __init__(
        self,
        root: Path,
        tree: Mapping[str, str],
        commits: Iterable[Commit],
        edits: Mapping[str, list[Diff]],
        digests: Mapping[str, str],
    ) -> None:
        same = {blob: digests.get(f"{root.name}/{path}", "") for path, blob in tree.items()}
        for path in _differing(root):
            same.pop(tree.get(path, ""), None)
        self.folder = root.name
        self.digests = {blob: digest for blob, digest in same.items() if digest}
        told = {blob for diffs in edits.values() for diff in diffs for blob in (diff.before, diff.after)}
        once = {blob for commit in commits for diff in commit.diffs for blob in (diff.before, diff.after)}
        every = {*once, *tree.values()}
        self.contents: dict[str, bytes] = {}
        for blob, data in read_blobs(root, sorted((every - self.digests.keys() | told) - {""})):
            self.digests[blob] = blake2b(data, digest_size=16).hexdigest()
            if blob in told:
                self.contents[blob] = data

    def line(self, path: str, blob: str) -> str:
        """Return the line of a file in what a version is the digest of (`Files.digest`)."""
        return f"{self.folder}/{path}\0{self.digests[blob]}\n"


def _differing(root: Path) -> list[str]:
    """Return the paths of files that are not as the commit that is checked out has them."""
    listed = ask_git(root, "diff-index", "--name-only", "-z", "--relative", "HEAD", "--", ".")
    return listed.decode("utf-8", "surrogateescape").split("\0")


def _describe(commit: Commit, version: str, events: int, told: list[Diff], contents: Mapping[str, bytes]) -> State:
    placed = [(identify_file(diff.path), diff) for diff in commit.diffs]
    changed = {name: diff for place, diff in placed if place and (name := _event(place))}
    others: dict[Kind, int] = {}
    for place, _ in placed:
        if place and place[0] != "event":
            others[place[0]] = others.get(place[0], 0) + 1
    edits = [_edit(diff, contents) for diff in told]
    return State(
        commit=commit.id,
        day=commit.day,
        version=version,
        events=events,
        added=tuple(digest_of(name) for name, diff in sorted(changed.items()) if not diff.before),
        edited=tuple(edit for edit in edits if edit.keys or edit.notes),
        more=sum(diff.is_edit for diff in commit.diffs) - len(told),
        gone=tuple(digest_of(name) for name, diff in sorted(changed.items()) if not diff.after),
        others=tuple(sorted(others.items())),
    )


def _event(place: tuple[Kind, str]) -> str:
    return place[1] if place[0] == "event" else ""


def _edit(diff: Diff, contents: Mapping[str, bytes]) -> Edit:
    name = diff.path.rpartition("/")[2].removesuffix(".md")
    keys, notes = changed_keys(contents[diff.before], contents[diff.after])
    return Edit(digest_of(name), tuple(keys), tuple(notes))
