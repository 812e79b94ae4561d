"""Making files: pages into their shells and search documents, in batches, by worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from build_scripts.base.workers import Progress, Remote, open_executor
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned
from build_scripts.site.folders import FileState, write_file
from build_scripts.site.shell import Shell, stamp

BATCH = 100
_TURNS = 4  # batches that each worker gets at least, or one of them works while the others wait
_PARALLEL_FROM = 60  # below that many files a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to make any page or search document."""

    context: Context
    shells: Mapping[int, Shell]


@dataclass(frozen=True, slots=True)
class Task:
    """A file that is to be made: where it goes, its key, and what it is."""

    path: str
    key: str
    planned: Planned

    def make(self, job: Job) -> bytes:
        """Return what the file holds; a page is put into the shell of its depth."""
        made = self.planned.make(job.context)
        return stamp(job.shells[made.path.count("/")], made) if isinstance(made, Page) else made


def page_tasks(pages: Iterable[Planned], shells: Mapping[int, Shell]) -> Iterator[Task]:
    """Yield a task for each planned page; its shell goes into its key.

    :raises ValueError: when there is no shell for a page, because its folder lies too deep.
    """
    digests = {depth: shell.digest for depth, shell in shells.items()}
    for page in pages:
        depth = page.path.count("/")
        if depth not in digests:
            known = ", ".join(map(str, digests))
            raise ValueError(f"the page `{page.path}` is {depth} folders deep; there are shells for {known} (`DEPTHS`)")
        yield Task(f"{page.path}index.html", f"{page.key}{digests[depth]}", page)


def file_tasks(files: Iterable[Planned]) -> Iterator[Task]:
    """Yield a task for each planned file that needs no shell."""
    return (Task(file.path, file.key, file) for file in files)


_job: Job | None = None  # one per worker process, set when it starts


def _begin(context: Context, shells: Mapping[int, Shell]) -> None:
    global _job  # a pool's initializer has no other way to hand over what all calls share
    _job = Job(context, shells)


def _make_batch(tasks: Sequence[Task], folder: Path) -> list[FileState]:
    assert _job is not None
    return [write_file(folder / task.path, task.make(_job)) for task in tasks]


def _render_batch(tasks: Sequence[Task]) -> list[bytes]:
    assert _job is not None
    return [task.make(_job) for task in tasks]


def batch_tasks(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    """Yield tasks in batches of about ``size``; those that share rendered pieces stay together, up to four times it."""
    # The pages of a year share rendered pieces, and a worker keeps those that it has rendered. So they are rendered
    # once only if one worker makes all these pages. There is a limit to that, since one huge year would keep one worker
    # busy at the end while the others wait.
    first = 0
    for end, task in enumerate(tasks, 1):
        is_last = end == len(tasks)
        goes_on = not is_last and task.planned.batch and task.planned.batch == tasks[end].planned.batch
        if is_last or (end - first >= size and not (goes_on and end - first < 4 * size)):
            yield tasks[first:end]
            first = end


def make_files(
    tasks: Sequence[Task],
    job: Job,
    folder: Path,
    workers: int,
    progress: Progress,
    stage: str,
    meanwhile: Callable[[], None] = lambda: None,
) -> dict[str, FileState]:
    """Make ``tasks`` into ``folder``; return the state of each file by its path.

    ``meanwhile`` is called while the workers are busy and this process only waits for them.
    """
    workers = workers if len(tasks) >= _PARALLEL_FROM else 1
    batches = list(batch_tasks(tasks, min(BATCH, ceil(len(tasks) / (_TURNS * workers)))))
    made: dict[str, FileState] = {}
    with open_executor(workers, _begin, (job.context, job.shells)) as executor:
        results = _run(executor, batches, folder)
        meanwhile()
        for batch, states in zip(batches, results, strict=True):
            made.update(zip((task.path for task in batch), states, strict=True))
            progress(stage, len(made), len(tasks))
    return made


def _run(executor: Executor, batches: Sequence[Sequence[Task]], folder: Path) -> Iterator[list[FileState]]:
    if not isinstance(executor, Remote):
        return executor.map(_make_batch, batches, [folder] * len(batches))
    rendered = executor.map(_render_batch, batches)  # and not within the generator: workers begin now
    return (_write_batch(batch, files, folder) for batch, files in zip(batches, rendered, strict=True))


def _write_batch(tasks: Sequence[Task], files: Sequence[bytes], folder: Path) -> list[FileState]:
    return [write_file(folder / task.path, data) for task, data in zip(tasks, files, strict=True)]
