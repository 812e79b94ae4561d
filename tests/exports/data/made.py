"""Contexts to export, and the golden files: `python -m tests.exports.data.made` writes them anew."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from build_scripts.exports.data.bulk import write_bulk
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD

GOLDEN = Path(__file__).parent / "golden"
SITE = Site(
    "Chronicle of the Marrow", "https://chronicle.example/river/", "A river.", version="0123456789ab", license="CC0-1.0"
)
KEPT = ("*.csv", "*.geojson", "*.jsonld", "events/*.json")
"""The files that golden ones are kept of: JSON and SQLite have the same rows."""


def context_of(project: Path, site: Site = SITE) -> Context:
    """Return the context of a project's record."""
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    return Context(timeline, site, read_strings("en", project))


def golden_files(folder: Path) -> dict[str, str]:
    """Export the example record into ``folder``, and return the files that golden ones are kept of."""
    write_bulk(context_of(RECORD), folder)
    paths = sorted(path for pattern in KEPT for path in folder.rglob(pattern))
    return {path.relative_to(folder).as_posix(): _text(path) for path in paths}


def _text(path: Path) -> str:
    """Return what a file holds; of a list of downloads the checksums are left out, which every change changes."""
    text = path.read_bytes().decode()
    if path.suffix != ".jsonld":
        return text
    data = json.loads(text)
    for download in data["@graph"][0]["distribution"]:
        del download["sha256"]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the golden files anew."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in golden_files(Path(folder) / "site").items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())


if __name__ == "__main__":
    main()
