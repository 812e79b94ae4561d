"""Caches only save time: however they are damaged, and whatever was edited, a build gives what a clean build gives."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest

from tests.support.projects import build, clean_build, contents, differing, replace, write, write_event

CACHES = (
    *("parsed", "entries", "extracts", "whole", "checked"),
    *("documents.manifest", "pagefind.manifest", "pages.manifest"),
)
INQUIRY = "events/2031/2031-04-inquiry.md"
BREACH = "events/2031/2031-04-02-mill-dike-breach.md"


@pytest.fixture
def project(example_project: Path, tmp_path: Path) -> Path:
    """A copy of a built project, caches and times of files included."""
    return Path(shutil.copytree(example_project, tmp_path / "project"))


@pytest.fixture(scope="module")
def clean(example_site: Path) -> Mapping[str, bytes]:
    """What a clean build gives."""
    return contents(example_site)


def _flip(at: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[int(at * (len(data) - 1))] ^= 1
        path.write_bytes(data)

    return flip


def _other_version(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(data[13:20], b"0000000", 1))


def _cut(to: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * to))


DAMAGE: Mapping[str, Callable[[Path], None]] = {
    "first byte flipped": _flip(0),
    "a byte of the digest flipped": lambda path: _flip(70 / path.stat().st_size)(path),
    "a byte in the middle flipped": _flip(0.5),
    "last byte flipped": _flip(1),
    "cut in half": _cut(0.5),
    "empty": _cut(0),
    "another version's": _other_version,
    "deleted": Path.unlink,
    "of another file": lambda path: void(path.write_bytes((path.parent / CACHES[0]).read_bytes())),
    "not JSON": lambda path: void(path.write_bytes(b"\xff\xfe\n\x00")),
}


def void(_: object) -> None:
    """Nothing of it."""


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_caches_change_nothing(damage: str, project: Path, clean: Mapping[str, bytes]) -> None:
    """Caches that are torn, altered, foreign or gone are made anew, and the site is the same."""
    for name in reversed(CACHES):
        DAMAGE[damage](project / ".timeline" / name)
    assert differing(contents(build(project)), clean) == []
    assert _documents(project) == 4


@pytest.mark.parametrize("name", CACHES)
@pytest.mark.parametrize("damage", ["a byte in the middle flipped", "deleted"])
def test_one_damaged_cache_with_an_edit(damage: str, name: str, project: Path, tmp_path: Path) -> None:
    """One cache that disagrees with the others and with the record does not mislead a build."""
    DAMAGE[damage](project / ".timeline" / name)
    (project / "events/2032/2032-02-withdrawn.md").unlink()
    replace(project / INQUIRY, "title: Inquiry", "title: An inquiry")
    assert differing(contents(build(project)), clean_build(project, tmp_path / "clean")) == []
    assert _documents(project) == 3


def _documents(project: Path) -> int:
    """How many search documents the indexer is given; they are those of the record's events."""
    return len(list((project / ".timeline/documents").rglob("*.html")))


def test_altered_site_is_mended(project: Path, clean: Mapping[str, bytes]) -> None:
    """Files of the site that were altered, deleted, cut, added or replaced by hand are as they should be again."""
    site = project / "site"
    altered = site / "events/2031/2031-04-inquiry/index.html"
    altered.write_bytes(altered.read_bytes().replace(b"Inquiry", b"Enquiry"))
    (site / "actors/council/index.html").unlink()
    os.truncate(site / "events/index.html", 10)
    (site / "places/index.html").write_bytes(b"")
    shutil.rmtree(site / "kinds")
    (site / "more.html").write_text("by hand")
    (site / "assets/timeline/timeline.css").write_text("")
    (site / "sitemap.xml").unlink()
    assert differing(contents(build(project)), clean) == []


def test_altered_search_is_mended(project: Path, clean: Mapping[str, bytes]) -> None:
    """Search documents and index files that were altered or deleted are made again."""
    documents = project / ".timeline/documents/all/2031"
    (documents / "2031-04-inquiry.html").write_text("<p>other</p>")
    (documents / "2031-04-02-mill-dike-breach.html").unlink()
    (documents / "2031-09-stray.html").write_text("<p>stray</p>")
    (project / "site/pagefind/all/pagefind-entry.json").write_text("{}")
    (project / ".timeline/pagefind/pagefind.js").unlink()
    build(project)
    made = {path.name: path.read_bytes() for path in documents.iterdir()}
    build(project.rename(project.with_name("moved")))
    assert sorted(made) == ["2031-04-02-mill-dike-breach.html", "2031-04-inquiry.html"]
    assert b"other" not in made["2031-04-inquiry.html"]
    site = project.with_name("moved") / "site"
    assert (site / "pagefind/pagefind.js").is_file()
    assert (site / "pagefind/all/pagefind-entry.json").read_text() != "{}"
    assert differing(contents(site), clean) == []


@pytest.mark.parametrize("gone", ["site", ".timeline", ".timeline/documents", ".timeline/pagefind", "site/pagefind"])
def test_missing_folder_is_made_again(gone: str, project: Path, clean: Mapping[str, bytes]) -> None:
    """A site or a cache that was deleted, wholly or in part, is made again."""
    shutil.rmtree(project / gone)
    assert differing(contents(build(project)), clean) == []
    assert (project / "site/pagefind/all/pagefind-entry.json").is_file()


