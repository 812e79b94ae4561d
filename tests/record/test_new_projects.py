"""A new project is about nothing: no word, name or title of this record is in it."""

import re

import pytest

from build_scripts.contribute.project.answers import FORGES, READY
from build_scripts.reading.record import Record, load_record, read_files
from tests.contribute.project.projects import files, make
from tests.record.test_subject import ORDINARY, names_in, title_words
from tests.records import FERRY
from tests.support.projects import REPOSITORY


@pytest.fixture(scope="module")
def record() -> Record:
    """This repository's own record."""
    return load_record(read_files(REPOSITORY / "events"), None)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every file of projects with every vocabulary, at every forge."""
    found: dict[str, str] = {}
    for words, forge in [*((words, "github") for words in READY), *(("incidents", forge) for forge in FORGES)]:
        folder = tmp_path_factory.mktemp("new") / words
        make(folder, words, forge=forge, sample=True)
        found |= {f"{words} {forge} {path}": text for path, text in files(folder).items()}
    return found


def test_no_name_and_no_title(record: Record, projects: dict[str, str]) -> None:
    """No actor, place, publisher or event of this record is named, and neither is the record."""
    words = {*names_in(record), *title_words(record), "Khorasan", "Khorasan Timeline"}
    telling = {word for word in words if len(word) > 1 and word.casefold() not in ORDINARY}
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(telling, key=len, reverse=True)))})(?![\w-])")
    assert [(name, hit) for name, text in projects.items() for hit in sorted(set(found.findall(text)))] == []


def test_no_kind_and_no_tag(record: Record, projects: dict[str, str]) -> None:
    """The words that make this record one on its subject are in no vocabulary that is ready."""
    assert record.vocabulary is not None
    own = {*record.vocabulary.kinds, *record.vocabulary.tags, *record.vocabulary.stances, *record.vocabulary.roles}
    listed = {
        (name, word)
        for name, text in projects.items()
        if name.endswith("_vocabulary.yml")
        for word in re.findall(r"^  ([a-z-]+): \{label", text, re.MULTILINE)
    }
    assert sorted((name, word) for name, word in listed if word in own) == []


def test_the_other_record_has_other_words(record: Record) -> None:
    """The second record shares no kind, status, stance, role, verdict, measure, tag or group with this one."""
    own, other = record.vocabulary, load_record(read_files(FERRY / "events"), None).vocabulary
    assert own is not None
    assert other is not None
    for name in ("kinds", "statuses", "stances", "roles", "verdicts", "measures", "tags", "groups"):
        assert set(getattr(own, name)) & set(getattr(other, name)) == set(), name
