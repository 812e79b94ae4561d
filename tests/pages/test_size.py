"""No page grows with the record: on ten thousand events of a crowd, every page stays below a million bytes."""

from collections import Counter
from collections.abc import Sequence

import pytest

from build_scripts.exports import sitemap
from build_scripts.exports.event_set import holders_of
from build_scripts.exports.exporters import plan_files
from build_scripts.pages import plan_pages
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned
from tests.pages.crowded import BUSY_DAY, FULL, NAMED, PLACES, SIZE, crowded
from tests.support.plans import plan_documents

MOST = 1_000_000
AROUND = 30_000
"""More than what the theme puts around a page."""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """The crowded record."""
    return crowded(tmp_path_factory.mktemp("crowd") / "project")


@pytest.fixture(scope="module")
def planned(crowd: Context) -> Sequence[Planned]:
    """All its pages."""
    return plan_pages(crowd)


def _size(crowd: Context, page: Planned) -> int:
    made = page.make(crowd)
    return AROUND + len(made.body.encode()) if isinstance(made, Page) else len(made)


def _can_grow(page: Planned) -> bool:
    """Whether a page is to be made here: of the pages of entries only the crowded ones, of printed shares the first."""
    parts = page.path.split("/")
    if parts[0] == "events" and len(parts) > 3 and len(parts[2]) > len("07-13-part-10"):
        return parts[2] in (NAMED, FULL)
    return parts[0] != "print" or "part" not in page.path or page.path.endswith("-part-1/")


def test_no_page_is_larger_than_a_million_bytes(crowd: Context, planned: Sequence[Planned]) -> None:
    """Lists of a busy day, an actor, a place, a kind, a publisher, thousands of names, full entries, printed parts."""
    assert len(crowd.timeline.events) == SIZE + 2
    sizes = {page.path: _size(crowd, page) for page in planned if _can_grow(page)}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}
    day = f"2018/07-{BUSY_DAY.day}-part-2/"
    actor, place = next(iter(crowd.timeline.actors)), crowd.timeline.events[0].places[0]
    made = {
        f"events/{day}",
        f"print/{day}",
        f"actors/{actor}/{day}",
        f"places/{place}/{day}",
        f"events/1990/{NAMED}/{day}",
    }
    assert made <= {page.path for page in planned}
    assert any(path.startswith("places/letters/kala") for path in sizes)


def test_every_event_and_every_name_is_listed(crowd: Context, planned: Sequence[Planned]) -> None:
    """What is split loses nothing: the chronology has a row for each event, the places a line for each place."""
    made = {
        page.path: page.make(crowd)
        for page in planned
        if page.path.startswith(("events/", "places/letters/"))
        and _can_grow(page)
        and not page.path.startswith((f"events/1990/{NAMED}", f"events/1991/{FULL}"))
    }
    texts = {path: page.body for path, page in made.items() if isinstance(page, Page)}
    rows = sum(text.count('class="kt-row"') for path, text in texts.items() if path.startswith("events/"))
    assert rows == SIZE + 2
    lines = sum(text.count('class="kt-indent-0"') for path, text in texts.items() if path.startswith("places/"))
    assert lines == len(crowd.timeline.places) > PLACES


def test_other_files_do_not_grow(crowd: Context, planned: Sequence[Planned]) -> None:
    """No search document, no feed and no sitemap is large; a sitemap has no more addresses than the protocol allows."""
    documents = [each for each in plan_documents(crowd) if each.path.split("/")[2] in (f"{NAMED}.html", f"{FULL}.html")]
    assert [size for size in (_size(crowd, each) for each in documents) if size > MOST] == []
    thrice = [f"{times}/{page.path}" for times in range(3) for page in planned]
    beside = Context(crowd.timeline, crowd.site, crowd.strings, thrice)
    files = dict(sitemap.export(beside))
    addresses = Counter({name: data.count(b"<url>") for name, data in files.items()})
    assert addresses.total() == len(thrice)
    assert max(addresses.values()) <= 50_000
    assert max(map(len, files.values())) < 50_000_000
    feeds = {file.path: _size(crowd, file) for file in plan_files(crowd)}
    assert {path: size for path, size in feeds.items() if size > MOST} == {}
    of_choices = [path for path in feeds if path.startswith("timeline/of/")]
    assert len(of_choices) == sum(map(len, holders_of(crowd.timeline).values()))
    assert len(feeds) - len(of_choices) < SIZE / 10
