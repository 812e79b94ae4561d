"""First contentful paint of a site's pages, each as a multiple of that of a bare page, on a slowed-down telephone.

`python -m tests.bench.paint SITE` measures any built site. Pages are loaded in turns, each by a browser that knows
nothing of the site, so that a slow minute slows all alike (https://web.dev/articles/fcp).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import Browser, sync_playwright

from tests.browser.pages import path_of
from tests.support.browser import find_browser
from tests.support.serving import serve

KINDS = ("home", "chronology", "year", "entry", "search")
TELEPHONE = (375, 667)
SLOWER = 4
"""How many times slower than this machine's the processor of the telephone is."""
ROUNDS = 9
BARE = "bare page"
_BARE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><p>Bare.</p>'
_PAINTED = """new Promise((tell) => new PerformanceObserver((list) => {
  const [paint] = list.getEntriesByName("first-contentful-paint");
  if (paint) tell(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""


def measure(site: Path, rounds: int = ROUNDS) -> Iterator[tuple[str, float]]:
    """Yield the milliseconds of a bare page, and for the fullest page of each kind what its paint is of that."""
    with tempfile.TemporaryDirectory() as folder, serve(site) as address, sync_playwright() as playwright:
        (Path(folder) / "index.html").write_text(_BARE, "utf-8")
        browser = playwright.chromium.launch(executable_path=find_browser(os.environ), args=["--no-sandbox"])
        with serve(Path(folder)) as bare:
            pages = {BARE: bare, **{kind: address + path_of(kind, site) for kind in KINDS}}
            times = _in_turns(browser, pages, rounds)
        browser.close()
    yield "paint: bare page, ms", median(times[BARE])
    for kind in KINDS:
        yield f"paint: {kind} ÷ bare page", median(times[kind]) / median(times[BARE])


def _in_turns(browser: Browser, pages: Mapping[str, str], rounds: int) -> dict[str, list[float]]:
    """Return the paints of every page in milliseconds; those of the first round warm the machine and do not count."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for number in range(rounds + 1):
        for name, address in pages.items():
            time = _first_paint(browser, address)
            if number:
                times[name].append(time)
    return times


def _first_paint(browser: Browser, address: str) -> float:
    """Load a page as somebody does who was never there."""
    context = browser.new_context(viewport={"width": TELEPHONE[0], "height": TELEPHONE[1]})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    time = float(page.evaluate(_PAINTED))
    context.close()
    return time


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rounds", default=ROUNDS, type=click.IntRange(1), show_default=True)
def main(site: Path, rounds: int) -> None:
    """Print the first paints of a built SITE."""
    for name, number in measure(site, rounds):
        click.echo(f"{name:32} {number:6.2f}")


if __name__ == "__main__":
    main()
