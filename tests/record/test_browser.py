"""The pages of this record in a browser: long names, real addresses and full lists, which the example record lacks."""

from pathlib import Path

import pytest

from tests.browser.pages import KINDS, NARROW, OVERFLOWING, WIDE, NewContext, Scheme, barriers, open_page, path_of


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide-light", "narrow-dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_sound(
    kind: str, size: tuple[int, int], scheme: Scheme, new_context: NewContext, record_site: Path, record_address: str
) -> None:
    """The fullest page of each kind has no error, no request to another host, no overflow, no barrier by axe."""
    page = open_page(new_context, record_address, path_of(kind, record_site), size, scheme)
    assert page.evaluate(OVERFLOWING) == [False, []]
    assert barriers(page) == []
