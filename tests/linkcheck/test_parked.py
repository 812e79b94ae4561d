"""Parked domains, and what only looks like one."""

from __future__ import annotations

import pytest

from build_scripts.linkcheck.parked import parked_words

ARTICLE = "<p>The ministry said on Friday that the talks would go on. </p>" * 60
SALE = "the page offers the domain for sale"
LOADED = "the page shows what only parked domains show"


@pytest.mark.parametrize(
    ("url", "body", "words"),
    [
        ("https://www.hugedomains.com/domain_profile.cfm?d=news", "", "the visit ends at `www.hugedomains.com`"),
        ("http://ww25.news.example/?subid1=1", "", "the visit ends at `ww25.news.example`"),
        ("http://news.example/", '<html data-adblockkey="MFww"><body></body>', LOADED),
        ("http://news.example/", '<script src="https://sedoparking.com/frmpark/x.js"></script>', LOADED),
        ("http://news.example/", '<iframe src="//img1.wsimg.com/parking-lander/">', LOADED),
        ("http://news.example/", "<title>news.example is for sale</title>", SALE),
        ("http://www.news.example/", "<h1>News.Example is for sale!</h1>", SALE),
        ("http://news.example/", "<p>This domain may be for sale.</p>", SALE),
        ("http://news.example/", "<p>The domain name <b>news.example</b> is for sale.</p>", SALE),
        ("http://news.example/", "<b>Buy this domain</b>", SALE),
        ("http://news.example/", "<p>This domain has been&nbsp;parked", SALE),
        ("http://news.example/", "<p>This web site is parked", SALE),
        ("http://news.example/", f"<h1>Why this domain is for sale</h1>{ARTICLE}", ""),
        ("http://news.example/", "<script>var x = 'buy this domain'</script><p>News", ""),
        ("http://news.example/", "<!-- buy this domain -->News", ""),
        ("http://news.example/", "<p>The house is for sale, the domain is not.</p>", ""),
        ("http://www.news.example/", "<p>News</p>", ""),
        ("http://sedo.example/", "", ""),
        ("http://notsedo.com/", "", ""),
        ("http://news.example/", "", ""),
    ],
)
def test_parked(url: str, body: str, words: str) -> None:
    """Hosts that only park, what only parked pages load, and short pages that say so; nothing else."""
    assert parked_words(url, body.encode()).startswith(words)
    assert bool(parked_words(url, body.encode())) == bool(words)


@pytest.mark.parametrize(
    "piece", [b"<", b"<!--", b"<script", b"</script ", b"<a ", b"this domain ", b"\xff\x00", b"&#0;"]
)
def test_hostile_pages(piece: bytes) -> None:
    """Whatever a page is made of, it is looked at once: 64 KiB of it take no time that anybody would notice."""
    assert parked_words("http://news.example/", piece * (65536 // len(piece))) in ("", SALE)
