"""The files beside the tables: a database whose keys hold, a package, a map, linked data, an API; checksums of all."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from build_scripts.exports.data import api
from build_scripts.exports.data.bulk import write_bulk
from build_scripts.exports.data.tables import TABLES
from build_scripts.pages.context import Site
from tests.examples import RECORD
from tests.exports.data.made import context_of

BREACH = "2031-04-02-mill-dike-breach"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example record in bulk."""
    folder = tmp_path_factory.mktemp("bulk")
    write_bulk(context_of(RECORD), folder)
    return folder


def test_files(made: Path) -> None:
    """Every address that others may build on is there, and the checksums of all files in `data/` are right."""
    tables = {f"data/{table.name}.{form}" for table in TABLES for form in ("csv", "json")}
    others = {"datapackage.json", "events.geojson", "record.sqlite", "record.jsonld", "SHA256SUMS"}
    interface = {"api/v1/index.json", "api/v1/events.json", "api/v1/events/2031.json", "api/v1/events/2032.json"}
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert files == tables | {f"data/{name}" for name in others} | interface
    lines = [line.split("  ") for line in (made / "data/SHA256SUMS").read_text().splitlines()]
    assert {name: digest for digest, name in lines} == {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in (made / "data").iterdir()
        if path.name != "SHA256SUMS"
    }


