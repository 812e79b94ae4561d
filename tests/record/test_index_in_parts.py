"""The search index of this record in many parts finds what it finds as one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_scripts.timeline import index_parts
from tests.browser.pages import NewContext
from tests.record.test_search import QUERIES
from tests.support.projects import build
from tests.support.serving import serve

LOOSER = {"journalists killed"}
"""What finds more: a part that knows no journalist answers with a journal, which may be a form of the same word."""
TYPED = [typed for typed, _ in QUERIES]
FOUND = """async ([address, queries]) => {
  const { openIndex } = await import(`${address}assets/timeline/index.js`);
  const index = await openIndex(new URL(address));
  const found = [];
  for (const query of queries) found.push([...(await index.places(index.fold(query)))].sort((a, b) => a - b));
  return found;
}"""
ORDERED = """async ([address, order, way]) => {
  const { openIndex } = await import(`${address}assets/timeline/index.js`);
  const index = await openIndex(new URL(address));
  const filters = { kind: { any: Object.keys((await index.filters()).kind) } };
  const { results, filters: counts } = await index.search(null, { filters, order, way });
  const rows = await Promise.all(results.map((result) => result.data()));
  return { titles: rows.map(({ url }) => url), counts, all: await index.filters() };
}"""


@pytest.fixture(scope="module")
def address_of_parts(record_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build this record again with an index of many parts, and serve it."""
    folder = Path(shutil.copytree(record_site.parent, tmp_path_factory.mktemp("parts") / "project"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_parts, "LEAST", 16)
        site = build(folder)
    parts = [path for path in (site / "pagefind").iterdir() if path.is_dir()]
    assert len(parts) >= 8
    with serve(site) as address:
        yield address


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """A page of a browser."""
    return new_context().new_page()


def test_the_same_is_found(page: Page, record_address: str, address_of_parts: str) -> None:
    """Each query finds the same events, also where most parts do not know its words, or only their beginnings."""
    page.goto(f"{record_address}search/")
    whole = page.evaluate(FOUND, [record_address, TYPED])
    page.goto(f"{address_of_parts}search/")
    parts = page.evaluate(FOUND, [address_of_parts, TYPED])
    assert sum(map(bool, whole)) > 100
    differ = {typed for typed, one, other in zip(TYPED, parts, whole, strict=True) if one != other}
    assert differ == LOOSER


@pytest.mark.parametrize("order", ["date", "killed"])
def test_the_same_order_and_counts(order: str, page: Page, record_address: str, address_of_parts: str) -> None:
    """Results in an order, and the counts of all choices, are those of one index."""
    page.goto(f"{record_address}search/")
    whole = page.evaluate(ORDERED, [record_address, order, "desc"])
    page.goto(f"{address_of_parts}search/")
    parts = page.evaluate(ORDERED, [address_of_parts, order, "desc"])
    assert len(whole["titles"]) > 100
    assert parts == whole
