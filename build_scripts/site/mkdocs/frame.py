"""What the theme's templates get to make the frame of pages: words, sections, and a page for each shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from build_scripts.pages import FOOTER, MENU, sections
from build_scripts.pages.context import Context
from build_scripts.pages.styles import ASSETS, first_styles
from build_scripts.site.shell import DEPTHS, marker, shell_folder

THEME = Path(__file__).parent / "theme"
UNUSED = ("assets/images/", "assets/javascripts/", "assets/stylesheets/palette.", "sitemap.xml")
"""Where the theme has files that no page loads: its icon, scripts and colours; and its template of a sitemap."""


def leave_out_unused(files: Files, config: MkDocsConfig) -> None:
    """Leave out files of the theme that no page loads, but none of the record's own."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED) and file.src_dir not in (config.docs_dir, config.theme.custom_dir):
            files.remove(file)


def shell_files(config: MkDocsConfig) -> Iterator[File]:
    """Yield the page of each shell, with markers for what a page puts into it."""
    values = {"title": "title", "description": "description", "kt_as_of": "as-of"}
    text = "---\n" + "".join(f"{key}: {marker(name)}\n" for key, name in values.items()) + "---\n"
    for depth in DEPTHS:
        source = f"{shell_folder(depth)}index.md"
        yield File.generated(config, source, content=text, inclusion=InclusionLevel.NOT_IN_NAV)


def shell_depth(source: str) -> int:
    """Return how many folders deep the pages lie for whose shell the page at ``source`` stands; 0 for any other."""
    return next((depth for depth in DEPTHS if source == f"{shell_folder(depth)}index.md"), 0)


def frame_globals(env: Environment, context: Context, stylesheet: str) -> None:
    """Give the theme's templates the interface's words and the places of the site's sections."""
    env.globals["kt"] = {
        "t": _escaped(context.t),
        "menu": sections(MENU, context),
        "footer": sections(FOOTER, context),
        "stylesheet": stylesheet,
        "site": context.site,
        "marker": marker,
        "first": Markup(first_styles()),
        "scheme": Markup((ASSETS / "scheme.js").read_text("utf-8")),  # runs before anything is drawn
    }


def _escaped(words: Any) -> Any:
    """Return strings as markup, since MkDocs' templates print what they are given."""
    if isinstance(words, Mapping):
        return {name: _escaped(value) for name, value in words.items()}
    return escape(words) if isinstance(words, str) else words
