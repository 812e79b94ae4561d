"""The site of this repository's record and pages is sound."""

from pathlib import Path

from tests.support.dom import broken_links
from tests.support.soundness import left_markers, missing_parts, other_hosts
from tests.support.weight import first_visit


def test_links_lead_somewhere(record_site: Path) -> None:
    """Every link and fragment leads to a page and a place on it, and every id occurs once."""
    assert broken_links(record_site) == []


def test_no_marker_is_left(record_site: Path) -> None:
    """No file has a marker of the toolkit, or the character in place of the way to the root."""
    assert list(left_markers(record_site)) == []


def test_every_page_has_what_a_page_needs(record_site: Path) -> None:
    """Every page has a language, a title, one main heading, a policy, and no inline style or handler."""
    assert list(missing_parts(record_site)) == []


def test_no_other_host_is_asked_for_anything(record_site: Path) -> None:
    """No page loads a script, style, image, font or frame from another host; styles name none either."""
    assert list(other_hosts(record_site)) == []


def test_a_first_visit_is_light(record_site: Path) -> None:
    """Home, the median year and the median entry weigh at most 26 kB with everything they load, each entry 34 kB."""
    entries = sorted(map(first_visit, record_site.glob("events/*/*/index.html")))
    years = sorted(map(first_visit, record_site.glob("events/*/index.html")))
    assert first_visit(record_site / "index.html") <= 26_000
    assert years[len(years) // 2] <= 26_000
    assert entries[len(entries) // 2] <= 26_000
    assert entries[-1] <= 34_000
