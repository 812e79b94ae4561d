"""Text from elsewhere as Markdown that says the same and does nothing: no markup, link, mention, reference or HTML.

For reports that a forge shows (issues, pull requests, job summaries). Characters with a meaning become character
references, which CommonMark never takes for structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references).
A forge looks for mentions and references in the finished text, so a word joiner (U+2060) is put behind `@` and `#`, and
behind the hyphen of ``GH-12``. In a code span nothing has a meaning, not even a character reference.
"""

from __future__ import annotations

import re

from build_scripts.base.letters import INVISIBLE
from build_scripts.base.text import shown

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$@#]|:(?=//)|(?<=www)\.|(?<=\bgh)-(?=[0-9])|^[-+=]|^[0-9]+[.)]", re.IGNORECASE)


def inert(text: str, longest: int = 300) -> str:
    """Return ``text`` as inert Markdown: on one line, truncated, invisible characters as ``�``."""
    return _MARKUP.sub(_reference, _line(text, longest))


def code_span(text: str, longest: int = 2000) -> str:
    """Return ``text`` on one line as code, whatever is in it (https://spec.commonmark.org/0.31.2/#code-spans)."""
    code = _line(text, longest)
    fence = "`" * (max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code or ' '}{pad}{fence}"


def _line(text: str, longest: int) -> str:
    return shown(INVISIBLE.sub("�", text[: longest + 1]), longest)


def _reference(match: re.Match[str]) -> str:
    before, char = match.group()[:-1], match.group()[-1]
    return f"{before}&#{ord(char)};" + ("\u2060" if char in "@#-" else "")
