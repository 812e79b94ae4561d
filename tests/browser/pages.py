"""The kinds of pages that a site has, one of each, and a browser's page that remembers what went wrong on it."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

KINDS = {
    "home": "index.html",
    "chronology": "events/index.html",
    "year": "events/*/index.html",
    "entry": "events/*/*/index.html",
    "actors": "actors/index.html",
    "actor": "actors/*/index.html",
    "places": "places/index.html",
    "place": "places/*/index.html",
    "kinds": "kinds/index.html",
    "kind": "kinds/*/index.html",
    "tag": "tags/*/index.html",
    "sources": "sources/index.html",
    "publisher": "sources/*/index.html",
    "vocabulary": "vocabulary/index.html",
    "rules": "rules/index.html",
    "rule": "rules/*/index.html",
    "printable-years": "print/index.html",
    "printed-year": "print/*/index.html",
    "search": "search/index.html",
    "docs": "methodology/index.html",
    "not-found": "404.html",
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
