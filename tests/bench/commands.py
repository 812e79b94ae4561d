"""The commands measured, in one place; each is a whole process started in its project's folder."""

import sys
from pathlib import Path

_BIN = Path(sys.executable).parent
_INSTRUMENTED = [sys.executable, "-P", str(Path(__file__).with_name("instrumented.py"))]
STAGES = "stages.json"

HUGO = ["hugo", "--quiet"]
PAGEFIND = [sys.executable, "-m", "pagefind", "--quiet", "--site", "public"]
MKDOCS = [str(_BIN / "mkdocs"), "build", "--quiet"]
BUILD = [str(_BIN / "timeline"), "build"]
BUILD_WITHOUT_INDEX = [*_INSTRUMENTED, "--without-index", "build"]
BUILD_BY_STAGES = [*_INSTRUMENTED, "--stages", STAGES, "build"]
CHECK = [str(_BIN / "timeline"), "check"]
MADE = ("site", ".timeline")
"""What our commands leave in a project; a cold run begins without it."""


def serve(port: int) -> list[str]:
    """Serve a project of ours on a port of this machine."""
    return [str(_BIN / "timeline"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
