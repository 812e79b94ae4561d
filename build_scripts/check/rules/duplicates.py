"""Duplicates: two entries that are probably one event, and two descriptions of one publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.base.text import shown
from build_scripts.base.urls import page_of
from build_scripts.check.described import DESCRIBED, Description, descriptions
from build_scripts.check.glances import GLANCES, Glance
from build_scripts.check.twins import find_twins
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.vocabulary import default_word
from build_scripts.reading.record import Record

_DIFFERENT = "write the same in each of them; or run `timeline share`, which describes it once for all of them"
_DESCRIBES = ("publisher", "title", "author", "date", "nature", "grade", "lang")
_NAMED = 3  # of a large cluster so many are named, and the rest is counted
_REMEDY = "if it is, keep one and list the other's id under its `redirect_from:`; if not, list it as `related:`"
_REMEDY_FOR_MANY = (
    "of those that are one event, keep one and list the ids of the others under its `redirect_from:`;"
    " list events of their own as `related:`"
)


@rule("warning", GLANCES)
def probable_duplicate(record: Record) -> Iterator[Checked]:
    """Two events that share what few others do are not the same event entered twice."""
    taken_out = record.vocabulary.takes_out if record.vocabulary else lambda _: False
    live = [event for row in GLANCES.over(record).values() if not taken_out((event := Glance(*row)).status)]
    names = {place.id: (place.id, *place.names) for place in record.places.values()}
    for twins in find_twins(live, names, record.entries.__getitem__):
        first, *others = twins.others
        called = [f"`{first.id}`, “{shown(first.title)}”", *(f"as `{other.id}`" for other in others[: _NAMED - 1])]
        if len(others) >= _NAMED:
            called.append(f"as {len(others) - _NAMED + 1:,} more")
        remedy = _REMEDY_FOR_MANY if others else _REMEDY
        yield InFile(twins.last.path, At(("title",))), f"this may be the same event as {', and '.join(called)}", remedy


@rule("warning", DESCRIBED)
def source_described_differently(record: Record) -> Iterator[Checked]:
    """One address is one publication everywhere: its publisher, title, author, date, nature, grade, language agree."""
    words = record.vocabulary
    for cited in _by_address(record).values():
        if len(cited) < 2:
            continue
        is_one = len({record.publishers.identity(source.publisher) for _, source in cited}) == 1
        for key in _DESCRIBES[is_one:]:  # how one is spelled, `publishers` says
            default = default_word(words.natures) if words and key == "nature" else None
            values = [(path, source.id, getattr(source, key) or default) for path, source in cited]
            stated = [(path, name, str(value)) for path, name, value in values if value]
            for path, name, message in _differing(stated):
                yield InFile(path, At(("sources", name, key))), message, _DIFFERENT


def _differing(stated: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the sources whose value differs from the most common one (ties: the first wins), each with a message.

    ``stated`` has an entry's path, a source's id and the value that is there.
    """
    counts = Counter(value for _, _, value in stated)
    common = counts.most_common(1)[0][0] if counts else ""
    paths = list(dict.fromkeys(other for other, _, its in stated if its == common)) if len(counts) > 1 else []
    for path, name, value in stated if paths else ():
        if value != common:
            more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
            yield path, name, f"`{shown(value)}` here, `{shown(common)}` in `{paths[0]}`{more}, at the same address"


def _by_address(record: Record) -> Mapping[str, Sequence[tuple[str, Description]]]:
    """Return the sources by address: for each the path of the entry, in order, and how it describes the source.

    A shared one has one description: `shared_source_repeated` finds others.
    """
    cited: dict[str, list[tuple[str, Description]]] = {}
    shared = {page_of(source.url) for source in record.sources.values() if source.url}
    for path, source in descriptions(record):
        if source.page and source.page not in shared:
            cited.setdefault(source.page, []).append((path, source))
    return cited
