"""Whether anything has changed since the site was built: if not, there is nothing to build.

Here the files that a build reads are compared by what they hold, those of the site by size and time. A project whose
configuration lets a build read what cannot be listed here, such as another plugin, is built each time.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISREG
from typing import Any

from build_scripts.base.cache import read_rows, toolkit_version, write_rows
from build_scripts.base.clock import today
from build_scripts.base.git import GitError, ask_git
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.mkdocs_yml import plugin_option, read_configuration, settings_of

PLUGIN = "timeline"
_EXTENSION = re.compile(r"(?!pymdownx\.(?:b64|snippets)$)(?:[a-z_]+|(?:markdown\.extensions|pymdownx)\.[a-z0-9_]+)")
"""Extensions of Markdown that read the page alone: those of the two usual packages, but for two that open files."""
_OWN_VARIABLES = ("TIMELINE_", "SOURCE_DATE_EPOCH")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of a build: its level, as `logging` names it, and its text."""

    level: str
    message: str


class LastBuild:
    """What the last build of a project was made of, what it left in ``site``, and of what it warned."""

    def __init__(self, project: Path, site: Path, environment: Mapping[str, str]) -> None:
        self.site = site
        self.path = project / CACHE / "built"
        self.sources = ""
        """A digest of what a build made now reads; taken before it, so that an edit meanwhile is not overlooked."""
        with suppress(OSError):  # of a folder that leads into itself, or may not be read: the build says what it is
            self.sources = sources_of(project, environment)

    def warnings(self) -> tuple[Warned, ...] | None:
        """Return the warnings of the last build if a build now would read the same, and its site stands as it left it.

        None when there is something to build.
        """
        found = read_rows(self.path, toolkit_version())
        sources, state = found[0] if found else ("", "")
        if not self.sources or sources != self.sources or state != state_of_files(self.site):
            return None
        return tuple(Warned(level, message) for level, message in found[1:])

    def keep(self, warnings: Iterable[Warned]) -> None:
        """Remember a build that has just ended without an error."""
        if self.sources:
            told = [[self.sources, state_of_files(self.site)], *([each.level, each.message] for each in warnings)]
            write_rows(self.path, toolkit_version(), told)


def sources_of(project: Path, environment: Mapping[str, str]) -> str:
    """Return a digest of everything that a build of a project reads; empty when it may read more than can be listed.

    That is its files, the commit, the day, variables of the environment, and the versions of what is installed.
    """
    text = read_configuration(project)
    settings = settings_of(text, environment)
    if not isinstance(settings, dict) or not _is_listed(settings):
        return ""
    theme = settings.get("theme")
    named = [
        settings.get("docs_dir") or "docs",
        theme.get("custom_dir") if isinstance(theme, dict) else None,
        *(plugin_option(text, PLUGIN, option, environment) for option in ("outlines", "strings")),
    ]
    digest = blake2b(digest_size=16)
    for line in (today().isoformat(), *_installed(), *_variables(text, environment), *_commit(project)):
        digest.update(f"{line}\n".encode())
    for path in (project / "mkdocs.yml", project / RECORD, *(project / str(name) for name in named if name)):
        for file, status in _files(path):
            digest.update(f"{file} {status.st_size}\n".encode("utf-8", "surrogateescape"))
            if S_ISREG(status.st_mode):  # to read from a pipe would wait for ever
                digest.update(_read(file))
    return digest.hexdigest()


def _is_listed(settings: Mapping[str, Any]) -> bool:
    """Return whether a build reads nothing but what `sources_of` looks at."""
    return (
        not {"INHERIT", "hooks"} & settings.keys()
        and _names(settings.get("plugins")) == [PLUGIN]
        and all(_EXTENSION.fullmatch(name) for name in _names(settings.get("markdown_extensions")))
    )


def _names(listed: Any) -> list[str]:
    """Return what a list of plugins or extensions names, each perhaps with its options."""
    if isinstance(listed, dict):
        return list(listed)
    entries = listed if isinstance(listed, list) else []
    return [name for entry in entries for name in (entry if isinstance(entry, dict) else [str(entry)])]


def _installed() -> Iterator[str]:
    """Yield the versions of Python, of the toolkit and of the packages beside MkDocs."""
    yield from (sys.version, toolkit_version())
    mkdocs = find_spec("mkdocs")
    if mkdocs and mkdocs.origin:
        names = os.listdir(Path(mkdocs.origin).parents[1])
        yield from sorted(name for name in names if name.endswith(".dist-info"))


def _variables(configuration: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the variables that a build looks at: the toolkit's own, and any that `mkdocs.yml` may name by `!ENV`."""
    words = set(_WORD.findall(configuration)) if "!ENV" in configuration else set()
    for name in sorted(environment):
        if name.startswith(_OWN_VARIABLES) or name in words:
            yield f"{name}={environment[name]}"


def _commit(project: Path) -> Iterator[str]:
    """Yield what git says of the commit that is checked out, and whether all before it is there too."""
    with suppress(GitError):
        yield ask_git(project / RECORD, "rev-parse", "--is-shallow-repository", "HEAD").decode()


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield a file, or all files below a folder, in the order of their names."""
    if path.is_dir():
        yield from _below(os.fspath(path))
    elif path.exists():
        yield os.fspath(path), path.stat()


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.is_dir():
            yield from _below(entry.path)
        else:
            with suppress(FileNotFoundError):  # a link that leads nowhere
                yield entry.path, entry.stat()


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def state_of_files(folder: Path) -> str:
    """Return a digest of the paths, sizes and times of change of all files below a folder."""
    digest = blake2b(digest_size=16)
    for path, status in _files(folder):
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
