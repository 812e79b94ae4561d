"""Pages of `docs/`: their contents, their groups in the menus, and tables that can be read on a narrow screen."""

from pathlib import Path

import pytest

from build_scripts.pages import FOOTER
from build_scripts.site.docs_addresses import with_addresses
from build_scripts.site.docs_tables import label_cells
from tests.support.dom import Element, parse
from tests.support.projects import build, make_project, write

HOW = "# How to\n\n## First\n\nText.\n\n### Deeper\n\n## Second & last\n\nText.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one page in no group and two groups."""
    groups = [{"For all": [{"How": "how.md"}]}, {"For some": [{"Inner": [{"Why": "why.md"}]}]}]
    nav = [{"Home": "index.md"}, {"Methodology": "methodology.md"}, *groups]
    folder = make_project(tmp_path_factory.mktemp("docs") / "project", nav=nav)
    write(folder / "docs/how.md", HOW)
    write(folder / "docs/why.md", "# Why\n\n| a | b |\n|---|---|\n| one | two |\n")
    return build(folder)


def page(site: Path, path: str) -> Element:
    """A page of the site."""
    return parse((site / path / "index.html").read_bytes())


def navigation(tree: Element, label: str) -> list[tuple[str, str]]:
    """The links of the navigation of a name: words and address."""
    found = next(each for each in tree.find("nav") if each.attributes.get("aria-label") == label)
    return [(link.text, link.attributes["href"]) for link in found.find("a")]


def test_contents(site: Path) -> None:
    """A page lists its headings of the second level; one without any has no list."""
    assert navigation(page(site, "how"), "On this page") == [("First", "#first"), ("Second & last", "#second-last")]
    assert "On this page" not in (site / "why/index.html").read_text("utf-8")


def test_groups(site: Path) -> None:
    """The menu of these pages, and the foot of every page, have the groups of the navigation; nothing is left out."""
    about = [("Methodology", "../methodology/"), ("How", "./"), ("Why", "../why/")]
    assert navigation(page(site, "how"), "Pages about the record") == about
    foot = page(site, "actors")
    assert navigation(foot, "About")[:1] == [("Methodology", "../methodology/")]
    assert navigation(foot, "For all") == [("How", "../how/")]
    assert navigation(foot, "For some") == [("Why", "../why/")]


def test_home_leads_to_the_first_page(site: Path) -> None:
    """What the home page names as the way to read is the first page of the navigation after it."""
    assert ("How to read it", "methodology/") in [
        (link.text, link.attributes["href"]) for link in page(site, "").find("a")
    ]


def test_cells_have_the_head_of_their_column() -> None:
    """A cell is labelled with the text of its head, without markup; one beyond the heads is not labelled."""
    head = '<thead>\n<tr>\n<th><code>a</code> &amp; "b"</th>\n<th style="x"></th>\n</tr>\n</thead>'
    body = '<tbody>\n<tr>\n<td>1</td>\n<td style="x">2</td>\n<td>3</td>\n</tr>\n</tbody>'
    assert label_cells(f"<p><td></p><table>\n{head}\n{body}\n</table>") == (
        f"<p><td></p><table>\n{head}\n<tbody>\n<tr>\n"
        '<td data-label="a &amp; &#34;b&#34;">1</td>\n<td style="x">2</td>\n<td>3</td>\n</tr>\n</tbody>\n</table>'
    )


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../../format/#dates", "format/#dates"),
        ("./", "guides/reading/"),
        ("../../", ""),
        ("../../events/2018/", "events/2018/"),
        ("picture.svg", "guides/reading/picture.svg"),
    ],
)
def test_links_have_their_address(link: str, address: str) -> None:
    """A link to another page of the site has the address from the site's root, which is printed."""
    assert with_addresses(f'<a href="{link}">x</a>', "guides/reading/") == f'<a href="{link}" data-to="{address}">x</a>'


@pytest.mark.parametrize("link", ["#dates", "https://example.org/", "mailto:a@example.org", "/river/events/"])
def test_other_links_stay(link: str) -> None:
    """Links within a page, to other sites and from the host's root stay as they are."""
    assert with_addresses(f'<a href="{link}">x</a>', "reading/") == f'<a href="{link}">x</a>'


def test_page_not_found_helps(example_site: Path) -> None:
    """The page for an address that does not exist has a search of its own, and leads to every index."""
    tree = parse((example_site / "404.html").read_bytes())
    main = next(each for each in tree.walk() if each.attributes.get("id") == "kt-main")
    assert [form.attributes["action"] for form in main.find("form")] == ["/river/search/"]
    assert len(main.find("a")) == len(FOOTER)
    assert {link.attributes["href"][:7] for link in main.find("a")} == {"/river/"}
