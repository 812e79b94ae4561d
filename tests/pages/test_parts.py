"""Who says what in the ranges of an event: one voice or several, and whether they differ."""

from pathlib import Path

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.parts import headline_lines
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.examples import CASE, RECORD, set_up

COUNCIL = "Council of Lower Marrow"


@pytest.mark.parametrize(
    ("rows", "words", "differ", "by"),
    [
        (["killed: 3, by: A"], "3", False, "A"),
        (["killed: 3, by: A", "killed: 3, by: B"], "3", False, "2 speakers"),
        (["killed: 3, by: A", "killed: 5, by: B"], "3 to 5", True, ""),
        (["killed: 3, by: A", "killed: 5, by: A, id: later"], "3 to 5", False, "A"),
        (["killed: 3, by: A", "killed: 5, by: A, id: later", "killed: 5, by: B"], "3 to 5", True, ""),
        (["killed: 3, by: A, superseded_by: B", "killed: 5, by: B"], "5", False, "B"),
        (["killed: 3, by: council", "killed: 5, by: Council of Lower Marrow, id: b"], "3 to 5", False, COUNCIL),
        (["killed: 3, sources: [gazette]", "killed: 5, by: marrow gazette"], "3 to 5", False, "Marrow Gazette"),
        (["killed: 3, sources: [gazette, watch]", "killed: 5, sources: [gazette]"], "3 to 5", True, ""),
        (["killed: 3 (0 to 20), by: A"], "3 (between 0 and 20)", False, "A"),
        (["killed: 3 (0 to 20), by: A", "killed: 3, by: B"], "3 (between 0 and 20)", False, "2 speakers"),
        (["killed: 3 (0 to 20), by: A", "killed: 5, by: B"], "3 to 5 (with bounds, 0 to 20)", True, ""),
        (["killed: 3, by: A", "killed: dozens, by: B"], "3; also dozens", False, "2 speakers"),
        (["killed: at least 36, by: A", "killed: 36, by: B"], "at least 36", False, "2 speakers"),
    ],
)
def test_voices(rows: list[str], words: str, differ: bool, by: str, tmp_path: Path) -> None:
    """Sources differ where two voices do: not where one says several things, nor where several say the same."""
    set_up(RECORD.parent / "valid/least.md", tmp_path)
    path = tmp_path / CASE
    lines = "".join(f"  - {{{row}}}\n" for row in rows)
    watch = '  watch: {publisher: River Watch, url: "https://example.org/w/5"}\n'
    text = path.read_text("utf-8").replace("sources:\n", f"figures:\n{lines}sources:\n{watch}", 1)
    path.write_text(text, encoding="utf-8")
    timeline = build_timeline(load_record(read_files(tmp_path / "events"), None))
    context = Context(timeline, Site("Chronicle"), read_strings("en", RECORD))
    (line,) = headline_lines(context, timeline.by_id[CASE.stem])
    assert (line["words"], line["differ"], line["by"]) == (words, differ, by)
