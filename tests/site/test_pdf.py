"""A site that offers PDFs: which, what its pages say of them, and what a second build makes anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from build_scripts.exports.pdf import typesetting
from tests.support.dom import parse
from tests.support.projects import build, make_project, replace


def test_pdfs_of_a_site(tmp_path: Path) -> None:
    """The record and each year are offered, with their length; what has not changed stays the same file."""
    project = make_project(tmp_path / "project", plugin={"pdf": True})
    site = build(project)
    names = sorted(path.name for path in (site / "print").glob("*.pdf"))
    assert names == ["2031.pdf", "2032.pdf", "record.pdf"]
    page = parse((site / "print/index.html").read_bytes())
    links = [link.text for link in page.find("a") if link.attributes.get("href", "").endswith(".pdf")]
    assert len(links) == 3
    assert all(text.startswith("PDF, ") and " pages, " in text for text in links)
    before = {name: (site / "print" / name).stat().st_mtime_ns for name in names}
    replace(
        project / "events/2032/2032-budget-vote.md",
        "places: [lower-marrow]",
        "places: [lower-marrow]\nplace_note: In the hall.",
    )
    build(project)
    after = {name: (site / "print" / name).stat().st_mtime_ns for name in names}
    assert [name for name in names if before[name] != after[name]] == ["2032.pdf", "record.pdf"]


def test_no_pdfs_unless_asked_for(example_site: Path) -> None:
    """A site has none where nobody asked for them, and its pages name none."""
    assert list(example_site.rglob("*.pdf")) == []
    assert b".pdf" not in (example_site / "print/index.html").read_bytes()


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Where what PDFs need is not installed, the build stops at once and says what to install."""
    monkeypatch.setattr(typesetting, "NEEDED", ("no_such_module",))
    project = make_project(tmp_path / "project", plugin={"pdf": True})
    with pytest.raises(Abort):
        build(project)
    assert "timeline: a PDF needs the extra `pdf`" in caplog.text
