"""The pages of this record in a browser: long names, real addresses and full lists, which the example record lacks."""

from pathlib import Path

import pytest

from tests.browser.pages import KINDS, OVERFLOWING, SMALL, WIDE, NewContext, Scheme, barriers, open_page, path_of


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "dark"), (SMALL, "light")], ids=["wide-dark", "small-light"])
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_sound(
    kind: str, size: tuple[int, int], scheme: Scheme, new_context: NewContext, record_site: Path, record_address: str
) -> None:
    """The fullest page of each kind has no error, no request to another host, no overflow, no barrier by axe."""
    page = open_page(new_context, record_address, path_of(kind, record_site), size, scheme)
    assert page.evaluate(OVERFLOWING) == [False, []]
    assert barriers(page) == []


def test_way_within_an_entry_leads_there(new_context: NewContext, record_site: Path, record_address: str) -> None:
    """On a telephone the way to the end of the fullest entry ends where the citation is, whatever lies between."""
    page = open_page(new_context, record_address, path_of("entry", record_site), SMALL, "light")
    page.goto(f"{page.url}#cite")
    page.wait_for_timeout(300)
    top = page.evaluate("document.getElementById('cite').getBoundingClientRect().top")
    assert 0 <= top < SMALL[1]
