"""A page before it gets its shell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its shell. `path` is its folder from the site's root, ``""`` or ending with ``/``.

    `title` and `description` are plain text; `body` is HTML in which `SITE_ROOT` stands for the way to the site's root.
    `as_of` is the sentence that says from which day the page's data are. Search engines are asked to leave a page out
    where `is_indexed` is false.
    """

    path: str
    section: str
    title: str
    description: str
    body: str
    kind: str = "website"
    is_indexed: bool = True
    as_of: str = ""
