"""The theme's large style sheet is loaded by pages of `docs/` alone; all others are light."""

from pathlib import Path

import pytest

from tests.browser.pages import KINDS, path_of
from tests.support.projects import build, make_project, write
from tests.support.weight import first_visit, loaded

OWN = ["timeline.css", "timeline.js"]
SHEETS = {
    **{"docs": ["docs.css"], "not-found": ["docs.css"]},
    **{"map": ["drawn.css", "map.css"], "timeline": ["drawn.css"], "print": ["edition.css"]},
}
"""What pages whose kinds begin so load beside these."""
AROUND = 12_000
"""The most that a page of the small example weighs, with everything that it loads."""


@pytest.mark.parametrize("kind", KINDS)
def test_only_docs_load_the_theme(kind: str, example_site: Path) -> None:
    """A page of `docs/` loads the theme's sheet and ours; every other kind, also the page not found, ours alone.

    Pages of `docs/`, the map, the drawn timeline and editions have sheets of their own beside it.
    """
    page = example_site / path_of(kind, example_site)
    names = sorted(path.name for path in loaded(page / "index.html" if page.is_dir() else page))
    theme = [name for name in names if name.startswith("main.")]
    assert len(theme) == (kind == "docs")
    more = [sheet for beginning, sheets in SHEETS.items() if kind.startswith(beginning) for sheet in sheets]
    assert [name for name in names if name not in theme] == sorted([*OWN, *more])


def test_a_first_visit_is_light(example_site: Path) -> None:
    """Home, a year and an entry weigh little more than their words."""
    pages = {kind: example_site / path_of(kind, example_site) / "index.html" for kind in ("home", "year", "entry")}
    weights = {kind: first_visit(page) for kind, page in pages.items()}
    assert {kind: weight for kind, weight in weights.items() if weight > AROUND + 6_500} == {}


def test_nothing_of_the_theme_lies_unused(example_site: Path) -> None:
    """Of the theme the site has the one sheet, with the map that it names, and nothing that no page loads."""
    files = [path for path in (example_site / "assets").rglob("*") if path.is_file() and path.parent.name != "timeline"]
    assert sorted(f"{path.parent.name}/*{path.suffix}" for path in files) == ["stylesheets/*.css", "stylesheets/*.map"]


def test_own_files_of_a_record_stay(tmp_path: Path) -> None:
    """Files in `docs/` that lie where the theme has some are the record's own, and stay."""
    folder = make_project(tmp_path / "project")
    own = ["assets/images/map.svg", "assets/javascripts/own.js", "assets/stylesheets/palette.own.css"]
    for path in own:
        write(folder / "docs" / path, "/* own */")
    site = build(folder)
    assert [path for path in own if not (site / path).is_file()] == []
