"""Where the toolkit of a project comes from, as pip takes it: from where this one came.

An installed distribution remembers where it was installed from (PEP 610,
https://packaging.python.org/en/latest/specifications/direct-url/): a repository has an address that works elsewhere
too, a folder of this machine does not.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from build_scripts import __version__

NAME = "sourced-chronology"
EXTRA = f"{NAME}[links]"
_PINNED = re.compile(rf"{NAME}(?:\[[\w,-]+\])?==\S+")


def requirement() -> str:
    """Return what a project has to install to get this very toolkit."""
    source = _origin()
    return f"{EXTRA} @ {source}" if source else f"{EXTRA}=={__version__}"


def renewed(old: str) -> str:
    """Return what a project has to install now instead of ``old``; a place that somebody chose stays."""
    source = _origin()
    if _PINNED.fullmatch(old) or (
        source and old.partition("@")[2].strip().rpartition("@")[0] == source.rpartition("@")[0]
    ):
        return requirement()
    return old


def is_from_here() -> bool:
    """Tell whether the toolkit was installed from a folder or a file of this machine, where nobody else gets it."""
    return str(_direct_url().get("url", "")).startswith("file:")


def _origin() -> str:
    """Return the address and the commit from which the toolkit was installed; empty where it came from an index."""
    told = _direct_url()
    version = told.get("vcs_info", {})
    return f"{version['vcs']}+{told['url']}@{version['commit_id']}" if version.get("commit_id") else ""


def _direct_url() -> dict[str, Any]:
    """Return what is remembered of where the toolkit was installed from; nothing where it came from an index."""
    try:
        text = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    told: dict[str, Any] = json.loads(text) if text else {}
    return told
