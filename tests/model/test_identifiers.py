"""Identifiers elsewhere: shapes, addresses, and what people write in their place."""

import pytest

from build_scripts.model.identifiers import address_of, fits, identifier_in, is_address, is_shape
from build_scripts.model.vocabulary import Word


def scheme(shape: str = "", address: str = "") -> Word:
    """A scheme of the vocabulary."""
    return Word(label="S", definition="D.", shape=shape or None, address=address or None)


@pytest.mark.parametrize(
    ("shape", "identifier", "does"),
    [
        ("", "4 C 12/2031", True),
        ("", "two\nlines", False),
        ("", "x" * 201, False),
        ("#", "12345", True),
        ("#", "12345a", False),
        ("#", "١٢", False),
        ("##", "12345", True),
        ("Q#", "Q123", True),
        ("Q#", "q123", False),
        ("@-#", "AB-7", True),
        ("@-#", "AB_7", False),
        ("node/#", "node/5", True),
        ("10.#/*", "10.1000/a(b).c", True),
        ("10.#/*", "1011000/a", False),
        ("*", "a b", False),
        (".", "x", False),
    ],
)
def test_shapes(shape: str, identifier: str, does: bool) -> None:
    """Three signs stand for what varies, every other for itself."""
    assert fits(identifier, scheme(shape)) is does


@pytest.mark.parametrize(
    ("shape", "is_one"), [("#", True), ("Q#", True), ("*", True), ("G-17", False), ("*-*", False), ("@*", True)]
)
def test_what_is_a_shape(shape: str, is_one: bool) -> None:
    """A shape leaves something open, and has one way to be matched."""
    assert is_shape(shape) is is_one


def test_a_long_identifier_is_matched_at_once() -> None:
    """No shape takes longer than its text is long."""
    assert not fits("a1" * 100, scheme("@#" * 40 + "!"))


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/{}", True),
        ("https://example.org/x?id={}&lang=en", True),
        ("https://example.org/", False),
        ("https://example.org/{}/{}", False),
        ("https://{}.example.org/", False),
        ("https://example.org{}/x", False),
        ("https://{}/", False),
        ("javascript:{}", False),
        ("//example.org/{}", False),
    ],
)
def test_addresses(address: str, is_one: bool) -> None:
    """The identifier stands behind the host, so that no entry chooses the site."""
    assert is_address(address) is is_one


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("Q123", "https://example.org/w/Q123"),
        ("10.1000/182", "https://example.org/w/10.1000/182"),
        ('a b?c#d"<', "https://example.org/w/a%20b%3Fc%23d%22%3C"),
        ("../../x", "https://example.org/w/../../x"),
    ],
)
def test_address_of(identifier: str, address: str) -> None:
    """What would be another part of the address is encoded."""
    assert address_of(identifier, scheme(address="https://example.org/w/{}")) == address
    assert address_of(identifier, scheme()) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("https://www.example.org/w/Q123", "Q123"),
        ("http://example.org/w/Q123?x=y#z", "Q123"),
        ("example.org/w/Q123/", "Q123"),
        ("wiki:Q123", "Q123"),
        ("WIKI Q123", "Q123"),
        ("q123", "Q123"),
        ("https://other.example/w/Q123", ""),
        ("123", ""),
    ],
)
def test_what_was_meant(text: str, identifier: str) -> None:
    """An address of the scheme, its name before it, and letters of another case hold one identifier."""
    assert identifier_in(text, "wiki", scheme("Q#", "https://www.example.org/w/{}")) == identifier


def test_thousands_are_no_part_of_a_number() -> None:
    """A number with commas is the number."""
    assert identifier_in("12,345", "s", scheme("#")) == "12345"
