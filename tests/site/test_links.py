"""Every link within a site leads somewhere, and every id appears once on its page."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.support.dom import broken_links, parse, references
from tests.support.projects import ADDRESS, build, make_project
from tests.support.soundness import left_markers, missing_parts, other_hosts


@pytest.fixture(scope="module")
def site_without_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example record, whose address nobody says: no page names one, not even its own."""
    return build(make_project(tmp_path_factory.mktemp("without") / "project", site_url=None))


def test_links_of_the_example_lead_somewhere(example_site: Path) -> None:
    """Every link and fragment of the example record's site, with an address, and every id once."""
    assert broken_links(example_site, ADDRESS) == []


def test_every_page_works_below_any_folder(example_site: Path, site_without_address: Path) -> None:
    """No page but that for wrong addresses, which is shown anywhere, says where the site lies on its host.

    That one names its styles, scripts and links from the root of the host; styles name their files beside them.
    """
    for site, root in ((example_site, "/river/"), (site_without_address, "/")):
        absolute = {
            (path.relative_to(site).as_posix(), reference.startswith(root))
            for path in site.rglob("*.html")
            for reference in references(parse(path.read_bytes()))
            if reference.startswith("/")
        }
        assert absolute == {("404.html", True)}
        styles = [path for path in site.rglob("*.css") if "pagefind" not in path.parts]
        named = [(path, url) for path in styles for url in re.findall(r"url\(\"?([^)\"]+)", path.read_text("utf-8"))]
        assert [
            url for path, url in named if not url.startswith(("data:", "#")) and not (path.parent / url).is_file()
        ] == []
    assert broken_links(site_without_address) == []


def test_no_marker_is_left(example_site: Path) -> None:
    """No file of a site holds a marker of ours or the character that stands for the way to the root."""
    assert list(left_markers(example_site)) == []


def test_every_page_has_what_a_page_needs(example_site: Path) -> None:
    """Every page has a language, a title, one main heading, a policy, and no inline style or handler."""
    assert list(missing_parts(example_site)) == []


def test_no_other_host_is_asked_for_anything(site_without_address: Path) -> None:
    """No page loads a script, style, image, font or frame from another host; styles name none either."""
    assert list(other_hosts(site_without_address)) == []


def test_without_an_address_none_is_made_up(site_without_address: Path) -> None:
    """Without `site_url` there is no canonical address, no sitemap, no feed and no link to one, and no host of ours."""
    site = site_without_address
    assert not (site / "sitemap.xml").exists()
    assert not (site / "sitemap.xml.gz").exists()
    assert not (site / "feeds/new.atom").exists()
    hosts = set()
    for path in site.rglob("*.html"):
        page = parse(path.read_bytes())
        wanted = [e for e in page.find("link") if e.attributes["rel"] in ("canonical", "alternate")]
        wanted += [e for e in page.find("meta") if e.attributes.get("property") == "og:url"]
        assert (path, wanted) == (path, [])
        hosts |= set(re.findall(r"https?://([^/\"'<\s]+)", path.read_text("utf-8")))
    # The record's own, and what is named on the pages of the rules, in their examples and in no link; the vocabulary of
    # the structured data.
    named = {"m.example.org", "www.example.org", "archive.ph", "perma.cc", "web.archive.org"}
    assert hosts <= {"example.org", "example.com", "marrow.example", "schema.org", *named}


def test_with_an_address_every_page_is_listed(example_site: Path) -> None:
    """With `site_url` each page says its own address, and the sitemap lists all but the 404 page and the redirects."""
    moved = ("events/2031/2031-04-02-old-slug", "actors/gauge-watch", "places/gauge-hut", "tags/levee")
    left_out = {"404.html", *(f"{path}/index.html" for path in moved)}
    left_out |= {"events/2031/2031-removed-entry/index.html", "embed/index.html"}
    expected = set()
    for path in sorted(example_site.rglob("*.html")):
        name = path.relative_to(example_site).as_posix()
        if name in left_out:
            continue
        address = ADDRESS + name.removesuffix("index.html")
        expected.add(address)
        page = parse(path.read_bytes())
        canonical = [e.attributes["href"] for e in page.find("link") if e.attributes["rel"] == "canonical"]
        shared = [e.attributes["content"] for e in page.find("meta") if e.attributes.get("property") == "og:url"]
        assert (name, canonical, shared) == (name, [address], [address])
    sitemap = ElementTree.fromstring((example_site / "sitemap.xml").read_bytes())
    listed = [each.text for each in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(map(str, listed)) == sorted(expected)


def test_feed_of_the_example(example_site: Path) -> None:
    """The feed is Atom: its ids are `tag:` addresses that never change, its entries the newest first."""
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring((example_site / "feeds/new.atom").read_bytes())
    assert feed.findtext(f"{atom}id") == "tag:chronicle.example,2026:river/feed"
    assert feed.findtext(f"{atom}updated") == "2031-05-03T00:00:00Z"
    links = {each.get("rel"): each.get("href") for each in feed.findall(f"{atom}link")}
    assert links == {"self": f"{ADDRESS}feeds/new.atom", "alternate": ADDRESS}
    entries = [
        [entry.findtext(f"{atom}{name}") for name in ("id", "title", "updated", "content")]
        for entry in feed.iter(f"{atom}entry")
    ]
    assert entries == [
        [
            "tag:chronicle.example,2026:river/2031-04-02-old-slug",
            "Breach of the mill dike",
            "2031-05-03T00:00:00Z",
            '<p dir="ltr">2–3 April 2031: The mill dike broke in the night; '
            'sources differ on how many people had to leave.</p><p dir="ltr">Breach · Confirmed</p>',
        ]
    ]
