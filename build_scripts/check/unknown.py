"""Names that lead nowhere: ids of no entry and words of no list, each with the one that was probably meant.

Shared by all rules that hold a name in a file against those that exist. A name whose file is refused, or lies in a
wrong place, is no breach: the finding about that file is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from build_scripts.base.text import COMMAS, did_you_mean, listed_in, nearest, shown
from build_scripts.check.former_ids import explain_renamed, now_called, present_id
from build_scripts.check.words import FEW
from build_scripts.findings import At, Checked, KeyPath
from build_scripts.model.entries import Entry
from build_scripts.model.layout import FOLDERS, EntryKind, kind_in
from build_scripts.model.values.nothing import is_nothing
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record

Used = Iterable[tuple[KeyPath, str]]
"""Names as a file uses them, each with the path to where it does."""


def unknown(names: Collection[str], what: str, remedy: Callable[[str], str], used: Used) -> Iterator[Checked]:
    """Yield a breach for each of ``used`` that is not among ``names``."""
    for path, word in used:
        if word not in names:
            advice = "remove it" if _is_empty(path, word) else _one_each(word) or remedy(word)
            yield At(path), f"there is no {what} `{shown(word)}`", advice


def _is_empty(path: KeyPath, word: str) -> bool:
    """Check whether ``word`` only fills an empty cell, in a place that may be empty."""
    return is_nothing(word) and path[-1] not in ("kind", "status", "role", "stance", "verdict")


def unknown_entry(record: Record, kind: EntryKind, used: Used, otherwise: str = "") -> Iterator[Checked]:
    """Yield a breach for each of ``used`` that is no entry of ``kind`` and has no broken file either."""
    present = entries(record, kind)
    for path, word in used:
        if word not in present and not is_broken(record, kind, word):
            if now := present_id(record, kind, word):
                yield At(path), *explain_renamed(word, now)
                continue
            remedy = _one_each(word) or _entry_remedy(record, kind, word, otherwise)
            advice = "remove it" if _is_empty(path, word) else remedy
            yield At(path), f"there is no {kind} `{shown(word)}`", advice


def _one_each(word: str) -> str:
    """Return what to write in the place of several words that another sign than the comma sets apart; else nothing."""
    words = listed_in(word) if re.search(COMMAS, word) else []
    return f"write each by itself, with commas between: {', '.join(f'`{one}`' for one in words)}" if words[1:] else ""


def _entry_remedy(record: Record, kind: EntryKind, word: str, otherwise: str) -> str:
    """Name the entry that was meant: the one with that name, or one with nearly that id."""
    if called := record.names.called[kind].get(word.casefold()):
        return f"write its id, `{called}`"
    if near := record.names.ids[kind].did_you_mean(word):
        return near
    if "/" in word or "." in word:
        return "an id is lower-case letters, digits and hyphens, without a path"
    folder = f"`{FOLDERS[kind]}/`" if kind in FOLDERS else "the folders of the years"
    return f"see {folder} for what there is, or add it there{otherwise}"


def entries(record: Record, kind: EntryKind) -> Mapping[str, Entry]:
    """Return the entries of ``kind`` by id."""
    by_kind: Mapping[str, Mapping[str, Entry]] = {
        "event": record.events,
        "actor": record.actors,
        "place": record.places,
        "source": record.sources,
    }
    return by_kind[kind]


def is_broken(record: Record, kind: EntryKind, word: str) -> bool:
    """Check whether a file for ``word`` could not be read, or lies in a wrong place: that finding is enough."""
    faulty = record.names.faulty.get(f"{word}.md", ())
    return f"{kind}:{word}" in record.broken or any(_may_be(kind, path) for path in faulty)


def _may_be(kind: EntryKind, path: str) -> bool:
    """Check whether the file at ``path`` lies in the folder of its kind, or in none of a kind."""
    return kind_in(path.split("/")[-2]) in (kind, None)


def cited_or_meant(entry: Entry) -> set[str]:
    """Return the sources that a body cites, and those of the file that a citation of none was probably meant for.

    Where that cannot be told it may be any: the finding about the citation is enough.
    """
    meant = [nearest(name, entry.sources, 0.6) for name in entry.cited if name not in entry.sources]
    return {*entry.cited, *(meant if all(meant) else entry.sources)}


def unknown_word(record: Record, name: str, what: str, used: Used) -> Iterator[Checked]:
    """Yield a breach for each of ``used`` that the vocabulary's list ``name`` does not hold."""
    if record.vocabulary is not None:
        words: Words = getattr(record.vocabulary, name)
        for path, word in used:
            if now := "" if word in words else now_called(words, word):
                yield At(path), *explain_renamed(word, now)
            else:
                yield from unknown(words, what, lambda word: _word_remedy(word, name, words), [(path, word)])


def intended_word(word: str, words: Words) -> str:
    """Return a remedy that names the word that was meant, where there can be no doubt; else nothing.

    Where the words can be listed, one that only looks a little like another is not proposed: it may mean the opposite.
    """
    if now := now_called(words, word):
        return f"write `{now}`"
    for name, entry in words.items():
        if word.casefold() in (entry.label.casefold(), *map(str.casefold, entry.also)):
            return f"write `{name}`"
    return did_you_mean(word, words, cutoff=0.8 if len(words) <= FEW else 0.6)


def _word_remedy(word: str, list_name: str, words: Words) -> str:
    """Name the word that was meant; else the words that there are, or where they are listed."""
    if intended := intended_word(word, words):
        return intended
    if len(words) <= FEW and words:
        return f"write one of {', '.join(f'`{name}`' for name in words)}"
    return f"the words are listed under `{list_name}` in `_vocabulary.yml`, and on the site's page of the vocabulary"
