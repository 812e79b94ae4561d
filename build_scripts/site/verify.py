"""A published site compared with what its commit makes: built again in a temporary worktree, file by file.

What is built is the commit's own: its record, its configuration, and its toolkit where that lies beside the record.
That runs the code of the commit, so only one that what is checked out has among its ancestors is built: a site cannot
choose another one, such as a proposal that was fetched to be read.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from build_scripts.base.git import GitError, ask_git
from build_scripts.reading.mkdocs_yml import configured, read_configuration
from build_scripts.site.folders import files_in
from build_scripts.site.indexer import BUNDLE

AGENT = "timeline-verify"
SECONDS = 30
LARGEST = 1 << 30
"""How many bytes of an answer are read at most: those of the whole record as one file fit."""
VISITORS = 8
_BUILD = "from build_scripts.cli import main; main()"
_VARIES = re.compile(rf"{BUNDLE}/[^/]+/(?:filter/|index/|[^/]+\.pf_meta$|pagefind-entry\.json$)")
"""Where the words of the search index are, which differ from build to build; its programs and its texts do not."""
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

Fetch = Callable[[str], bytes | None]
"""Returns what is at an address, None where there is nothing; raises `VerifyError` where that cannot be told."""


class VerifyError(Exception):
    """Why a site cannot be compared, in a sentence."""


class UnknownCommitError(VerifyError):
    """The repository does not have the commit that a site names."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a site says that it was built of; `has_data` where it gives its tables away."""

    url: str
    commit: str
    record: str
    events: int
    has_data: bool


@dataclass(slots=True)
class Comparison:
    """Paths of files that are the same, differ, are not on the site, cannot be fetched, and were not compared."""

    same: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Whether every file that was compared is the same."""
        return not (self.differing or self.missing or self.unreachable)


def fetch(address: str) -> bytes | None:
    """Return what is at an address of the web, None where there is nothing.

    :raises VerifyError: when there is no answer, or one that is no file.
    """
    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=SECONDS) as answer:
            data: bytes = answer.read(LARGEST)
            return data
    except HTTPError as error:
        with error:
            if error.code in (404, 410):
                return None
        raise VerifyError(f"{address} answers with status {error.code}") from error
    except (URLError, OSError, ValueError) as error:
        raise VerifyError(f"{address} cannot be reached: {getattr(error, 'reason', '') or error}") from error


def read_published(url: str, fetch: Fetch) -> Published:
    """Return what a site says of itself.

    :raises VerifyError: when it says nothing that can be built again.
    """
    answer = fetch(f"{url}version.json")
    try:
        version = json.loads(answer or b"")
        record, events, commit = version["record"], int(version["events"]), version.get("commit")
    except (ValueError, KeyError, TypeError) as error:
        raise VerifyError(f"{url} has no version.json of such a site: give the address of its home page") from error
    if commit is None:
        raise VerifyError(
            f"{url} was built from files that were in no commit, or without git: it cannot be built again"
        )
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        raise VerifyError(f"{url}version.json names no commit")
    return Published(url, commit, str(record), events, fetch(f"{url}data/datapackage.json") is not None)


@contextmanager
def rebuilt(project: Path, published: Published) -> Iterator[Path]:
    """Yield the folder of the site that a commit of the repository of ``project`` makes; it is gone afterwards.

    :raises VerifyError: when there is no such commit, or it cannot be built.
    """
    _see_ancestor(project, published.commit)
    folder = Path(tempfile.mkdtemp(prefix="timeline_"))
    tree = folder / "tree"
    try:
        inside = ask_git(project, "rev-parse", "--show-prefix").decode().strip()
        ask_git(project, "worktree", "add", "--detach", "--quiet", str(tree), published.commit)
        yield _build(tree, tree / inside, published)
    except GitError as error:
        raise VerifyError(f"git cannot check out {published.commit[:12]}: {error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        ask_git(project, "worktree", "prune")


def _see_ancestor(project: Path, commit: str) -> None:
    try:
        ask_git(project, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
    except GitError as error:
        if not str(error):
            raise VerifyError("git is not installed; building a commit again needs it") from error
        raise UnknownCommitError(f"there is no commit {commit[:12]} here") from error
    try:
        ask_git(project, "merge-base", "--is-ancestor", commit, "HEAD")
    except GitError as error:
        remedy = "check out the branch that is published, and update it"
        raise VerifyError(f"the commit {commit[:12]} is not in the history of what is checked out: {remedy}") from error


def _build(tree: Path, project: Path, published: Published) -> Path:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"TIMELINE_SITE_URL": published.url, "NO_MKDOCS_2_WARNING": "1"}
    if (tree / "build_scripts").is_dir():
        environment["PYTHONPATH"] = str(tree)
    command = [sys.executable, "-c", _BUILD, "build", *(["--data"] if published.has_data else [])]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    site = project / (configured(read_configuration(project), "site_dir", environment) or "site")
    if done.returncode or not site.is_dir():
        said = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it says nothing"]
        raise VerifyError(f"the commit {published.commit[:12]} cannot be built here: {said[0]}")
    return site


def compare_site(site: Path, url: str, fetch: Fetch) -> Comparison:
    """Return how a published site differs from the files of ``site``."""
    found = Comparison()
    paths = sorted(files_in(site))
    found.left_out = [path for path in paths if _VARIES.match(path)]
    compared = [path for path in paths if not _VARIES.match(path)]
    with ThreadPoolExecutor(VISITORS) as visitors:
        for path, list_name in zip(
            compared, visitors.map(lambda path: _compare(site, url, path, fetch), compared), strict=True
        ):
            getattr(found, list_name).append(path)
    return found


def _compare(site: Path, url: str, path: str, fetch: Fetch) -> str:
    """Return the name of the list of a comparison that a file belongs to."""
    address = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    try:
        there = fetch(url + quote(address))
    except VerifyError:
        return "unreachable"
    if there is None:
        return "missing"
    return "same" if there == (site / path).read_bytes() else "differing"


def shown(paths: Sequence[str], most: int = 20) -> list[str]:
    """Return paths as lines, the first of many."""
    return [*paths[:most], *([f"and {len(paths) - most:,} more"] if len(paths) > most else [])]
