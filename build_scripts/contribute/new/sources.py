"""Sources: what the record knows of an address already, and the id of a new source."""

from __future__ import annotations

from collections.abc import Collection

from build_scripts.base.urls import host_of, site_of
from build_scripts.contribute.new.body import is_source_id
from build_scripts.contribute.new.entry import Values
from build_scripts.contribute.new.ids import propose_source_id
from build_scripts.contribute.new.lookup import known_publisher, known_source, shared_at, words_of
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.record import Record

_COLLECTIONS = ("wikipedia.org", "wikidata.org")
KEPT = ("publisher", "title", "author", "date", "nature", "grade", "lang")
"""What the record says of a publication wherever it is cited."""


def source_at(url: str, record: Record) -> Values:
    """Return the row of an address, with what the record says of the publication, or of its host, elsewhere."""
    if known := known_source(record, url):
        return {**{key: str(value) for key in KEPT if (value := getattr(known, key)) is not None}, "url": url}
    publisher = known_publisher(record, url)
    return {**({"publisher": publisher} if publisher else {}), "url": url, **_collection(url, record)}


def _collection(url: str, record: Record) -> Values:
    """Return the nature and the lowest grade for a work that collects what others found; nothing for any other."""
    if not f".{site_of(host_of(url))}".endswith(tuple(f".{host}" for host in _COLLECTIONS)):
        return {}
    collecting = [name for name, word in words_of(record, "natures").items() if word.collects]
    grades = list(words_of(record, "grades"))
    return {**({"nature": collecting[0]} if collecting else {}), **({"grade": grades[-1]} if grades else {})}


def as_listed(publisher: str, record: Record) -> str:
    """Return the name by which the vocabulary lists a publisher, where it does; else ``publisher``."""
    return record.publishers.listed(publisher) or publisher


def name_source(row: Values, taken: Collection[str], record: Record) -> tuple[str, Values]:
    """Return the id of a source and its row: the id that the row has, where that will do, else a new one.

    The row of a shared source is empty: an entry cites it by its id, and describes nothing.
    """
    if shared := shared_at(record, str(row.get("url", ""))):
        return shared.id, {}
    rest = {key: value for key, value in row.items() if key != "id"}
    wanted = str(row.get("id", ""))
    if is_source_id(wanted) and wanted not in taken and wanted not in record.sources:
        return wanted, rest
    date = parse_edtf(str(row["date"])) if "date" in row else None
    return propose_source_id(str(row["publisher"]), date, {*taken, *record.sources}), rest
