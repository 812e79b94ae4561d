"""The code knows no word of the vocabulary: a record whose words are all renamed is checked and shown the same."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import escape

from build_scripts.exports.data.tables import TABLES
from build_scripts.exports.exporters import plan_files
from build_scripts.exports.schema import Terms, render_schemas
from build_scripts.findings import Finding
from build_scripts.language.interface import read_strings
from build_scripts.model.keys import ROOTS, ROWS, known_keys
from build_scripts.pages import plan_pages
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import Record, load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import RECORD, cases, findings_of, set_up, set_up_earlier
from tests.support.plans import plan_documents
from tests.support.projects import REPOSITORY
from tests.support.renaming import Renaming, renaming_of

PROPOSES = re.compile(r"did you mean|^write `|^write one of|^the words are listed|^name a word|^see `removal_reasons`")
UNKNOWN = ("unknown-", "removal", "word-within")
"""Remedies of rules on unknown words that propose the nearest one: how near words are, their letters say."""
WORD = re.compile(r"[\w-]+")
VERSION = re.compile(r"version [0-9a-f]{12}")
"""The version of an edition, which follows from the bytes of its files."""
RECORDS = [pytest.param(RECORD, id="example"), pytest.param(REPOSITORY, id="own")]


def record_of(project: Path) -> Record:
    """The record of a project."""
    return load_record(read_files(project / "events"), None)


def renaming() -> Renaming:
    """Tokens for the words of the example record."""
    vocabulary = record_of(RECORD).vocabulary
    assert vocabulary is not None
    return renaming_of(vocabulary)


def renamed(project: Path, target: Path) -> tuple[Record, Renaming]:
    """The record of ``project`` in ``target``, every word renamed."""
    vocabulary = record_of(project).vocabulary
    assert vocabulary is not None
    words = renaming_of(vocabulary)
    shutil.copytree(project / "events", target / "events")
    words.rewrite(target / "events")
    return record_of(target), words


def test_every_word_is_renamed(tmp_path: Path) -> None:
    """No word keeps its id, its label or its definition, and the lists keep their order."""
    record, words = renamed(RECORD, tmp_path)
    before, after = record_of(RECORD).vocabulary, record.vocabulary
    assert before is not None
    assert after is not None
    for name in before.__dataclass_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if isinstance(old, dict) and name != "publishers":
            assert [words.back(word) for word in new] == [word.casefold() for word in old]
            assert old.keys().isdisjoint(new)
            labels = {entry.label for entry in old.values() if hasattr(entry, "label")}
            assert labels.isdisjoint(entry.label for entry in new.values() if hasattr(entry, "label"))


def as_told(project: Path, finding: Finding, words: Renaming | None) -> tuple[object, ...]:
    """A finding without what its words' length decides: in place of a column what is before and at the place."""
    path = project / finding.path
    lines = path.read_bytes().decode("utf-8", "replace").split("\n") if path.is_file() else []
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    start = finding.column - 1
    about = finding.rule.startswith(UNKNOWN) and PROPOSES.search(finding.remedy)
    texts = (line[:start], line[start : start + finding.length], finding.message, "" if about else finding.remedy)
    return finding.path, finding.line, finding.rule, *(words.back(text) if words else text.casefold() for text in texts)


def named_by_code(findings: list[Finding], folder: Path, words: Renaming) -> set[str]:
    """Words of the example record that findings on the renamed one write in backticks, though no file has them."""
    quoted = {
        word
        for each in findings
        for text in re.findall("`[^`]*`", f"{each.message} {each.remedy}")
        for word in WORD.findall(text)
    }
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    written = {word for path in files for word in WORD.findall(path.read_bytes().decode("latin-1"))}
    keys = {key for kind in ROOTS for row in ("", *ROWS) for key in known_keys(kind, (row, "") if row else ("",))}
    return quoted & set(words.originals.values()) - written - keys


