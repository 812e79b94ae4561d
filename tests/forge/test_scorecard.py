"""What the OpenSSF Scorecard asks of a repository, as far as its files can answer; docs/threats.md has the table."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.support.projects import REPOSITORY
from tests.support.repositories import git

CHECKS = {
    *("Binary-Artifacts", "Branch-Protection", "CI-Tests", "CII-Best-Practices", "Code-Review", "Contributors"),
    *("Dangerous-Workflow", "Dependency-Update-Tool", "Fuzzing", "License", "Maintained", "Packaging"),
    *("Pinned-Dependencies", "SAST", "SBOM", "Security-Policy", "Signed-Releases", "Token-Permissions"),
    *("Vulnerabilities", "Webhooks"),
}
"""The checks of Scorecard 5, https://github.com/ossf/scorecard/blob/main/docs/checks.md"""
PICTURES = {".png"}


def tracked() -> list[Path]:
    """Return every file of the repository, and new ones that git would take."""
    listed = git(REPOSITORY, "ls-files", "-z", "--cached", "--others", "--exclude-standard").rstrip("\0")
    return [path for name in listed.split("\0") if (path := REPOSITORY / name).is_file() and not path.is_symlink()]


def test_every_check_is_answered() -> None:
    """The page says of each check once what meets it, or why no file can."""
    page = (REPOSITORY / "docs/threats.md").read_text("utf-8").partition("\n## Scorecard\n")[2]
    listed = re.findall(r"^\| ([A-Z][\w-]+) \|", page, re.M) + re.findall(r"\*\*([\w-]+)\*\*", page)
    assert sorted(listed) == sorted(CHECKS)


def test_no_binaries() -> None:
    """Every file is text that can be read, but for pictures; tests make their own broken ones."""
    binary = [path for path in tracked() if b"\0" in path.read_bytes()[:8000] and path.suffix not in PICTURES]
    examples = REPOSITORY / "tests/examples"
    assert [path for path in binary if not path.is_relative_to(examples)] == []
    magic = (b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"PK\x03\x04", b"\0asm")
    assert [path for path in binary if path.read_bytes().startswith(magic)] == []


def test_updates_are_proposed() -> None:
    """Dependabot looks at actions and at libraries."""
    settings = yaml.safe_load((REPOSITORY / ".github/dependabot.yml").read_text("utf-8"))
    assert {each["package-ecosystem"] for each in settings["updates"]} == {"github-actions", "pip"}


def test_licence() -> None:
    """Both licences lie where they are looked for, and are those that the package and the pages name."""
    assert (REPOSITORY / "LICENSE").read_text("utf-8").startswith("MIT License\n")
    assert "Attribution 4.0 International" in (REPOSITORY / "LICENSE-RECORD").read_text("utf-8")
    assert '\nlicense = "MIT"\n' in (REPOSITORY / "pyproject.toml").read_text("utf-8")


def test_installs_check_digests() -> None:
    """Whatever is installed is in a lock, whose digests are checked; our own package needs nothing more."""
    files = [REPOSITORY / "Makefile", REPOSITORY / ".gitlab-ci.yml", *(REPOSITORY / ".github/workflows").glob("*.yml")]
    lines = [line.strip() for path in files for line in path.read_text("utf-8").splitlines()]
    installs = [
        line for line in lines if re.search(r"pip install(?! uv)|\$\(PIP\)", line) and not line.startswith("PIP :=")
    ]
    assert len(installs) > 4
    assert [line for line in installs if not re.search(r"--require-hashes|--no-deps --no-build-isolation", line)] == []


def test_security_policy() -> None:
    """The policy says how to report in private, when an answer comes, and when something is published."""
    policy = (REPOSITORY / ".github/SECURITY.md").read_text("utf-8")
    for words in ("Report a vulnerability", "within a week", "ninety days"):
        assert words in policy
