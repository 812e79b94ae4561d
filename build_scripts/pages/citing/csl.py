"""CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), which citation processors read."""

from __future__ import annotations

import json
from typing import Any

from build_scripts.pages.citing.citation import Citation, parts_of

_written = json.JSONEncoder(ensure_ascii=False).encode


def render_csl(citation: Citation) -> str:
    """Return a citation as a list of one item."""
    day = parts_of(citation.day)
    item: dict[str, Any] = {
        "id": citation.id,
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "container-title": citation.site,
        "issued": {"date-parts": [day]} if day else None,
        "URL": citation.url,
        "language": citation.lang,
        "note": citation.note,
    }
    lines = (f'"{name}": {_written(value)}' for name, value in item.items() if value)
    return "[{\n  " + ",\n  ".join(lines) + "\n}]"
