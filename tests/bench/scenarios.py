"""The scenarios: each a way of building, checking or serving one record, giving seconds (or MiB) by name."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import (
    commands,
    crowd,
    drawing,
    drawn_site,
    generate,
    paint,
    paper,
    processes,
    project,
    serving,
    sheet,
    spread,
    typing,
)
from tests.bench.contract import MADE_FOR
from tests.bench.edits import edit
from tests.bench.processes import timed
from tests.bench.project import event_file, event_url
from tests.bench.record import Event, Record

Numbers = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Bench:
    """One record at one size, written for every tool below `folder`: `ours`, `half`, `hugo`, `material`.

    `toolkit` builds and checks what is ours: this checkout, or another revision that it is compared with.
    """

    folder: Path
    record: Record
    toolkit: commands.Toolkit = commands.OURS
    results: dict[str, list[float]] = field(default_factory=dict)

    @property
    def ours(self) -> Path:
        return self.folder / "ours"

    def event(self, number: int) -> Event:
        """An event to edit, another one each time, far from both ends."""
        events = self.record.events
        return events[(len(events) // 2 + 37 * number) % len(events)]

    def take(self, numbers: Numbers) -> None:
        """Keep the numbers of one run."""
        for name, number in numbers:
            self.results.setdefault(name, []).append(number)


class NotBuiltError(Exception):
    """A command ended well and did not write what it should have."""


def clean(folder: Path, *names: str) -> None:
    """Remove what commands have made in a project."""
    for name in names or commands.MADE:
        shutil.rmtree(folder / name, ignore_errors=True)


def hugo(bench: Bench, _round: int) -> Numbers:
    """Hugo, then Pagefind over its output."""
    folder = bench.folder / "hugo"
    clean(folder, "public", "resources")
    yield "hugo", timed(commands.HUGO, folder)
    yield "KiB a page, hugo", _kib_a_page(bench, folder / "public")
    yield "pagefind", timed(commands.PAGEFIND, folder)


def cold(bench: Bench, _round: int) -> Numbers:
    """Our whole build with search, with no cache."""
    clean(bench.ours)
    yield "cold", timed(bench.toolkit.build, bench.ours)
    yield "KiB a page, ours", _kib_a_page(bench, bench.ours / "site")


def data(bench: Bench, _round: int) -> Numbers:
    """The same build with the bulk data, as a site is published."""
    clean(bench.ours)
    yield "cold, with data", timed(bench.toolkit.build_with_data, bench.ours)
    files = [path for name in ("data", "api") for path in (bench.ours / "site" / name).rglob("*") if path.is_file()]
    yield "data files an event", len(files) / len(bench.record.events)
    yield "data KiB an event", sum(path.stat().st_size for path in files) / len(bench.record.events) / 1024


def data_memory(bench: Bench, _round: int) -> Numbers:
    """The peak of a cold build with the bulk data, Pagefind apart."""
    clean(bench.ours)
    yield "peak MiB, with data", processes.sampled(bench.toolkit.build_with_data, bench.ours).peak


def growth(bench: Bench, _round: int) -> Numbers:
    """The same build of a record half as large."""
    clean(bench.folder / "half")
    yield "cold half", timed(bench.toolkit.build, bench.folder / "half")


def material(bench: Bench, _round: int) -> Numbers:
    """Ordinary MkDocs + Material pages."""
    folder = bench.folder / "material"
    clean(folder, "site")
    yield "material", timed(bench.toolkit.material, folder)
    yield "KiB a page, material", _kib_a_page(bench, folder / "site")


def edited(bench: Bench, number: int) -> Numbers:
    """Nothing edited, then one event, after a whole build; new processes, all but the search index."""
    if not (bench.ours / "site").is_dir():
        timed(bench.toolkit.build, bench.ours)
    yield "unchanged", timed(bench.toolkit.build_without_index, bench.ours)
    event = bench.event(number)
    words = edit(bench.ours, event)
    yield "edited", timed(bench.toolkit.build_without_index, bench.ours)
    _expect_words(bench, event, words)


def edited_search(bench: Bench, _round: int) -> Numbers:
    """Nothing edited after a whole build, then one event, with the search index."""
    timed(bench.toolkit.build, bench.ours)
    yield "unchanged, with search", timed(bench.toolkit.build, bench.ours)
    event = bench.event(50)
    words = edit(bench.ours, event)
    yield "edited, with search", timed(bench.toolkit.build, bench.ours)
    _expect_words(bench, event, words)


def stages(bench: Bench, _round: int) -> Numbers:
    """Where a cold build spends its time; the stages add up to the whole, each a little slowed."""
    clean(bench.ours)
    timed(bench.toolkit.build_by_stages, bench.ours)
    seconds = json.loads((bench.ours / commands.STAGES).read_text("utf-8"))
    return ((f"stage: {name}", number) for name, number in seconds.items())


def check(bench: Bench, number: int) -> Numbers:
    """The check without any cache, with a full one, and with one event edited since."""
    clean(bench.ours)
    yield "check cold", timed(bench.toolkit.check, bench.ours)
    yield "check warm", timed(bench.toolkit.check, bench.ours)
    edit(bench.ours, bench.event(number))
    yield "check edited", timed(bench.toolkit.check, bench.ours)


def memory(bench: Bench, _round: int) -> Numbers:
    """The peak of a cold build, Pagefind apart."""
    clean(bench.ours)
    held = processes.sampled(bench.toolkit.build, bench.ours)
    yield "peak MiB", held.peak
    yield "peak MiB of pagefind", held.pagefind
    yield (
        "pagefind alive",
        sum(seconds for name, seconds in held.alive.items() if processes.is_pagefind(name)),
    )


def crowded(bench: Bench, _round: int) -> Numbers:
    """The check of very many ordinary events, and of as many that are all alike; once, beside the largest record."""
    if len(bench.record.events) < MADE_FOR:
        return
    ordinary = generate.record(crowd.EVENTS)
    for name, record in (("ordinary", ordinary), ("crowd", crowd.crowd(ordinary))):
        folder = bench.folder / name
        project.write(record, folder)
        start = time.perf_counter()
        held = processes.sampled([*bench.toolkit.check, "--no-cache"], folder)
        yield f"check {name}", time.perf_counter() - start
        yield f"peak MiB of {name}", held.peak
        shutil.rmtree(folder)


def pdf(bench: Bench, _round: int) -> Numbers:
    """The whole record as a PDF: a thousand entries a volume at a time, against WeasyPrint; many on both cores."""
    events = len(bench.record.events)
    clean(bench.ours)
    if events >= MADE_FOR:
        yield "pdf", timed(bench.toolkit.pdf(2), bench.ours)
        yield "KiB an entry, pdf", paper.kib_of_volumes(bench.ours) / events
        return
    yield "pdf", timed(bench.toolkit.pdf(1), bench.ours)
    yield "KiB an entry, pdf", paper.kib_of_volumes(bench.ours) / events
    yield "peak MiB of pdf", processes.sampled(bench.toolkit.pdf(1), bench.ours).peak
    paper.kib_of_volumes(bench.ours)
    timed(bench.toolkit.build, bench.ours)
    yield "weasyprint", paper.seconds_of_weasyprint(bench.record, bench.ours)


def imported(bench: Bench, _round: int) -> Numbers:
    """As many rows as there are events, imported into an empty record; then the check of what came of them."""
    if not bench.toolkit.can_import:
        return
    folder = bench.folder / "imported"
    sheet.write(bench.record, folder)
    start, worked = time.perf_counter(), processes.processor_time()
    held = processes.sampled(bench.toolkit.import_list, folder)
    yield "import", time.perf_counter() - start
    yield "import, processor time", processes.processor_time() - worked
    yield "peak MiB of import", held.peak
    if (made := sum(1 for _ in (folder / "events").glob("[0-9]*/*.md"))) != len(bench.record.events):
        raise NotBuiltError(f"{made} entries came of {len(bench.record.events)} rows")
    clean(folder)
    worked = processes.processor_time()
    yield "check imported", timed(bench.toolkit.check, folder)
    yield "check imported, processor time", processes.processor_time() - worked
    shutil.rmtree(folder)


def cluster(bench: Bench, _round: int) -> Numbers:
    """The cold build spread over a cluster."""
    return spread.measure(bench.ours, bench.toolkit) if bench.toolkit.can_spread else iter(())


def typed(bench: Bench, _round: int) -> Numbers:
    """Somebody types in one event, in an editor; the caches are there, as after a check."""
    if not bench.toolkit.can_help_editors:
        return iter(())
    timed(bench.toolkit.check, bench.ours)
    path = event_file(bench.ours, bench.event(200))
    return typing.seconds_until_shown(bench.toolkit.language_server, bench.ours, path)


def drawn(bench: Bench, _round: int) -> Numbers:
    """The drawn timeline in a browser; beside the largest record also of a hundred thousand events and of a million."""
    is_large = len(bench.record.events) >= MADE_FOR
    site = bench.ours / "site"
    if not site.is_dir():
        site = drawn_site.write(bench.record, bench.folder / "drawn")
    yield from drawing.measure(site, million=is_large)
    if is_large:
        folder = bench.folder / "drawn-100000"
        larger = drawn_site.write(generate.record(100_000), folder)
        yield from drawing.measure(larger, "timeline of 100,000")
        shutil.rmtree(folder)


def painted(bench: Bench, _round: int) -> Numbers:
    """The first paint of pages in a browser."""
    if not (bench.ours / "site").is_dir():
        timed(bench.toolkit.build, bench.ours)
    return paint.measure(bench.ours / "site")


def serve(bench: Bench, _round: int) -> Numbers:
    """Edits under one running server."""
    events = [bench.event(100 + number) for number in range(5)]
    return (("served", seconds) for seconds in serving.seconds_until_served(bench.ours, events))


def _kib_a_page(bench: Bench, site: Path) -> float:
    """The mean size of the event pages in a site, in KiB.

    :raises NotBuiltError: when one is missing.
    """
    pages = [site / event_url(event) / "index.html" for event in bench.record.events]
    if missing := [page for page in pages if not page.is_file()]:
        raise NotBuiltError(f"{len(missing)} event pages are missing, the first is {missing[0]}")
    return sum(page.stat().st_size for page in pages) / len(pages) / 1024


def _expect_words(bench: Bench, event: Event, words: str) -> None:
    if words not in (bench.ours / "site" / event_url(event) / "index.html").read_text("utf-8"):
        raise NotBuiltError(f"the page of {event.id} does not show its edit")


Scenario = Callable[[Bench, int], Numbers]
EACH_ROUND: dict[str, Scenario] = {
    "hugo": hugo, "cold": cold, "data": data, "growth": growth, "edited": edited, "check": check, "material": material
}  # fmt: skip
ONCE: dict[str, Scenario] = {
    "stages": stages, "edited-search": edited_search, "drawn": drawn, "paint": painted, "memory": memory,
    "data-memory": data_memory, "serve": serve, "typing": typed, "import": imported, "crowd": crowded, "pdf": pdf,
    "cluster": cluster
}  # fmt: skip
