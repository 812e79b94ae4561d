"""What is never visited, whatever the spelling."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from build_scripts.linkcheck.fetch import as_url
from build_scripts.linkcheck.guard import Guard, RefusedError, refused_ip

PUBLIC = ["8.8.8.8", "151.101.1.140", "2606:4700::6810:84e5", "2a00:1450:4001::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
INNER = {
    "0.0.0.0": "no address of a host",
    "10.0.0.1": "a private address",
    "100.64.0.1": "an address shared behind a carrier",
    "127.0.0.1": "this machine itself",
    "127.255.255.254": "this machine itself",
    "168.63.129.16": "the platform of a cloud, seen from inside it",
    "169.254.169.254": "a link-local address",
    "172.16.0.1": "a private address",
    "172.31.255.255": "a private address",
    "192.0.0.192": "a reserved address",
    "192.0.2.1": "an address for documentation",
    "192.168.1.1": "a private address",
    "198.19.0.1": "an address for measurements",
    "224.0.0.1": "a multicast address",
    "255.255.255.255": "a reserved address",
    "::": "a reserved address",
    "::1": "this machine itself",
    "::127.0.0.1": "a reserved address",
    "::ffff:127.0.0.1": "this machine itself",
    "::ffff:a00:1": "a private address",
    "64:ff9b::10.0.0.1": "a private address",
    "64:ff9b::a9fe:a9fe": "a link-local address",
    "64:ff9b:1::1": "a reserved address",
    "fc00::1": "a private address",
    "fd00:ec2::254": "a private address",
    "fe80::1": "a link-local address",
    "fe80::1%eth0": "a link-local address",
    "2606:4700::1%eth0": "a link-local address",
    "ff02::1": "a multicast address",
    "2001:0:7f00:1::": "a reserved address",
    "2001:db8::1": "an address for documentation",
    "2002:7f00:1::": "an address that carries another (6to4)",
    "3fff::1": "an address for documentation",
    "127.1": "the host is a number in an unusual spelling",
    "2130706433": "the host is a number in an unusual spelling",
    "0177.0.0.1": "the host is a number in an unusual spelling",
    "127.0.0.1.": "the host is a number in an unusual spelling",
    ":::1": "the host is a number in an unusual spelling",
}


def words_for(text: str) -> str:
    """Why an address is refused; empty when it is not."""
    try:
        Guard().check_address(as_url(text))
    except RefusedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses(ip: str) -> None:
    """What is public may be visited, on the ports of the web."""
    assert refused_ip(ip) == ""
    Guard().check_socket(ip, 443)
    with pytest.raises(RefusedError, match="port 22 is not one of the web's"):
        Guard().check_socket(ip, 22)


@pytest.mark.parametrize(("ip", "words"), INNER.items())
def test_inner_addresses(ip: str, words: str) -> None:
    """What is not public is named and refused, also when another address carries it."""
    assert refused_ip(ip) == words
    with pytest.raises(RefusedError):
        Guard().check_socket(ip, 80)


@given(st.ip_addresses())
def test_no_stricter_opinion_is_overlooked(ip: object) -> None:
    """What Python's own tables do not call global is refused, addresses that carry another aside."""
    carriers = (ip_network("64:ff9b::/96"), ip_network("::ffff:0:0/96"))
    address = ip_address(str(ip))
    if not any(address in each for each in carriers if each.version == address.version):
        assert address.is_global or refused_ip(str(ip))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1/", "this machine itself"),
        ("http://127.0.0.1./", "this machine itself"),
        ("http://2130706433/", "the host is a number in an unusual spelling"),
        ("http://0x7f000001/", "the host is a number in an unusual spelling"),
        ("http://0x7f.1/", "the host is a number in an unusual spelling"),
        ("http://0177.0.0.01/", "the host is a number in an unusual spelling"),
        ("http://127.1/", "the host is a number in an unusual spelling"),
        ("http://１２７.0.0.1/", "this machine itself"),
        ("http://127.0.0.%31/", "the host is not a name of the web"),
        ("http://127。0。0。1/", "this machine itself"),
        ("http://[::1]/", "this machine itself"),
        ("http://[0:0:0:0:0:ffff:7f00:1]/", "this machine itself"),
        ("http://[::ffff:169.254.169.254]/", "a link-local address"),
        ("http://[fe80::1%25eth0]/", "a link-local address"),
        ("http://localhost/", "`localhost` is a name of a local network"),
        ("http://LOCALHOST./", "`localhost` is a name of a local network"),
        ("http://printer.local/", "`printer.local` is a name of a local network"),
        ("http://metadata.google.internal/", "`metadata.google.internal` is a name of a local network"),
        ("http://metadata/", "the host is not a public name"),
        ("http://a b.example/", "the host is not a name of the web"),
        ("http:///path", "the host is not a public name"),
        ("http://news.example:8080/", "port 8080 is not one of the web's (80 and 443)"),
        ("http://news.example:22/", "port 22 is not one of the web's (80 and 443)"),
        ("http://somebody@news.example/", "the address holds a name or a password"),
        ("http://127.0.0.1@news.example/", "the address holds a name or a password"),
        ("http://news.example:80@127.0.0.1/", "the address holds a name or a password"),
        ("http://127.0.0.1:80\\@news.example/", "it cannot be read as an address"),
        ("http://news.example:port/", "it cannot be read as an address"),
        ("file:///etc/passwd", "it leads to a `file:` address, and not to the web"),
        ("ftp://news.example/", "it leads to a `ftp:` address, and not to the web"),
        ("gopher://127.0.0.1:6379/_x", "it leads to a `gopher:` address, and not to the web"),
        ("javascript:alert(1)", "it leads to a `javascript:` address, and not to the web"),
        ("http://news.example/", ""),
        ("https://news.example:443/", ""),
        ("https://xn--e1afmkfd.xn--p1ai/", ""),
        ("http://пример.рф/", ""),
        ("http://8.8.8.8/", ""),
        ("http://under_score.news.example./", ""),
    ],
)
def test_spellings(address: str, words: str) -> None:
    """An address is refused by what it means, in every spelling that some program reads."""
    assert words_for(address) == words


def test_what_a_test_allows() -> None:
    """A socket that is allowed by name is one socket: another port of the same machine stays refused."""
    guard = Guard(frozenset((("127.0.0.1", 4711),)))
    guard.check_socket("127.0.0.1", 4711)
    with pytest.raises(RefusedError, match=r"the host is at 127\.0\.0\.1: this machine itself"):
        guard.check_socket("127.0.0.1", 80)
    with pytest.raises(RefusedError):
        guard.check_address(URL("http://127.0.0.1:4711/"))
