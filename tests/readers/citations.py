"""The citations of a site's entries, as their pages offer them for copying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_scripts.model.layout import event_url
from tests.readers.published import Published
from tests.support.dom import parse

ARTIFACT = "events/*/*/#cite"


@dataclass(frozen=True, slots=True)
class Cited:
    """The forms of one entry's citation, with what they are to say."""

    id: str
    title: str
    year: str
    day: str
    bib: str
    ris: str
    json: str


def citations(published: Published) -> Iterator[Cited]:
    """Yield the citation of each entry that has a day, out of its page."""
    for event in published.timeline.events:
        if len(event.changed) != 10:
            continue
        page = parse((published.site / event_url(event) / "index.html").read_bytes())
        forms = {
            element.attributes["data-file"].rpartition(".")[2]: element.text
            for element in page.find("pre")
            if "data-file" in element.attributes
        }
        yield Cited(event.id, event.title, event.changed[:4], event.changed, **forms)


def write_forms(cited: Cited, folder: Path) -> list[Path]:
    """Write the forms of a citation to files, and return these: BibTeX, RIS, CSL-JSON."""
    texts = {"bib": cited.bib, "ris": cited.ris, "json": cited.json}
    paths = [folder / f"{cited.id}.{ending}" for ending in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8")
    return paths
