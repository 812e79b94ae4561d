"""Values that are none, and near misses."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("killed: several, by: council", []),
        ("killed: none reported, by: council", []),
        ("killed: an unknown number, by: council", []),
        ("killed: 0, by: council, note: no", []),
        ("killed: unclear, by: council", ["placeholder"]),
        ("killed: NaN, by: council, includes: '-'", ["placeholder", "placeholder"]),
        ("killed: 3, by: Null", []),
        ("killed: 3, by: unknown men", []),
        ("killed: 3, by: Unknown", ["placeholder"]),
    ],
)
def test_rows(row: str, broken: list[str], tmp_path: Path) -> None:
    """Words of a source stay; what fills an empty cell is refused, in counts too."""
    assert rules_broken(tmp_path, f"figures:\n  - {{{row}, sources: [gazette]}}\n") == broken


def test_a_short_other_name(tmp_path: Path) -> None:
    """`NA` among other names may be an abbreviation; as the name itself it fills a cell."""
    actor = "---\nname: {}\nkind: council\naliases:\n  - {{text: NA}}\n---\n"
    files = {f"_actors/{id_}.md": actor.format(name) for id_, name in (("assembly", "Assembly"), ("other", "NA"))}
    assert "placeholder" not in rules_broken(
        tmp_path / "one", files={"_actors/assembly.md": files["_actors/assembly.md"]}
    )
    assert "placeholder" in rules_broken(tmp_path / "two", files={"_actors/other.md": files["_actors/other.md"]})
