"""Lines of a form's field: what numbers and bullets before them are."""

import pytest

from build_scripts.contribute.forms.fields import Remark, read_sources
from tests.contribute.new import example


@pytest.mark.parametrize("mark", ["", "- ", "• ", "1. ", "1) ", "[1] ", "(1) ", "[1]: ", "Source [1] ", "Sources: 1) "])
def test_numbers_before_sources(mark: str) -> None:
    """A number in whatever brackets, or a bullet, is no part of the publisher's name."""
    remarks: list[Remark] = []
    sources, _ = read_sources(f"{mark}Courier; https://courier.example/1", example(), remarks)
    assert [row["publisher"] for row in sources.values()] == ["Courier"]
