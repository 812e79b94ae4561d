"""Addresses that are none, and those that were meant."""

import pytest

from build_scripts.base.urls import is_one_url
from build_scripts.reading.diagnosis.hints.addresses import (
    explain_address,
    intended_address,
    only_address,
    split_addresses,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI 10.1000/182.", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1002/(SICI)1097<1::AID>3.0", "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0"),
        ("hdl:20.500/abc", "https://hdl.handle.net/20.500/abc"),
        ("arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001v2"),
        ("urn:nbn:de:101:1-2019", "https://nbn-resolving.org/urn:nbn:de:101:1-2019"),
        ("[Gazette](https://example.org/x)", "https://example.org/x"),
        ('[Gazette](https://example.org/x "title")', "https://example.org/x"),
        ("[https://example.org/x Gazette]", "https://example.org/x"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("(https://example.org/x)", "https://example.org/x"),
        ("“https://example.org/x”", "https://example.org/x"),
        ("https:// example.org/x", "https://example.org/x"),
        ("https://example.org/ x", "https://example.org/x"),
        ("www.example.org/x", ""),
        ("https://example.org/a b", ""),
        ("https://example.org/x)", ""),
        ("https://example.org/x", ""),
        ("https://example.org/1 https://example.org/2", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_reading(written: str, meant: str) -> None:
    """What can be one address only is that address; where there is a choice, nothing is said."""
    assert only_address(written) == meant
    assert not meant or is_one_url(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.example.org/x", "https://www.example.org/x"),
        ("htps://example.org/x", "https://example.org/x"),
        ("http:/example.org/x", "http://example.org/x"),
        ("//example.org:80/x", "https://example.org:80/x"),
        ("example.org/x)", "https://example.org/x"),
        ("Gazette, 3 May 2018, p. 4", ""),
        ("p. 12", ""),
        ("report.pdf", ""),
        ("javascript:a.b/c", ""),
        ("file://example.org/x", ""),
        ("mailto:clerk@example.org", ""),
        ("C:\\report.pdf", ""),
        ("/archive/x.pdf", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_intended(written: str, meant: str) -> None:
    """A guess is an address of the web; words, files and other schemes are no address."""
    assert intended_address(written) == meant


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("https://example.org/1 https://example.org/2", 2),
        ("https://example.org/1; https://example.org/2 and https://example.org/3", 3),
        ("https://example.org/1;https://example.org/2", 2),
        ("example.org/1, example.net/2", 2),
        ("https://web.archive.org/web/2018/https://example.org/x", 0),
        ("https://example.org/?to=1,https://example.org/2", 0),
        ("https://example.org/a, b", 0),
    ],
)
def test_several(written: str, number: int) -> None:
    """Several addresses in one value are told from one that holds another, or a comma."""
    assert len(split_addresses(written)) == number


def test_long_address_is_not_cut() -> None:
    """A remedy names an address whole or not at all, since a part of it leads elsewhere."""
    remedy = explain_address(f"[report](https://example.org/{'x' * 500})").remedy
    assert remedy == "write the whole address as a browser shows it, from `https://` on"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/Mercury_(planet)",
        "https://example.org/?a[]=1&b=(c)",
        "https://example.org/x%29",
        "https://web.archive.org/web/2018/https://example.org/x",
    ],
)
def test_right_addresses(address: str) -> None:
    """Brackets in pairs, coded ones and addresses within addresses are right."""
    assert is_one_url(address)


@pytest.mark.parametrize(
    ("head", "run"),
    [("", "("), ("", "["), ("", "“"), ("x", " "), ("x", " and "), ("x", " ; "), ("", "a."), ("", "/"), ("", "](")],
)
def test_a_run_as_long_as_a_file_is_no_address(head: str, run: str) -> None:
    """No pattern is tried from each place of a text: what stands where an address should may be as long as a file."""
    text = f"{head}{run * (200_000 // len(run))}x"
    assert split_addresses(text) == []
    assert only_address(text) == ""
    assert "https://" in explain_address(text).remedy


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("https://example.org/a   and see   https://example.org/b", ["https://example.org/a", "https://example.org/b"]),
        ("https://example.org/a;https://example.org/b", ["https://example.org/a", "https://example.org/b"]),
        ("https://example.org/a | example.org/b", ["https://example.org/a", "example.org/b"]),
        ("https://example.org/a and b", []),
    ],
)
def test_several_addresses(written: str, parts: list[str]) -> None:
    """Addresses are set apart by signs, by spaces, and by words between spaces."""
    assert split_addresses(written) == parts
