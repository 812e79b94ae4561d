"""One build of the site's own part: which files are fresh, which are made, and the search index over them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from build_scripts.cache import templates_digest, toolkit_version
from build_scripts.feeds import render_files
from build_scripts.pages import plan_pages
from build_scripts.pages.page import Context
from build_scripts.search import finish_indexing, start_indexing
from build_scripts.shell import Shell
from build_scripts.site import (
    Job,
    Progress,
    Store,
    Task,
    document_tasks,
    documents_in,
    link_files,
    make_files,
    page_tasks,
    stamp_of,
    write_file,
)

BUNDLE = "pagefind"
_INDEXED = "indexed"


class Build:
    """A build in two steps: `begin` makes the search documents and starts the indexer, `finish` makes the pages.

    ``last`` is the site of the last build (it may be missing), ``site`` the folder to fill. Under serve both are the
    same folder: then only what changed is written.
    """

    def __init__(
        self,
        context: Context,
        cache: Path,
        manifest: Path,
        last: Path,
        site: Path,
        workers: int,
        progress: Progress,
    ) -> None:
        self.context = context
        self.cache = cache
        self.manifest = manifest
        self.last = last
        self.site = site
        self.workers = workers
        self.progress = progress
        self.common = _common(context)
        self.bundle = cache / BUNDLE
        self.indexer: subprocess.Popen[bytes] | None = None
        self.index_key = ""

    def begin(self) -> None:
        """Make the search documents that changed, and start indexing when any did."""
        documents = self.cache / "documents"
        store = Store(self.cache / "documents.manifest", documents)
        tasks = list(document_tasks(self.context, self.common))
        stale = [task for task in tasks if not store.is_fresh(task)]
        gone = documents_in(documents) - {task.path for task in tasks}
        for path in gone:
            (documents / path).unlink(missing_ok=True)
        job = Job(self.context, {}, self.site, documents)
        made = make_files(stale, job, documents, self.workers, self.progress, "search documents")
        if stale or gone:
            stamps = {task.path: made.get(task.path) or store.known[task.path][1] for task in tasks}
            store.save({task.path: task.key for task in tasks}, stamps)
        self.index_key = blake2b("".join(task.key for task in tasks).encode(), digest_size=12).hexdigest()
        if not self._is_indexed():
            for leftover in self.cache.glob(f"{BUNDLE}*"):
                shutil.rmtree(leftover, ignore_errors=True)
            (self.cache / _INDEXED).unlink(missing_ok=True)
            self.indexer = start_indexing(documents, self._beside())

    def _beside(self) -> Path:
        """Where this process has its bundle made: an indexer that outlives a build that was killed writes elsewhere."""
        return self.cache / f"{BUNDLE}-{os.getpid()}"

    def abandon(self) -> None:
        """Stop the indexer of a build that failed."""
        if self.indexer is not None and self.indexer.poll() is None:
            self.indexer.kill()
            self.indexer.communicate()

    def _is_indexed(self) -> bool:
        """Whether the bundle is whole and was made of the very documents of this build."""
        store = Store(self.cache / _INDEXED, self.bundle)
        return bool(store.known) and all(
            key == self.index_key and store.is_fresh(Task(path, key, None))
            for path, (key, _) in store.known.items()
        )

    def finish(self, shells: Mapping[int, Shell], docs: Sequence[str]) -> None:
        """Fill the site; ``docs`` are the folders of the pages that MkDocs made."""
        pages = plan_pages(self.context, self.common)
        tasks = list(page_tasks(pages, shells))
        store = Store(self.manifest, self.last)
        fresh = [task for task in tasks if store.is_fresh(task)]
        names = {task.path for task in fresh}
        stale = [task for task in tasks if task.path not in names]
        if self.last != self.site:
            link_files(names, self.last, self.site)
        job = Job(self.context, shells, self.site, self.cache)
        made = make_files(stale, job, self.site, self.workers, self.progress, "pages")
        for path in store.known.keys() - {task.path for task in tasks} if self.last == self.site else ():
            (self.site / path).unlink(missing_ok=True)
        for path, data in render_files(self.context, [*docs, *(page.path for page in pages)]).items():
            write_file(self.site / path, data)
        stamps = {task.path: made.get(task.path) or store.known[task.path][1] for task in tasks}
        self.kept = (store, {task.path: task.key for task in tasks}, stamps)

    def finish_search(self) -> None:
        """Wait for the indexer and put its bundle into the site."""
        if self.indexer is not None:
            finish_indexing(self.indexer)
            os.rename(self._beside(), self.bundle)
            store = Store(self.cache / _INDEXED, self.bundle)
            files = sorted(path for path in self.bundle.rglob("*") if path.is_file())
            names = [path.relative_to(self.bundle).as_posix() for path in files]
            stamps = {name: stamp_of(path) for name, path in zip(names, files, strict=True)}
            store.save(dict.fromkeys(names, self.index_key), stamps)
        shutil.rmtree(self.site / BUNDLE, ignore_errors=True)
        bundle = [
            path.relative_to(self.bundle).as_posix() for path in self.bundle.rglob("*") if path.is_file()
        ]
        link_files(bundle, self.bundle, self.site / BUNDLE)

    def keep(self) -> None:
        """Remember what the site now holds, once it stands."""
        store, keys, stamps = self.kept
        store.save(keys, stamps)


def _common(context: Context) -> str:
    """A digest of what every page shares: toolkit, configuration, strings, vocabulary and registries.

    The record's version is left out: it changes with any event, and only a few pages show it.
    """
    timeline, site = context.timeline, context.site
    parts = [toolkit_version(), templates_digest(), repr(context.strings)]
    parts += [site.name, site.url, site.lang, site.edit_url, site.correction_url]
    events = {event.path for event in timeline.events}
    parts += [f"{path}{digest}" for path, digest in timeline.digests.items() if path not in events]
    return blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()
