"""A copy of the repository for another subject: its tests pass once this folder is gone."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.examples import RECORD
from tests.support.clones import make_clone, run, variables
from tests.support.projects import HOME, REPOSITORY, replace, write, write_event
from tests.support.repositories import git

TIMELINE = "from build_scripts.cli import main; main()"
EDITORIAL = ("citing", "contributing", "corrections", "index", "methodology", "policy", "reading")
"""The pages of `docs/` that are about this record, or that show its words; a copy writes its own."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone made into the chronicle of a river, as `docs/architecture.md` says."""
    clone = make_clone(tmp_path_factory.mktemp("copy") / "clone")
    shutil.rmtree(clone / "tests/record")
    shutil.rmtree(clone / "events")
    shutil.rmtree(clone / "docs/map")
    shutil.copytree(RECORD / "events", clone / "events")
    for page in EDITORIAL:
        write(clone / f"docs/{page}.md", f"# {page.capitalize()}\n")
    (clone / "docs/founding-item.md").unlink()
    replace(clone / "mkdocs.yml", "      - The report this record began with: founding-item.md\n", "")
    settings = (clone / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"(?m)^(site_name|site_description):.*", r"\1: Chronicle of the Marrow", settings)
    write(clone / "mkdocs.yml", settings)
    replace(clone / "mkdocs.yml", "      outlines: docs/map/outlines.geojson\n", "")
    write(clone / "README.md", HOME)
    shutil.rmtree(clone / ".git")
    git(clone, "init", "--quiet", "--initial-branch=main")
    (clone / ".git/info/exclude").write_text(".venv\n")  # .gitignore names a folder, and this is a link
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message=Another subject")
    return clone


def test_first_proposal(copy: Path) -> None:
    """A proposal for it is compared with its own beginning, and told of no event that was here before."""
    git(copy, "switch", "--quiet", "--create", "proposal")
    write_event(copy, "2033-bridge", added="2033-05-01")
    day = variables(SOURCE_DATE_EPOCH="2000000000")
    try:
        checked = run(copy, [sys.executable, "-c", TIMELINE, "check", "--changed-since", "main"], day)
        assert checked.stdout == "No findings.\n"
        assert "2033-bridge" in run(copy, [sys.executable, "-c", TIMELINE, "diff", "main"], day).stdout
    finally:
        (copy / "events/2033/2033-bridge.md").unlink()
        git(copy, "switch", "--quiet", "main")


def test_record_passes(copy: Path) -> None:
    """The other record is checked and built with the configuration that is left."""
    day = variables(SOURCE_DATE_EPOCH="2000000000", NO_MKDOCS_2_WARNING="1")
    assert run(copy, [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], day) is not None
    assert (copy / "site/events/2031/2031-04-02-mill-dike-breach/index.html").is_file()


def test_tests_pass(copy: Path) -> None:
    """Every test is found, and those that read files of the repository pass; the others cannot notice the subject."""
    pytest_command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    found = run(copy, [*pytest_command, "--collect-only"], seconds=120).stdout
    assert "error" not in found.splitlines()[-1]
    readers = sorted(
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "tests").rglob("test_*.py")
        if not {"record", "stops"} & set(path.relative_to(REPOSITORY).parts)
        and _reads_repository(path.read_text("utf-8"))
    )
    assert len(readers) > 5
    run(copy, [*pytest_command, "-m", "not browser", *readers], seconds=280)


def _reads_repository(text: str) -> bool:
    """Tell whether a test takes more of the repository than code; stops are those of small records of their own."""
    return bool(re.search(r"\bREPOSITORY\b|\bmake_clone\b", text))
