"""Certificates of an authority made for the test, each with its own thing wrong, and who trusts that authority."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime

import trustme

HOSTS = ("*.tls.example", "archive.org", "web.archive.org")


@dataclass(frozen=True, slots=True)
class Certificates:
    """``client`` trusts the authority; ``servers`` are contexts by the host that is served so, ``""`` the good one."""

    client: ssl.SSLContext
    servers: dict[str, ssl.SSLContext]


def make_certificates() -> Certificates:
    """A new authority, a good certificate and one for each fault."""
    ours, strangers = trustme.CA(), trustme.CA()
    client = ssl.create_default_context()
    ours.configure_trust(client)
    past = datetime(2001, 1, 1)  # noqa: DTZ001  (trustme wants it so)
    early = datetime(2000, 1, 1)  # noqa: DTZ001
    leaves = {
        "": ours.issue_cert(*HOSTS),
        "expired.tls.example": ours.issue_cert("expired.tls.example", not_before=early, not_after=past),
        "wrong.tls.example": ours.issue_cert("another.tls.example"),
        "stranger.tls.example": strangers.issue_cert("stranger.tls.example"),
    }
    servers = {host: _served(leaf) for host, leaf in leaves.items()}
    servers["self.tls.example"] = _self_signed(strangers)
    return Certificates(client, servers)


def _served(leaf: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context


def _self_signed(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with authority.cert_pem.tempfile() as certificate, authority.private_key_pem.tempfile() as key:
        context.load_cert_chain(certificate, key)
    return context
