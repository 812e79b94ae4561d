"""The addresses of a record, and the lines where they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_scripts.linkcheck.addresses import Address, Use, collect
from build_scripts.linkcheck.lines import Lines
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD, set_up
from tests.support.projects import write, write_event

DIKE = "events/2031/2031-04-02-mill-dike-breach.md"
ISSUE = "https://example.org/gazette/2031/04/04?page=1&part=2"
ARCHIVE = "https://example.org/archive/1"
DAY = (date(2031, 4, 4), date(2031, 4, 4))


def addresses(project: Path) -> list[Address]:
    """The addresses of the record in ``project``."""
    return list(collect(load_record(read_files(project / "events"), None)).values())


def test_every_address_of_a_record() -> None:
    """Sources, archived copies, links of the text and sources of coordinates, in the order of files, with lines."""
    lines = Lines(RECORD)
    found = [(each.url, [(use, lines.of(use)) for use in each.uses]) for each in addresses(RECORD)]
    expected = [
        (ISSUE, Use(DIKE, "url", ISSUE, "gazette-2031", ARCHIVE, DAY), 47),
        (ARCHIVE, Use(DIKE, "archive", ARCHIVE, "gazette-2031", ISSUE, DAY), 48),
        ("https://example.org/gauge", Use(DIKE, "body", "https://example.org/gauge"), 76),
    ]
    assert [(url, uses[0][0], uses[0][1]) for url, uses in found if uses[0][0].path == DIKE] == expected
    gauge = "https://example.org/gauges/old"
    place = Use("events/_places/old-gauge.md", "coordinates", gauge)
    assert (gauge, [(place, 7)]) in found


def test_one_address_in_several_places(tmp_path: Path) -> None:
    """An address that is in several places is one, however it is written there."""
    body = "Two: [a](https://EXAMPLE.org:443/one#part) and <https://example.org/two> [@one].\n\nAgain [@one]."
    source = {"one": {"publisher": "Gazette", "url": "https://example.org/one"}}
    write(tmp_path / "events/_vocabulary.yml", (RECORD / "events/_vocabulary.yml").read_text("utf-8"))
    write_event(tmp_path, "2031-one", body=body, sources=source)
    write_event(tmp_path, "2032-two", sources=source)
    lines = Lines(tmp_path)
    one, two = addresses(tmp_path)
    assert (one.url, two.url) == ("https://example.org/one", "https://example.org/two")
    assert [(use.path[-6:-3], use.part, lines.of(use)) for use in one.uses] == [
        ("one", "url", 7),
        ("one", "body", 10),
        ("two", "url", 7),
    ]


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """Where a file cannot be read any more, its first line has to do."""
    assert Lines(tmp_path).of(Use("events/2031/x.md", "url", "http://a.example/", "one")) == 1
    assert Lines(tmp_path).of(Use("events/2031/x.md", "body", "http://a.example/")) == 1


def test_what_is_no_address(tmp_path: Path) -> None:
    """What the check of the record refuses is not visited either."""
    write(tmp_path / "events/_vocabulary.yml", (RECORD / "events/_vocabulary.yml").read_text("utf-8"))
    for number, url in enumerate(["ftp://example.org/", "example.org", "https://exa mple.org/", "javascript:alert(1)"]):
        write_event(tmp_path, f"2031-case-{'abcd'[number]}", sources={"one": {"publisher": "Gazette", "url": url}})
    assert addresses(tmp_path) == []


def test_coordinates_from_a_gazetteer(tmp_path: Path) -> None:
    """A number in a gazetteer, or a publication in words, is no address."""
    set_up(RECORD.parent / "valid" / "least.md", tmp_path)
    assert not any(use.written.startswith("geonames") for each in addresses(tmp_path) for use in each.uses)
