"""The forms that people fill in, as `timeline from-issue` reads them."""

from typing import Any

import pytest
import yaml

from build_scripts.contribute.forms.form import FIELDS, read_form
from tests.support.projects import REPOSITORY

FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
NAMES = ("new-event", "correction")


def form(name: str) -> dict[str, Any]:
    """A form, as the forge reads it."""
    loaded: dict[str, Any] = yaml.safe_load((FORMS / f"{name}.yml").read_text("utf-8"))
    return loaded


def fields(name: str) -> dict[str, dict[str, Any]]:
    """The fields of a form by their ids, in order."""
    return {each["id"]: each for each in form(name)["body"] if each["type"] != "markdown"}


def test_there_is_no_way_around_the_forms() -> None:
    """No issue begins blank, so nobody writes one without having been warned; no address is made up."""
    assert yaml.safe_load((FORMS / "config.yml").read_text("utf-8")) == {"blank_issues_enabled": False}
    assert sorted(path.stem for path in FORMS.iterdir()) == sorted((*NAMES, "config"))


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


def test_placeholders_are_understood() -> None:
    """What the form shows as an example is read without a remark, by the same reader as what people write."""
    shown = {key: field["attributes"].get("placeholder", "") for key, field in fields("new-event").items()}
    text = "\n\n".join(f"### {FIELDS[key]}\n\n{value or '_No response_'}" for key, value in shown.items())
    assert read_form(text).answers == {key: value.rstrip("\n") for key, value in shown.items() if value}
