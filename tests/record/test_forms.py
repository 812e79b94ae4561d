"""The forms that people fill in: in the words of this record, and with a warning before anything else."""

import pytest

from build_scripts.reading.record import load_record, read_files
from tests.contribute.forms.test_templates import NAMES, fields, form
from tests.support.projects import REPOSITORY

VOCABULARY = load_record(read_files(REPOSITORY / "events"), None).vocabulary


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


def test_choices_are_the_vocabularys_words() -> None:
    """Kinds are offered as the vocabulary has them; statuses without the one that only the record can give itself."""
    assert VOCABULARY is not None
    kinds = [word.label for word in VOCABULARY.kinds.values()]
    statuses = [word.label for name, word in VOCABULARY.statuses.items() if name != "withdrawn"]
    offered = {key: fields("new-event")[key]["attributes"] for key in ("kind", "status")}
    assert offered["kind"]["options"] == kinds
    assert sorted(offered["status"]["options"]) == sorted(statuses)
    assert offered["status"]["options"][offered["status"]["default"]] == "Reported"
