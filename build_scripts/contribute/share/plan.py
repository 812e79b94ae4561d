"""What is to be shared, and the files that come of it: those of the sources, and those of entries that cite them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.base.slugs import slugify
from build_scripts.base.text import shown
from build_scripts.base.urls import page_of
from build_scripts.contribute.new.entry import entry_text
from build_scripts.contribute.new.ids import free_id, propose_source_id
from build_scripts.contribute.share.describe import Copy, Described, describe
from build_scripts.contribute.share.rewrite import Renames, share_in
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry
from build_scripts.model.layout import entry_path, identify_file, is_id
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.record import Record

Pages = Mapping[str, Sequence[Copy]]
"""Publications by what names their page, each with its descriptions."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A source that becomes shared: its id, whether it has a file already, its copies, its description."""

    id: str
    is_new: bool
    copies: Sequence[Copy]
    described: Described


@dataclass(frozen=True, slots=True)
class Plan:
    """Texts of files by path, and the paths of files that a person has to rewrite: then nothing is to be written."""

    sources: Mapping[str, str]
    entries: Mapping[str, str]
    by_hand: Sequence[str]


def pages_of(record: Record) -> Pages:
    """Return the publications with an address that files of entries describe."""
    pages: dict[str, list[Copy]] = {}
    for path, file in sorted(record.loaded.items()):
        if isinstance(file.entry, Entry):
            for at, source in described_sources(file.entry):
                if at and source.url:
                    pages.setdefault(page_of(source.url), []).append(Copy(path, str(at[-1]), source))
    return pages


def plan_sharing(record: Record, pages: Pages, chosen_id: str = "") -> Iterator[Sharing]:
    """Yield what becomes of each of ``pages``: a source that has a file already takes further copies in.

    :raises ValueError: when ``chosen_id`` cannot be the id of a shared source.
    """
    known = {page_of(source.url): source for source in record.sources.values() if source.url}
    ids = _Ids(record, pages)
    if chosen_id and not all(ids.is_free(chosen_id, page) for page in pages):
        raise ValueError(f"`{shown(chosen_id)}` is taken, or is not an id: a-z, digits and hyphens")
    for page, copies in sorted(pages.items(), key=lambda each: -len(each[1])):  # many keep their id, few get another
        shared = known.get(page)
        described = describe(copies, shared)
        name = shared.id if shared else chosen_id or ids.propose(page, copies, described)
        ids.taken.add(name)
        yield Sharing(name, shared is None, copies, described)


def hidden_by(record: Record, chosen: Collection[str]) -> Mapping[str, Renames]:
    """Return by path the sources of entries that hide shared ones of ``chosen`` ids, each with another id."""
    taken = {*_Ids(record, {}).taken, *(name for entry in record.entries.values() for name in entry.sources)}
    renames: dict[str, dict[str, str]] = {}
    for entry in record.entries.values():
        for path, source in described_sources(entry):
            name = str(path[-1]) if path else ""
            if name in chosen and page_of(source.url or "") != page_of(record.sources[name].url or ""):
                new = propose_source_id(source.publisher, source.date, taken)
                renames.setdefault(entry.path, {})[name] = new
                taken.add(new)
    return renames


class _Ids:
    """The ids that no new shared source may have: ``taken`` ones, and those of other sources of entries."""

    def __init__(self, record: Record, pages: Pages) -> None:
        cited = [source for event in record.events.values() for source in event.sources.values()]
        publishers = {slugify(source.publisher) for source in cited}
        old = {name for source in record.sources.values() for name in source.redirect_from}
        self.taken = {*record.sources, *old, *record.events, *publishers}
        self.pages: dict[str, set[str]] = {}
        for entry in record.entries.values():
            for name, source in entry.sources.items():
                page = page_of(source.url) if source.url else ""
                if page not in pages:  # which no entry will list any more
                    self.pages.setdefault(name, set()).add(page)

    def is_free(self, name: str, page: str) -> bool:
        """Check whether ``name`` may be the id of the source at ``page``: wherever it is used, it is that source's."""
        return is_id(name) and name not in self.taken and self.pages.get(name, {page}) <= {page}

    def propose(self, page: str, copies: Sequence[Copy], described: Described) -> str:
        """Return the id that most copies have, if it is free; else one with the date, or with a number."""
        names = [name for name, _ in Counter(copy.id for copy in copies).most_common()]
        for name in names:
            if self.is_free(name, page):
                return name
        taken = {*self.taken, *self.pages}
        if date := str(described.front.get("date", "")):
            name = propose_source_id(str(described.front["publisher"]), parse_edtf(date), taken)
            if is_id(name):
                return name
        return free_id(next(filter(is_id, names), "source"), taken)


def make_files(texts: Mapping[str, str], sharings: Sequence[Sharing], hidden: Mapping[str, Renames]) -> Plan:
    """Return the files that come of ``sharings``; ``texts`` are those of the entries by path.

    ``hidden`` are by path the sources that get another id, since theirs is a shared one's.
    """
    renames: dict[str, dict[str, str]] = {}
    for sharing in sharings:
        for copy in sharing.copies:
            renames.setdefault(copy.path, {})[copy.id] = sharing.id
    entries: dict[str, str] = {}
    by_hand: list[str] = []
    comments: dict[str, list[str]] = {}
    for path in {**renames, **hidden}:
        text = _rewritten(path, texts[path], hidden.get(path, {}))
        after = _share(path, text, renames.get(path, {})) if text else None
        if after is None:
            by_hand.append(path)
            continue
        entries[path], left = after
        for name, lines in left.items():
            comments.setdefault(name, []).extend(lines)
    sources = {
        entry_path("source", sharing.id): _with_comments(
            entry_text("source", sharing.described.front), comments.get(sharing.id, ())
        )
        for sharing in sharings
        if sharing.is_new
    }
    return Plan(sources, entries, by_hand)


def _rewritten(path: str, text: str, names: Renames) -> str:
    """Return a file with other ids for some of its sources; empty where a person has to do it."""
    identity = identify_file(path.partition("/")[2])
    after = share_in(identity[0], text, names, keep=True) if identity else None
    return after.text if after else ""


def _share(path: str, text: str, names: Renames) -> tuple[str, Mapping[str, Sequence[str]]] | None:
    """Return a file with all of ``names`` taken out, one after the other, and the comments on each by its new id."""
    identity = identify_file(path.partition("/")[2])
    comments: dict[str, Sequence[str]] = {}
    for old, new in names.items():
        after = share_in(identity[0], text, {old: new}) if identity else None
        if after is None:
            return None
        text, comments[new] = after.text, after.comments
    return text, comments


def _with_comments(text: str, comments: Sequence[str]) -> str:
    """Return the text of a file with comments at the top of its front matter."""
    lines = "".join(f"{line}\n" for line in dict.fromkeys(comments))
    return text.replace("---\n", f"---\n{lines}", 1)
