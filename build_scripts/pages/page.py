"""A page before it gets its shell."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.layout import SITE_ROOT

FOLD = "\x07"
"""Stands in the body of a page behind what its first screen shows; no file of the record may hold it."""
REST_OF_STYLES = f'<link rel="stylesheet" href="{SITE_ROOT}assets/timeline/timeline.css"><script> </script>'
"""What takes its place. A browser draws what stands before, and reads on once it has the sheet; Firefox does so only
for a script, even one of a space (https://jakearchibald.com/2016/link-in-body/#firefox-fouc)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its shell. `path` is its folder from the site's root, ``""`` or ending with ``/``.

    `title` and `description` are plain text; `body`, and `head` for the head of the page, are HTML in which `SITE_ROOT`
    stands for the way to the site's root. `as_of` is the sentence that says from which day the page's data are. Search
    engines are asked to leave a page out where `is_indexed` is false.
    """

    path: str
    section: str
    title: str
    description: str
    body: str
    kind: str = "website"
    is_indexed: bool = True
    as_of: str = ""
    head: str = ""


def with_styles(body: str) -> str:
    """Return a body that loads the rest of the styles: at its fold, or before all of it where it has none."""
    return (body if FOLD in body else FOLD + body).replace(FOLD, REST_OF_STYLES, 1)
