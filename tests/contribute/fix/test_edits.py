"""Edits by offset."""

import pytest

from build_scripts.contribute.fix.edits import Edit, apply_edits


def test_edits_are_applied_by_their_place() -> None:
    """Edits count from the text as it was, whatever their order; all the rest stays."""
    edits = [Edit(6, 7, ""), Edit(0, 1, "<first>"), Edit(3, 3, "+")]
    assert apply_edits("abcdefg", edits) == "<first>bc+def"


def test_nothing_to_edit() -> None:
    """Without edits a text is what it was."""
    assert apply_edits("abc", []) == "abc"


@pytest.mark.parametrize("edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(2, 4, "")], [Edit(2, 1, "")]])
def test_edits_that_cannot_be_applied(edits: list[Edit]) -> None:
    """Edits that overlap, or that lie outside of the text, are a mistake of the program."""
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("abc", edits)
