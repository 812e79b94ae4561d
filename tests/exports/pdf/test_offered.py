"""When the PDFs of a site are made again."""

from pathlib import Path
from shutil import copytree

import pytest

from build_scripts.exports.pdf import offered
from build_scripts.exports.pdf.offered import plan_offered
from build_scripts.exports.pdf.typesetting import TEMPLATE
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project


def test_every_file_of_the_template_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever file of the template changes, every PDF is made again."""
    project = make_project(tmp_path / "project")
    context = Context(
        build_timeline(load_record(read_files(project / "events"), None)),
        Site("Chronicle"),
        read_strings("en", project),
    )

    def keys() -> set[str]:
        return {each.planned.key for each in plan_offered(context)}

    template = copytree(TEMPLATE.parent, tmp_path / "template")
    monkeypatch.setattr(offered, "TEMPLATE", template / TEMPLATE.name)
    seen = keys()
    assert len(seen) == 3
    for file in sorted(template.iterdir()):
        file.write_text(f"{file.read_text('utf-8')}\n// more\n", "utf-8")
        assert not keys() & seen
        seen |= keys()
