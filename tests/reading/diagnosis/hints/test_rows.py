"""Values of another shape than their key asks for."""

from typing import Any

import pytest

from build_scripts.model.keys import ROWS, SINGLE, known_keys
from build_scripts.reading.diagnosis.hints.rows import explain_shape, row_form, source_form
from build_scripts.reading.front_matter import parse_yaml


@pytest.mark.parametrize("key", sorted(ROWS))
@pytest.mark.parametrize("row", ["", "some words, and more", {"2031-05-05": "a: b"}, ["x"]])
def test_forms_are_yaml(key: str, row: Any) -> None:
    """The form of a row, with what is there put in, is YAML, and has only keys of the format."""
    if key in (*SINGLE, "sources", "phrases"):
        return
    kind = "vocabulary" if key in ("loaded", "hedges") else "actor" if key in ("aliases", "native") else "event"
    tree, breaches = parse_yaml(f"form: {row_form(key, row)}\n")
    assert tree is not None
    assert breaches == ()
    assert {*tree["form"]} - {*known_keys(kind, (key, "")), "<measure>"} == set()


@pytest.mark.parametrize(
    ("key", "row", "form"),
    [
        ("actors", "council", "{actor: council, role: …}"),
        ("changes", {"2031-06-01": "The hour, too."}, '{date: 2031-06-01, note: "The hour, too."}'),
        ("changes", "The hour.", "{date: …, note: The hour.}"),
        ("related", "2031-04-inquiry", "{event: 2031-04-inquiry}"),
        ("aliases", "HTS", "{text: HTS, lang: …}"),
        ("figures", "9 injured", "{<measure>: 13, by: …, sources: […]}"),
        ("kinds", "", "{label: …, definition: …}"),
    ],
)
def test_row_forms(key: str, row: Any, form: str) -> None:
    """Words that were written are in the form where they probably belong."""
    assert row_form(key, row) == form


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("https://example.org/a", "gazette: {publisher: …, url: https://example.org/a}"),
        ("Marrow Gazette", "gazette: {publisher: Marrow Gazette, url: …}"),
        ({"publisher": "A"}, "gazette: {publisher: A, url: …}"),
        (["x"], "gazette: {publisher: …, url: …}"),
    ],
)
def test_source_forms(value: Any, form: str) -> None:
    """An address is taken for the address, other words for the publisher."""
    assert source_form("gazette", value) == form


@pytest.mark.parametrize(
    ("what", "path", "value", "remedy"),
    [
        ("tuple_type", ("tags",), "dike; budget", "write it in square brackets: `tags: [dike, budget]`"),
        ("tuple_type", ("tags",), {"dike": ""}, "write it in square brackets: `tags: [dike]`"),
        ("tuple_type", ("figures",), {"injured": "9"}, "put `- ` before the row: `- {injured: …}`"),
        (
            "tuple_type",
            ("figures",),
            {"-injured": "9"},
            "write `- `, a hyphen and a space, before the first key of each row",
        ),
        (
            "tuple_type",
            ("actors",),
            {"a": {"actor": "x"}},
            "write `- ` in the place of `a:`: rows have no names before them",
        ),
        (
            "string_type",
            ("title",),
            ["A flood"],
            "write `title: A flood`, without brackets; text with brackets needs double quotes",
        ),
        (
            "string_type",
            ("sources", "a", "url"),
            ["x", "y"],
            "write one address; another publication is a source of its own",
        ),
        ("string_type", ("kind",), {}, "write one value, in double quotes if it begins with a bracket"),
        ("literal_error", ("with",), "yes", "write `included` or `excluded`"),
        ("literal_error", ("with",), "exclude", "did you mean `excluded`?"),
        ("dataclass_type", ("unclaimed",), "yes", "write `unclaimed: {as_of: …, sources: […]}`"),
        ("dict_type", ("kinds",), "flood", "write `word: {label: …, definition: …}` lines below it"),
    ],
)
def test_remedies(what: str, path: tuple[str, ...], value: Any, remedy: str) -> None:
    """Each shape that is not the right one has its remedy."""
    assert explain_shape(what, path, value, "event", "'included' or 'excluded'") == remedy
