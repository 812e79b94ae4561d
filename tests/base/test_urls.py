"""Tracking parameters: what is one, what only looks like one, and an address without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.urls import tracking_parameters, without_tracking

BARE = "https://example.org/a"


@pytest.mark.parametrize(
    ("url", "names", "clean"),
    [
        (f"{BARE}?utm_source=x", ("utm_source",), BARE),
        (f"{BARE}?utm_source=x#top", ("utm_source",), f"{BARE}#top"),
        (f"{BARE}?id=5&utm_source=x&utm_medium=y", ("utm_source", "utm_medium"), f"{BARE}?id=5"),
        (f"{BARE}?utm_source=x&id=5&fbclid=z&b=", ("utm_source", "fbclid"), f"{BARE}?id=5&b="),
        (f"{BARE}?b=%2f&gclid=1&a=+", ("gclid",), f"{BARE}?b=%2f&a=+"),
        (f"{BARE}?id=5&&fbclid=z&", ("fbclid",), f"{BARE}?id=5&&"),
        (f"{BARE}?fbclid", ("fbclid",), BARE),
        (f"{BARE}?&fbclid=z&", ("fbclid",), BARE),
        (f"{BARE}?UTM_Source=x", ("UTM_Source",), BARE),
        (f"{BARE}?id=5&amp;utm_source=x&amp;page=2", ("utm_source",), f"{BARE}?id=5&amp;page=2"),
        (f"{BARE}?u=https%3A%2F%2Fexample.com%2F&fbclid=z", ("fbclid",), f"{BARE}?u=https%3A%2F%2Fexample.com%2F"),
        ("HTTPS://example.org?q=سیلاب&_ga=1", ("_ga",), "HTTPS://example.org?q=سیلاب"),
        ("https://twitter.com/a/status/1?ref_src=twsrc%5Etfw", ("ref_src",), "https://twitter.com/a/status/1"),
    ],
)
def test_tracking_is_found_and_removed(url: str, names: tuple[str, ...], clean: str) -> None:
    """The parameters are named as they are written; what stays keeps its order and its encoding."""
    assert (tracking_parameters(url), without_tracking(url)) == (names, clean)


@pytest.mark.parametrize(
    "url",
    [
        "",
        BARE,
        f"{BARE}?",
        f"{BARE}?&",
        f"{BARE}?id=5&ref=home&source=rss&s=20&cmpid=7",
        f"{BARE}?xutm_source=x&my_fbclid=1&gclids=2",
        f"{BARE}?q=utm_source",
        f"{BARE}?q=a;utm_source=x",
        f"{BARE}/utm_source=x",
        f"{BARE}#utm_source=x",
        f"{BARE}#?utm_source=x",
        "ftp://example.org/?utm_source=x",
        "example.org/?utm_source=x",
        "https://web.archive.org/web/2018/https://example.org/?utm_source=x",
        "https://web.archive.org/web/2018/http:/example.org/?utm_source=x",
        "https://example.org/?u=http://example.com/&utm_source=x",
    ],
)
def test_near_misses_stay(url: str) -> None:
    """Other parameters, other places, other schemes and addresses within addresses are left as they are."""
    assert (tracking_parameters(url), without_tracking(url)) == ((), url)


@given(
    st.lists(st.sampled_from(["a=1", "a", "", "b=%26", "utm_source=x", "fbclid", "amp;gclid=2"])),
    st.sampled_from(["", "#", "#x?utm_source=1"]),
)
def test_what_is_left_is_what_was_there(parts: list[str], fragment: str) -> None:
    """A cleaned address has no tracking, is as clean as it gets, and has lost nothing else."""
    url = f"{BARE}?{'&'.join(parts)}{fragment}"
    clean = without_tracking(url)
    kept = [part for part in parts if part not in ("utm_source=x", "fbclid", "amp;gclid=2")]
    assert tracking_parameters(clean) == ()
    assert without_tracking(clean) == clean
    expected = kept if len(kept) == len(parts) or any(kept) else None
    assert clean == BARE + ("" if expected is None else "?" + "&".join(expected)) + fragment
