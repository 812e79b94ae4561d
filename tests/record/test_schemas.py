"""This record and the texts that its contributors copy, against the schemas that editors use."""

from pathlib import Path, PurePosixPath

import pytest

from build_scripts.exports.schema import folder
from build_scripts.reading.files import SourceFile, find_files
from tests.exports.schema import PATHS
from tests.exports.schema.test_editors import MODELINE, settings_of
from tests.exports.schema.test_records import refused
from tests.support.projects import REPOSITORY


def test_every_file_is_accepted() -> None:
    """The schemas with the record's own words accept every file of the record."""
    assert refused(REPOSITORY / "events") == []


def test_every_file_has_its_schema() -> None:
    """Each file of the record falls under one pattern of VS Code's settings, that of its kind's schema."""
    patterns = settings_of("settings.json")["yaml.schemas"]
    files = [file for file in find_files(REPOSITORY / "events") if isinstance(file, SourceFile)]
    wrong = {}
    for file in files:
        matching = [schema for schema, pattern in patterns.items() if PurePosixPath(file.path).match(pattern)]
        if matching != [f".timeline/{folder()}{file.kind}.json"]:
            wrong[file.path] = matching
    assert (len(files) > 1, wrong) == (True, {})


@pytest.mark.parametrize(
    ("page", "kind"), [("events/_vocabulary.yml", "vocabulary"), ("docs/contributing.md", "event")]
)
def test_modelines_lead_to_schemas(page: str, kind: str) -> None:
    """The modeline of the vocabulary and that of the template lead to the schema of their kind."""
    named = MODELINE.findall((REPOSITORY / page).read_text("utf-8"))
    place = Path("/project") / PATHS[kind]
    schema = Path("/project/.timeline") / folder() / f"{kind}.json"
    assert [(place.parent / name).resolve() for name in named] == [schema]
