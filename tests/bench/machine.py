"""The machine and the versions of the tools, which every number depends on."""

import os
import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

CORES = 2
PACKAGES = ("mkdocs", "mkdocs-material", "pagefind", "markdown-it-py", "pydantic", "Jinja2", "PyYAML")


def use_two_cores() -> None:
    """Keep this process, and all it starts, on two cores."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def facts() -> dict[str, str]:
    """Return cores, processor, memory and versions, as text."""
    return {
        "cores": str(len(os.sched_getaffinity(0))),
        "processor": _field("/proc/cpuinfo", "model name"),
        "memory": _field("/proc/meminfo", "MemTotal"),
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "system": platform.platform(),
        "python": sys.version.split()[0],
        "hugo": _hugo(),
        **{package: _version(package) for package in PACKAGES},
    }


def _hugo() -> str:
    try:
        return subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout.strip()
    except FileNotFoundError:
        return "not installed"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _field(path: str, name: str) -> str:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "unknown")


def is_root() -> bool:
    """Return whether this process may install packages."""
    return os.geteuid() == 0
