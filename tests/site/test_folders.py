"""Folders of the site: what is in them, and the links that are made ahead."""

from pathlib import Path

import pytest

from build_scripts.site import folders


def _fill(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


def test_files_in(tmp_path: Path) -> None:
    """Every file is found at any depth; links to folders are not followed, and a missing folder has none."""
    _fill(tmp_path, "a.html", "b/c.html", "b/d/e.html")
    (tmp_path / "b/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "empty").mkdir()
    assert sorted(folders.files_in(tmp_path)) == ["a.html", "b/c.html", "b/d/e.html"]
    assert list(folders.files_in(tmp_path / "missing")) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_links_are_made_ahead(workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a large site whose next one has no folder yet, all its files are there afterwards, as links."""
    monkeypatch.setattr(folders, "_MANY", 1)
    site = tmp_path / "site"
    _fill(site, "index.html", "events/2031/index.html")
    folders.link_ahead(site, workers).close()
    found = {path: (tmp_path / ".site-next" / path).samefile(site / path) for path in folders.files_in(site)}
    assert found == {"index.html": True, "events/2031/index.html": True}
    assert sorted(folders.files_in(tmp_path / ".site-next")) == sorted(found)


@pytest.mark.parametrize(("site", "beside"), [(["a", "b"], ["a"]), (["a"], []), ([], [])])
def test_nothing_is_linked_ahead(
    site: list[str], beside: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder is there already, where files are few, and where there is no site, nothing is done."""
    monkeypatch.setattr(folders, "_MANY", 1)
    _fill(tmp_path / "site", *site)
    _fill(tmp_path / ".site-next", *beside)
    folders.link_ahead(tmp_path / "site", 2).close()
    assert list(folders.files_in(tmp_path / ".site-next")) == beside
