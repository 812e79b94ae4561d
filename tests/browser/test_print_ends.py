"""Paper: how sheets end, whatever the length of what is printed."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.sheets import Sheet, print_sheets, words_of
from tests.support.projects import ADDRESS, build, make_project, write_event
from tests.support.serving import serve

LENGTHS = range(1, 15)
SAID = "It was said by the keeper of the dike, and by others who were there in the night and on the day after it, that "
FULL = 0.7
"""A sheet that is not the last one ends no higher than this part of it."""


@pytest.fixture(scope="module")
def lengths_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve entries with accounts of one paragraph and more, many who took part, a map and a log."""
    folder = make_project(tmp_path_factory.mktemp("ends") / "project")
    for length in LENGTHS:
        write_event(
            folder,
            f"2034-long-{length:02}",
            body="\n\n".join(f"{number}. {SAID * 3}it was so [@one]." for number in range(length)),
            places=["mill-dike"],
            actors=[
                {"name": f"Helper {number} of the town", "role": "responder", "note": SAID} for number in range(14)
            ],
            changes=[{"date": "2034-12-02", "class": "addition", "note": SAID}],
        )
    with serve(build(folder), urlsplit(ADDRESS).path.removeprefix("/")) as address:
        yield address


def _ends(sheets: list[Sheet]) -> list[float]:
    return [round(sheet.body[-1].bottom / sheet.height, 2) for sheet in sheets]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_sheet_ends_early(paper: str, page: Page, lengths_address: str) -> None:
    """No sheet but the last is a third empty, and the last one has more than what every page ends with; what a map is
    of is not torn.
    """
    page.emulate_media(media="print")
    for length in LENGTHS:
        page.goto(f"{lengths_address}events/2034/2034-long-{length:02}/")
        sheets = print_sheets(page, paper, "usual")
        ends = _ends(sheets)
        assert (length, [end for end in ends[:-1] if end < FULL]) == (length, [])
        assert (length, len(sheets[-1].body) > 3) == (length, True)
        caption = page.locator("figcaption").first.inner_text().split()
        assert any(set(caption) <= set(sheet.text.split()) for sheet in sheets)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_key_is_whole(paper: str, page: Page, lengths_address: str) -> None:
    """What signs and words mean stands on one sheet."""
    page.emulate_media(media="print")
    for path in ("events/", "events/2034/", "kinds/meeting/", "places/mill-dike/"):
        page.goto(lengths_address + path)
        key = words_of(" ".join(page.locator(".kt-key :is(dt, dd)").all_inner_texts()))
        sheets = print_sheets(page, paper, "usual")
        assert (path, min((set(key) - set(sheet.words) for sheet in sheets), key=len)) == (path, set())
