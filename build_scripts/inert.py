"""Text from elsewhere as Markdown that says the same and does nothing: no markup, link, mention, reference or HTML.

For reports that a forge shows (issues, pull requests, job summaries). Characters with a meaning become character
references, which CommonMark never takes for structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references).
A forge looks for mentions and references in the finished text, so a word joiner (U+2060) stands behind `@` and `#`, and
behind the hyphen of ``GH-12``.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$@#]|:(?=//)|(?<=www)\.|(?<=\bgh)-(?=[0-9])|^[-+=]|^[0-9]+[.)]", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def inert(text: str, longest: int = 300) -> str:
    """``text`` on one line as inert Markdown; of a long text the beginning, characters that cannot be seen as ``�``."""
    line = " ".join(_UNSEEN.sub("�", text[: longest + 1]).split())
    cut = line if len(line) <= longest else f"{line[:longest]}…"
    return _MARKUP.sub(_reference, cut)


def _reference(found: re.Match[str]) -> str:
    before, char = found.group()[:-1], found.group()[-1]
    return f"{before}&#{ord(char)};" + ("\u2060" if char in "@#-" else "")
