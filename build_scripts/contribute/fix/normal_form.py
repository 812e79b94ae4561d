"""Unicode in its composed form, NFC, so that texts that look the same are the same (https://unicode.org/reports/tr15/).

The joiners that Persian needs, U+200C and U+200D, stay: no normal form touches them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile

_WORD = re.compile(r"[^ \t\n()<>]+")
_LINKS = ("](", "](<", "]: ", "]: <")
"""What is before the address of a link in Markdown."""


def compose_letters(file: OpenFile) -> Iterator[Edit]:
    """Compose the letters of a text, but for addresses: another spelling may be another page."""
    if not is_normalized("NFC", file.text):
        for found in _WORD.finditer(file.text):
            word, composed = found.group(), normalize("NFC", found.group())
            address = "://" in word or file.text.endswith(_LINKS, 0, found.start())
            if composed != word and not address and _signs(composed) == _signs(word):
                yield Edit(found.start(), found.end(), composed)


def _signs(word: str) -> list[str]:
    """The signs that YAML or Markdown may read; NFC makes a backtick of U+1FEF, and one sign of ``=`` and U+0338."""
    return [char for char in word if char.isascii() and not char.isalnum()]
