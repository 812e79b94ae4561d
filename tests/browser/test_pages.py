"""Every kind of page in a browser: nothing from elsewhere, no error, no barrier, nothing beyond the edge."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import (
    KINDS,
    NARROW,
    OVERFLOWING,
    SMALL,
    WIDE,
    NewContext,
    Scheme,
    barriers,
    open_page,
    path_of,
)
from tests.support.projects import ADDRESS


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (SMALL, "dark")], ids=["wide-light", "small-dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_sound(
    kind: str, size: tuple[int, int], scheme: Scheme, new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """No error, no request to another host, no violation of the policy, nothing beyond the edge, no barrier by axe.

    The text begins below the name of the record.

    The other two pairs of width and scheme are those of `tests/record/test_browser.py`.
    """
    page = open_page(new_context, example_address, path_of(kind, example_site), size, scheme)
    assert page.evaluate(OVERFLOWING) == [False, []]
    left = "(name) => document.querySelector(name).getBoundingClientRect().left"
    assert page.evaluate(left, ".kt-content") == page.evaluate(left, ".kt-brand")
    assert barriers(page) == []


@pytest.mark.parametrize("kind", ["entry", "home", "docs", "not-found", "search"])
def test_policy_stops_what_is_put_in(
    kind: str, new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """The policy works: an inline script and a handler do not run, a style has no effect, nothing is from elsewhere."""
    context = new_context()
    loaded: list[str] = []
    refused: list[str | None] = []
    context.on("response", lambda response: loaded.append(response.url))
    context.on("requestfailed", lambda request: refused.append(request.failure))
    page = context.new_page()
    address = example_address + path_of(kind, example_site)
    page.route(address, _with_more_markup)
    page.goto(address)
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran ?? false") is False
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--put-in')") == ""
    assert [each for each in loaded if "example.org" in each] == []
    assert set(refused) <= {"csp", "net::ERR_UNKNOWN_URL_SCHEME", "net::ERR_BLOCKED_BY_CSP"}


def _with_more_markup(route: Route) -> None:
    """Answer with a page into which somebody got markup of their own."""
    reply = route.fetch()
    more = (
        "<style>body { --put-in: 1 }</style><script>window.ran = true</script>"
        "<img src='x:' onerror='window.ran = true'>"
        "<img src='https://example.org/x.png'><iframe src='https://example.org/'></iframe></body>"
    )
    assert reply.text().count("</body>") == 1
    route.fulfill(response=reply, body=reply.text().replace("</body>", more))


WAYS = {
    "inner": "document.body.innerHTML = '<b>'",
    "adjacent": "document.body.insertAdjacentHTML('beforeend', '<b>')",
    "text of a script": "document.createElement('script').textContent = '1'",
    "address of a script": "document.createElement('script').src = 'x.js'",
    "worker": "new Worker('x.js')",
    "a policy of its own": "trustedTypes.createPolicy('own', {})",
}


@pytest.mark.parametrize("kind", ["entry", "home", "docs", "not-found", "search", "timeline", "map"])
def test_no_text_becomes_markup_or_a_script(
    kind: str, new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """Trusted Types: whatever a script of the page were led to do, a text stays a text."""
    page = new_context().new_page()
    page.goto(example_address + path_of(kind, example_site))
    tries = {
        name: f"() => {{ try {{ {way}; return 'done'; }} catch (error) {{ return error.name; }} }}"
        for name, way in WAYS.items()
    }
    assert {name: page.evaluate(script) for name, script in tries.items()} == dict.fromkeys(WAYS, "TypeError")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_keyboard_reaches_everything_in_order(
    size: tuple[int, int], new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """By keyboard come the link past the menu, the site's name and the search; what has the focus shows it."""
    page = open_page(new_context, example_address, path_of("entry", example_site), size, "light")
    seen = []
    for _ in range(3):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.className || document.activeElement.id"))
        shown = page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const box = document.activeElement.getBoundingClientRect();
              const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
              const ring = outlined || style.boxShadow !== "none";
              return ring && box.width > 0 && box.bottom > 0 && box.left >= 0;
            }"""
        )
        assert (seen[-1], shown) == (seen[-1], True)
    assert seen == ["kt-skip", "kt-brand", "kt-find"]
    page.keyboard.type("word")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=word")


def test_skip_link_leads_to_the_content(page: Page, example_site: Path, example_address: str) -> None:
    """The link past the menu moves the focus to the content."""
    page.goto(example_address + path_of("entry", example_site))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "kt-main"


def test_choice_of_colours_lasts(new_context: NewContext, example_address: str) -> None:
    """The button goes from the system's colours to light, to dark and back; the choice lasts over pages and visits."""
    context = new_context(color_scheme="light")
    page = context.new_page()
    page.goto(example_address)
    light = _background(page)
    button = page.locator(".kt-scheme")
    seen = []
    for _ in range(3):
        button.click()
        seen.append((page.evaluate("document.documentElement.dataset.scheme ?? ''"), _background(page) == light))
    assert seen == [("light", True), ("dark", False), ("", True)]
    button.click()
    button.click()
    page.goto(f"{example_address}events/")
    assert _background(page) != light
    expect(page.locator(".kt-scheme")).to_have_accessible_name("Colours: dark")
    again = context.new_page()
    again.goto(f"{example_address}actors/")
    assert _background(again) != light


