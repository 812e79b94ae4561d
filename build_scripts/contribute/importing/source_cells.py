"""Sources out of cells: one in a text, or in columns of their own; several in a cell; and the file itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_scripts.base.text import shown
from build_scripts.base.urls import host_of, is_one_url, is_url, site_of, without_tracking
from build_scripts.contribute.forms.addresses import has_address, split_addresses, split_dates
from build_scripts.contribute.importing.cells import Fault, cell_text, is_empty
from build_scripts.contribute.importing.dates import Get, read_day
from build_scripts.contribute.importing.map_model import SheetSource, SourceColumns, When
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.sources import Described, NamedSource, Sources, day_of, name_of, page_named
from build_scripts.contribute.new.answers import is_date, read_date
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.values.refusal import RefusedValueError

_LISTED = ("publisher", "title", "author", "date", "reference", "note")
_CHUNKS = re.compile(r"(?<!\s)\s*[\n\r]\s*|(?:(?<!\s)\s+)?(?:;\s+|\|\s*)")


def read_sources(columns: Sequence[SourceColumns], get: Get, known: Sources) -> list[NamedSource]:
    """Return the sources that a row names, each once."""
    found: dict[str, Described] = {}
    for each in columns:
        rows = _in_text(each, get, known) if each.column else _in_columns(each, get, known)
        for row in rows:
            found.setdefault(name_of(row), row)
    return list(found.items())


def _text(get: Get, column: str) -> str:
    cell = get(column) if column else None
    if isinstance(cell, Fault):
        raise RefusedRowError(cell.rule, cell.reason, column)
    return "" if is_empty(cell) else cell_text(cell)


def _in_text(columns: SourceColumns, get: Get, known: Sources) -> list[Described]:
    """Return the sources in one text: lines, or parts set apart by semicolons or bars, each with address or words."""
    text = _text(get, columns.column)
    rows: list[Described] = []
    for chunk in filter(None, text.split(columns.split) if columns.split else _CHUNKS.split(text)):
        addresses, others = split_addresses(chunk)
        parts = [part for other in others for part in split_dates(other)]
        date = next((part for part in parts if is_date(part)), "")
        names = [part for part in parts if part != date]
        if len(addresses) > 1:
            rows += [{"url": url, **({"note": one_line(chunk)} if names else {})} for url in addresses]
            continue
        row = dict(zip(("publisher", "title"), names, strict=False)) | ({"date": read_date(date)} if date else {})
        row |= {"url": addresses[0]} if addresses else {"reference": one_line(chunk)}
        rows.append(row if len(names) < 3 else {**row, "note": one_line(chunk)})
    return [_finished(columns, row, columns.column, known) for row in rows]


def _in_columns(columns: SourceColumns, get: Get, known: Sources) -> list[Described]:
    """Return the sources whose parts have columns of their own; several are set apart in each column alike."""
    if has_address(_text(get, columns.publisher)):  # somebody put the address where others put a name
        named = SourceColumns(column=columns.publisher, nature=columns.nature, grade=columns.grade)
        rest = replace(columns, publisher="") if get(columns.url) else SourceColumns()
        return _in_text(named, get, known) + (_in_columns(rest, get, known) if rest.url else [])
    addresses, words = split_addresses(_text(get, columns.url))
    lists = {"url": addresses or (["; ".join(words)] if words else [])}
    number = len(addresses)
    for key in _LISTED:
        text = _dated(columns, get) if key == "date" and not columns.split else _text(get, getattr(columns, key))
        sign = columns.split or (None if number < 2 else "\n" if "\n" in text else ";")
        lists[key] = [part.strip() for part in text.split(sign) if part.strip()] if sign else [text] if text else []
    size = max(len(parts) for key, parts in lists.items() if key != "date")  # a day alone is no source
    if any(
        len(parts) not in (0, size) and not (len(parts) == 1 and key == "publisher") for key, parts in lists.items()
    ):
        if whole := _text(get, columns.whole):
            rows = [{"publisher": name, "reference": whole} for name in lists["publisher"]]
            return [_finished(columns, row, columns.whole, known) for row in rows]
        what = ", ".join(f"{len(parts)} of `{getattr(columns, key)}`" for key, parts in lists.items() if parts)
        raise RefusedRowError("bad-source", f"several sources cannot be told apart: there are {what}")
    rows = [{key: parts[min(at, len(parts) - 1)] for key, parts in lists.items() if parts} for at in range(size)]
    for row in rows:
        if "url" in row and not addresses:
            row["reference"] = row.pop("url")
        if columns.split and "date" in row:
            row["date"] = read_day(row["date"], When(order=columns.order), columns.date)
    return [_finished(columns, row, columns.url or columns.publisher, known) for row in rows]


def _dated(columns: SourceColumns, get: Get) -> str:
    return read_day(get(columns.date), When(order=columns.order), columns.date, get) if columns.date else ""


def _finished(columns: SourceColumns, row: Described, column: str, known: Sources) -> Described:
    """Return a source with what the record knows of its page, a publisher, and an address or a reference."""
    row = {key: one_line(value) for key, value in row.items()}
    if url := row.get("url", ""):
        url = without_tracking(url if "://" in url else f"https://{url}")
        if not is_url(url) or not is_one_url(url):
            raise RefusedRowError("bad-source", f"‘{shown(url)}’ is no whole http(s) address", column)
        row = {**known.pages.get(page_named(url), {}), **row, "url": url}
        if "publisher" not in row:
            site = site_of(host_of(url))
            names = known.publishers.get(site, set())
            row["publisher"] = next(iter(names)) if len(names) == 1 else site
            known.guessed[site] += len(names) != 1
    words = {"nature": columns.nature, "grade": columns.grade}
    row |= {key: value for key, value in words.items() if value and key not in row}
    if not row.get("publisher"):
        raise RefusedRowError("bad-source", "a source needs the name of who published it", column)
    if not row.get("url") and not row.get("reference"):
        row["reference"] = ", ".join(row[key] for key in ("title", "author", "publisher", "date") if row.get(key))
    try:
        day_of(row)
    except RefusedValueError as refusal:
        raise RefusedRowError(
            "bad-source", f"‘{shown(row['date'])}’ is no date of a source", columns.date or column
        ) from refusal
    return row


def sheet_source(sheet: SheetSource, get: Get, names: Mapping[str, str]) -> Described:
    """Return the file as a source of one row; ``names`` are those of the file and its sheet, and the row's number."""

    def filled(text: str) -> str:
        return re.sub(r"\{([^{}]+)\}", lambda found: names.get(found[1], "") or _text(get, found[1]), text)

    keys = ("publisher", "title", "author", "url", "date", "reference", "nature", "grade")
    row = {key: one_line(text) for key in keys if (text := filled(getattr(sheet, key)))}
    if "reference" not in row and "url" not in row:
        row["reference"] = ", ".join(
            part
            for part in (names["file"], names["sheet"] and f"sheet {names['sheet']}", f"row {names['row']}")
            if part
        )
    return {"publisher": names["file"].rpartition(".")[0] or names["file"], **row}
