"""Projects for tests: made in a folder, built in this process or by the real commands, compared byte for byte."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from tests.examples import RECORD

REPOSITORY = Path(__file__).resolve().parents[2]
ADDRESS = "https://chronicle.example/river/"
HOME = "# Chronicle of the Marrow\n\nAn invented chronicle of a river and the town beside it.\n"
METHODOLOGY = """\
# Methodology

Every figure is somebody's claim. See the [home page](index.md).

| key | what it says |
|---|---|
| `not_to_be_confused_with` | Others of the same name, which are listed nowhere else in this chronicle of a river. |

```yaml
summary: "A line of code that is longer than the page is wide, whatever the width of the page, since nobody broke it."
```
"""
OUTLINES = "outlines.geojson"
INDEX = "pagefind/"


def make_project(folder: Path, *, plugin: Mapping[str, Any] | None = None, **settings: Any) -> Path:
    """Make a project around the example record; ``plugin`` has its options, ``settings`` more of `mkdocs.yml`."""
    shutil.copytree(RECORD / "events", folder / "events")
    shutil.copyfile(RECORD / OUTLINES, folder / OUTLINES)
    write(folder / "docs/index.md", HOME)
    write(folder / "docs/methodology.md", METHODOLOGY)
    configure(folder, plugin={"outlines": OUTLINES, **(plugin or {})}, **settings)
    return folder


def configure(folder: Path, *, plugin: Mapping[str, Any] | None = None, **settings: Any) -> None:
    """Write `mkdocs.yml`; a setting of ``None`` is left out."""
    options = {"workers": 1, **(plugin or {})}
    values = {
        "site_name": "Chronicle of the Marrow",
        "site_url": ADDRESS,
        "site_description": "A river and the town beside it.",
        "theme": {"name": "material", "font": False},
        "plugins": [{"timeline": options}],
        "nav": [{"Home": "index.md"}, {"Methodology": "methodology.md"}],
        **settings,
    }
    present = {name: value for name, value in values.items() if value is not None}
    write(folder / "mkdocs.yml", yaml.safe_dump(present, sort_keys=False))


def write(path: Path, text: str) -> None:
    """Write a file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_event(folder: Path, name: str, /, body: str = "It was so [@one].", **front: Any) -> Path:
    """Write an event whose front matter is the least there is, and ``front``; a value of ``None`` drops its key."""
    least = {
        "title": f"Event {name}",
        "date": name[:4],
        "kind": "meeting",
        "status": "reported",
        "summary": f"Summary of {name}.",
        "sources": {"one": {"publisher": "Marrow Gazette", "url": f"https://example.org/{name}"}},
    }
    values = {key: value for key, value in {**least, **front}.items() if value is not None}
    path = folder / "events" / name[:4] / f"{name}.md"
    write(path, f"---\n{yaml_of(values)}---\n\n{body}\n")
    return path


def yaml_of(values: Mapping[str, Any]) -> str:
    """Return front matter with each value as JSON, which is YAML that every reader reads alike."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def replace(path: Path, old: str, new: str) -> None:
    """Replace ``old``, which the file must contain, with ``new``."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new), "utf-8")


def build(folder: Path, *, strict: bool = False) -> Path:
    """Build as `mkdocs build` does, in this process, and return the folder of the site."""
    config = load_config(str(folder / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    return folder / "site"


def environment(**more: str) -> dict[str, str]:
    """Return the environment of commands that tests run."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **more}


def command(folder: Path, *arguments: str, timeout: float = 120, **more: str) -> subprocess.CompletedProcess[str]:
    """Run ``timeline`` or ``mkdocs`` with arguments in a project."""
    return subprocess.run(
        program(*arguments),
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )


def program(name: str, *arguments: str) -> list[str]:
    """Return the command line of one of our programs in this environment."""
    modules = {
        "timeline": "from build_scripts.cli import main; main()",
        "mkdocs": "from mkdocs.__main__ import cli; cli()",
    }
    return [sys.executable, "-c", modules[name], *arguments]


def contents(site: Path, *, index: bool = False) -> dict[str, bytes]:
    """Return every file of a site by path; the search index, which differs from run to run, only with ``index``."""
    files = ((path.relative_to(site).as_posix(), path) for path in sorted(site.rglob("*")) if path.is_file())
    return {name: path.read_bytes() for name, path in files if index or not name.startswith(INDEX)}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def clean_build(folder: Path, copy: Path) -> dict[str, bytes]:
    """Build a copy of the project without caches or an earlier site, and return the files of its site."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in sources(folder):
        target = copy / name
        if (folder / name).is_dir():
            shutil.copytree(folder / name, target)
        else:
            shutil.copyfile(folder / name, target)
    return contents(build(copy))


def sources(folder: Path) -> Iterable[str]:
    """Return the names of the files and folders of a project, without what a build leaves."""
    return sorted(path.name for path in folder.iterdir() if path.name != "site" and not path.name.startswith("."))
