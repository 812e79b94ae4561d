"""The plugin's options in `mkdocs.yml`, and the settings of the site that they and MkDocs' own make."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig

from build_scripts.pages.context import Site


class TimelineConfig(base.Config):
    """Options of the plugin in `mkdocs.yml`."""

    strings = option.Type(str, default="en")
    edit_uri = option.Type(str, default="")
    correction_url = option.Type(str, default="")
    contact = option.Type(str, default="")
    workers = option.Type(int, default=0)


def site_of(config: MkDocsConfig, options: TimelineConfig, version: str) -> Site:
    """Return the settings that pages show; ``version`` is that of the record."""
    repository = (config.repo_url or "").rstrip("/")
    url = (config.site_url or "").rstrip("/")
    return Site(
        name=config.site_name,
        url=f"{url}/" if url else "",
        description=config.site_description or "",
        lang=config.theme.get("language") or "en",
        edit_url=f"{repository}/{options.edit_uri.strip('/')}/" if repository and options.edit_uri else "",
        correction_url=options.correction_url,
        contact=options.contact,
        version=version,
    )
