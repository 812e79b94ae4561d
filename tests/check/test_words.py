"""Findings of reading, completed with the words of the record."""

from dataclasses import replace

import pytest

from build_scripts.check.words import FEW, complete
from build_scripts.findings import Finding
from build_scripts.model.vocabulary import Vocabulary, Word
from build_scripts.reading.record import load_record, read_files
from tests.examples import RECORD


def finding(remedy: str) -> Finding:
    """A finding with this remedy."""
    return Finding("events/2031/x.md", 1, 1, "missing-key", "error", "`status` is missing", remedy)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The example record's."""
    words = load_record(read_files(RECORD / "events"), None).vocabulary
    assert words is not None
    return words


@pytest.mark.parametrize(
    ("remedy", "completed"),
    [
        (
            "add `stance:`, a word of `stances` in the vocabulary",
            "add `stance:`, one of `claimed`, `accused`, `denied`",
        ),
        ("write `{<measure>: 13}`", "write `{killed: 13}`"),
        ("a word of `no_such_list` in the vocabulary", "a word of `no_such_list` in the vocabulary"),
        ("write one line", "write one line"),
    ],
)
def test_completed(remedy: str, completed: str, vocabulary: Vocabulary) -> None:
    """A remedy names the words of the list, and in a form of a row the first measure."""
    assert list(complete([finding(remedy)], vocabulary)) == [finding(completed)]


def test_without_a_vocabulary(vocabulary: Vocabulary) -> None:
    """Where there is none, or the words are too many to be read, the remedy stays."""
    remedy = finding("add `stance:`, a word of `stances` in the vocabulary")
    assert list(complete([remedy], None)) == [remedy]
    many = {f"word-{number}": Word(label="x", definition="y") for number in range(FEW + 1)}
    assert list(complete([remedy], replace(vocabulary, stances=many))) == [remedy]
    assert list(complete([remedy], replace(vocabulary, stances={}))) == [remedy]
