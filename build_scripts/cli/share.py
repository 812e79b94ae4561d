"""`timeline share`: describe a source that several entries cite once, in a file of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.base.text import did_you_mean, shown
from build_scripts.base.urls import is_url, page_of
from build_scripts.cli.options import ROOT, project, show
from build_scripts.contribute.share.plan import Pages, Plan, Sharing, hidden_by, make_files, pages_of, plan_sharing
from build_scripts.contribute.share.rewrite import Renames
from build_scripts.model.layout import CACHE, RECORD, entry_path
from build_scripts.reading.record import Record, load_record, read_files


@click.command(short_help="Describe a source that several entries cite once.")
@click.argument("what", nargs=-1, metavar="[ADDRESS|ID]...")
@click.option("--all", "everything", is_flag=True, help="Share every source that two entries or more describe.")
@click.option("--id", "chosen_id", default="", help="The id of the shared source (default: the one that most have).")
@click.option("--check", is_flag=True, help="Write nothing; say what would be done.")
@ROOT
def share(what: tuple[str, ...], everything: bool, chosen_id: str, check: bool, root: Path) -> None:
    """Describe the sources at the ADDRESSes once, in `events/_sources/`, and cite them by their ids in all entries.

    An ID is that of a shared source: descriptions of it that entries still have become citations of it, and another
    source that an entry lists under that id gets an id of its own. Where entries differ in what they say of a source,
    the more common is taken, and what the others say is told.

    Exit 0 when it is done, 1 when a file has to be changed by hand first: then nothing is written.
    """
    base = project(root)
    files = read_files(base / RECORD)
    record = load_record(files, base / CACHE)
    chosen = _chosen(record, pages_of(record), what, everything)
    if chosen_id and len(chosen) != 1:
        raise click.UsageError("--id names one source, so give one address")
    try:
        sharings = list(plan_sharing(record, chosen, chosen_id))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    texts = {file.path: file.data.decode("utf-8", "replace") for file in files.files}
    hidden = hidden_by(record, record.sources if everything else [name for name in what if name in record.sources])
    plan = make_files(texts, sharings, hidden)
    for line in _told(sharings, hidden, plan):
        show(f"{line}\n")
    if plan.by_hand:
        sys.exit(1)
    if not check:
        for path, text in (*plan.sources.items(), *plan.entries.items()):
            _write(base / path, text)
    show(_count(len(plan.sources), len(plan.entries), check))


def _chosen(record: Record, pages: Pages, what: Sequence[str], everything: bool) -> Pages:
    """Return the publications that are to be shared.

    :raises click.UsageError: when nothing is named, or something that the record does not have.
    """
    if everything:
        known = {page_of(source.url) for source in record.sources.values() if source.url}
        entries = {page: {copy.path for copy in copies} for page, copies in pages.items()}
        return {page: copies for page, copies in pages.items() if len(entries[page]) > 1 or page in known}
    if not what:
        raise click.UsageError("name the address of a source, or say --all")
    named = (_page(record, pages, name) for name in what)
    return {page: pages[page] for page in named if page in pages}


def _page(record: Record, pages: Pages, name: str) -> str:
    """Return what names the page of a shared source, which entries may describe or not, or of an address."""
    shared = record.sources.get(name)
    page = page_of(shared.url or "") if shared else page_of(name) if is_url(name) else ""
    if shared or page in pages or (page and any(page_of(each.url or "") == page for each in record.sources.values())):
        return page
    if is_url(name):
        raise click.UsageError(f"no entry describes a source at {shown(name, 200)}")
    near = did_you_mean(name, record.sources) or "name the address of the source"
    raise click.UsageError(f"`{shown(name)}` is neither an address nor a shared source: {near}")


def _told(sharings: Sequence[Sharing], hidden: Mapping[str, Renames], plan: Plan) -> Iterator[str]:
    """Yield what is done, or why it is not."""
    for path in plan.by_hand:
        yield f"{path}: cannot be rewritten; put each source and each row on lines of its own first"
    for sharing in sharings:
        how = "described once" if sharing.is_new else "described there already"
        number = len({copy.path for copy in sharing.copies})
        yield f"{entry_path('source', sharing.id)}: {how}, cited in {number} file{'s' if number > 1 else ''}"
        for copy in sharing.copies:
            yield f"  {copy.path}" + (f": `{copy.id}` is `{sharing.id}` now" if copy.id != sharing.id else "")
        yield from (f"  differs in {line}" for line in sharing.described.differences)
    for path, names in hidden.items():
        yield from (f"{path}: another source, `{old}`, is `{new}` now" for old, new in names.items())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text.encode("utf-8"), path.stat().st_mode & 0o7777 if path.exists() else 0o644)


def _count(sources: int, entries: int, only_checked: bool) -> str:
    would = "would be " if only_checked else ""
    made = f"{sources} shared source{'s' if sources != 1 else ''} {would}made"
    return f"{made}, {entries} file{'s' if entries != 1 else ''} {would}changed.\n"
