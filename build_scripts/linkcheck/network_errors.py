"""Errors on the way to an answer, in words: an exception makes an outcome."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Mapping

import aiohttp

from build_scripts.linkcheck.fetch import RedirectsError
from build_scripts.linkcheck.guard import RefusedError
from build_scripts.linkcheck.outcomes import Outcome

ERRORS = (OSError, aiohttp.ClientError, RedirectsError)
"""What a visit raises when something is wrong with the address; `TimeoutError` is an `OSError`."""

_CERTIFICATE: Mapping[int, str] = {  # https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error/
    9: "the certificate is not valid yet",
    10: "the certificate has expired",
    18: "the certificate is signed by the server itself",
    19: "the certificate is signed by an authority of the server's own",
    20: "the certificate is signed by nobody whom this computer trusts, or its chain is not complete",
    21: "the certificate is signed by nobody whom this computer trusts, or its chain is not complete",
    23: "the certificate was revoked",
    62: "the certificate is another host's",
    64: "the certificate is another host's",
}
_CONNECTION: Mapping[int, str] = {
    errno.ECONNREFUSED: "the server refuses connections",
    errno.ECONNRESET: "the server broke the connection off",
    errno.EHOSTUNREACH: "there is no way to the server",
    errno.ENETUNREACH: "there is no way to the server",
    errno.ETIMEDOUT: "the server does not take the connection",
}
_UNKNOWN_NAME = frozenset((socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)))


def outcome_of(error: Exception) -> Outcome:
    """Return the outcome that one of `ERRORS` makes."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, RefusedError):
        return Outcome("forbidden", str(cause))
    if isinstance(error, RedirectsError):
        return Outcome("redirects", str(error))
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return Outcome("certificate", _certificate(error.certificate_error))
    if isinstance(error, aiohttp.ClientConnectorSSLError):
        return Outcome("tls", "the server and this program found no secure connection that both can make")
    if isinstance(error, aiohttp.ClientResponseError):
        return Outcome("not-http", "what the server sends is not HTTP")
    if isinstance(error, TimeoutError):
        return Outcome("timeout", "there was no answer in time")
    if isinstance(cause, socket.gaierror):
        return _name_error(cause)
    return _broken_connection(error)


def _certificate(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(error.verify_code, "the certificate is not valid")
    return "the certificate is not valid"


def _name_error(error: socket.gaierror) -> Outcome:
    if error.errno in _UNKNOWN_NAME:
        return Outcome("no-host", "the host's name is not known any more")
    return Outcome("connection", "the name service gave no answer about the host")


def _broken_connection(error: Exception) -> Outcome:
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionResetError):
        return Outcome("connection", "the server broke the connection off")
    if isinstance(error, OSError):
        return Outcome("connection", _CONNECTION.get(error.errno or 0, "no connection could be made"))
    if isinstance(error, aiohttp.InvalidURL):
        return Outcome("forbidden", "it cannot be read as an address")
    return Outcome("connection", "no connection could be made")
