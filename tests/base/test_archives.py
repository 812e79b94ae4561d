"""Archived copies: which page an address is a copy of, and which addresses at archives are no copies."""

import pytest

from build_scripts.base.archives import copied_page, names_no_copy

PAGE = "https://example.org/2031/flood?id=5"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (f"https://web.archive.org/web/20310505101500/{PAGE}", PAGE),
        (f"http://web.archive.org/web/2031/{PAGE}", PAGE),
        (f"https://web.archive.org/web/20310505101500if_/{PAGE}", PAGE),
        ("https://web.archive.org/web/20310505101500/http:/example.org/a", "http://example.org/a"),
        ("https://web.archive.org/web/20310505101500/example.org/a", "http://example.org/a"),
        ("https://web.archive.org/20310505101500/https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
        (f"https://archive.today/20310505101500/{PAGE}", PAGE),
        (f"https://archive.ph/2031.05.05-101500/{PAGE}", PAGE),
        (f"https://archive.is/o/AbC12/{PAGE}", PAGE),
        (f"https://wayback.archive-it.org/123/20310505101500/{PAGE}", PAGE),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/20310505101500/{PAGE}", PAGE),
        (f"https://arquivo.pt/wayback/20310505101500/{PAGE}", PAGE),
    ],
)
def test_copies_that_name_their_page(url: str, page: str) -> None:
    """The page is what stands behind the moment, with the parts that archives leave out; such an address is a copy."""
    assert (copied_page(url), names_no_copy(url)) == (page, False)


@pytest.mark.parametrize(
    "url",
    [
        "https://archive.ph/AbC12",
        "https://archive.today/AbC12/image",
        "https://perma.cc/ABCD-1234",
        "https://ghostarchive.org/archive/AbC12",
        "https://ghostarchive.org/varchive/abcdefghijk",
        "https://archive.org/details/marrow-almanac-1931",
        "https://www.webcitation.org/6AbCdEfGh",
        "https://example.org/archive/1",
        "https://example.org/2031/05/05/https-for-all",
        "https://example.org/share?u=https://example.com/a",
        "https://[",
        "",
    ],
)
def test_copies_that_do_not_tell(url: str) -> None:
    """A short code, a library's item or a page of any other site may be a copy: nothing is said of it."""
    assert (copied_page(url), names_no_copy(url)) == ("", False)


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org",
        "https://web.archive.org/",
        "https://web.archive.org/web/",
        f"https://web.archive.org/web/*/{PAGE}",
        f"https://web.archive.org/web/2031*/{PAGE}",
        f"https://web.archive.org/web/{PAGE}",
        f"https://web.archive.org/save/{PAGE}",
        "https://web.archive.org/web/20310505101500/",
        "https://web.archive.org/details/https://example.org/",
        "https://archive.org/",
        "https://archive.org/web/",
        "https://archive.org/wayback/available?url=example.org",
        "https://archive.ph/",
        f"https://archive.ph/{PAGE}",
        f"https://archive.ph/newest/{PAGE}",
        "https://archive.today/example.org/a",
        "https://archive.today/search/?q=flood",
        f"https://archive.is/submit/?url={PAGE}",
        "https://archive.ph/*.example.org",
        "https://perma.cc/",
        "https://example.org/",
        "https://example.org",
        "https://www.example.org/#top",
        "https://ghostarchive.org/search?term=flood",
        f"https://webcache.googleusercontent.com/search?q=cache:{PAGE}",
    ],
)
def test_addresses_that_name_no_copy(url: str) -> None:
    """A front page, a search, a list of copies and an order to save one are no copies, and tell of no page."""
    assert (copied_page(url), names_no_copy(url)) == ("", True)
