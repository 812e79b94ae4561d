"""The drawn timeline in a headless browser: frames, filters, the longest task, the weight before the first touch."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, Response, sync_playwright

from tests.support.browser import find_browser
from tests.support.serving import serve

LARGE = 1_000_000
"""So many events the drawing alone is measured with; they are made in the browser, not by a build."""
LEVEL = 6

_SCRIPT = (Path(__file__).parent / "drawing.js").read_text("utf-8")


def measure(site: Path, name: str = "timeline", *, million: bool = False) -> Iterator[tuple[str, float]]:
    """Yield what the page of a built site takes: milliseconds, KiB, and what a frame is of the naive drawing's.

    Milliseconds are those of the clock, and for a filter also those of the page's processor time, which a busy machine
    changes less.
    """
    with sync_playwright() as playwright, serve(site, "") as address:
        path = find_browser(os.environ)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        yield f"{name}: KiB before the first touch", _weight(page, address)
        yield from _frames(page, name, None)
        page.goto(f"{address}timeline/?view=1990-01-01..2024-12-31")
        page.wait_for_selector(".kt-set-list li", timeout=120_000)
        page.evaluate(_SCRIPT)
        yield from _filters(page, name)
        if million:
            page.goto(f"{address}timeline/")
            yield from _frames(page, "timeline of a million", LARGE)
        browser.close()


def _filters(page: Page, name: str) -> Iterator[tuple[str, float]]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate("filters()")  # as after some clicks of a reader: compiled
    before = _processor(session)
    times, longest = page.evaluate("filters()")
    yield f"{name}: filter, ms", median(times)
    yield f"{name}: filter, ms of processor", 1000 * (_processor(session) - before) / len(times)
    yield f"{name}: longest task, ms", longest


def _processor(session: CDPSession) -> float:
    """Return the seconds of processor time that the tasks of a page have taken."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def _frames(page: Page, name: str, events: int | None) -> Iterator[tuple[str, float]]:
    page.evaluate(_SCRIPT)
    frames, naive = page.evaluate("(events) => frames_of(events)", events)
    yield f"{name}: frame, ms", median(frames)
    yield f"{name}: longest frame, ms", max(frames)
    # Each is held against the one painted right before or after it, when the machine was as busy.
    yield f"{name}: frame ÷ naive", median(ours / theirs for ours, theirs in zip(frames, naive, strict=True))


def _weight(page: Page, address: str) -> float:
    """Return the KiB of all that the page loads by itself, packed as servers pack it."""
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    page.goto(f"{address}timeline/", wait_until="networkidle")
    return sum(len(gzip.compress(reply.body(), LEVEL)) for reply in replies) / 1024
