"""The name that visitors give: the tool, its version, and where its owners can be found, if `mkdocs.yml` says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_scripts import __version__
from build_scripts.reading.mkdocs_yml import configured

_PLAIN = re.compile(r"https?://[!-'*-:<-~]{1,200}")


def user_agent(configuration: str, environment: Mapping[str, str]) -> str:
    """Return the `User-Agent` for the site whose `mkdocs.yml` is ``configuration``; no address is made up."""
    settings = (configured(configuration, key, environment) for key in ("site_url", "repo_url"))
    address = next((text for text in settings if _PLAIN.fullmatch(text)), "")
    return f"sourced-chronology/{__version__} (link check{f'; +{address}' if address else ''})"
