"""``version.json``: which record, how many events, and of which commit where git has the record as it was built."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_scripts.pages.context import Context


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the file that says what the site was built of."""
    version = {
        "format": 1,
        "record": context.site.version,
        "events": len(context.timeline.events),
        "commit": context.history.commit_of(context.site.version) or None,
    }
    yield "version.json", (json.dumps(version, indent=2) + "\n").encode()
