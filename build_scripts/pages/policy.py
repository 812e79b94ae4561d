"""The content security policy of a page (https://www.w3.org/TR/CSP3/)."""

from __future__ import annotations

import base64
import re
from hashlib import sha256

from build_scripts.pages.page import REST_OF_STYLES

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def with_policy(html: str) -> str:
    """Return the page with its content security policy in its head."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{meta}', 1)


def policy(html: str) -> str:
    """Return the policy of a page: nothing from another host, and of inline scripts and styles only those in it.

    No script may make markup or another script of a text (Trusted Types, of which no kind is allowed).
    """
    scripts = _hashes(_SCRIPT, html + REST_OF_STYLES)  # stamping puts that in
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{_hashes(_STYLE, html)}; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hashes(inline: re.Pattern[str], html: str) -> str:
    """Return what allows the inline elements of a kind, each with a space before it."""
    return "".join(f" {found}" for found in sorted({_hash(text) for text in inline.findall(html)}))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
