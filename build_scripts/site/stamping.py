"""Making files: what there is to make, in batches, by worker processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from build_scripts.base.workers import Progress, open_executor
from build_scripts.exports.search import document_path, render_document
from build_scripts.pages import Planned
from build_scripts.pages.page import Context
from build_scripts.site.folders import Stamp, write_file
from build_scripts.site.shell import Shell, stamp

BATCH = 100
_PARALLEL_FROM = 60  # below that many pages a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to make any page or search document."""

    context: Context
    shells: Mapping[int, Shell]


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
    digests = {depth: shell.digest for depth, shell in shells.items()}
    for page in pages:
        yield Task(f"{page.path}index.html", f"{page.key}{digests[page.path.count('/')]}", page)


def document_tasks(context: Context, common: str) -> Iterator[Task]:
    """A task for each event's search document."""
    digests = context.timeline.digests
    for event in context.timeline.events:
        key = blake2b(f"{common}{event.path}{digests[event.path]}".encode(), digest_size=12).hexdigest()
        yield Task(document_path(event), key, None, event.id)


_job: Job | None = None  # one a worker process, set when it starts


def _begin(job: Job) -> None:
    global _job  # a pool's initializer has no other way to hand over what all calls share
    _job = job


def _make_batch(tasks: Sequence[Task], folder: Path) -> list[Stamp]:
    assert _job is not None
    return [write_file(folder / task.path, task.make(_job)) for task in tasks]


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
