"""The kinds of pages that a site has, one of each; a browser's page that remembers errors; what makes a page sound."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

NewContext = Callable[..., BrowserContext]
Scheme = Literal["light", "dark"]
WIDE, NARROW, SMALL = (1440, 900), (375, 800), (320, 800)
"""Windows; the last is also one of 1280 pixels at 400 % (WCAG 2.2, 1.4.10)."""
KINDS = {
    "home": "index.html",
    "chronology": "events/index.html",
    "year": "events/*/index.html",
    "entry": "events/*/*/index.html",
    "timeline": "timeline/index.html",
    "timeline-decade": "timeline/*s/index.html",
    "timeline-year": "timeline/[0-9][0-9][0-9][0-9]/index.html",
    "timeline-month": "timeline/*/*/index.html",
    "actors": "actors/index.html",
    "actor": "actors/*/index.html",
    "places": "places/index.html",
    "place": "places/*/index.html",
    "map": "map/index.html",
    "kinds": "kinds/index.html",
    "kind": "kinds/*/index.html",
    "tag": "tags/*/index.html",
    "sources": "sources/index.html",
    "publisher": "sources/*/index.html",
    "vocabulary": "vocabulary/index.html",
    "rules": "rules/index.html",
    "rule": "rules/*/index.html",
    "due": "due/index.html",
    "how-sure": "how-sure/index.html",
    "versions": "versions/index.html",
    "data": "data/index.html",
    "printable-years": "print/index.html",
    "printed-year": "print/*/index.html",
    "search": "search/index.html",
    "docs": "methodology/index.html",
    "not-found": "404.html",
}
OVERFLOWING = """() => {
  const wide = document.documentElement.clientWidth;
  const apart = (style) => ["auto", "scroll"].includes(style.overflowX) || style.clipPath === "inset(50%)";
  const scrolls = (e) => e && (apart(getComputedStyle(e)) || scrolls(e.parentElement));
  return [document.documentElement.scrollWidth > wide,
    [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > wide + 1
      && !scrolls(e.parentElement) && !e.ownerSVGElement
      && getComputedStyle(e).position !== "absolute").map((e) => e.outerHTML.slice(0, 120)).slice(0, 5)];
}"""
_AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def path_of(kind: str, site: Path) -> str:
    """The address below the site's root of the fullest page of a kind."""
    fullest = max(site.glob(KINDS[kind]), key=lambda path: (path.stat().st_size, path))
    return fullest.relative_to(site).as_posix().removesuffix("index.html")


@dataclass  # without slots: Playwright marks the object whose method it calls
class Watched:
    """A page, and every error and every request to another host since it was opened."""

    page: Page
    host: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def heard(self, message: ConsoleMessage) -> None:
        """Note an error or a warning in the console."""
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def asked(self, request: Request) -> None:
        """Note a request to another host."""
        if urlsplit(request.url).netloc != self.host and urlsplit(request.url).scheme not in ("data", "blob"):
            self.elsewhere.append(request.url)

    @property
    def trouble(self) -> list[str]:
        """Everything that went wrong."""
        return [*self.errors, *self.elsewhere, *self.page.evaluate("window.violations ?? []")]


def watch(context: BrowserContext, address: str) -> Watched:
    """A new page that is watched."""
    context.add_init_script(_WATCH)
    watched = Watched(context.new_page(), urlsplit(address).netloc)
    watched.page.on("console", watched.heard)
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on("requestfailed", lambda request: watched.errors.append(f"failed: {request.url}"))
    context.on("request", watched.asked)
    return watched


def open_page(new_context: NewContext, address: str, path: str, size: tuple[int, int], scheme: Scheme) -> Page:
    """Open a page in a window of a size, and hold that nothing goes wrong on it."""
    context = new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    watched = watch(context, address)
    watched.page.goto(address + path + ("?sort=desc" if path == "search/" else ""))  # without a question it has no rows
    if path == "search/":
        expect(watched.page.locator(".kt-results .kt-row").first).to_be_visible()
    assert watched.trouble == []
    return watched.page


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds on a page against WCAG 2.2 AA and good practice, with the first elements of each kind."""
    violations = Axe().run(page, options=_AXE).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in violations]
