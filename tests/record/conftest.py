"""The site of this repository's record, built once for all tests of this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY, build
from tests.support.serving import serve


@pytest.fixture(scope="session")
def record_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own record, as it is configured there."""
    folder = tmp_path_factory.mktemp("record") / "project"
    for name in ("docs", "events"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    return build(folder)


@pytest.fixture(scope="session")
def record_address(record_site: Path) -> Iterator[str]:
    """Where this repository's own record is served."""
    with serve(record_site) as address:
        yield address
