"""What renderers and exporters see of a project, without a build."""

from pathlib import Path

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline

SITE = Site("Mills", "https://chronicle.example/a/", version="0123456789ab")


def context_of(project: Path, site: Site = SITE) -> Context:
    """Return the context of a project's record, read anew."""
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    return Context(timeline, site, read_strings("en", project))
