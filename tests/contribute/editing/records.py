"""The example record in a folder, as a project that is being edited."""

from pathlib import Path

from build_scripts.contribute.editing.cursor import Spot, spot_at
from build_scripts.contribute.editing.files import kind_of
from build_scripts.contribute.editing.positions import Text
from build_scripts.contribute.editing.project import Project
from tests.examples import RECORD, set_up

BREACH = "events/2031/2031-04-02-mill-dike-breach.md"
COUNCIL = "events/_actors/council.md"
WORDS = "events/_vocabulary.yml"


def example(folder: Path) -> Project:
    """Return the example record in ``folder``, read."""
    set_up(RECORD, folder)
    project = Project(folder)
    project.settle(project.load({}))
    return project


def hold(project: Project, path: str, text: str) -> None:
    """Let an editor have ``text`` for a file."""
    project.held[path] = Text(text)


def spot_in(project: Project, path: str, text: str) -> Spot:
    """Let an editor have ``text``, without the sign ``|``, and return what is at that sign."""
    hold(project, path, text.replace("|", "", 1))
    spot = spot_at(kind_of(path), text.replace("|", "", 1), text.index("|"))
    assert spot is not None
    return spot


def written(project: Project, path: str, old: str, new: str) -> str:
    """Return the text of a file with ``new`` in the place of ``old``, which must be there."""
    text = project.plain(path)
    assert old in text
    return text.replace(old, new, 1)
