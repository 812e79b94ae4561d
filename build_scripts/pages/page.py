"""A page before it gets its shell, and the addresses of the pages that others link to."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.entries import Event


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its shell. `path` is its folder from the site's root, ``""`` or ending with ``/``.

    `title` and `description` are plain text; `body` is HTML in which `ROOT` stands for the way to the site's root.
    """

    path: str
    section: str
    title: str
    description: str
    body: str
    kind: str = "website"


def event_url(event: Event) -> str:
    """Return an event's folder from the site's root."""
    return f"events/{event.id[:4]}/{event.id}/"


def year_url(year: int) -> str:
    """Return a year's folder from the site's root."""
    return f"events/{year:04d}/"
