"""Addresses that can be one only."""

import pytest

from build_scripts.contribute.fix.addresses import fix_addresses
from build_scripts.contribute.fix.fix import fix_text
from tests.contribute.fix import fixed_by

PAGE = "---\ntitle: a\nsources:\n  s: {}\n---\n"


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        (' {url: "doi:10.1000/182", lang: fa}', ' {url: "https://doi.org/10.1000/182", lang: fa}'),
        (" {archive: <https://x.org/a>}", ' {archive: "https://x.org/a"}'),
        ('\n    url: "https:// x.org/a" # why', '\n    url: "https://x.org/a" # why'),
    ],
)
def test_written_as_an_address(source: str, fixed: str) -> None:
    """A DOI, brackets around an address and a space behind a slash leave one meaning."""
    text = PAGE.replace("s: {}", f"s:{source}")
    assert fixed_by(fix_addresses, text) == PAGE.replace("s: {}", f"s:{fixed}")
    assert "addresses" in fix_text("event", text).kinds


def test_addresses_of_sources_alone() -> None:
    """A key of that name elsewhere is none that the format knows."""
    text = "---\nurl: <https://x.org/a>\nfigures:\n  - {archive: <https://x.org/a>}\n---\n"
    assert fixed_by(fix_addresses, text) == text


@pytest.mark.parametrize(
    "source",
    [
        '{url: "[Gazette](https://x.org/a)"}',
        '{url: "[https://x.org/a Gazette]"}',
        "{url: www.x.org/a}",
        '{url: "https://x.org/a b"}',
        "{url: https://x.org/a)}",
        '{reference: "doi:10.1000/182"}',
    ],
)
def test_what_stays(source: str) -> None:
    """Where words would be lost, or something else can be meant, the file stays as it is."""
    text = PAGE.replace("{}", source)
    assert fixed_by(fix_addresses, text) == text
