"""Projects made by `timeline init`, for the tests of what is in them."""

from datetime import date
from pathlib import Path

from build_scripts.contribute.project.answers import Answers, vocabulary_text
from build_scripts.contribute.project.requirement import requirement
from build_scripts.contribute.project.start import Made, Start, make_project
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.record import load_record, read_files

TODAY = date(2033, 1, 1)


def answers(forge: str = "github", license: str = "CC-BY-4.0") -> Answers:
    """Return what a project is."""
    return Answers("Harbour record", "What happened in the harbour.", forge, license, requirement())


def make(
    folder: Path, words: str = "incidents", *, sample: bool = False, table: Path | None = None, **more: str
) -> Made:
    """Make a project in ``folder``."""
    return make_project(folder, Start(answers(**more), vocabulary_text(words), sample, table), TODAY)


def vocabulary_of(project: Path) -> Vocabulary:
    """Return the vocabulary of a project."""
    vocabulary = load_record(read_files(project / "events"), None).vocabulary
    assert vocabulary is not None
    return vocabulary


def files(project: Path) -> dict[str, str]:
    """Return the text of each file of a project, without caches."""
    found = {path.relative_to(project).as_posix(): path for path in sorted(project.rglob("*")) if path.is_file()}
    return {
        name: path.read_text("utf-8") for name, path in found.items() if not name.startswith((".timeline/", ".git/"))
    }