def _background(page: Page) -> str:
    """The colour behind the page, once no transition is under way."""
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_reduced_motion_is_heeded(new_context: NewContext, example_address: str) -> None:
    """Who asks for less motion gets none."""
    context = new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(example_address)
    moving = """() => [...document.querySelectorAll("*")].filter((e) => {
      const style = getComputedStyle(e);
      const longest = (list) => Math.max(...list.split(",").map(parseFloat));
      return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01;
    }).map((e) => e.outerHTML.slice(0, 100)).slice(0, 3)"""
    assert page.evaluate(moving) == []


def test_forced_colours_leave_what_is_marked(new_context: NewContext, example_site: Path, example_address: str) -> None:
    """Where the system chooses the colours, the current section and the row that a link leads to still stand out."""
    page = new_context(forced_colors="active").new_page()
    page.goto(f"{example_address}{path_of('entry', example_site)}#source-gazette-2031")
    underlined = """() => [...document.querySelectorAll(".kt-sections a")]
      .map((way) => [way.getAttribute("aria-current"), getComputedStyle(way).borderBottomColor])
      .map(([current, colour]) => [current === "true", colour === getComputedStyle(document.body).backgroundColor])"""
    assert dict(page.evaluate(underlined)) == {True: False, False: True}
    target = page.locator(".kt-sources li:target")
    assert target.evaluate("(row) => getComputedStyle(row).outlineStyle") == "solid"


@pytest.mark.parametrize("kind", ["entry", "year", "actor", "printed-year"])
def test_print(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """On paper there is no menu and no search; addresses of sources and of the page are written out, and the day."""
    page.emulate_media(media="print")
    page.goto(example_address + path_of(kind, example_site))
    for hidden in (".kt-sections", ".kt-find", ".kt-scheme", ".kt-skip", ".kt-colophon nav"):
        for each in page.locator(hidden).all():
            expect(each).to_be_hidden()
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator(".kt-colophon .kt-paper")).to_contain_text(f"From {ADDRESS}{path_of(kind, example_site)}")
    if kind in ("entry", "printed-year"):
        address = page.locator(".kt-sources .kt-url").first
        expect(address).to_be_visible()
        assert (address.text_content() or "").startswith("http")


def test_a_citation_is_copied_with_its_address(
    new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """A button copies the citation; where the site does not know its address, the browser's stands in it."""
    context, path = new_context(), path_of("entry", example_site)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(example_address + path)
    words, url = page.inner_text(".kt-citation"), f"{ADDRESS}{path}"
    page.click("#cite .kt-copy")
    expect(page.locator("#cite .kt-copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == words
    assert words.endswith(f" {url}")

    html = (
        (example_site / path / "index.html").read_text("utf-8").replace(f'<a class="kt-url" href="{url}">{url}</a>', "")
    )
    page.route(f"**/{path}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(example_address + path)
    assert page.inner_text(".kt-citation").endswith(f" {example_address}{path}")


def test_a_citation_that_may_not_be_copied_is_selected(
    new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """Where the browser refuses, the button says so, and the citation is selected for whoever copies it by hand."""
    page = new_context().new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page.goto(example_address + path_of("entry", example_site))
    page.click("#cite .kt-copy")
    expect(page.locator("#cite .kt-copy")).to_have_text("Not allowed by the browser; it is selected")
    assert page.evaluate("getSelection().toString()") == page.inner_text(".kt-citation")
