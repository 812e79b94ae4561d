"""The commands measured, in one place; each is a whole process started in its project's folder."""

import sys
from pathlib import Path

_BIN = Path(sys.executable).parent
HUGO = ["hugo", "--quiet"]
PAGEFIND = [sys.executable, "-m", "pagefind", "--site", "public"]
MKDOCS = [str(_BIN / "mkdocs"), "build", "--quiet"]
TIMELINE = [str(_BIN / "timeline")]
BUILD = [*TIMELINE, "build"]
BUILD_WITHOUT_SEARCH = [*TIMELINE, "build", "--no-search"]
CHECK = [*TIMELINE, "check"]
MADE = ("site", ".timeline", ".cache")
"""What our commands leave in a project; a cold run begins without it."""


def serve(port: int) -> list[str]:
    """Serve a project of ours on a port of this machine."""
    return [*TIMELINE, "serve", "--port", str(port)]
