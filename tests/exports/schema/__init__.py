"""The schemas against the model: what one accepts the other accepts, exceptions aside (`exceptions`)."""

from functools import cache

from jsonschema import Draft7Validator

from build_scripts.exports.schema import Terms, schema_for
from build_scripts.exports.schema.files import terms_of
from build_scripts.model.layout import Kind
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parsed import parse_file
from build_scripts.reading.record import read_files
from tests.examples import RECORD

PATHS: dict[str, str] = {
    "event": "events/2031/2031-05-05-case.md",
    "actor": "events/_actors/case.md",
    "place": "events/_places/case.md",
    "source": "events/_sources/case.md",
    "vocabulary": "events/_vocabulary.yml",
    "removed": "events/_removed.yml",
}


@cache
def example_terms() -> Terms:
    """The words of the example record."""
    terms = terms_of(read_files(RECORD / "events"))
    assert terms is not None
    return terms


@cache
def validator(kind: str, with_terms: bool = False) -> Draft7Validator:
    """The schema of a kind of file, read by a library that is not ours."""
    return Draft7Validator(schema_for(kind, example_terms() if with_terms else None))


def model_accepts(kind: Kind, yaml: str) -> bool:
    """Whether a file of ``kind`` with this YAML has no error before any rule looks at it."""
    text = yaml if kind in ("vocabulary", "removed") else f"---\n{yaml}---\n"
    path = PATHS[kind]
    parsed = parse_file(SourceFile(path, kind, path.rpartition("/")[2].partition(".")[0], text.encode(), ""))
    return not any(finding.severity == "error" for finding in parsed.findings)
