"""Sources: each has an address or a reference, each is used, and what is confirmed rests on more than one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from build_scripts.base.archives import copied_page, names_no_copy
from build_scripts.base.slugs import slugify
from build_scripts.base.text import shown
from build_scripts.base.urls import is_one_url, page_of, without_tracking
from build_scripts.base.urls import tracking_parameters as tracking
from build_scripts.check.calendars import other_reading_of_source
from build_scripts.check.unknown import cited_or_meant, unknown_word
from build_scripts.findings import At, Checked, KeyPath, rule
from build_scripts.model.citing import described_sources, named_evidence, named_sources
from build_scripts.model.entries import Entry, Event, SharedSource
from build_scripts.model.publishers import Named, Publishers, likely_pairs, site_name
from build_scripts.model.rows import Source
from build_scripts.model.values.edtf import is_days_before
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.body import SOURCE_ID
from build_scripts.reading.record import Record

_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@rule("error")
def unknown_nature(entry: Entry, record: Record) -> Iterator[Checked]:
    """A source's nature and grade are in the vocabulary."""
    if record.vocabulary is None:
        return
    natures, grades = record.vocabulary.natures, record.vocabulary.grades
    for path, source in described_sources(entry):
        if source.nature is not None and source.nature not in natures:
            yield from unknown_word(record, "natures", "nature", [((*path, "nature"), source.nature)])
        if source.grade is not None and source.grade not in grades:
            yield from unknown_word(record, "grades", "grade", [((*path, "grade"), source.grade)])


@rule("error")
def source_id(entry: Entry, record: Record) -> Iterator[Checked]:
    """A source's id begins and ends with a letter or a digit, with hyphens, points or underscores between."""
    for name in entry.sources:
        if not SOURCE_ID.fullmatch(f"@{name}"):
            better = slugify(name) if slugify(name).isascii() else "gazette-2031"
            remedy = f"write for example `{better}`, here and wherever it is cited"
            yield At(("sources", name), key=True), f"`{shown(name)}` cannot be cited", remedy


@rule("error")
def language_tag(entry: Entry, record: Record) -> Iterator[Checked]:
    """A language is given by its tag, such as `fa` or `zh-Hant`."""
    tags: list[tuple[KeyPath, str | None]] = [((*path, "lang"), s.lang) for path, s in described_sources(entry)]
    for key in () if isinstance(entry, Event) else ("aliases", "native"):
        tags += [((key, i, "lang"), name.lang) for i, name in enumerate(getattr(entry, key, ()))]
    for path, tag in tags:
        if tag is not None and not _LANG.fullmatch(tag):
            better = tag.replace("_", "-")
            remedy = f"write `{better}`" if _LANG.fullmatch(better) else "write two or three letters: `en`, `fa`, `ur`"
            yield At(path), f"`{shown(tag)}` is not the tag of a language", remedy


@rule("error")
def source_without_address(entry: Entry, record: Record) -> Iterator[Checked]:
    """A source has a `url`, or a `reference` for what has no link."""
    for path, source in described_sources(entry):
        if not source.url and not source.reference:
            remedy = "add `url:`, or `reference:` with what a reader needs to find it"
            name = path[-1] if path else entry.id
            where = At(path or ("publisher",), key=True)
            yield where, f"the source `{shown(str(name))}` cannot be found by a reader", remedy


@rule("error")
def source_address(entry: Entry, record: Record) -> Iterator[Checked]:
    """The address of a source or of its archived copy is one whole http(s) URL."""
    for path, source in described_sources(entry):
        for key, url in (("url", source.url), ("archive", source.archive)):
            if url and not is_one_url(url):
                from build_scripts.reading.diagnosis import explain_address

                message, remedy = explain_address(url)
                yield At((*path, key)), message, remedy


@rule("warning")
def uncited_source(event: Event, record: Record) -> Iterator[Checked]:
    """Every listed source is cited, by the body or by a row."""
    used = {
        *cited_or_meant(event),
        *(name for _, name in named_sources(event)),
        *(name for _, name in named_evidence(event)),
    }
    for name in event.sources:
        if name not in used:
            remedy = f"cite it where it speaks (`[@{name}]`), or remove it"
            yield At(("sources", name), key=True), f"nothing cites the source `{shown(name)}`", remedy


