"""The only writer of the site: pages stamped by workers, beside what is already there, and swapped in whole.

A build fills a staging folder: what MkDocs rendered, pages that have not changed (linked from the last site), pages
stamped anew. Only a finished staging folder takes the place of the last site. The manifest of the last build (key,
size and time of each file) says what may be linked: a file that is not exactly the one written then is made again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from build_scripts.cache import read_cache, toolkit_version, write_cache
from build_scripts.pages import Planned
from build_scripts.pages.page import Context
from build_scripts.search import document_path, render_document
from build_scripts.shell import Shell, stamp
from build_scripts.workers import open_executor

BATCH = 100
_PARALLEL_FROM = 60  # below that many pages a second process costs more than it saves
Stamp = tuple[str, int, int]
Manifest = dict[str, Stamp]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to make any page or search document."""

    context: Context
    shells: Mapping[int, Shell]
    site: Path
    documents: Path


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be: where it goes, its key, and how to make it."""

    path: str
    key: str
    planned: Planned | None
    event: str = ""

    def make(self, job: Job) -> bytes:
        """The file's bytes."""
        if self.planned is None:
            return render_document(job.context, self.event)
        page = self.planned.make(job.context)
        return stamp(job.shells[page.path.count("/")], page)


def page_tasks(pages: Iterable[Planned], shells: Mapping[int, Shell]) -> Iterator[Task]:
    """A task for each planned page; its shell goes into its key."""
    for page in pages:
        yield Task(f"{page.path}index.html", f"{page.key}{shells[page.path.count('/')].digest}", page)


def document_tasks(context: Context, common: str) -> Iterator[Task]:
    """A task for each event's search document."""
    digests = context.timeline.digests
    for event in context.timeline.events:
        key = blake2b(f"{common}{event.path}{digests[event.path]}".encode(), digest_size=12).hexdigest()
        yield Task(document_path(event), key, None, event.id)


def documents_in(folder: Path) -> set[str]:
    """The paths of the search documents in ``folder``, those of no entry any more included."""
    return {path.relative_to(folder).as_posix() for path in folder.glob("*/*")}


_job: Job | None = None  # one a worker process, set when it starts


def _begin(job: Job) -> None:
    global _job  # noqa: PLW0603 - a pool's initializer has no other way to hand over what all calls share
    _job = job


def _make_batch(tasks: Sequence[Task], folder: Path) -> list[Stamp]:
    assert _job is not None
    return [write_file(folder / task.path, task.make(_job)) for task in tasks]


def write_file(path: Path, data: bytes) -> Stamp:
    """Write a file with its folders; the path, size in bytes and time of modification in nanoseconds."""
    try:
        file = open(path, "wb")  # noqa: SIM115 - opened twice at most
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "wb")  # noqa: SIM115
    with file:
        file.write(data)
    return stamp_of(path)


def stamp_of(path: Path) -> Stamp:
    """What tells whether a file is still the one that was written."""
    status = os.stat(path)
    return path.name, status.st_size, status.st_mtime_ns


def batch_tasks(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """Tasks in batches of about `BATCH`; a year's events stay with its printed edition, which shows them again."""
    first = 0
    for at, task in enumerate(tasks, 1):
        together = task.planned is not None and task.planned.maker == "event" and at - first < 4 * BATCH
        if at == len(tasks) or (at - first >= BATCH and not together):
            yield tasks[first:at]
            first = at


def make_files(
    tasks: Sequence[Task], job: Job, folder: Path, workers: int, progress: Progress, stage: str
) -> dict[str, Stamp]:
    """Make ``tasks`` into ``folder``; the stamp of each file by its path."""
    batches = list(batch_tasks(tasks))
    made: dict[str, Stamp] = {}
    with open_executor(workers if len(tasks) >= _PARALLEL_FROM else 1, _begin, (job,)) as executor:
        for batch, stamps in zip(batches, _run(executor, batches, folder), strict=True):
            made.update(zip((task.path for task in batch), stamps, strict=True))
            progress(stage, len(made), len(tasks))
    return made


def _run(executor: Executor, batches: Sequence[Sequence[Task]], folder: Path) -> Iterator[list[Stamp]]:
    return executor.map(_make_batch, batches, [folder] * len(batches))


class Store:
    """The manifest of a folder of files: which of them are still what a task would make."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.folder = folder
        self.known = {
            name: (key, tuple(rest)) for (name, key, *rest), _ in read_cache(path, toolkit_version())
        }

    def is_fresh(self, task: Task) -> bool:
        """Whether the folder holds exactly what ``task`` would make."""
        key, stamp_known = self.known.get(task.path, ("", ()))
        if key != task.key:
            return False
        try:
            return stamp_of(self.folder / task.path) == stamp_known
        except OSError:
            return False

    def save(self, keys: Mapping[str, str], stamps: Mapping[str, Stamp]) -> None:
        """Write the manifest of what the folder now holds."""
        rows = (([path, keys[path], *stamps[path]], b"") for path in keys)
        write_cache(self.path, toolkit_version(), rows)


def link_files(paths: Iterable[str], source: Path, target: Path) -> None:
    """Put files that exist below ``source`` below ``target`` too: by hard links, or copies where links cannot be."""
    made: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            (target / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        try:
            os.link(source / path, target / path)
        except OSError:
            shutil.copy2(source / path, target / path)


def mirror(source: Path, target: Path) -> None:
    """Copy every file below ``source`` to ``target``, those that are already the same left alone."""
    for path in source.rglob("*"):
        there = target / path.relative_to(source)
        if path.is_file() and not (there.is_file() and there.read_bytes() == path.read_bytes()):
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, there)


def staging_of(site: Path) -> Path:
    """Where the next site is built, beside the one that stands."""
    return site.parent / f".{site.name}-next"


def last_of(site: Path) -> Path:
    """Where the last site waits while the next takes its place."""
    return site.parent / f".{site.name}-last"


def restore(site: Path) -> None:
    """Undo what a build that was killed left behind: the last good site stands at ``site``, nothing beside it."""
    last = last_of(site)
    if last.exists() and not site.exists():
        os.rename(last, site)
    for leftover in (last, staging_of(site)):
        shutil.rmtree(leftover, ignore_errors=True)


def swap(site: Path) -> None:
    """Put the finished staging folder in the place of the last site."""
    if site.exists():
        os.rename(site, last_of(site))
    os.rename(staging_of(site), site)
    shutil.rmtree(last_of(site), ignore_errors=True)
