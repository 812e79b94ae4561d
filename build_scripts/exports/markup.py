"""The templates of exports: XML and HTML in which everything is escaped that is not markup of ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from build_scripts.pages.templating import Templates

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, /, **values: object) -> bytes:
    """Fill in a template."""
    return _environment().get_template(template).render(**values).encode()


@cache
def _environment() -> Templates:
    return Templates(TEMPLATES, {}, keep_trailing_newline=True, auto_reload=True)  # serve has one, whatever is edited