@rule("error")
def no_source(event: Event, record: Record) -> Iterator[Checked]:
    """An event has at least one source."""
    if not event.sources:
        yield (
            At(("sources",), key=True),
            "the event has no source",
            "name at least one publication under `sources:`",
        )


@rule("warning")
def tracking_parameters(entry: Entry, record: Record) -> Iterator[Checked]:
    """The address of a source has no parameters that only tell its publisher who came from where."""
    for path, source in described_sources(entry):
        if source.url and "?" in source.url and (parameters := tracking(source.url)):
            listed = ", ".join(f"`{shown(name)}`" for name in parameters)
            remedy = f"write `{without_tracking(source.url)}`, or run `timeline fix`"
            yield At((*path, "url")), f"{listed} in this address tracks readers", remedy


@rule("warning")
def only_lowest_grade(event: Event, record: Record) -> Iterator[Checked]:
    """An event rests on more than sources of the lowest grade."""
    grades = list(record.vocabulary.grades) if record.vocabulary else []
    if len(grades) > 1 and event.sources and all(source.grade == grades[-1] for source in event.sources.values()):
        message = f"every source is of grade `{grades[-1]}`, the lowest"
        yield At(("sources",), key=True), message, "add a better source, or ask whether this belongs in the record"


@rule("warning")
def source_before_event(event: Event, record: Record) -> Iterator[Checked]:
    """A source that reports an event, its figures or who did it is not dated before the event."""
    reporting = {*event.date_sources, *(event.unclaimed.sources if event.unclaimed else ())}
    for cited in (*(row.sources for row in event.figures), *(row.sources for row in event.attribution)):
        reporting.update(cited)
    for name, source in event.sources.items():
        if name not in reporting or not source.date or source.date.qualifier:
            continue
        if is_days_before(source.date, event.date) and not other_reading_of_source(event, source):
            named = f"the shared source `{name}`" if isinstance(source, SharedSource) else "this source"
            message = f"{named} is dated {source.date}, before the event, {event.date}"
            where = At(_where_named(event, name) or ("sources", name, "date"))
            yield where, message, "correct one of the dates, or cite another source for this"


def _where_named(event: Event, name: str) -> KeyPath:
    """Return the first place where an event names a shared source; nothing for one that its own file describes."""
    is_shared = isinstance(event.sources[name], SharedSource)
    return next((path for path, named in named_sources(event) if named == name), ()) if is_shared else ()


@rule("warning")
def archived_copy(entry: Entry, record: Record) -> Iterator[Checked]:
    """The archived copy of a source is one copy, and of the page that its `url` leads to."""
    for path, source in described_sources(entry):
        if not source.archive or not is_one_url(source.archive):
            continue
        where, page = At((*path, "archive")), source.url if source.url and is_one_url(source.url) else ""
        copied = copied_page(source.archive)
        if names_no_copy(source.archive):
            remedy = "open it, choose a copy, and write that one's address; or remove the key"
            yield where, "this names no copy: it leads to a front page, a search or a list", remedy
        elif copied and page and page_of(copied) != page_of(page):
            remedy = "write the address of a copy of this source, or correct `url`"
            yield where, f"this is a copy of another page, `{shown(copied, 200)}`", remedy
        elif page and not copied and page_of(source.archive) == page_of(page):
            yield where, "this is the page itself, and no copy of it", "write the address of a copy, or remove the key"


@rule("warning")
def source_listed_twice(entry: Entry, record: Record) -> Iterator[Checked]:
    """Two sources of a file are not the same page."""
    first: dict[str, str] = {}
    for path, source in described_sources(entry):
        name = str((entry.id, *path)[-1])
        if source.url and is_one_url(source.url) and (other := first.setdefault(page_of(source.url), name)) != name:
            message = f"this is the page of the source `{shown(other)}` too"
            remedy = f"keep one of them, and cite it as `{shown(other)}` wherever the other is cited"
            yield At((*path, "url")), message, remedy


