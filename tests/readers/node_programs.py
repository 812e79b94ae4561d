"""Programs for Node: installed once from `node/package-lock.json`, each called with a script of `node/`."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.projects import REPOSITORY

SCRIPTS = Path(__file__).parent / "node"
INSTALLED = REPOSITORY / ".venv-readers" / "node"


@cache
def installed() -> Path:
    """Return the folder with the programs, as the lock file has them.

    :raises RuntimeError: when there is no npm, or it cannot install them.
    """
    lock = (SCRIPTS / "package-lock.json").read_bytes()
    done = INSTALLED / "package-lock.json"
    if not (INSTALLED / "node_modules").is_dir() or not done.is_file() or done.read_bytes() != lock:
        shutil.rmtree(INSTALLED, ignore_errors=True)
        INSTALLED.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(SCRIPTS / name, INSTALLED)
        _run("npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund")
    return INSTALLED


def named_node(package: str) -> str:
    """Return a package with the version that the lock file has."""
    locked = json.loads((SCRIPTS / "package-lock.json").read_text("utf-8"))["packages"][f"node_modules/{package}"]
    return f"{package} {locked['version']}"


def answer(script: str, *paths: Path) -> Any:
    """Return what a script of `node/`, called with files, prints as JSON.

    :raises RuntimeError: when it fails; the message is what it said.
    """
    shutil.copy(SCRIPTS / script, installed())
    return json.loads(_run("node", script, *map(str, paths)))


def _run(*command: str) -> str:
    if not shutil.which(command[0]):
        raise RuntimeError(f"`{command[0]}` is not installed")
    done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip())
    return done.stdout
