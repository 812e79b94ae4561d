"""The record as a PDF, next to WeasyPrint on the same entries: the articles of the site's own pages in one document.

WeasyPrint is no library of the project: it is installed into a folder of the bench, and its system libraries, where
root may, as Hugo is.
"""

import re
import subprocess
import sys
from pathlib import Path

from build_scripts.pages.styles import first_styles
from tests.bench import machine
from tests.bench.processes import timed
from tests.bench.project import event_url
from tests.bench.record import Record

WEASYPRINT = "weasyprint==70.0"
LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PDF = "paper.pdf"
_GRADIENT = re.compile(r"[\w-]+:[^;{}]*gradient\([^;{}]*[;]?")
"""A declaration at which WeasyPrint 70 stops with an error."""
_SAID_IN_MARGINS = re.compile(r"(--[\w-]+):attr\([^)]*\)")
"""A property of what margin boxes say, taken from an attribute: WeasyPrint 70 stops there as well, since a box of a
margin has no element."""
_ARTICLE = re.compile(r'<article class="kt-entry".*?</article>', re.DOTALL)


def weasyprint_in(folder: Path) -> Path:
    """Return WeasyPrint's program, installed into ``folder`` where it is not there yet."""
    program = folder / "bin/weasyprint"
    if not program.is_file():
        if machine.is_root():
            subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", *LIBRARIES], check=False)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(folder / "bin/pip"), "install", "--quiet", WEASYPRINT], check=True)
    return program


def write_articles(record: Record, site: Path, target: Path) -> None:
    """Write the articles of all entries of a built site as one document, with the site's style sheet."""
    pages = ((site / event_url(event) / "index.html").read_text("utf-8") for event in record.events)
    articles = "\n".join(found[0] for page in pages if (found := _ARTICLE.search(page)))
    style = first_styles() + (site / "assets/timeline/timeline.css").read_text("utf-8")
    style = _SAID_IN_MARGINS.sub(r'\1:""', _GRADIENT.sub("", style))
    head = f'<!doctype html><html lang="en"><head><title>Paper</title><style>{style}</style></head>'
    target.write_text(f"{head}<body>{articles}</body></html>", encoding="utf-8")


def seconds_of_weasyprint(record: Record, project: Path) -> float:
    """Return what WeasyPrint takes for the entries of a built site, as a tagged file like ours."""
    program = weasyprint_in(project.parent / "weasyprint")
    document = project / "paper.html"
    write_articles(record, project / "site", document)
    command = [str(program), "--pdf-variant", "pdf/ua-1", "--quiet", document.name, "weasyprint.pdf"]
    return timed(command, project)


def kib_of_volumes(project: Path) -> float:
    """Return the size of the volumes that were made, in KiB, and remove them."""
    volumes = list(project.glob("paper*.pdf"))
    size = sum(volume.stat().st_size for volume in volumes) / 1024
    for volume in volumes:
        volume.unlink()
    return size
