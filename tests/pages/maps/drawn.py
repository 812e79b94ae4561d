"""A record around the example's outlines, as the renderers of maps see it."""

from pathlib import Path

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.outlines import read_outlines
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import OUTLINES, make_project, replace, write, yaml_of


def empty_project(folder: Path) -> Path:
    """Make a project with the places of the example and no event."""
    project = make_project(folder / "project")
    for path in (project / "events").glob("2*/*.md"):
        path.unlink()
    return project


def write_place(project: Path, id_: str, /, **front: object) -> None:
    """Write a place; without coordinates it has none."""
    source = {"coordinates_source": "geonames:7"} if "lat" in front else {}
    values = {"name": id_.replace("-", " ").capitalize(), "kind": "site", **front, **source}
    write(project / f"events/_places/{id_}.md", f"---\n{yaml_of(values)}---\n")


def order_kinds(project: Path) -> None:
    """Say in the vocabulary that sites lie in towns, towns in parishes, and parishes in regions."""
    vocabulary = project / "events/_vocabulary.yml"
    replace(vocabulary, "A building or a spot., point: true}", "A building or a spot., within: town, point: true}")
    replace(vocabulary, "definition: A town.}", "definition: A town., within: parish}")
    replace(
        vocabulary,
        "  region: {label: Region",
        "  parish: {label: Parish, definition: A parish., within: region}\n  region: {label: Region",
    )


def context_of(project: Path, *, outlined: bool = True) -> Context:
    """Return the record as renderers see it."""
    record = load_record(read_files(project / "events"), None)
    outlines = read_outlines(project / OUTLINES, record.places) if outlined else None
    return Context(build_timeline(record), Site("Mills"), read_strings("en", project), outlines=outlines)
