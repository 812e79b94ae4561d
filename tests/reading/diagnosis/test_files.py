"""Files that lie where none may: what is wrong, and where they were meant to lie."""

import pytest

from build_scripts.reading.diagnosis import explain_refused_files
from build_scripts.reading.files import RefusedFile

LAYOUT = (
    "events are `<year>/<id>.md`, actors `_actors/<id>.md`, places `_places/<id>.md`, shared sources `_sources/<id>.md`"
)


@pytest.mark.parametrize(
    ("inside", "rule", "message", "remedy"),
    [
        ("notes.pdf", "misplaced-file", "no such file belongs here", LAYOUT),
        ("2031-flood.md", "misplaced-file", "no such file belongs here", "did you mean `2031/2031-flood.md`?"),
        ("_actor/club.md", "misplaced-file", "`_actor` is not a year", "did you mean `_actors/club.md`?"),
        (
            "removed.yaml",
            "misplaced-file",
            "no such file belongs here",
            "did you mean `_removed.yml`, at the top of the record's folder?",
        ),
        ("2031/README.md", "misplaced-file", "only entries lie in this folder", "remove this file"),
        (
            "2031/2031-flood.fa.md",
            "misplaced-file",
            "translations of entries are reserved for later",
            "leave it out for now",
        ),
        (
            "2031/2031-flood (conflicted copy).md",
            "misplaced-file",
            "by its name this is a copy of `2031-flood.md`, which a program made",
            "take over what only the copy has, and remove it; no copy is an entry",
        ),
        ("2031/2030-flood.md", "wrong-year-folder", "this entry lies in `2031`", "move it to `2030/2030-flood.md`"),
        (
            "_places/Mill Dike.md",
            "bad-id",
            "`Mill Dike` is not an id: it has `M`, a space and `D`",
            "rename the file to `mill-dike.md`",
        ),
        (
            "_places/آب.md",
            "bad-id",
            "`آب` is not an id: it has `آ` and `ب`",
            "rename the file, for example to `water-authority.md`",
        ),
        (
            "2031/5-6-2031-flood.md",
            "bad-id",
            "`5-6-2031-flood` is not an event's id: it does not begin with a date",
            "rename the file to `2031-06-05-flood.md` or `2031-05-06-flood.md`, whichever is meant",
        ),
    ],
)
def test_misplaced(inside: str, rule: str, message: str, remedy: str) -> None:
    """Each wrong place breaks one rule, and the remedy names the right one where it can be told."""
    (finding,) = explain_refused_files([RefusedFile(f"events/{inside}", inside, "misplaced")])
    assert (finding.rule, finding.message, finding.remedy) == (rule, message, remedy)
