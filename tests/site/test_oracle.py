"""The oracle of stamping: MkDocs, given a page's title, description and content, makes the same page as the stamp."""

from pathlib import Path

import pytest

from tests.support.dom import outline, parse, resolve
from tests.support.projects import build, make_project, write, write_event

# Renders every page of the record as a real page of MkDocs, outside the navigation, and keeps what becomes of it.
HOOK = """
import json
from pathlib import Path

from markupsafe import escape
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

from build_scripts.model.layout import SITE_ROOT
from build_scripts.pages import plan_pages
from build_scripts.language.quotes import ENGLISH, curl
from build_scripts.pages.page import with_styles
from build_scripts.site.shell import NO_INDEX

PAGES = {}
OUT = Path(__file__).parent / "oracle"


def on_files(files, config):
    context = config.plugins["timeline"].context
    for planned in plan_pages(context):
        page = planned.make(context)
        front = {
            "title": str(escape(curl(page.title, ENGLISH))),
            "description": curl(page.description, ENGLISH),
            "kt": "entry",
            "kt_section": page.section,
            "kt_kind": page.kind,
            "kt_as_of": page.as_of,
        }
        text = "---\\n" + "".join(f"{key}: {json.dumps(value)}\\n" for key, value in front.items()) + "---\\n"
        PAGES[page.path] = page
        source = page.path + "index.md"
        files.append(File.generated(config, source, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_content(html, page, config, files):
    folder = page.file.src_uri.removesuffix("index.md")
    if folder not in PAGES:
        return html
    return with_styles(PAGES[folder].body).replace(SITE_ROOT, "../" * folder.count("/"))


@event_priority(-200)
def on_post_page(output, page, config):
    folder = page.file.src_uri.removesuffix("index.md")
    if folder in PAGES:
        page = PAGES[folder]
        head = page.head.replace(SITE_ROOT, "../" * folder.count("/")) + ("" if page.is_indexed else NO_INDEX)
        output = output.replace('<link rel="icon"', head + '<link rel="icon"', 1)
        path = OUT / folder / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8")
    return output
"""
HOSTILE = (
    "<b>bold</b> & \"quotes\" 'single' &lt;b&gt; </title><script>alert(1)</script> {{ 7*7 }} {% raw %} ktmark-title-end"
)


@pytest.fixture(scope="module", params=["https://chronicle.example/river/", None], ids=["address", "no-address"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with hostile texts whose pages MkDocs renders as well."""
    folder = make_project(tmp_path_factory.mktemp("oracle") / "project", site_url=request.param, hooks=["hook.py"])
    write(folder / "hook.py", HOOK)
    sources = {"one": {"publisher": "Вестник <реки> & «Ко»", "title": HOSTILE, "url": "https://example.org/"}}
    write_event(folder, "2031-06-hostile", title=HOSTILE, summary=HOSTILE, sources=sources)
    build(folder)
    return folder


def test_stamped_pages_are_what_mkdocs_makes(project: Path) -> None:
    """Every page of the record, at every depth, is the same DOM stamped and rendered by MkDocs."""
    oracle = {path.relative_to(project / "oracle") for path in (project / "oracle").rglob("*.html")}
    assert {len(path.parts) for path in oracle} == {2, 3, 4}
    for path in sorted(oracle):
        stamped, rendered = (_outline(project / folder / path, path) for folder in ("site", "oracle"))
        assert (path, stamped) == (path, rendered)


def _outline(file: Path, path: Path) -> list[str]:
    return outline(resolve(parse(file.read_bytes()), f"https://site.invalid/{path.parent.as_posix()}/"))
