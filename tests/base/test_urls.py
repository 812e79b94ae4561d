"""Addresses: their hosts and sites, when two are the same, and what only tracks who follows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.urls import host_of, normalize_url, page_of, site_of, tracking_parameters, without_tracking

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


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.org:80/x", "example.org"),
        ("https://[", ""),
        ("x", ""),
        ("https://wwwx.example.org", "wwwx.example.org"),
    ],
)
def test_site_of_an_address(url: str, host: str) -> None:
    """The host of an address, without its usual prefix; nothing where there is none."""
    assert site_of(host_of(url)) == host


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("https://example.org/a", "https://Example.ORG/a"),
        ("https://example.org/a", "https://example.org/a#top"),
        ("https://example.org/a", "https://example.org/a/?utm_source=x#top"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a", "https://m.example.org/a"),
        ("https://www.example.org/a", "http://mobile.example.org/a"),
        ("https://en.example.org/a", "https://en.m.example.org/a"),
        ("https://example.org/a", "https://example.org.:443/a"),
        ("https://example.org:8080/a", "http://www.example.org:8080/a/"),
        ("https://example.org/a/", "https://example.org/a/index.html"),
        ("https://example.org", "https://example.org/index.php"),
        ("https://example.org/?id=5", "https://example.org/index.php?id=5"),
        ("https://example.org/a", "https://example.org/a?"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("https://example.org/a", "https://amp.example.org/a/amp/"),
        ("https://example.org/a.html", "https://example.org/a.amp.html"),
        ("https://example.org/a", "https://example.org/amp/a"),
        ("https://example.org/a?id=5", "https://example.org/a?id=5&amp=1"),
        ("https://example.org/a", "https://example.org/a?outputType=amp"),
        ("https://www.example.org/a", "https://www.google.com/amp/s/www.example.org/a/amp"),
        ("https://www.example.org/a", "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a"),
        ("https://example.org/a", "https://example.org/a;jsessionid=0A1B"),
        ("https://example.org/a/b", "https://example.org//a/./c/../b"),
        ("https://example.org/سیلاب", "https://example.org/%d8%b3%DB%8C%D9%84%D8%A7%D8%A8"),
        ("https://example.org/~a-b", "https://example.org/%7Ea%2Db"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://example.org/#!/a", "http://www.example.org/#!/a"),
        ("https://doi.org/10.1000/ABC", "https://dx.doi.org/10.1000/abc"),
        ("https://twitter.com/mayor/status/1", "https://x.com/mayor/status/1?ref_src=y"),
        ("https://www.youtube.com/watch?v=abcdefghijk", "https://youtu.be/abcdefghijk?t=5"),
        ("https://example.org/a", "https://web.archive.org/web/20310505101500/https://www.example.org/a/"),
        ("https://example.org/a?id=5", "https://archive.ph/20310505101500/http://example.org/a?id=5"),
    ],
)
def test_one_address(one: str, other: str) -> None:
    """What leads to the same page is the same address."""
    assert page_of(one) == page_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.org/a?id=5"),
        ("https://example.org/?id=5", "https://example.org/?id=6"),
        ("https://example.org/#!/a", "https://example.org/#!/b"),
        ("https://example.org/#/a", "https://example.org/#/b"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/a", "https://a.example.org/a"),
        ("https://example.org/a", "https://example.org:8080/a"),
        ("https://m.example", "https://example"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/a?b=1%26c", "https://example.org/a?b=1&c"),
        ("https://example.org/index", "https://example.org/"),
        ("https://example.org/amp", "https://example.org/"),
        ("https://example.org/lamp", "https://example.org/l"),
        ("https://example.org/a?page=2", "https://example.org/a"),
        ("https://x.com/mayor", "https://twitter.com/mayor"),
        ("https://archive.ph/AbC12", "https://archive.ph/AbC13"),
        ("https://news.example.org/a", "https://sport.example.org/a"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    """Another path, parameter or host may be another page."""
    assert page_of(one) != page_of(other)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("HTTP://example.org/A?b#c", "http://example.org/A?b"),
        ("http://[2606:4700::1]:80/", "http://[2606:4700::1]/"),
        ("http://name:pass@example.org/", "http://name:pass@example.org/"),
        ("http://example.org:port/", "http://example.org:port/"),
        ("http://[", "http://["),
    ],
)
def test_spellings_of_one_address(written: str, url: str) -> None:
    """What a server cannot tell apart is one address; what cannot be read stays as it is."""
    assert normalize_url(written) == url


def test_sites() -> None:
    """A site is its host, with or without `www.`."""
    assert [site_of(each) for each in ("WWW.Example.org.", "example.org", "www2.example.org")] == [
        "example.org",
        "example.org",
        "www2.example.org",
    ]
    assert (host_of("http://A.example:80/x"), host_of("http://["), host_of("x")) == ("a.example", "", "")
