"""The day on which an event entered the record, written into a file that does not say it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date

from build_scripts.contribute.fix.fix import Fixed, fix_text
from build_scripts.contribute.fix.opened import open_file


def add_day(fixed: Fixed, day: date, published: Container[str] = ()) -> Fixed:
    """Return ``fixed``, the text of an event, with ``day`` as its `added`, where it can be read and has none.

    An event that had one of the ``published`` ids before did not enter on that day: it was renamed. Where a line more
    would make something else of the front matter, as of one in braces, the text stays as it is.
    """
    page = open_file("event", fixed.text)
    if page is None or page.document.tree is None or "added" in page.document.tree:
        return fixed
    former = page.document.tree.get("redirect_from")
    if isinstance(former, list) and any(old in published for old in former):
        return fixed
    end = page.start + len(page.front)
    text = f"{fixed.text[:end].rstrip()}\nadded: {day.isoformat()}\n{fixed.text[end:]}"
    after = open_file("event", text)
    if after is None or after.document.tree != {**page.document.tree, "added": day.isoformat()}:
        return replace(fixed, left=(*fixed.left, "added"))
    return replace(fixed, text=fix_text("event", text).text, kinds=(*fixed.kinds, "added"))
