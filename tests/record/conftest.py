"""The site of this repository's record, built once for all tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY, build
from tests.support.serving import serve


@pytest.fixture(scope="session")
def record_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository's own record, with its own configuration."""
    folder = tmp_path_factory.mktemp("record") / "project"
    for name in ("docs", "events"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    return build(folder)


@pytest.fixture(scope="session")
def record_address(record_site: Path) -> Iterator[str]:
    """Serve that site."""
    with serve(record_site) as address:
        yield address