@rule("error")
def confirmed_by_one_origin(event: Event, record: Record) -> Iterator[Checked]:
    """A status that needs sources of independent origin has them, or one source of a nature that finds facts."""
    words = record.vocabulary
    needed = words.origins_needed(event.status) if words else 0
    if words is None or not event.sources or is_independent(event.sources, record.publishers, words, needed):
        return
    named = list(origins(event.sources, record.publishers, words).values())
    remedy = "add a source of another origin"
    if named:
        message = f"all its sources rest on {' and '.join(f'`{shown(names[0])}`' for names in named)}"
        if several := next((names for names in named if len(names) > 1), ()):
            message += f": {' and '.join(f'`{shown(name)}`' for name in several[:3])} count as one"
            remedy += _unless_two(event, several, record.publishers)
    else:
        natures = dict.fromkeys(f"`{words.nature_of(source)}`" for source in event.sources.values())
        message = f"none of its sources is a witness: their nature is {' or '.join(natures)}"
    lesser = words.lesser_status(event.status)
    yield At(("status",)), message, f"{f'write `{lesser}`, or ' if lesser else ''}{remedy}"


def _unless_two(event: Event, names: Sequence[str], publishers: Publishers) -> str:
    """Return how to say that ``names`` are of several publishers, where they are not spellings or of one page."""
    pages = {page_of(source.url or "") for source in event.sources.values() if source.publisher in names}
    if len(pages) < 2 or len(set(map(publishers.identity, names))) < 2:
        return ""
    return "; if they are two publishers, list both under `publishers:` in `_vocabulary.yml`"


def is_independent(sources: Mapping[str, Source], publishers: Publishers, vocabulary: Vocabulary, needed: int) -> bool:
    """Check whether ``sources`` have ``needed`` origins, or one of them is of a nature that finds facts."""
    if not needed or any(map(vocabulary.finds, sources.values())):
        return True
    return len(origins(sources, publishers, vocabulary)) >= needed


def origins(
    sources: Mapping[str, Source], publishers: Publishers, vocabulary: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """Return whom the sources rest on, each once, with the names that they give it.

    A source without `origin` rests on its publisher. All that is said of one page comes from one publisher, and names
    that are likely one publisher's count as one, unless the vocabulary lists them as two. Sources of a nature that is
    no `witness` are left out: works that collect what others said, or that speak for a side, bear nothing out.
    """
    said = list(_said(filter(vocabulary.is_witness, sources.values()), publishers))
    leads_to = {origin.named.identity: origin.named.identity for origin in said}

    def leader(identity: str) -> str:
        while leads_to[identity] != identity:
            leads_to[identity] = identity = leads_to[leads_to[identity]]
        return identity

    of_page = {origin.page: origin.named.identity for origin in reversed(said) if origin.page}
    of_page |= {origin.page: origin.named.identity for origin in reversed(said) if origin.page and origin.is_stated}
    same = [(of_page[origin.page], origin.named.identity) for origin in said if origin.page and not origin.is_stated]
    listed = {origin.named.identity for origin in said if publishers.listed(origin.named.name)}
    likely = (pair for pair in likely_pairs([origin.named for origin in said]) if not listed.issuperset(pair))
    for one, other in (*same, *likely):
        leads_to[leader(other)] = leader(one)
    found: dict[str, dict[str, None]] = {}
    for origin in said:
        found.setdefault(leader(origin.named.identity), {})[origin.named.name] = None
    return {identity: tuple(names) for identity, names in found.items()}


class _Said(NamedTuple):
    """A name that a source rests on, the page of the source, and whether it states the name as its `origin`."""

    named: Named
    page: str
    is_stated: bool


def _said(sources: Iterable[Source], publishers: Publishers) -> Iterator[_Said]:
    for source in sources:
        page = page_of(source.url) if source.url else ""
        site = site_name(source.url) if source.url and not source.origin else ""
        for name in source.origin or (source.publisher,):
            yield _Said(Named(publishers.identity(name), name, site), page, bool(source.origin))
