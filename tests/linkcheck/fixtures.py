"""A small web for each test, with certificates that are made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.linkcheck.certificates import Certificates, make_certificates
from tests.linkcheck.web import Web, small_web


@pytest.fixture(scope="session")
def certificates() -> Certificates:
    """Certificates, and who trusts their authority."""
    return make_certificates()


@pytest.fixture
def web(certificates: Certificates) -> Iterator[Web]:
    """A web on which nothing is served yet."""
    with small_web(certificates) as served:
        yield served
