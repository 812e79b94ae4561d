"""The keys of the schemas are those of `docs/format.md`, and mean what that page says of them."""

import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from build_scripts.exports.schema import KINDS, schema_for
from build_scripts.model import entries, rows, vocabulary
from tests.exports.schema import example_terms
from tests.support.projects import REPOSITORY

HEADINGS = {
    "Keys of an event": "event",
    "Point": "point",
    "Actors of an event": "participant",
    "Figures": "figure",
    "Attribution": "attribution",
    "Unclaimed": "unclaimed",
    "Claims": "claim",
    "What was not found": "absence",
    "Sources": "source",
    "Shared sources": "sharedsource",
    "Related events": "relation",
    "Changes": "change",
    "Second readings": "secondreading",
    "Warnings that are meant": "suppression",
    "Actors": "actor",
    "Places": "place",
    "Names": "name",
    "The vocabulary": "vocabulary",
    "Words": "word",
    "Words to avoid": "wording",
    "Phrases": "phrases",
    "Publishers": "publisher",
    "Entries taken down": "removal",
}
"""The headings of the page whose tables list keys, and whose keys they are."""


def keys_of_page() -> dict[str, dict[str, str]]:
    """Each table of keys: what each key means, links as their words, by what `HEADINGS` calls the table."""
    found: dict[str, dict[str, str]] = {}
    heading, inside = "", False
    for line in (REPOSITORY / "docs" / "format.md").read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        inside = line.startswith("| key |") or (inside and line.startswith("|"))
        if inside and line.startswith("| `"):
            keys, meaning = line.strip("| ").split(" | ", 1)
            plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", meaning)
            found.setdefault(HEADINGS[heading], {}).update(dict.fromkeys(re.findall(r"`([a-z_]+)`", keys), plain))
    found["sharedsource"] = {**found["source"], **found["sharedsource"]}  # "The keys are those of a source, and …"
    return found


def keys_of_schemas() -> dict[str, dict[str, str]]:
    """The keys of every schema and every definition, and what is said of each."""
    found: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        schema = schema_for(kind)
        top = {"removed": "removal", "source": "sharedsource"}.get(kind, kind)
        shapes = {top: schema["additionalProperties"] if kind == "removed" else schema}
        for name, shape in {**shapes, **schema["definitions"]}.items():
            if "properties" in shape:
                found[name] = {key: value["description"] for key, value in _written(shape["properties"])}
    return found


def _written(properties: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key, value) for key, value in properties.items() if value is not False]


def test_keys() -> None:
    """The page and the schemas have the same keys: whoever adds one adds it there."""
    page, schemas = keys_of_page(), keys_of_schemas()
    assert {name: sorted(keys) for name, keys in schemas.items()} == {name: sorted(keys) for name, keys in page.items()}


def test_meanings() -> None:
    """What the page says of a key begins with what an editor shows: whoever changes the one changes the other."""
    page = keys_of_page()
    assert [
        (name, key, meaning, page[name][key])
        for name, keys in keys_of_schemas().items()
        for key, meaning in keys.items()
        if not page[name][key].startswith(meaning.rstrip("."))
    ] == []


def test_every_class_of_the_model_has_its_keys() -> None:
    """No class of the model is left out."""
    declared = vars(entries) | vars(rows) | vars(vocabulary)
    classes = {name.lower() for name, value in declared.items() if is_dataclass(value)}
    assert classes == keys_of_schemas().keys()


def test_required_keys_are_said_to_be() -> None:
    """A key of a row that has to be there is described as required, and no other is."""
    page = keys_of_page()
    for kind in KINDS:
        schema = schema_for(kind)
        top = "sharedsource" if kind == "source" else kind
        for name, shape in {top: schema, **schema["definitions"]}.items():
            if name in page and name != "event":
                said = {key for key, meaning in page[name].items() if meaning.startswith("Required.")}
                assert (name, said) == (name, set(shape.get("required", ())))


def test_keys_with_terms_are_the_same() -> None:
    """A record's words add its measures to a row of figures, and no other key anywhere."""
    shapes = (schema_for("event", terms)["definitions"]["figure"] for terms in (None, example_terms()))
    plain, own = (shape["properties"] for shape in shapes)
    assert own.keys() - dict(_written(plain)).keys() == set(example_terms().measures())
