"""Python's own `json`, which takes no duplicate for a fault and no `NaN` for one: both are looked for here."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.readers.published import Published
from tests.readers.reading import Reading

PROGRAM = f"json of Python {platform.python_version()}"


def read(published: Published) -> Iterator[Reading]:
    """Read every file of JSON that the site has, folder by folder."""
    folders: Counter[str] = Counter()
    for pattern in ("*.json", "*.geojson", "*.jsonld"):
        for path in sorted(published.site.rglob(pattern)):
            folder = path.parent.relative_to(published.site).as_posix()
            if not folder.startswith("pagefind"):
                json.loads(path.read_text("utf-8"), object_pairs_hook=_each_once, parse_constant=_refuse)
                folders[folder] += 1
    yield from (Reading(f"{folder}/", f"{count} files, no key twice") for folder, count in sorted(folders.items()))


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError(f"a key is there twice among {[key for key, _ in pairs]}")
    return dict(pairs)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")
