"""The volume that the tests of this folder read: set once."""

from __future__ import annotations

import pytest

from build_scripts.exports.pdf.typesetting import Set
from build_scripts.pages.context import Context
from tests.exports.pdf.volume import long_context, read_with_pdfium, set_whole


@pytest.fixture(scope="package")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Return the record that the volume is of."""
    return long_context(tmp_path_factory.mktemp("volume") / "project")


@pytest.fixture(scope="package")
def volume(chronicle: Context) -> Set:
    """Return the whole record as one volume."""
    return set_whole(chronicle)


@pytest.fixture(scope="package")
def text(volume: Set) -> str:
    """Return what a reader finds in it."""
    return read_with_pdfium(volume.data)
