"""Whole records against the schemas with their own words: every file that the check accepts, and words it does not."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.rules import absence, entries, identifiers, points, references, sources
from build_scripts.exports.schema import KINDS, Terms, schema_for
from build_scripts.exports.schema.files import terms_of
from build_scripts.model.entries import Actor, Event, Place
from build_scripts.model.layout import Kind
from build_scripts.model.meanings import KEYS
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import parse_document, parse_yaml
from build_scripts.reading.parsed import load_entry, parse_file
from build_scripts.reading.record import Record, load_record, read_files
from tests.examples import RECORD, cases, set_up
from tests.exports.schema import PATHS, example_terms, model_accepts, validator
from tests.exports.schema.exceptions import excuse
from tests.exports.schema.trees import leaves, read_typed, trees, write_yaml

WORD_RULES: dict[str, tuple[Any, ...]] = {
    "event": (
        *(references.unknown_actor, references.unknown_place, references.unknown_kind, references.unknown_status),
        *(references.unknown_role, references.unknown_stance, references.unknown_measure, references.unknown_group),
        *(references.unknown_verdict, references.unknown_tag, references.unknown_relation),
        *(references.unknown_change_class, sources.unknown_nature, absence.unknown_absence, points.point_precision),
        identifiers.unknown_scheme,
    ),
    "actor": (entries.actor_references, sources.unknown_nature, absence.unknown_absence, identifiers.unknown_scheme),
    "place": (entries.place_references, sources.unknown_nature, absence.unknown_absence, identifiers.unknown_scheme),
}


def yaml_of_file(kind: str, data: bytes) -> str:
    """The YAML of a file, with lines as the reader has them."""
    text = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    return parse_document(kind, text).front


def refused(folder: Path) -> list[str]:
    """The files of a record that its schemas refuse, as text or as an editor reads them, with what they say."""
    files = read_files(folder)
    terms = terms_of(files)
    assert terms is not None
    seen = {kind: Draft7Validator(schema_for(kind, terms)) for kind in KINDS}
    found = []
    for file in files.files:
        yaml = yaml_of_file(file.kind, file.data)
        for tree in (parse_yaml(yaml)[0], read_typed(yaml)):
            found += [f"{file.path} {error.json_path}: {error.message}" for error in seen[file.kind].iter_errors(tree)]
    return found


def test_example_record() -> None:
    """Every file of the example record, which uses every key of the format, is accepted."""
    assert refused(RECORD / "events") == []


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: str(case.stem))
def test_valid_examples(case: Path, tmp_path: Path) -> None:
    """Every form that the check accepts without a word is accepted."""
    set_up(case, tmp_path)
    assert refused(tmp_path / "events") == []


@cache
def example_record() -> Record:
    """The example record, loaded."""
    return load_record(read_files(RECORD / "events"), None)


@cache
def words() -> dict[str, tuple[str, ...]]:
    """The words of the example record by list, and among them some that are not in any."""
    terms = example_terms()
    lists = {name: getattr(terms.vocabulary, name, {}) for name in {*KEYS.values(), "measures"}}
    lists |= {"actor": terms.actors, "place": terms.places, "rule": ("uncited-paragraph",)}
    lists["speaker"] = (*terms.actors, "the miller")
    lists["extent"] = (*terms.vocabulary.place_kinds, "5 km", "200 m")
    return {name: tuple(known) * 12 + ("nothing", " flood ") for name, known in lists.items()}


def rules_accept(kind: Kind, yaml: str) -> bool:
    """Whether every word of an entry that the model accepts is one of the example record's."""
    path = PATHS[kind]
    parsed = parse_file(SourceFile(path, kind, "case", f"---\n{yaml}---\n".encode(), ""))
    entry = load_entry(kind, parsed.json or b"")
    assert isinstance(entry, Event | Actor | Place)
    suppressible = all(
        each.rule in CATALOGUE and CATALOGUE[each.rule].severity == "warning" and each.rule != "unused-suppression"
        for each in entry.suppress
    )
    problems = [problem for rule in WORD_RULES[kind] for problem in rule(entry, example_record())]
    return suppressible and not any(problem.message.startswith("there is no ") for problem in problems)


def spaced_word(tree: dict[str, Any]) -> bool:
    """A word with spaces around it, in quotes: one of the exceptions."""
    known = {word for each in words().values() for word in each}
    return any(text != text.strip() and text.strip() in known for text, _ in leaves(tree, tree))


@pytest.mark.parametrize("kind", WORD_RULES)
def test_words(kind: Kind) -> None:
    """With a record's words a schema accepts what the model and the rules about words accept."""

    @settings(max_examples=120, database=None)
    @given(trees(kind, words()))
    def agree(tree: dict[str, Any]) -> None:
        yaml = write_yaml(tree, bare=False)
        if excuse(tree, tree) in ("", "several_measures") and not spaced_word(tree):
            accepted = model_accepts(kind, yaml) and rules_accept(kind, yaml)
            assert validator(kind, with_terms=True).is_valid(tree) == accepted, yaml

    agree()


def test_spaced_word_is_refused() -> None:
    """With terms, a word in quotes with spaces around it is refused here; the model takes the spaces away."""
    yaml = 'name: Old Gauge\nkind: " site "\n'
    assert rules_accept("place", yaml)
    assert not validator("place", with_terms=True).is_valid(parse_yaml(yaml)[0])


def test_speakers_are_offered_and_free() -> None:
    """Who speaks is offered the ids of actors, and may be anybody."""
    schema = schema_for("event", example_terms())
    speaker = schema["definitions"]["speaker"]["anyOf"]
    assert (speaker[0]["enum"], speaker[1]["type"]) == (list(example_terms().actors), ["string", "number", "boolean"])
    assert schema["definitions"]["figure"]["properties"]["by"]["$ref"] == "#/definitions/speaker"


def test_words_have_meanings() -> None:
    """A word is shown with its label and definition, an id with its name; measures are keys with theirs."""
    definitions = schema_for("event", example_terms())["definitions"]
    kinds = dict(zip(definitions["kinds"]["enum"], definitions["kinds"]["enumDescriptions"], strict=True))
    assert kinds["flood"] == "Flood: The river leaves its bed."
    assert "Old gauge" in " ".join(definitions["place"]["enumDescriptions"])
    assert definitions["figure"]["properties"]["killed"]["description"] == "Killed: People who died."


def test_a_record_without_words() -> None:
    """A vocabulary with empty lists makes schemas that are valid and accept no word."""
    terms = Terms(replace(example_terms().vocabulary, measures={}, kinds={}, tags={}), {}, {})
    schema = schema_for("event", terms)
    Draft7Validator.check_schema(schema)
    assert not Draft7Validator(schema).is_valid({"figures": [{"killed": "13"}]})