@pytest.mark.parametrize(
    "case", [*cases("valid"), *cases("invalid")], ids=lambda case: f"{case.parent.name}-{case.stem}"
)
def test_same_findings(case: Path, tmp_path: Path) -> None:
    """Every example has the same findings in other words; which word is nearest to a wrong one aside."""
    words, told = renaming(), []
    for name in ("words", "tokens"):
        project, before = tmp_path / name / "project", tmp_path / name / "earlier"
        set_up(case, project)
        earlier = set_up_earlier(case, before)
        if name == "tokens":
            words.rewrite(project / "events")
            if earlier:
                words.rewrite(earlier / "events")
        found = findings_of(project, earlier)
        told.append(sorted(as_told(project, each, words if name == "tokens" else None) for each in found))
    assert told[1] == told[0]
    assert named_by_code(found, tmp_path / "tokens", words) == set()


def shown(record: Record, words: Renaming | None) -> Iterator[tuple[str, str]]:
    """Every page, feed and search document of a record, by its address, with the words mapped back."""
    timeline = replace(build_timeline(record), digests=dict.fromkeys(record.digests, ""))  # of files with other words
    context = Context(timeline, Site("Chronicle", url="https://example.org/"), read_strings("en", RECORD))
    texts: dict[str, str] = {}
    for planned in (*plan_pages(context), *plan_files(context), *plan_documents(context)):
        made = planned.make(context)
        if isinstance(made, bytes):
            texts[planned.path] = made.decode().replace(
                "\r\n ", ""
            )  # where a line of a calendar is cut, its letters say
        elif not made.path.startswith("rules/"):
            texts[made.path] = f"{escape(made.title)}\n{escape(made.description)}\n{made.body}"
    for path, whole in texts.items():
        text = re.sub(r"[{}]", "", whole)  # which words BibTeX has in braces, their capitals say
        yield (words.back(path), words.back(text, lambda word: str(escape(word)))) if words else (path, text.casefold())


@pytest.mark.parametrize("project", RECORDS)
def test_same_pages(project: Path, tmp_path: Path) -> None:
    """Pages and search documents are the same, word for word."""
    record, words = renamed(project, tmp_path)
    before, after = dict(shown(record_of(project), None)), dict(shown(record, words))
    assert list(after) == list(before)
    assert [path for path, text in before.items() if VERSION.sub("", after[path]) != VERSION.sub("", text)] == []


@pytest.mark.parametrize("project", RECORDS)
def test_same_tables(project: Path, tmp_path: Path) -> None:
    """The tables hold the same rows; which file of an entry differs, its digest says."""
    record, words = renamed(project, tmp_path)
    cells: list[list[str]] = []
    for each, back in ((record_of(project), str.casefold), (record, words.back)):
        context = Context(build_timeline(each), Site("Chronicle"), read_strings("en", RECORD))
        rows = (row for table in TABLES for row in table.rows(context))
        cells.append([back(str(cell)) for row in rows for cell in row if not str(cell).startswith("blake2b:")])
    assert [pair for pair in zip(*cells, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.parametrize("project", RECORDS)
def test_same_schemas(project: Path, tmp_path: Path) -> None:
    """The schemas offer an editor the same words, and say the same of them."""
    record, words = renamed(project, tmp_path)
    made = []
    for each in (record_of(project), record):
        assert each.vocabulary is not None
        names = ({name: entry.name for name, entry in found.items()} for found in (each.actors, each.places))
        made.append({name: data.decode() for name, data in render_schemas(Terms(each.vocabulary, *names)).items()})
    quoted = {
        name: words.back(text, lambda word: json.dumps(word, ensure_ascii=False)[1:-1])
        for name, text in made[1].items()
    }
    assert quoted == {name: text.casefold() for name, text in made[0].items()}


@pytest.mark.parametrize("project", RECORDS)
def test_clean_stays_clean(project: Path, tmp_path: Path) -> None:
    """A record without findings has none in other words either."""
    renamed(project, tmp_path)
    assert (findings_of(tmp_path), findings_of(project)) == ([], [])
