"""Hooks before a commit, line ends, templates, owners, one guide, lock files that are up to date."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build_scripts.cli import main
from tests.forge.test_forge import tool
from tests.support.clones import make_clone
from tests.support.projects import REPOSITORY
from tests.support.repositories import git

FORGE = REPOSITORY / ".github"
HOOKS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]


def test_hooks_need_no_network() -> None:
    """Every hook is a program of this project's own environment: nothing is fetched to run it."""
    assert [each["repo"] for each in HOOKS] == ["local"]
    assert {each["language"] for each in HOOKS[0]["hooks"]} == {"system"}


@pytest.mark.parametrize("hook", HOOKS[0]["hooks"], ids=lambda hook: str(hook["id"]))
def test_hook_exists(hook: dict[str, Any]) -> None:
    """What a hook calls is there, by the names of its options too."""
    program, *rest = shlex.split(hook["entry"])
    assert program.startswith(".venv/bin/")
    name = Path(program).name
    assert Path(tool(name)).is_file()
    if name == "timeline":
        command = main.get_command(click.Context(main), rest[0])
        assert command
        assert set(rest[1:]) <= {option for each in command.params for option in each.opts}


def test_every_hook_runs_at_some_stage() -> None:
    """What is slow waits for a push; the rest runs at each commit; both kinds get installed."""
    whole = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8"))
    stages = {each["id"]: each.get("stages", whole["default_stages"]) for each in HOOKS[0]["hooks"]}
    assert {name for name, when in stages.items() if when == ["pre-push"]} == {"mypy"}
    assert {stage for each in stages.values() for stage in each} == set(whole["default_install_hook_types"])


def test_windows_checks_out_the_same_bytes(tmp_path: Path) -> None:
    """Where git is set to end lines as Windows does, a checkout still holds the very bytes of the record."""
    clone = make_clone(tmp_path / "clone")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", "origin.git", "windows")
    names = git(clone, "ls-files", "-z").rstrip("\0").split("\0")
    files = [name for name in names if (clone / name).is_file()]
    windows = tmp_path / "windows"
    assert [name for name in files if (windows / name).read_bytes() != (clone / name).read_bytes()] == []
    assert b"\r\n" in (windows / "tests/examples/valid/crlf.md").read_bytes()
    assert b"\r" not in (windows / "README.md").read_bytes()


def test_templates_are_linked() -> None:
    """The template that a proposal opens with leads to every other, and to none that is not there."""
    default = (FORGE / "pull_request_template.md").read_text("utf-8")
    linked = re.findall(r"\]\(\?expand=1&template=([\w-]+\.md)\)", default)
    assert sorted(linked) == sorted(path.name for path in FORGE.glob("PULL_REQUEST_TEMPLATE/*"))


@pytest.mark.parametrize("path", sorted(FORGE.glob("**/*.md")), ids=lambda path: str(path.name))
def test_templates_name_what_exists(path: Path) -> None:
    """Files and targets of make that a template names are there."""
    text = path.read_text("utf-8")
    named = re.findall(r"`?\b((?:docs|tests|events|build_scripts)/[\w./-]*|CHANGELOG\.md)", text)
    assert [name for name in named if not (REPOSITORY / name.rstrip(".")).exists()] == []
    targets = re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M)
    assert set(re.findall(r"`make ([a-z]+)", text)) <= set(targets)


def test_owners_name_paths_that_exist() -> None:
    """Each line of CODEOWNERS, filled in or still a comment, is a path of this repository and who owns it."""
    for line in (FORGE / "CODEOWNERS").read_text("utf-8").splitlines():
        if found := re.fullmatch(r"(?:# )?(/\S+)\s+(@\S+(?: @\S+)*)", line):
            assert list(REPOSITORY.glob(found[1].strip("/"))), line
        else:
            assert line.startswith("#") or not line, line


def test_one_guide() -> None:
    """The guide for contributors, which the forge links from its own pages, exists only once."""
    guides = [
        path.relative_to(REPOSITORY).as_posix()
        for folder in (REPOSITORY, FORGE, REPOSITORY / "docs")
        for path in folder.iterdir()
        if path.stem.lower() == "contributing"
    ]
    assert guides == ["docs/contributing.md"]


@pytest.mark.parametrize("lock", sorted(REPOSITORY.glob("*.lock")), ids=lambda lock: lock.name)
def test_locks_have_digests(lock: Path) -> None:
    """Each library is locked with the digests of its files, so that no other file is installed in its place."""
    rows = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text("utf-8"))
    pinned = [row for row in rows if "==" in row.split("\n")[0]]
    assert len(pinned) > 20
    assert [row.split("\n")[0] for row in pinned if "--hash=sha256:" not in row] == []


def test_locks_hold_what_is_asked_for() -> None:
    """Each library that pyproject.toml asks for is locked at a version that it accepts."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = {
        "requirements.lock": [*project["project"]["dependencies"], *groups["build"]],
        "requirements-dev.lock": [*project["project"]["dependencies"], *groups["dev"]],
    }
    missing = []
    for lock, asked in wanted.items():
        pinned = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", (REPOSITORY / lock).read_text("utf-8"), re.M))
        locked = {canonicalize_name(name): version for name, version in pinned.items()}
        for each in map(Requirement, asked):
            if not each.specifier.contains(locked.get(canonicalize_name(each.name), "0")):
                missing.append((lock, str(each)))
    assert missing == []
