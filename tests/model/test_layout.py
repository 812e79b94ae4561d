"""The layout: which file lies where, what an id is, and where an entry is shown."""

import pytest

from build_scripts.model.layout import (
    FOLDERS,
    REGISTRIES,
    TYPES,
    EntryKind,
    Kind,
    entry_path,
    entry_url,
    identify_file,
    impossible_date,
    is_event_id,
    is_id,
    kind_in,
    link_path,
    registry_at,
    year_url,
)

ENTRIES: tuple[tuple[EntryKind, str, str, str], ...] = (
    (
        "event",
        "2031-04-02-breach",
        "2031/2031-04-02-breach",
        "events/2031/2031-04-02-breach/",
    ),
    ("actor", "rowing-club", "_actors/rowing-club", "actors/rowing-club/"),
    ("place", "mill-dike", "_places/mill-dike", "places/mill-dike/"),
)


@pytest.mark.parametrize(
    "text", ["2018-x", "2018-07-13-a-b2", "2018-100-floods", "2018-02-30floods", "2020-02-29-x", "0001-x"]
)
def test_event_ids(text: str) -> None:
    """An event's id begins with a year and has words; two digits alone behind it are a month, and then a day."""
    assert is_event_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "2018",
        "2018-07-13",
        "18-x",
        "2018-X",
        "2018-x-",
        "2018--x",
        "../2018-x",
        "2018-x/y",
        "٢٠١٨-x",
        "2018-x\n",
        "2018-" + "x" * 96,
        "2018-13-floods",
        "2018-00-x",
        "2018-13-99-x",
        "2018-02-29-x",
        "2018-04-31-x",
        "2018-5-5-x",
        "0000-x",
    ],
)
def test_no_event_ids(text: str) -> None:
    """Ids without words, with other characters, with a path, too long, or with an impossible date are none."""
    assert not is_event_id(text)


@pytest.mark.parametrize("text", ["", "A", "a_b", "a.b", "..", "a/b", "-a", "a-", "é", "x" * 101])
def test_no_ids(text: str) -> None:
    """So it is with ids of actors and places."""
    assert not is_id(text)


@pytest.mark.parametrize("name", ["2031-x", "2031-100-x", "2024-02-29-x", "2031-05-x", "x", "2031-05-123-x"])
def test_possible_dates(name: str) -> None:
    """Only two digits by themselves are a month or a day."""
    assert impossible_date(name) == ""


@pytest.mark.parametrize(("kind", "entry_id", "inside", "url"), ENTRIES)
def test_an_entry_has_one_path_and_one_address(kind: EntryKind, entry_id: str, inside: str, url: str) -> None:
    """Its path, the link that other entries write, and its page all follow from its kind and its id, and back."""
    assert identify_file(f"{inside}.md") == (kind, entry_id)
    assert kind_in(inside.partition("/")[0]) == kind
    assert entry_path(kind, entry_id) == f"events/{inside}.md"
    assert link_path(kind, entry_id) == f"../{inside}.md"
    assert entry_url(kind, entry_id) == url
    assert registry_at(entry_path(kind, entry_id)) is None


def test_registries() -> None:
    """The single files lie at the top of the record's folder, and nowhere else."""
    assert {identify_file(name) for name in REGISTRIES.values()} == {
        ("vocabulary", "_vocabulary"),
        ("removed", "_removed"),
    }
    assert registry_at("events/_removed.yml") == "removed"
    assert identify_file("2031/_removed.yml") is None


def test_every_kind_has_a_place() -> None:
    """Each kind of file is an entry in a folder of its own or of a year, or a single file."""
    kinds: set[Kind] = {"event", *FOLDERS, *REGISTRIES}
    assert set(TYPES) == kinds


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "2031-flood.md",
        "2031/2030-flood.md",
        "2031/flood.md",
        "2031/2031-flood.txt",
        "2031/2031-flood",
        "2031/05/2031-flood.md",
        "18/2031-flood.md",
        "_actors/Rowing.md",
        "_actors/readme.md",
        "_actors/index.md",
        "_actors/rowing-conflicted-copy.md",
        "2031/2031-flood-conflicted-copy.md",
        "_actor/rowing.md",
        "_actors/a/rowing.md",
        "vocabulary.yml",
    ],
)
def test_no_file_of_the_record(inside: str) -> None:
    """Everything else has no place."""
    assert identify_file(inside) is None


def test_years_have_four_digits() -> None:
    """The address of an early year has as many digits as its folder."""
    assert (year_url(33), year_url("2031")) == ("events/0033/", "events/2031/")
