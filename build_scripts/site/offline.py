"""The site as a zip that opens from a folder, without a server: pages, filters and the drawn timeline.

A browser that opens a page as a file loads no modules, fetches nothing, and shows no folder's ``index.html``. So links
name the pages themselves, the scripts are one classic script, and the data of the timeline is another. The search index
works on a server alone and is left out: the search page leads to the indexes instead.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from build_scripts.base.atomic import beside
from build_scripts.exports.assets import DRAWN, FOLDER
from build_scripts.pages.maps.drawing import GROUND
from build_scripts.pages.styles import ASSETS
from build_scripts.site.folders import files_in

DATA = f"{FOLDER}data.js"
_SETS = ("timeline/index.html", "map/index.html")
"""The pages that show the set."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, so that equal sites make equal zips: the earliest that the format has."""
_PARTS = ("set", "columns", "of", "rows", "spots")
_SEARCHED = ("pagefind/", *(f"search/{folder}/" for folder in ("names", "words", "days")))
_LEFT_OUT = (*(f"timeline/{part}/" for part in _PARTS), *_SEARCHED, "embed/")
_OUTLINES = re.compile(rf"(?:\.\./)*{re.escape(GROUND)}#")
_GROUND = re.compile(rf'<use href="{_OUTLINES.pattern}map"/>')
_LINK = re.compile(r'(?P<name>href|action)="(?P<path>(?:[^":?#/]*/)*(?:\.\.?)?)(?P<rest>(?:[?#][^"]*)?)"')
_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*? |class |const ))(\w+)", re.MULTILINE)
_LATER = re.compile(r'import\("\./([^"]+)"\)')


def write_offline(site: Path, target: Path) -> int:
    """Write the zip of a built site to ``target``, whole or not at all, and return how many files it has."""
    count = 0
    with beside(target) as unfinished, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(site):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
            count += 1
        archive.close()
        os.replace(unfinished, target)
    return count


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    ground = _ground(site / GROUND)
    for name in sorted(files_in(site)):
        if name.startswith(_LEFT_OUT) or name in {f"{FOLDER}{script}" for script in DRAWN}:
            continue
        data = (site / name).read_bytes()
        if name == f"{FOLDER}timeline.js":
            data = bundle().encode()
        yield name, _for_files(name, data.decode(), ground).encode() if name.endswith(".html") else data
    yield DATA, _data(site)


def _for_files(name: str, html: str, ground: str) -> str:
    """Return a page whose links name files, whose map has its outlines, and whose policy allows what lies beside it."""
    html = _GROUND.sub(lambda _: ground, html, count=1)
    html = _OUTLINES.sub("#kt-shape-", html)
    html = _LINK.sub(_link, html).replace("'self'", "'self' file:")
    if name in _SETS:
        way = "../" * name.count("/")
        html = html.replace("<script src=", f'<script src="{way}{DATA}" defer></script><script src=', 1)
    return html


def _ground(file: Path) -> str:
    """Return what takes the place of the outlines' file: a browser shows none of another file in a page of a folder."""
    if not file.is_file():
        return ""
    inner = file.read_text("utf-8").partition(">")[2].rpartition("</svg>")[0]
    return inner.replace(' id="', ' id="kt-shape-')


def _link(link: re.Match[str]) -> str:
    """Return a link to a folder as one to its page; what leads elsewhere or to a place on the page stays."""
    path, rest = link["path"], link["rest"]
    path = f"{path}/" if path.endswith(".") else path
    is_whole = not path and rest.startswith("#")
    return link[0] if is_whole or path.startswith("/") else f'{link["name"]}="{path}index.html{rest}"'


def _data(site: Path) -> bytes:
    """Return the data of the timeline as a script."""
    folder = site / "timeline"
    names = sorted(f"{part}/{path}" for part in _PARTS for path in files_in(folder / part))
    files = {name: json.loads((folder / name).read_bytes()) for name in names}
    return f"globalThis.ktFiles = {json.dumps(files, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def bundle() -> str:
    """Return the scripts of every page and of the timeline as one classic script."""
    modules = "".join(_module(name, (ASSETS / name).read_text("utf-8")) for name in DRAWN)
    start = _LATER.sub(_needed, (ASSETS / "timeline.js").read_text("utf-8"))
    return (
        "(() => {\nconst modules = {};\nconst made = {};\n"
        "const need = (name) => (made[name] ??= modules[name]());\n"
        f"{modules}{start}}})();\n"
    )


def _module(name: str, text: str) -> str:
    names = [found[2] for found in _EXPORT.finditer(text)]
    text = _IMPORT.sub(lambda found: f'const {{ {found[1]} }} = need("{found[2]}");', text)
    text = _LATER.sub(_needed, _EXPORT.sub(r"\1\2", text))
    return f'modules["{name}"] = () => {{\n{text}return {{ {", ".join(names)} }};\n}};\n'


def _needed(found: re.Match[str]) -> str:
    """Return what takes the place of a module that is asked for later; one that is not there is refused."""
    here = f'Promise.resolve().then(() => need("{found[1]}"))'
    return here if found[1] in DRAWN else 'document.querySelector(".kt-ways-instead")?.removeAttribute("hidden")'
