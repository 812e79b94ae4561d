"""The day on which an event entered the record, written into a file that does not say it."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from build_scripts.contribute.fix.fix import Fixed, fix_text
from build_scripts.contribute.fix.opened import open_file


def add_day(fixed: Fixed, day: date, published: Container[str] = ()) -> Fixed:
    """Return ``fixed``, the text of an event, with ``day`` as its `added`, where it can be read and has none.

    An event that had one of the ``published`` ids before did not enter on that day: it was renamed.
    """
    page = open_file("event", fixed.text)
    tree = page.document.tree or {} if page else {}
    former = tree.get("redirect_from")
    if page is None or "added" in tree or any(old in published for old in (former if isinstance(former, list) else ())):
        return fixed
    end = page.start + len(page.front)
    text = f"{fixed.text[:end].rstrip()}\nadded: {day.isoformat()}\n{fixed.text[end:].lstrip()}"
    again = fix_text("event", text)
    return Fixed(again.text, (*fixed.kinds, "added"), fixed.left, again.read)
