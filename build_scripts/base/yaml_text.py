"""Text as YAML on one line: plain where every reader of YAML takes it literally, else in double quotes.

What comes in may be anything, also what a stranger typed into a form: it cannot become a key, a comment, a list or a
second document. https://yaml.org/spec/1.2.2/#73-flow-scalar-styles
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from build_scripts.base.letters import INVISIBLE

_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff,\[\]{}#:\"'&*!|>%@`]|:(?=[^\s,\[\]{}]))*")
_GUESSED = re.compile(r"(?:y|yes|no?|true|false|on|off|null|nan|inf)", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,14}|[0-9]{4}(?:-[0-9]{2}){1,2}")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HIDDEN = re.compile(f"{INVISIBLE.pattern}|" r"[\t\n\r\xa0\u200c\u200d\u202f\ufe0e\ufe0f\ufffc\ufffd\"\\]")
"""Characters that are escaped: those that no file may hold, spaces that look like others, and joiners."""


def quoted(text: str) -> str:
    """Return ``text`` in double quotes, with invisible characters escaped."""
    return f'"{_HIDDEN.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    return _ESCAPED.get(char) or (
        f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    )


@lru_cache(maxsize=1 << 12)  # ids, words and publishers come again and again
def scalar(text: str) -> str:
    """Return ``text`` as one YAML value, plain where that is safe on a line and in a row of `{…}` alike."""
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not (_GUESSED.fullmatch(text) or _HIDDEN.search(text)) and text == text.strip():
        return text
    return quoted(text)


def flow_row(values: Mapping[str, str | Iterable[str]]) -> str:
    """Return a row as the record writes it: ``{injured: 13, by: council, sources: [gazette]}``."""
    return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in values.items()) + "}"


def flow(value: str | Iterable[str]) -> str:
    """Return a value in a row: text, or a list of texts in brackets."""
    return scalar(value) if isinstance(value, str) else "[" + ", ".join(map(scalar, value)) + "]"
