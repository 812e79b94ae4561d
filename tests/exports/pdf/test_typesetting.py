"""What stops a volume: letters without a font, warnings, links that lead nowhere."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from build_scripts.exports.pdf.document import Volume, document
from build_scripts.exports.pdf.typesetting import TEMPLATE, PdfError, check_labels, typeset, typeset_apart
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.edition import Edition
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event


def _small(folder: Path, lang: str = "en", **front: str) -> dict[str, object]:
    project = make_project(folder)
    write_event(project, "2031-odd", **front)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, Site("Chronicle", lang=lang), read_strings("en", project))
    return document(context, Volume("One", Edition([timeline.by_id["2031-odd"]])))


def _more(folder: Path, text: str) -> Path:
    """Return the template with more at its end."""
    template = copytree(TEMPLATE.parent, folder / "template") / TEMPLATE.name
    with template.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    return template


def test_letter_without_a_font(tmp_path: Path) -> None:
    """A letter that no font has stops the volume; the line names it, the entry, and what to do."""
    with pytest.raises(PdfError) as refused:
        typeset(_small(tmp_path / "project", title="Meeting 漢"))
    assert str(refused.value) == (
        "no font has `漢` (U+6F22), which `2031-odd` has: name a folder with one that does with --fonts"
    )


def test_any_warning_stops_it(tmp_path: Path) -> None:
    """What Typst only warns of is an error here."""
    template = _more(tmp_path, '#text(font: "No Such Face")[x]')
    with pytest.raises(PdfError, match=r"^Typst warns: unknown font family: no such face$"):
        typeset(_small(tmp_path / "project"), template=template)


def test_breach_of_the_standard_stops_it(tmp_path: Path) -> None:
    """A link in the head of a table, which the standards forbid, is refused."""
    table = '#table(columns: 1, table.header[#link("https://example.org/")[A]], ..range(200).map(n => [#n]))'
    template = _more(tmp_path, table)
    with pytest.raises(PdfError, match=r"^Typst refuses the volume: PDF/UA-1 error"):
        typeset(_small(tmp_path / "project"), template=template)


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    """What leads to an entry or a source that is not there, and a label that is there twice, are refused."""
    made = _small(tmp_path / "project")
    check_labels(made)
    with pytest.raises(PdfError, match=r"^something leads to s-7, which is not in the volume$"):
        check_labels({**made, "more": [{"refs": [7]}]})
    with pytest.raises(PdfError, match=r"^two entries or sources of the volume have one label$"):
        check_labels({**made, "entries": [*made["entries"], *made["entries"]]})  # type: ignore[misc]


def test_text_is_never_markup(tmp_path: Path) -> None:
    """What looks like code of Typst, or a link, is set as it is written, with typographic quotation marks."""
    text = '#panic("no") $x$ *b* _i_ <e-x> @x `raw` \\u{41} // c'
    title = '] #{ read("/etc/passwd") } ['
    made = typeset_apart(_small(tmp_path / "project", title=title, summary=text))
    import pypdfium2

    shown = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.data))
    assert text.replace('"no"', "“no”") in shown.replace("\r\n", " ")
    assert title.replace('"/etc/passwd"', "“/etc/passwd”") in shown.replace("\r\n", " ")


@pytest.mark.parametrize("lang", ["prs", "ps", "fa-AF"])
def test_right_to_left(lang: str, tmp_path: Path) -> None:
    """A record in Dari or Pashto is set from right to left; dates in it stand in the order in which they are read."""
    made = _small(tmp_path / "project", lang=lang, summary="په کابل کې 2031-07-13 او 2031-07/2031-12 و.")
    assert made["tongue"] == {
        "lang": "ps" if lang == "ps" else "fa",
        "region": "" if lang == "ps" else "AF",
        "dir": "rtl",
    }
    import pypdfium2

    shown = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(typeset(made).data))
    assert "2031-07-13" in shown
    assert "2031-07/2031-12" in shown


@pytest.mark.parametrize("more", [0, 1])
def test_no_year_is_left_alone_at_the_end_of_a_page(more: int, tmp_path: Path) -> None:
    """A row of a table that says what those below it are of is never the last one on its page; with one row more above
    it, one of the two pages would end with it.
    """
    project = make_project(tmp_path / "project")
    for number, year in enumerate([1950] * more + list(range(1950, 2000))):
        write_event(project, f"{year}-meeting-{number}", date=f"{year}")
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, Site("Chronicle"), read_strings("en", project))
    import pypdfium2

    pages = pypdfium2.PdfDocument(typeset(document(context, Volume("All", Edition(timeline.events)))).data)
    ends = [page.get_textpage().get_text_bounded(bottom=60).split("\r\n")[-1] for page in pages]
    assert len(ends) > 30
    assert [end for end in ends if end.strip().isdecimal()] == []
