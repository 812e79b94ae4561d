"""Fixtures of all tests: built sites, a real browser, and no time limits on slow machines.

`browser`, `context`, `new_context` and `page` are pytest-playwright's fixtures.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.support.browser import NoBrowserError, find_browser
from tests.support.projects import ADDRESS, build, make_project
from tests.support.serving import serve

pytest_plugins = ["tests.linkcheck.fixtures"]  # for the tests of the command, too

# The examples happen in the future: the day of commands and builds is later still.
os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(9999, 12, 30, tzinfo=UTC).timestamp()))

# Time limits for single examples only measure how busy the machine is.
settings.register_profile("timeline", settings(), deadline=None)
settings.load_profile("timeline")

ARGUMENTS = [
    "--no-sandbox",  # there is none for root, as in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that drive a browser, so that `pytest -m "not browser"` leaves them out, and run them last.

    Playwright keeps an event loop running from its first test to the end, and no other can run at the same time.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the browser that is installed; without one, every test that asks for it fails with the reason."""
    try:
        path = find_browser(os.environ)
    except NoBrowserError as missing:
        raise pytest.fail.Exception(str(missing), pytrace=False) from None
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def example_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built project around the example record; tests only read it."""
    folder = make_project(tmp_path_factory.mktemp("example") / "project")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def example_site(example_project: Path) -> Path:
    """Return the site of the example record, whose address is `ADDRESS`."""
    return example_project / "site"


@pytest.fixture(scope="session")
def example_address(example_site: Path) -> Iterator[str]:
    """Serve the site of the example record at the path of `ADDRESS`, which its 404 page relies on."""
    with serve(example_site, urlsplit(ADDRESS).path.removeprefix("/")) as address:
        yield address
