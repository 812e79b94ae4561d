"""One build of the site's own part: which files are fresh, which are made, and the search index over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread

from build_scripts.base.workers import Progress
from build_scripts.exports import search_documents
from build_scripts.exports.data import page as data_page
from build_scripts.exports.exporters import export_files, plan_files
from build_scripts.pages import plan_pages
from build_scripts.pages.context import AboutPage, Context
from build_scripts.pages.plan import Planner
from build_scripts.pages.replan import LastPlan, plan_modules
from build_scripts.reading.loaded import without_gc
from build_scripts.site.bulk import Bulk
from build_scripts.site.folders import FileState, Store, fill, mirror, prune, write_changed
from build_scripts.site.indexer import SearchIndex
from build_scripts.site.printing import make_pdfs
from build_scripts.site.shell import Shell
from build_scripts.site.stamping import Job, Task, file_tasks, make_files, page_tasks

Made = dict[str, tuple[str, FileState]]


class Build:
    """A build in steps: `begin` makes the search documents and starts the indexer, `finish` makes the pages,
    `finish_search` puts the index beside them, `keep` remembers what was made once the site is in its place.

    ``last`` is the site of the last build (it may be missing), ``site`` the folder to fill; under serve both are the
    same. ``manifest`` is the file that knows what ``last`` holds, ``plan`` what was planned for it, where that is kept.
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
        plan: LastPlan | None = None,
    ) -> None:
        self.context = context
        self.planner = Planner(context)
        self.plan = plan
        self.cache = cache
        self.last = last
        self.site = site
        self.workers = workers
        self.progress = progress
        self.pages = Store(manifest, last)
        self.documents = Store(cache / "documents.manifest", cache / "documents")
        self.index = SearchIndex(cache, self.documents.folder, context.timeline)
        self.installer: Thread | None = None
        self.made: Made = {}
        self.beside: set[str] = set()

    def begin(self, *, index: bool = True) -> None:
        """Make the search documents that changed, and start indexing when any did (without ``index`` not yet)."""
        with without_gc():
            if self.plan:
                self.plan.begin(self.context, self.planner)
            tasks = list(file_tasks(plan_modules([search_documents], self.context, self.planner, self.plan)))
        made = self._make(tasks, self.documents, self.documents.folder, {}, "search documents")
        prune(self.documents.folder, made)
        if made != self.documents.known:
            self.documents.save(made)
        parts: dict[str, list[str]] = {}
        for task in tasks:
            parts.setdefault(task.path.partition("/")[0], []).append(task.key)
        self.index.plan(parts)
        if index:
            self.index.start()

    def _make(
        self,
        tasks: Sequence[Task],
        store: Store,
        folder: Path,
        shells: Mapping[int, Shell],
        stage: str,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> Made:
        """Make the ``tasks`` that ``store`` does not have, into ``folder``; return key and state of all, by path."""
        states = {task.path: store.unchanged(task.path, task.key) for task in tasks}
        fresh = {path: state for path, state in states.items() if state}
        fill(folder, store.folder, fresh)
        stale = [task for task in tasks if task.path not in fresh]
        made = make_files(stale, Job(self.context, shells), folder, self.workers, self._tell, stage, meanwhile)
        return {task.path: (task.key, made.get(task.path) or fresh[task.path]) for task in tasks}

    def _tell(self, stage: str, done: int, total: int) -> None:
        """Tell how far it is; while files are made, the index is made too."""
        self.index.advance()
        self.progress(stage, done, total)

    def finish(
        self, shells: Mapping[int, Shell], docs: Mapping[str, AboutPage], rendered: Path, *, pdf: bool = False
    ) -> None:
        """Fill the site, with ``pdf`` also with PDFs; ``docs`` are the titles of the pages that MkDocs made, by their
        folders; ``rendered`` is all that it wrote."""
        self.beside = set(mirror(rendered, self.site))  # first: where both have a page, the record's wins
        pdfs: Made = {}
        if pdf:
            pdfs, printed = make_pdfs(self.context, self.pages, self.site, self.workers, self.progress)
            self.context = replace(self.context, printed=printed)
        bulk = Bulk(self.context, self.cache)
        with without_gc():
            pages = plan_pages(self.context, data_page, planner=self.planner, last=self.plan)
            # The longest of all first: at the end of the list one worker would be at it while the others wait.
            tasks = [*file_tasks(plan_files(self.context, self.planner, self.plan)), *page_tasks(pages, shells)]
        self.made = pdfs | self._make(tasks, self.pages, self.site, shells, "pages", bulk.make)
        knowing_pages = replace(self.context, pages=(*docs, *(page.path for page in pages)), docs=docs)
        for path, data in export_files(knowing_pages, self.plan):
            write_changed(self.site / path, data)
            self.beside.add(path)
        self.beside.update(bulk.install(self.site))

    @property
    def files(self) -> set[str]:
        """Every file of the site by path, apart from the search index; known once `finish` is over."""
        return {*self.made, *self.beside}

    def finish_search(self, *, wait: bool = True) -> None:
        """Put the index into the site; without ``wait`` make it from now on, the last one serving until it is there."""
        if wait:
            self.index.finish()
            self._install()
        else:
            self.installer = Thread(target=self._index_later, daemon=True)
            self.installer.start()

    def _index_later(self) -> None:
        self.index.start()
        self.index.finish()
        if not self.index.is_abandoned:  # the next build makes an index of its own
            self._install()

    def _install(self) -> None:
        bundle = self.index.install(self.site)
        prune(self.site, {*self.made, *self.beside, *bundle})

    def abandon(self) -> None:
        """Stop the indexer of a build that failed or was overtaken by another."""
        self.index.abandon()
        while self.installer and self.installer.is_alive():
            self.index.abandon()
            self.installer.join(0.05)
        self.index.close()

    def keep(self) -> None:
        """Remember what the site now holds, once it is in its place."""
        self.pages.save(self.made)
