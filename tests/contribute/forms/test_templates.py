"""The forms that people fill in: in the words of the record, and with a warning before anything else."""

from typing import Any

import pytest
import yaml

from build_scripts.contribute.forms.form import FIELDS, read_form
from build_scripts.reading.record import load_record, read_files
from tests.support.projects import REPOSITORY

FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
NAMES = ("new-event", "correction")
VOCABULARY = load_record(read_files(REPOSITORY / "events"), None).vocabulary


def form(name: str) -> dict[str, Any]:
    """A form, as the forge reads it."""
    loaded: dict[str, Any] = yaml.safe_load((FORMS / f"{name}.yml").read_text("utf-8"))
    return loaded


def fields(name: str) -> dict[str, dict[str, Any]]:
    """The fields of a form by their ids, in order."""
    return {each["id"]: each for each in form(name)["body"] if each["type"] != "markdown"}


def test_there_is_no_way_around_the_forms() -> None:
    """No issue begins blank, so nobody writes one without having been warned; and no address is made up."""
    assert yaml.safe_load((FORMS / "config.yml").read_text("utf-8")) == {"blank_issues_enabled": False}
    assert sorted(path.stem for path in FORMS.iterdir()) == sorted((*NAMES, "config"))


@pytest.mark.parametrize("name", NAMES)
def test_the_warning_comes_first(name: str) -> None:
    """A form begins by saying what must not go into it, and where that goes instead; sending it takes a promise."""
    first = form(name)["body"][0]
    text = first["attributes"]["value"]
    assert first["type"] == "markdown"
    assert text.startswith("**Do not use this form for anything that could endanger somebody.**")
    assert "only in private" in text
    assert "docs/policy.md#safety-and-takedown" in text
    assert "\n## Safety and takedown\n" in (REPOSITORY / "docs/policy.md").read_text("utf-8")
    promises = fields(name)["agreed"]["attributes"]["options"]
    assert [each["required"] for each in promises] == [True] * len(promises)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_words(name: str) -> None:
    """A label is one line; help is there wherever something is typed or chosen."""
    for field in fields(name).values():
        assert "\n" not in field["attributes"]["label"]
        assert field["type"] == "checkboxes" or field["attributes"]["description"].strip()


def test_labels_are_those_that_are_read() -> None:
    """`timeline from-issue` knows each field of the form by its label."""
    assert {key: field["attributes"]["label"] for key, field in fields("new-event").items()} == {
        key: FIELDS[key] for key in fields("new-event")
    }
    assert set(fields("new-event")) == set(FIELDS)


def test_choices_are_the_vocabularys_words() -> None:
    """Kinds are offered as the vocabulary has them; statuses without the one that only the record can give itself."""
    assert VOCABULARY is not None
    kinds = [word.label for word in VOCABULARY.kinds.values()]
    statuses = [word.label for name, word in VOCABULARY.statuses.items() if name != "withdrawn"]
    offered = {key: fields("new-event")[key]["attributes"] for key in ("kind", "status")}
    assert offered["kind"]["options"] == kinds
    assert sorted(offered["status"]["options"]) == sorted(statuses)
    assert offered["status"]["options"][offered["status"]["default"]] == "Reported"


def test_placeholders_are_understood() -> None:
    """What the form shows as an example is read without a remark, by the same reader as what people write."""
    shown = {key: field["attributes"].get("placeholder", "") for key, field in fields("new-event").items()}
    text = "\n\n".join(f"### {FIELDS[key]}\n\n{value or '_No response_'}" for key, value in shown.items())
    assert read_form(text).answers == {key: value.rstrip("\n") for key, value in shown.items() if value}
