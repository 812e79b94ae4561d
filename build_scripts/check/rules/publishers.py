"""Publishers: each has one name, its own, in all sources; which names are one publisher's, the vocabulary may say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from build_scripts.base.chains import find_loops
from build_scripts.base.one_letter import one_letter_apart
from build_scripts.base.slugs import slugify
from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.described import DESCRIBED, descriptions
from build_scripts.findings import At, Checked, InFile, KeyPath, rule
from build_scripts.model.layout import VOCABULARY, is_id
from build_scripts.model.publishers import Named, is_host, key_of, likely_pairs, site_name
from build_scripts.reading.record import Record

_ADDRESS = re.compile(r"https?:|www\.|[^\s/]+\.[a-z]{2,}/", re.IGNORECASE)
_LISTS_IT = "list it under `publishers:` in `_vocabulary.yml`"
_LISTS_BOTH = "list both under `publishers:` in `_vocabulary.yml`, one `within:` the other if it is a part of it"


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How some sources write a publisher: the first place that does, how many do, at which sites."""

    name: str
    where: InFile
    number: int
    sites: Sequence[str]


def _spellings(record: Record) -> dict[str, _Spelling]:
    """Return each way in which sources write a publisher, the most common one first."""
    first: dict[str, InFile] = {}
    numbers = Counter[str]()
    sites: dict[str, dict[str, None]] = {}
    for path, source in descriptions(record):
        name = source.publisher
        if name not in first:
            first[name], sites[name] = InFile(path, At((*source.path, "publisher"))), {}
        numbers[name] += 1
        sites[name][source.site] = None
    return {name: _Spelling(name, first[name], number, tuple(sites[name])) for name, number in numbers.most_common()}


@rule("warning", DESCRIBED)
def publisher_is_address(record: Record) -> Iterator[Checked]:
    """A publisher is called by its name, not by the address of its site."""
    spellings = _spellings(record)
    named: dict[str, str] = {}
    for name, spelling in spellings.items():
        for site in spelling.sites if not _is_address(name) else ():
            named.setdefault(site, name)
    for name, spelling in spellings.items():
        if not _is_address(name) or record.publishers.identity(name) != key_of(name):
            continue
        site = site_name(name if "://" in name else f"https://{name}")
        known = named.get(site, "") if site else ""
        remedy = f"write `{known}`, as other sources of that site do" if known else "write what it calls itself"
        yield spelling.where, f"`{shown(name)}` is an address", f"{remedy}; if this is its name, {_LISTS_IT}"


def _is_address(name: str) -> bool:
    return is_host(name) or bool(_ADDRESS.match(name))


@rule("warning", DESCRIBED)
def publisher_spelled_differently(record: Record) -> Iterator[Checked]:
    """A publisher has the same name in all sources."""
    spellings = _spellings(record)
    publishers = record.publishers
    usual: dict[str, str] = {}  # by identity; the most common spelling comes first
    asked: set[str] = set()
    for name, spelling in spellings.items():
        written = publishers.listed(name) or usual.setdefault(publishers.identity(name), name)
        if name != written:
            asked.add(name)
            message = f"`{shown(name)}` is called `{shown(written)}` in {_elsewhere(record, written, spellings)}"
            yield spelling.where, message, f"write `{shown(written, 200)}`"
    left = {name: spelling for name, spelling in spellings.items() if name not in asked}
    for name, other in _likely(record, left):
        if name not in asked:
            asked.add(name)
            message = f"`{shown(name)}` may be the publisher that is `{shown(other)}` in other sources"
            yield spellings[name].where, message, f"if it is, write one name in all of them; if not, {_LISTS_BOTH}"


def _elsewhere(record: Record, name: str, spellings: Mapping[str, _Spelling]) -> str:
    if record.publishers.listed(name):
        return "the vocabulary"
    number = spellings[name].number
    return f"{number} other sources" if number > 1 else "another source"


def _likely(record: Record, spellings: Mapping[str, _Spelling]) -> Iterator[tuple[str, str]]:
    """Yield each two names that are likely one publisher's, the less common first; not two that are listed."""
    order = {name: at for at, name in enumerate(spellings)}
    named = [Named(name, name, site) for name, spelling in spellings.items() for site in spelling.sites]
    for pair in (*likely_pairs(named), *one_letter_apart(spellings)):
        usual, other = sorted(pair, key=order.__getitem__)
        is_known = bool(record.publishers.listed(usual) and record.publishers.listed(other))
        if usual != other and not is_known and not (is_host(usual) or is_host(other)):
            yield other, usual


@rule("error")
def listed_publisher(record: Record) -> Iterator[Checked]:
    """A publisher in the vocabulary has names that no other has, and lies within another of the list."""
    listed = record.vocabulary.publishers if record.vocabulary else {}
    looping = {id_ for loop in find_loops(listed, attrgetter("within")) for id_ in loop}
    first: dict[str, str] = {}

    def at(*path: str | int, key: bool = False) -> InFile:
        where: KeyPath = ("publishers", *path)
        return InFile(f"{record.root.name}/{VOCABULARY}", At(where, key=key))

    for id_, publisher in listed.items():
        if not is_id(id_):
            remedy = f"write `{slugify(id_)}`" if is_id(slugify(id_)) else "write letters, digits and hyphens"
            yield at(id_, key=True), f"`{shown(id_)}` is not an id", remedy
        if publisher.within and publisher.within not in listed:
            remedy = did_you_mean(publisher.within, listed) or "name a publisher of this list"
            yield at(id_, "within"), f"there is no publisher `{shown(publisher.within)}` in the list", remedy
        elif id_ in looping:
            yield at(id_, "within"), f"`{id_}` lies within itself", "name the publisher that it is a part of, or none"
        paths: Sequence[KeyPath] = (("name",), *(("also", i) for i in range(len(publisher.also))))
        for path, name in zip(paths, (publisher.name, *publisher.also), strict=True):
            if (other := first.setdefault(key_of(name), id_)) != id_:
                remedy = "remove it from one of them, or tell them apart by brackets behind both names"
                yield at(id_, *path), f"`{shown(name)}` is a name of `{other}` too", remedy
