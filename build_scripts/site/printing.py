"""The PDFs of a site: those that changed are made, some at a time, before the pages that say how long they are."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_scripts.base.workers import Progress
from build_scripts.exports.pdf.offered import Offered, plan_offered
from build_scripts.pages.context import Context, Printed
from build_scripts.site.folders import FileState, Store, fill, write_file

AT_ONCE = 2
"""How many are set at a time: each may take 800 MB of memory."""


def make_pdfs(
    context: Context, store: Store, site: Path, workers: int, progress: Progress
) -> tuple[dict[str, tuple[str, FileState]], Mapping[str, Printed]]:
    """Put the PDFs into ``site``; return the key and the state of each, and what pages say of it, by its path.

    Each is set by a process of its own, for which a thread of this one waits.
    """
    offered = list(plan_offered(context))
    kept = {pdf.planned.path: store.unchanged(pdf.planned.path, pdf.planned.key) for pdf in offered}
    states = {path: state for path, state in kept.items() if state}
    fill(site, store.folder, states)
    stale = [pdf for pdf in offered if pdf.planned.path not in states]

    def make(pdf: Offered) -> FileState:
        data = pdf.planned.make(context)
        assert isinstance(data, bytes)
        return write_file(site / pdf.planned.path, data)

    with ThreadPoolExecutor(min(workers, AT_ONCE)) as executor:
        for done, (pdf, state) in enumerate(zip(stale, executor.map(make, stale), strict=True), 1):
            states[pdf.planned.path] = state
            progress("PDFs", done, len(stale))
    made = {pdf.planned.path: (pdf.planned.key, states[pdf.planned.path]) for pdf in offered}
    return made, {pdf.planned.path: pdf.printed(site / pdf.planned.path) for pdf in offered}
