"""Lists of names that are too long for a page, split by the letters that they begin with.

A list of more than `MANY` names has a page for each first letter (``letters/k/``), a letter with too many names one for
each way to go on (``letters/ka/``), and names that are all alike numbered shares. Names are compared as addresses are
made of them: without case and accents, in letters of any script. A list that is split stays, as the index of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.steps import Step

MANY = 1_000
"""How many names a page holds."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The names that begin alike, by their ids; of a part that is split itself, all names of its parts.

    It is the part `number` of `total`; a share is one of the numbered parts of names that are all alike.
    """

    prefix: str
    ids: tuple[str, ...]
    number: int = 1
    total: int = 1
    is_share: bool = False
    before: Letters | None = None
    after: Letters | None = None

    @property
    def folder(self) -> str:
        """Its folder, from that of the list."""
        return f"letters/{self.prefix}{f'-part-{self.number}' if self.is_share else ''}/"


def split_names(names: Mapping[str, str], prefix: str = "") -> list[Letters]:
    """Return the parts, in order, of ``names`` by id, all of which begin with ``prefix``; none if they are few."""
    if len(names) <= MANY:
        return []
    keyed = sorted((letters_of(name), name, id_) for id_, name in names.items())
    shared = _shared_beginning(keyed[0][0], keyed[-1][0]) if prefix else ""
    if shared and keyed[0][0] == keyed[-1][0]:
        ids = [id_ for _, _, id_ in keyed]
        shares = [tuple(ids[at : at + MANY]) for at in range(0, len(ids), MANY)]
        return [Letters(prefix, share, number, len(shares), True) for number, share in enumerate(shares, 1)]
    # A hyphen ends the part of the names that have no letter more, which would otherwise lie at its parent's address.
    groups = [
        (begin if len(begin) > len(shared) else f"{shared}-", tuple(id_ for _, _, id_ in rows))
        for begin, rows in groupby(keyed, key=lambda row: row[0][: len(shared) + 1])
    ]
    return [Letters(begin, ids, number, len(groups)) for number, (begin, ids) in enumerate(groups, 1)]


def all_letters(names: Mapping[str, str]) -> list[Letters]:
    """Return every part of a list of names, those that are split themselves before their own, with the ways between."""
    parts = list(_walk(names, ""))
    leaves = [part for part, is_leaf in parts if is_leaf]
    ways = list(pairwise(leaves))
    after = {one.folder: replace(other, ids=()) for one, other in ways}
    before = {other.folder: replace(one, ids=()) for one, other in ways}
    return [replace(part, before=before.get(part.folder), after=after.get(part.folder)) for part, _ in parts]


def _walk(names: Mapping[str, str], prefix: str) -> Iterator[tuple[Letters, bool]]:
    for part in split_names(names, prefix):
        inner = [] if part.is_share else list(_walk({id_: names[id_] for id_ in part.ids}, part.prefix))
        yield part, not inner
        yield from inner


def letters_title(context: Context, part: Letters) -> str:
    """Return the beginning of the names of a part; of a share with its number."""
    title = part.prefix.removesuffix("-").capitalize()
    if not part.is_share:
        return title
    return str(context.t["share"]).format(title=title, number=part.number, total=part.total)


def letters_words(context: Context, part: Letters) -> str:
    """Return which part of how many it is, and of what."""
    title = part.prefix.removesuffix("-").capitalize()
    return str(context.t["part"]).format(number=part.number, total=part.total, title=title)


def letter_steps(context: Context, path: str, parts: Sequence[Letters]) -> list[Step]:
    """Return parts as an index has them: each with its address and the number of its names."""
    return [
        Step(letters_title(context, part), f"{path}{part.folder}", context.count_words("names", len(part.ids)))
        for part in parts
    ]


def render_names(
    context: Context,
    path: str,
    section: str,
    title: str,
    name: str,
    part: Letters,
    rows: Sequence[Mapping[str, Any]],
) -> Page:
    """Render a part of the list at ``path``, which is called ``name``: its ``rows``, or the index of its own parts."""
    titles = {id_: str(row["title"]) for id_, row in zip(part.ids, rows, strict=True)}
    parts = [] if part.is_share else split_names(titles, part.prefix)
    lead = context.count_words("names", len(part.ids))
    body = context.render(
        "names.html",
        up=path,
        name=name,
        title=title,
        kicker=letters_words(context, part),
        lead=lead,
        rows=() if parts else rows,
        parts=letter_steps(context, path, parts),
        ways=letter_ways(context, path, part),
    )
    return Page(f"{path}{part.folder}", section, title, f"{title}: {lead}.", body)


def letter_ways(context: Context, path: str, part: Letters) -> dict[str, Step | None]:
    """Return the ways to the parts before and after."""
    return {
        side: Step(letters_title(context, other), f"{path}{other.folder}", "") if other else None
        for side, other in (("before", part.before), ("after", part.after))
    }


def _shared_beginning(one: str, other: str) -> str:
    ends = (at for at, (letter, another) in enumerate(zip(one, other, strict=False)) if letter != another)
    return one[: next(ends, min(len(one), len(other)))]


def letters_of(name: str) -> str:
    """Return what names are ordered by: small letters and digits, without accents and spaces."""
    return slugify(name).replace("-", "")
