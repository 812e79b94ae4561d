"""The browser for the tests: one that is installed, else the package of Debian where we may install it.

`python -m tests.support.browser` prints the browser it found or installed; where there is none and it may not install
one, it says what to install and exits 1. The tests themselves only look, and fail with the same words.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

# The environment variable that names the browser. Not `BROWSER`: editors set that to the program that opens links.
CHOICE = "TIMELINE_BROWSER"

COMMANDS = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
DOWNLOADS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
DOWNLOADED = ("chromium*/*/*headless*shell", "chromium*/*/chrome", "chromium*/*/*.app/Contents/MacOS/*")
PACKAGES = ("chromium-headless-shell", "chromium")
DRIVER_PACKAGE = "libatomic1"  # the one library that Playwright's driver needs and small systems lack

ADVICE = f"""\
The browser tests need Chromium or Chrome, and none was found. Install one:
  Debian      sudo apt-get install chromium-headless-shell
  Ubuntu      sudo .venv/bin/playwright install --with-deps --only-shell chromium
  elsewhere   .venv/bin/playwright install --only-shell chromium
or name one that is installed: {CHOICE}=/path/to/chromium"""


class NoBrowserError(Exception):
    """There is no browser to run the tests in; the message says what to do."""


def find_browser(environ: Mapping[str, str]) -> Path:
    """Return a Chromium or Chrome that runs: the one `environ` names, one on the PATH, or Playwright's."""
    choice = environ.get(CHOICE)
    for path in [choice] if choice else list_installed(environ):
        if read_version(path):
            return Path(path).absolute()
    raise NoBrowserError(f"{CHOICE}={choice} is not a Chromium or Chrome that runs." if choice else ADVICE)


def list_installed(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the paths of browsers, the headless ones first."""
    for command in COMMANDS:
        if path := shutil.which(command, path=environ.get("PATH")):
            yield path
    for folder in filter(None, (environ.get("PLAYWRIGHT_BROWSERS_PATH"), *DOWNLOADS)):
        for pattern in DOWNLOADED:
            yield from map(str, sorted(Path(folder).expanduser().glob(pattern), reverse=True))


def read_version(path: str) -> str:
    """Return the version that a browser prints, or "": `chromium-browser` of Ubuntu may only say what to install."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 and "Chrom" in asked.stdout else ""


def check_driver() -> None:
    """Raise unless Playwright's own program, which steers the browser, starts."""
    asked = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    if asked.returncode != 0:
        advice = f"On Debian and Ubuntu: sudo apt-get install {DRIVER_PACKAGE}"
        raise NoBrowserError(f"Playwright, which steers it, does not start. {advice}\n{asked.stderr}")


def install_missing() -> None:
    """Install Debian's packages for the driver and the browser, the first browser that can be had."""
    run_apt("update")
    for browser in PACKAGES:
        print(f"Installing {browser}", flush=True)
        if run_apt("install", "--yes", "--no-install-recommends", DRIVER_PACKAGE, browser):
            return


def run_apt(*arguments: str) -> bool:
    """Run apt-get without questions and say whether it succeeded; what it complains of is shown."""
    done = subprocess.run(
        ["apt-get", "--quiet=2", "--option=DPkg::Lock::Timeout=300", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def may_install() -> bool:
    """Say whether this is a machine with apt, administered by us, and the choice of browser left to us."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0 and not os.environ.get(CHOICE)


def describe_browser() -> str:
    """Return the path and version of the browser for the tests, once everything they need is there."""
    check_driver()
    path = find_browser(os.environ)
    return f"{path} ({read_version(str(path))})"


def main() -> int:
    """Find a browser, or install one, print which, and return the exit status."""
    try:
        try:
            found = describe_browser()
        except NoBrowserError:
            if not may_install():
                raise
            install_missing()
            found = describe_browser()
    except NoBrowserError as missing:
        print(missing, file=sys.stderr)
        return 1
    print(f"Browser: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
