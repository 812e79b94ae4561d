"""The guard against visits to this machine's own network, and to what is no plain public web address.

Anybody may propose a link, and the check runs on a machine that others own: a link must not make it knock on doors that
only that machine can reach: a router's settings, a cloud's credentials, a service without a password. An address is
looked at before its name is looked up, at every redirect; and the very socket is looked at before it connects, so a
name service that answers differently the second time gains nothing.

What is not known to be public is refused, unusual spellings of numbers too: libraries read `127.1`, `0x7f000001` and
`0177.0.0.1` in different ways, and a guard that reads one of them otherwise than the system does is none.

The ranges are those of the registries for special purposes (https://www.rfc-editor.org/rfc/rfc6890,
https://www.iana.org/assignments/iana-ipv4-special-registry/, https://www.iana.org/assignments/iana-ipv6-special-registry/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network

from yarl import URL

PORTS = frozenset((80, 443))
_V4 = tuple(
    (IPv4Network(network), words)
    for network, words in (
        ("0.0.0.0/8", "no address of a host"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address shared behind a carrier"),
        ("127.0.0.0/8", "this machine itself"),
        ("168.63.129.16/32", "the platform of a cloud, seen from inside it"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a reserved address"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for measurements"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)
_V6 = tuple(
    (IPv6Network(network), words)
    for network, words in (
        ("::1/128", "this machine itself"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("ff00::/8", "a multicast address"),
        ("2001::/23", "a reserved address"),  # Teredo, which carries an IPv4 address, among them
        ("2001:db8::/32", "an address for documentation"),
        ("2002::/16", "an address that carries another (6to4)"),
        ("3fff::/20", "an address for documentation"),
    )
)
_PUBLIC = IPv6Network("2000::/3")
_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv6 networks whose addresses end with the IPv4 address that is reached: mapped ones, and those of NAT64."""

_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_LOCAL = re.compile(r"(?:.+\.)?(?:localhost|local|internal|intranet|lan|home\.arpa|onion|alt|test|invalid)")


class RefusedError(OSError):
    """An address that is not visited; the message says why, without a full stop."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets pass what is public. ``allowed`` sockets are those that a test serves on; the command allows none."""

    allowed: frozenset[tuple[str, int]] = frozenset()

    def check_address(self, url: URL) -> None:
        """Check an address before its name is looked up.

        :raises RefusedError: when it is none of a public host on the web.
        """
        if url.scheme not in ("http", "https"):
            raise RefusedError(f"it leads to a `{url.scheme}:` address, and not to the web")
        if url.user is not None or url.password is not None:
            raise RefusedError("the address holds a name or a password")
        if url.port not in PORTS:
            raise RefusedError(f"port {url.port} is not one of the web's (80 and 443)")
        if reason := refused_host((url.raw_host or "").lower()):
            raise RefusedError(reason)

    def check_socket(self, ip: str, port: int) -> None:
        """Check the very address and port that a socket is about to connect to.

        :raises RefusedError: when it is not public.
        """
        if (ip, port) in self.allowed:
            return
        if reason := refused_ip(ip):
            raise RefusedError(f"the host is at {ip}: {reason}")
        if port not in PORTS:
            raise RefusedError(f"port {port} is not one of the web's (80 and 443)")


def refused_host(host: str) -> str:
    """Return why ``host``, in lower case, is not visited; empty when it may be looked up."""
    # What may be a number is settled first, in its usual spelling alone. No host name ends with a number, but resolvers
    # read such texts as addresses, each in its own way.
    name = host.rstrip(".")
    if ":" in name or re.fullmatch(r"[0-9.]+", name):
        return refused_ip(name)
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return "the host is a number in an unusual spelling"
    if _LOCAL.fullmatch(name):
        return f"`{name}` is a name of a local network"
    if not _NAME.fullmatch(name):
        return "the host is not a public name" if "." not in name else "the host is not a name of the web"
    return ""


def refused_ip(text: str) -> str:
    """Return why the IP address ``text`` is not visited; empty when it is public. Only the usual spelling is read."""
    try:
        return _refused_v6(IPv6Address(text)) if ":" in text else _refused_v4(IPv4Address(text))
    except AddressValueError:
        return "the host is a number in an unusual spelling"


def _refused_v4(ip: IPv4Address) -> str:
    return next((words for network, words in _V4 if ip in network), "")


def _refused_v6(ip: IPv6Address) -> str:
    if ip.scope_id is not None:
        return "a link-local address"
    # IPv4 is given out nearly whole, so `_V4` lists what is not public. IPv6 is hardly given out at all, so the reverse
    # holds: what lies outside `_PUBLIC` is refused, even if no list names it yet.
    if any(ip in network for network in _CARRIERS):
        return _refused_v4(IPv4Address(int(ip) & 0xFFFFFFFF))
    named = next((words for network, words in _V6 if ip in network), "")
    return named or ("" if ip in _PUBLIC else "a reserved address")
