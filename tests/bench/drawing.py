"""The drawn timeline in a headless browser: frames, filters, the longest task, the weight before the first touch."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, Response, sync_playwright

from tests.support.browser import find_browser
from tests.support.serving import serve

LARGE = 1_000_000
"""So many events the drawing alone is measured with; they are made in the browser, not by a build."""
LEVEL = 6

_SCRIPT = (Path(__file__).parent / "drawing.js").read_text("utf-8")


def measure(site: Path, *, large: bool) -> Iterator[tuple[str, float]]:
    """Yield what the page of a built site takes: milliseconds, KiB, and what a frame is of the naive drawing's."""
    with sync_playwright() as playwright, serve(site, "") as address:
        path = find_browser(os.environ)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        yield "timeline: KiB before the first touch", _weight(page, address)
        yield from _frames(page, "timeline", None)
        page.goto(f"{address}timeline/?view=1990-01-01..2024-12-31")
        page.wait_for_selector(".kt-set-list li")
        page.evaluate(_SCRIPT)
        times, longest = page.evaluate("filters()")
        yield "timeline: filter, ms", median(times)
        yield "timeline: longest task, ms", longest
        if large:
            page.goto(f"{address}timeline/")
            yield from _frames(page, "timeline of a million", LARGE)
        browser.close()


def _frames(page: Page, name: str, events: int | None) -> Iterator[tuple[str, float]]:
    page.evaluate(_SCRIPT)
    frames, naive = page.evaluate("(events) => frames_of(events)", events)
    yield f"{name}: frame, ms", median(frames)
    yield f"{name}: longest frame, ms", max(frames)
    # Each is held against the one painted right after it, when the machine was as busy.
    yield f"{name}: frame ÷ naive", median(ours / theirs for ours, theirs in zip(frames, naive, strict=True))


def _weight(page: Page, address: str) -> float:
    """Return the KiB of all that the page loads by itself, packed as servers pack it."""
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    page.goto(f"{address}timeline/", wait_until="networkidle")
    return sum(len(gzip.compress(reply.body(), LEVEL)) for reply in replies) / 1024
