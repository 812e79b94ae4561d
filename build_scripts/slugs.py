"""Text as a part of an address."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 13)
def slugify(text: str) -> str:
    """Text as a part of an address: lower-case letters of any script, digits, hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w]+|_", "-", plain).strip("-") or "x"