def test_same_bytes(made: Path, tmp_path: Path) -> None:
    """The same record gives the same bytes, those of the database too."""
    write_bulk(context_of(RECORD), tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == {
        path.name: path.read_bytes() for path in (made / "data").iterdir()
    }


def test_without_an_address(tmp_path: Path) -> None:
    """A site that does not know its address has no linked data, and paths for addresses."""
    write_bulk(context_of(RECORD, Site("Chronicle")), tmp_path)
    assert not (tmp_path / "data/record.jsonld").exists()
    with (tmp_path / "data/events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["url"] for row in csv.DictReader(file)][:1] == ["events/2031/2031-04-inquiry/"]


def test_database(made: Path) -> None:
    """Its keys hold, its lists are tables, it is sound, and a search finds words with and without accents."""
    with closing(sqlite3.connect(made / "data/record.sqlite")) as database:
        ask = database.execute
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        context = context_of(RECORD)
        for table in TABLES:
            assert ask(f"SELECT count(*) FROM {table.name}").fetchone() == (len(list(table.rows(context))),)
        assert ask(
            "SELECT figures.value_words, sources.publisher FROM figures"
            " JOIN figures_sources AS cited ON cited.id = figures.id JOIN sources ON sources.id = cited.named"
            " WHERE figures.is_current ORDER BY figures.position"
        ).fetchall() == [
            ("at least 36", "River Watch"),
            ("12", "River Watch"),
            ("dozens", "Marrow Gazette"),
            ("1200", "Marrow Gazette"),
        ]
        found = "SELECT id FROM events WHERE rowid IN (SELECT rowid FROM events_search WHERE events_search MATCH ?)"
        assert ask(found, ("inquíry came",)).fetchall() == [(BREACH,)]
        assert ask("SELECT id FROM events WHERE first_day <= '2031-04-02' AND last_day >= '2031-04-02'").fetchall() == [
            ("2031-04-inquiry",),
            (BREACH,),
        ]
        assert ask(
            "SELECT json_each.value FROM events, json_each(places) WHERE events.id = ?", (BREACH,)
        ).fetchall() == [
            ("places/mill-dike",),
            ("places/lower-marrow",),
        ]


def test_package(made: Path) -> None:
    """It describes each CSV as it is: its columns in order, its keys, its size and checksum; other files by theirs."""
    package = json.loads((made / "data/datapackage.json").read_text("utf-8"))
    assert {name: value for name, value in package.items() if name != "resources"} == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chronicle-of-the-marrow",
        "title": "Chronicle of the Marrow",
        "description": "A river.",
        "homepage": "https://chronicle.example/river/",
        "version": "0123456789ab",
        "licenses": [{"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}],
    }
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert resources.keys() == {path.name for path in (made / "data").iterdir()} - {"datapackage.json", "SHA256SUMS"}
    for path, resource in resources.items():
        data = (made / "data" / path).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    for table in TABLES:
        schema = resources[f"{table.name}.csv"]["schema"]
        assert (made / f"data/{table.name}.csv").read_text("utf-8").splitlines()[0] == ",".join(
            field["name"] for field in schema["fields"]
        )
        assert schema["primaryKey"] == ["id"]
        keys = {key["fields"][0]: key["reference"]["resource"] or table.name for key in schema["foreignKeys"]}
        assert keys == {c.name: c.names for c in table.columns if c.names and c.type != "list"}


def test_map(made: Path) -> None:
    """An event is where its own point is, else where its places are; how exact that is stands beside it."""
    features = {row["id"]: row for row in json.loads((made / "data/events.geojson").read_text("utf-8"))["features"]}
    shown = {
        name: (row["geometry"], row["properties"]["precision"], row["properties"]["is_own_point"])
        for name, row in features.items()
    }
    assert shown == {
        "2031-04-inquiry": (None, None, False),
        BREACH: ({"type": "Point", "coordinates": [-20.254, 10.505]}, "200 m", True),
        "2032-budget-vote": ({"type": "Point", "coordinates": [-20.25, 10.5]}, "town", False),
        "2032-02-withdrawn": (None, None, False),
    }


def _addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [
            item
            for name, item in value.items()
            if name in ("@id", "url", "contentUrl", "isPartOf") and isinstance(item, str)
        ]
        return own + [address for name, item in value.items() if name != "@context" for address in _addresses(item)]
    return [address for item in value for address in _addresses(item)] if isinstance(value, list) else []


def test_linked_data(made: Path) -> None:
    """Every address is whole; the point of an event keeps its decimals."""
    data = json.loads((made / "data/record.jsonld").read_text("utf-8"))
    assert [address for address in _addresses(data) if not address.startswith("https://chronicle.example/river/")] == []
    (breach,) = (row for row in data["@graph"] if row["@id"].endswith(f"{BREACH}/"))
    assert breach["contentLocation"][0]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": "10.505",
        "longitude": "-20.254",
    }


def test_interface(made: Path) -> None:
    """The index leads to a file for each year; an entry has its statements within it."""
    index = json.loads((made / "api/v1/events.json").read_text("utf-8"))
    root = "https://chronicle.example/river/api/v1/events/"
    assert index == {
        "format": 1,
        "record": "0123456789ab",
        "events": 4,
        "files": [{"year": year, "events": 2, "url": f"{root}{year}.json"} for year in (2031, 2032)],
    }
    _, breach = json.loads((made / "api/v1/events/2031.json").read_text("utf-8"))
    counts = {name: len(breach[name]) for name in ("figures", "attributions", "claims", "participants", "relations")}
    assert counts == {"figures": 5, "attributions": 2, "claims": 1, "participants": 2, "relations": 1}
    assert [row["value_words"] for row in breach["figures"]] == ["at least 36", "60", "12", "dozens", "1200"]


def test_a_crowded_year_is_several_files(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too long for one file goes on in the next, and nothing is lost."""
    monkeypatch.setattr(api, "MOST", 1)
    files = {path: "".join(pieces) for path, pieces in api.render_api(context_of(RECORD), made / "data")}
    names = ("2031", "2031-2", "2032", "2032-2")
    ids = [json.loads(files[f"api/v1/events/{name}.json"])[0]["id"] for name in names]
    assert ids == ["2031-04-inquiry", BREACH, "2032-budget-vote", "2032-02-withdrawn"]
    listed = json.loads(files["api/v1/events.json"])["files"]
    assert [row["url"].rpartition("/")[2] for row in listed] == [f"{name}.json" for name in names]
