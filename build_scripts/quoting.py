"""Text as YAML: plain where every reader of YAML takes it as it is written, else in double quotes, on one line.

What comes in may be anything, also what a stranger typed into a form: it cannot become a key, a comment, a list or a
second document. https://yaml.org/spec/1.2.2/#73-flow-scalar-styles
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff,\[\]{}#:\"'&*!|>%@`]|:(?=[^\s,\[\]{}]))*")
_GUESSED = re.compile(r"(?:y|yes|no?|true|false|on|off|null|nan|inf)", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,14}|[0-9]{4}(?:-[0-9]{2}){1,2}")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\"\\]"
)


def quoted(text: str) -> str:
    """``text`` in double quotes; what cannot be seen is written as an escape."""
    return f'"{_HIDDEN.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPED.get(char) or (f"\\x{ord(char):02X}" if ord(char) < 256 else f"\\u{ord(char):04X}")


def scalar(text: str) -> str:
    """``text`` as one YAML value, plain where that is safe in a line and in a row of `{…}` alike."""
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not (_GUESSED.fullmatch(text) or _HIDDEN.search(text)) and text == text.strip():
        return text
    return quoted(text)


def flow_row(values: Mapping[str, str | Iterable[str]]) -> str:
    """A row as the record writes it: ``{killed: 13, by: council, sources: [gazette]}``."""
    return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in values.items()) + "}"


def flow(value: str | Iterable[str]) -> str:
    """A value in a row: text, or a list of texts in brackets."""
    return scalar(value) if isinstance(value, str) else "[" + ", ".join(scalar(each) for each in value) + "]"
