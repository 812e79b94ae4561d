"""The page `/data/`: every table, every file and every column is there, and leads to what it names."""

import re
from dataclasses import replace
from pathlib import Path

from build_scripts.exports.data import page
from build_scripts.exports.data.bulk import FILES
from build_scripts.exports.data.tables import TABLES
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planner
from tests.examples import RECORD
from tests.exports.data.made import SITE, context_of
from tests.support.projects import make_project
from tests.support.projects import replace as change

COLUMN = re.compile(r'<div id="([a-z_]+\.[a-z_]+)"><dt lang="en"><code>([a-z_]+)</code></dt><dd><span lang="en">(.)')


def rendered(context: Context) -> str:
    """The page's content."""
    return page.render_data(context).body


def test_every_column_is_explained() -> None:
    """Each column has an anchor, its name and what it means."""
    columns = [(f"{table.name}.{column.name}", column.name) for table in TABLES for column in table.columns]
    assert [found[:2] for found in COLUMN.findall(rendered(context_of(RECORD)))] == columns


def test_every_file_is_linked_where_there_are_files() -> None:
    """With the data each file has a link; without it nothing leads to a file, and the page says so."""
    context = context_of(RECORD)
    with_data = rendered(replace(context, site=replace(SITE, has_data=True)))
    files = {f"{table.name}.{form}" for table in TABLES for form in ("csv", "json")} | {name for name, _ in FILES}
    assert set(re.findall(r'href="\x02data/([^"]+)"', with_data)) == files
    assert 'href="\x02data/' not in rendered(context)
    assert "without its data files" in rendered(context)
    assert "without its data files" not in with_data


def test_its_key(tmp_path: Path) -> None:
    """No edit of an entry makes the page again; whether there are files does."""
    project = make_project(tmp_path / "project")

    def key(context: Context) -> str:
        (planned,) = page.plan(context, Planner(context))
        return planned.key

    before = context_of(project)
    change(project / "events/2031/2031-04-inquiry.md", "title: Inquiry", "title: An inquiry")
    after = context_of(project)
    assert key(after) == key(before)
    assert key(replace(after, site=replace(SITE, has_data=True))) != key(before)
