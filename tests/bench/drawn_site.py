"""A site that has of a large record the timeline alone: its page, its data, and the shell of a small built site.

To read and render a hundred thousand entries takes many minutes and gigabytes; what a browser draws is the same.
"""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from build_scripts.exports import event_columns, event_set
from build_scripts.language.interface import read_strings
from build_scripts.model.layout import SITE_ROOT, Kind
from build_scripts.pages.context import Context, Site
from build_scripts.pages.drawn.whole import render_whole
from build_scripts.pages.plan import Planner
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import Files, load_record
from build_scripts.timeline.timeline import build_timeline
from tests.bench import commands, generate, processes, project
from tests.bench.record import Record
from tests.bench.yamltext import document, front_matter

PAGE = "timeline/index.html"
_LEFT_OUT = ("related", "claims", "links")
_START, _END = '<div class="kt-page kt-drawn-page" id="kt-drawn"', "</main>"


def write(record: Record, folder: Path, *, workers: int = 2) -> Path:
    """Write the site into ``folder`` and return where it is."""
    project.write(generate.record(20), folder)
    processes.timed(commands.OURS.build_without_index, folder)
    site = folder / "site"
    context = _context(record, workers)
    page = (site / PAGE).read_text("utf-8")
    body = render_whole(context, context.timeline.events).body.replace(SITE_ROOT, "../")
    start = page.index(_START)
    _put(site / PAGE, (page[:start] + body + page[page.index(_END, start) :]).encode())
    planner = Planner(context)
    for planned in (*event_set.plan(context, planner), *event_columns.plan(context, planner)):
        made = planned.make(context)
        assert isinstance(made, bytes)
        _put(site / planned.path, made)
    return site


def _context(record: Record, workers: int) -> Context:
    loaded = load_record(Files(Path("events"), list(_files(record)), ()), None, workers)
    return Context(build_timeline(loaded), Site("Floods", "https://example.org/"), read_strings("en", Path()))


def _files(record: Record) -> Iterator[SourceFile]:
    """Yield the files of a record without having written them; of an event what only its own page shows is left out."""
    yield _file("events/_vocabulary.yml", "vocabulary", "_vocabulary", document(record.vocabulary))
    kinds: tuple[tuple[Kind, str], ...] = (("actor", "_actors"), ("place", "_places"))
    for kind, name in kinds:
        for entry in record.actors if kind == "actor" else record.places:
            yield _file(f"events/{name}/{entry.id}.md", kind, entry.id, front_matter(entry.front, ""))
    for event in record.events:
        front = {key: value for key, value in event.front.items() if key not in _LEFT_OUT}
        yield _file(f"events/{event.year}/{event.id}.md", "event", event.id, front_matter(front, "So it was."))


def _file(path: str, kind: Kind, name: str, text: str) -> SourceFile:
    data = text.encode()
    return SourceFile(path, kind, name, data, blake2b(data, digest_size=16).hexdigest())


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(data)
