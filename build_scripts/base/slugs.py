"""Slugs: text as a part of an address."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

LONGEST = 120  # bytes: a name of a file has at most 255, and one may hold several slugs


@lru_cache(maxsize=1 << 13)
def slugify(text: str) -> str:
    """Return ``text`` in lower-case letters of any script, digits and hyphens; never empty, never too long.

    A long one is cut off, with a digest behind it: two texts with the same beginning still have two addresses.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    slug = re.sub(r"[^\w]+|_", "-", plain).strip("-") or "x"
    if len(slug.encode()) <= LONGEST:
        return slug
    return f"{slug.encode()[:LONGEST].decode(errors='ignore')}-{blake2b(slug.encode(), digest_size=4).hexdigest()}"
