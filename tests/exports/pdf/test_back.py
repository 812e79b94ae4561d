"""What stands behind the entries of a volume: where the sources begin, and how they fill columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst

from build_scripts.exports.pdf.typesetting import TEMPLATE, font_folders
from tests.exports.pdf.sheets import LONG, make_document, set_sheets

MM = 72 / 25.4
MARGIN, GAP, LEAST = 23 * MM, 12 * MM, 60 * MM
"""The lower margin, what is between two parts of a volume, and what a part needs of a sheet to begin on it."""


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_sources_begin_where_the_entries_end(paper: str, tmp_path: Path) -> None:
    """Behind many entries too, unless less than six centimetres of the sheet are left."""
    begin_sheets = set()
    for events in (31, 32, 33):
        sheets = set_sheets(tmp_path / f"{events}", *[{"summary": "It was so. " * 40}] * events, paper=paper)
        at = max(at for at, sheet in enumerate(sheets) if "Sources" in [line.text for line in sheet.lines])
        before, sheet = sheets[at - 1], sheets[at]
        begins = sheet.lines[0].text == "Sources"
        last = before.end() * before.height if begins else sheet.find("Sources").base - GAP
        assert (sheet.height - MARGIN - last < GAP + LEAST) == begins
        begin_sheets.add(begins)
    assert begin_sheets == {False, True}


def test_sources_are_as_high_as_measured(tmp_path: Path) -> None:
    """Columns are divided by how high their items are, which is also so where a line is in italics but for its number:
    else the last source of a full column would go on to the next one, and one by itself on to the next sheet.
    """
    sources = {
        "one": {"publisher": "Gazette", "url": "https://example.org/one"},
        "two": {"publisher": "Gazette", "title": "The dike", "url": "https://example.org/two"},
        "three": {"publisher": "Gazette", "title": f"What {LONG} had to say of it", "url": "https://example.org/three"},
    }
    main = tmp_path / "heights.typ"
    main.write_text(
        f"""#import "{TEMPLATE.parent}/back.typ": *
        #set text(size: 8.5pt)
        #context for source in d.sources {{
          let heights = (
            measure(width: 75mm, set-sources((source,))),
            measure(width: 75mm - number-column - 2mm, measured-source(source)),
          ).map(size => calc.round(size.height.pt(), digits: 2))
          [#metadata((source.title, heights))<heights>]
        }}""",
        encoding="utf-8",
    )
    volume = make_document(tmp_path / "project", {"sources": sources})
    inputs = {"edition": json.dumps(volume), "faces": "[]"}
    found = json.loads(
        typst.query(
            main,
            "<heights>",
            root=Path(main.anchor),
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
    )
    heights = [one["value"] for one in found]
    assert [title for title, _ in heights] == [source.get("title", "") for source in sources.values()]
    assert [measured for _, (_, measured) in heights] == [set_ for _, (set_, _) in heights]