REDIRECTED = {
    "events": "events/2031/2031-04-02-old-slug/index.html",
    "actors": "actors/gauge-watch/index.html",
    "places": "places/gauge-hut/index.html",
    "tags": "tags/levee/index.html",
}
"""Old addresses, which are written with the files beside the pages, by their folders."""


def test_nothing_changed_nothing_made(project: Path) -> None:
    """A build of an unchanged record takes every page of the record, and the index, from the last one."""
    build(project)
    times = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*") if path.is_file()}
    build(project)
    made = [path for path, time in times.items() if path.stat().st_mtime_ns != time]
    names = {path.relative_to(project / "site").parts[0] for path in made}
    assert names <= {
        "assets",
        "index.html",
        "methodology",
        "404.html",
        "CITATION.cff",
        "datacite.json",
        "map",
        "sitemap.xml",
        "version.json",
        "schema",
        "search",
        *REDIRECTED,
    }
    paths = sorted(path.relative_to(project / "site").as_posix() for path in made)
    assert {Path(path).suffix for path in paths if path.startswith("search/")} == {".json"}
    assert [path for path in paths if path.startswith("map/")] == ["map/outlines.svg"]
    assert [path for path in paths if path.partition("/")[0] in REDIRECTED] == sorted(REDIRECTED.values())


def test_an_edit_leaves_most_of_the_index(project: Path) -> None:
    """The index of a part is made again whole; files that are the same in it stay, and need not be linked again."""

    def fragments() -> set[tuple[str, int]]:
        return {(path.name, path.stat().st_ino) for path in (project / ".timeline/pagefind/all/fragment").iterdir()}

    before = fragments()
    (project / INQUIRY).write_text((project / INQUIRY).read_text("utf-8") + "\nIt rained.\n", "utf-8")
    build(project)
    assert (len(before - fragments()), len(fragments() - before), len(before)) == (1, 1, len(fragments()))


def _own_strings(project: Path) -> None:
    write(project / "words.yml", "interface: {account: What happened}\n")
    replace(project / "mkdocs.yml", "workers: 1", "workers: 1\n    strings: words.yml")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "a title": lambda p: replace(p / INQUIRY, "title: Inquiry into the breach", "title: The inquiry"),
    "a date": lambda p: replace(p / INQUIRY, "date: 2031-04~", "date: 2033-04"),
    "a name": lambda p: replace(p / "events/_actors/council.md", "name: Council", "name: Town council"),
    "a place": lambda p: replace(p / "events/_places/mill-dike.md", "within: lower-marrow", "within: marrow-region"),
    "a tie": lambda p: replace(p / INQUIRY, "{event: 2031-04-02-mill-dike-breach}", "{event: 2032-budget-vote}"),
    "a claim": lambda p: replace(
        p / "events/2031/2031-04-02-mill-dike-breach.md", "about: [2031-04-inquiry]", "about: []"
    ),
    "a new event": lambda p: void(write_event(p, "2029-flood", title="An old flood", tags=["dike"])),
    "a label": lambda p: replace(p / "events/_vocabulary.yml", "label: Meeting", "label: Session"),
    "a renamed file": lambda p: void((p / "events/2029/2029-flood.md").rename(p / "events/2029/2029-old-flood.md")),
    "a deleted event": lambda p: (p / "events/2032/2032-02-withdrawn.md").unlink(),
    "a tombstone": lambda p: write(
        p / "events/_removed.yml",
        "2031-removed-entry: {date: 2032-03-01, reason: privacy}\n"
        "2032-02-withdrawn: {date: 2033-01-01, reason: safety}\n",
    ),
    "the home text": lambda p: write(p / "docs/index.md", "# Home\n\nOther words.\n"),
    "a page of the docs": lambda p: replace(p / "docs/methodology.md", "# Methodology", "# How we work"),
    "the site's name": lambda p: replace(p / "mkdocs.yml", "site_name: Chronicle of", "site_name: Chronicles of"),
    "the site's address": lambda p: replace(p / "mkdocs.yml", "chronicle.example/river", "chronicle.example/stream"),
    "no address": lambda p: replace(p / "mkdocs.yml", "site_url:", "# site_url:"),
    "strings": lambda p: _own_strings(p),
    "the words of a string": lambda p: write(p / "words.yml", "interface: {account: What took place}\n"),
    "nothing": lambda p: None,
}


def test_edits_one_after_another_are_as_built_clean(project: Path, tmp_path: Path) -> None:
    """After each of many edits the site built on the last one is byte for byte what a clean build gives."""
    for edits in batched(EDITS, 2):
        for name in edits:
            EDITS[name](project)
        assert (edits, differing(contents(build(project)), clean_build(project, tmp_path / "clean"))) == (edits, [])


def batched(names: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Names so many at a time."""
    rest = iter(names)
    while batch := tuple(islice(rest, size)):
        yield batch


def test_pages_of_a_former_address_leave_the_site(project: Path) -> None:
    """What is built no more is in the site no more, and no document of it is indexed."""
    (project / "events/2032/2032-02-withdrawn.md").unlink()
    build(project)
    assert not (project / "site/events/2032/2032-02-withdrawn").exists()
    assert not (project / ".timeline/documents/all/2032/2032-02-withdrawn.html").exists()
