"""Which publisher a name is of: spellings of one name, names that the record knows for one, names that are likely one.

Two names are one publisher where their letters are the same, apart from an English article and what is in brackets;
where the vocabulary lists them together (`publishers`); or where they are names of one actor. Beyond that a name can
only be *likely* another's: its initials; its beginning, or the host of its site, at the same site. What the vocabulary
lists as two is never likely one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from build_scripts.base.chains import follow
from build_scripts.base.page_forms import form_of_host
from build_scripts.base.text import folded
from build_scripts.base.urls import host_of
from build_scripts.model.entries import Actor, forms_of
from build_scripts.model.vocabulary import Vocabulary

_ARTICLE = re.compile(r"^\s*the\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_SECOND = frozenset(("ac", "co", "com", "edu", "go", "gob", "gov", "govt", "gouv", "mil", "ne", "net", "or", "org"))
_LONGEST = 200  # characters: a name may be as long as a file


@lru_cache(1 << 12)
def key_of(name: str) -> str:
    """Return what the spellings of one name have in common: its letters and digits, without an article before them.

    An abbreviation in brackets behind the name is left out. Other brackets tell two of one name apart, and stay.
    """
    bare, *_ = _forms(name)
    return folded(bare.replace("&", " and ")) or name.strip()


def _forms(name: str) -> tuple[str, ...]:
    """Return a name without an article, and without an abbreviation in brackets behind it; then that abbreviation."""
    forms = forms_of(_ARTICLE.sub("", name[:_LONGEST]))
    return forms[1:] if len(forms) > 2 else forms[:1]


def site_name(url: str) -> str:
    """Return the part of the host of ``url`` that a site is called by: ``gazette`` of ``news.gazette.co.uk``."""
    return _name_of(host_of(url))


@lru_cache(1 << 12)
def _name_of(host: str) -> str:
    labels = form_of_host(host).split(".")
    end = 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 1
    return labels[-end - 1] if len(labels) > end else ""


def is_host(name: str) -> bool:
    """Check whether a name is that of a host in small letters, which sites have and few publishers are called by."""
    return bool(_HOST.fullmatch(name)) and name == name.lower()


@dataclass(frozen=True, slots=True)
class Publishers:
    """The publishers that a record knows: by the keys of their names, which one each is.

    ``names`` has the name to write of those that the vocabulary lists, by the keys of all their names.
    """

    identities: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def identity(self, name: str) -> str:
        """Return which publisher, or which actor, ``name`` is of: the same text for all names of one."""
        key = key_of(name)
        return self.identities.get(key, key)

    def listed(self, name: str) -> str:
        """Return the name that the vocabulary has for a publisher; empty where it lists none of that name."""
        return self.names.get(key_of(name), "")


def known_publishers(vocabulary: Vocabulary | None, actors: Mapping[str, Actor]) -> Publishers:
    """Return what the vocabulary and the names of actors say of who is one; an ambiguous name says nothing."""
    listed = vocabulary.publishers if vocabulary else {}
    identities: dict[str, str] = {}
    names: dict[str, str] = {}
    for id_, publisher in listed.items():
        whole = follow(id_, listed, lambda publisher: publisher.within)[-1]
        for name in (publisher.name, *publisher.also):
            identities.setdefault(key_of(name), f"publisher {whole}")
            names.setdefault(key_of(name), publisher.name)
    for key, ids in _keys_of(actors).items():
        actor = actors[next(iter(ids))]
        if len(ids) == 1:
            own = (key_of(name) for name in actor.names)
            listed_as = next((identities[k] for k in own if identities.get(k, "").startswith("publisher ")), "")
            identities.setdefault(key, listed_as or f"actor {actor.id}")
    return Publishers(identities, names)


def _keys_of(actors: Mapping[str, Actor]) -> Mapping[str, set[str]]:
    """Return the actors by the keys of their names; a name that is another's id is that one's."""
    keys: dict[str, set[str]] = {key_of(id_): {id_} for id_ in actors}
    own = set(keys)
    for id_, actor in actors.items():
        for key in {key_of(name) for name in actor.names} - own:
            keys.setdefault(key, set()).add(id_)
    return keys


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a source gives a publisher: whose it is, the name, and the name of the site; empty where none is."""

    identity: str
    name: str
    site: str = ""


def likely_pairs(named: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Yield each two of ``named`` that are likely one publisher, by their identities: the shorter name first."""
    keys = {key_of(entry.name): entry.identity for entry in named}
    abbreviated = {key_of(entry.name): entry.identity for entry in named if _is_abbreviation(entry.name)}
    begins = {(entry.site, _words(entry.name)): entry.identity for entry in named if entry.site}
    for entry in named:
        yield from ((abbreviated[key], entry.identity) for key in _abbreviations(entry.name) if key in abbreviated)
        words = _words(entry.name)
        for size in range(1, min(len(words), 8)) if entry.site else ():
            shorter = begins.get((entry.site, words[:size]))
            if shorter := shorter or ("".join(words[:size]) == entry.site and keys.get(entry.site)) or None:
                yield shorter, entry.identity
        if is_host(entry.name) and (other := begins.get((entry.site, (folded(entry.site),)))):
            yield entry.identity, other


@lru_cache(1 << 12)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, in small letters, without an article before them."""
    return tuple(filter(None, map(folded, _WORD.findall(_forms(name)[0]))))


@lru_cache(1 << 12)
def _abbreviations(name: str) -> tuple[str, ...]:
    """Return the keys of abbreviations of a name: what is in brackets behind it, its initials, those with capitals."""
    before, *inside = _forms(name)
    words = _WORD.findall(before)
    chosen = (words, [word for word in words if word[0].isupper()])
    initials = ("".join(word[0] for word in each) for each in chosen if len(each) > 1)
    return tuple(map(folded, (*inside, *initials)))


def _is_abbreviation(name: str) -> bool:
    """Check whether a name is several capitals and no small letter."""
    return sum(map(str.isupper, name)) > 1 and not any(map(str.islower, name))
