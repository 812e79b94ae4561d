"""What all tests share: a real browser, and patience on slow machines.

`browser`, `context`, `new_context` and `page` are pytest-playwright's fixtures.
"""

import os
from typing import Any

import pytest
from hypothesis import settings

from tests.browser import NoBrowserError, find_browser

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
    """Mark what drives a browser, so that `pytest -m "not browser"` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the browser that is installed; without one, every test that asks for it fails and says so."""
    try:
        path = find_browser(os.environ)
    except NoBrowserError as missing:
        raise pytest.fail.Exception(str(missing), pytrace=False) from None
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}
