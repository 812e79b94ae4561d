"""The file `.timeline.yml`: what a project has from the toolkit, and in which state it got it.

A state is the id that git gives to a file's bytes (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects), so that
the text itself can be had from the repository later, for a merge of three versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from build_scripts.base.text import shown
from build_scripts.base.yaml_text import quoted, scalar
from build_scripts.contribute.project.answers import FORGES, LICENSES, ProjectError

PLACE = ".timeline.yml"
_KEYS = ("format", "toolkit", "forge", "license", "files")
_HEAD = """\
# What this project has from the toolkit, and in which state: `timeline upgrade` reads and writes it. Commit it.
format: 1
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a project has from the toolkit: where that comes from, forge, licence, and files by path with state."""

    toolkit: str
    forge: str
    license: str
    files: Mapping[str, str]


def state_of(text: str) -> str:
    """Return the id that git gives to a file with this text: 40 hexadecimal digits."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def manifest_text(manifest: Manifest) -> str:
    """Return the text of the file."""
    lines = [f"  {scalar(path)}: {quoted(state)}\n" for path, state in sorted(manifest.files.items())]
    head = f"toolkit: {quoted(manifest.toolkit)}\nforge: {manifest.forge}\nlicense: {manifest.license}\n"
    return f"{_HEAD}{head}files:{' {}' if not lines else ''}\n{''.join(lines)}"


def read_manifest(base: Path) -> Manifest:
    """Return what the project in ``base`` has from the toolkit.

    :raises ProjectError: when it does not say.
    """
    path = base / PLACE
    try:
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    except FileNotFoundError:
        raise ProjectError(
            f"there is no {PLACE} in {base}: only a project made by `timeline init` is brought forward"
        ) from None
    except (OSError, ValueError, yaml.YAMLError):
        raise ProjectError(f"{PLACE} cannot be read: take it back from git") from None
    if not isinstance(tree, dict) or sorted(tree) != sorted(_KEYS) or not isinstance(tree["files"], dict):
        raise ProjectError(f"{PLACE} has to hold {', '.join(_KEYS)}: take it back from git")
    if tree["format"] != "1":
        raise ProjectError(
            f"{PLACE} has format {shown(str(tree['format']))}, and this toolkit knows 1: install a newer one"
        )
    for key, known in (("forge", FORGES), ("license", LICENSES)):
        if tree[key] not in known:
            raise ProjectError(f"`{key}` in {PLACE} is `{shown(str(tree[key]))}`: write one of {', '.join(known)}")
    return Manifest(str(tree["toolkit"]), tree["forge"], tree["license"], {k: str(v) for k, v in tree["files"].items()})
