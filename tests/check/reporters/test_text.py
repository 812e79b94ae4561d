"""Reports as a compiler's, for people."""

from pathlib import Path

from build_scripts.check.reporters import Setting
from build_scripts.check.reporters.text import count_sentence, report_text
from tests.check.reporters.findings import ERROR, FINDINGS, WARNING, finding, lay_files, write


def test_text(tmp_path: Path) -> None:
    """Place, severity, rule and message; the line with a caret; the remedy; a count, and how to learn more."""
    lay_files(tmp_path)
    assert report_text(FINDINGS, Setting(tmp_path)) == (
        "events/a.md:1:1 warning[uncited-source]: nothing cites it\n"
        "  |\n1 | ---\n  | ^^^\n\n"
        "events/a.md:2:7 error[unknown-kind]: there is no kind `flod`\n"
        "  |\n2 | kind: flod\n  |       ^^^^\n"
        "  = did you mean `flood`?\n\n"
        "events/b ü%20:,x.md:1:8 error[unknown-tag]: there is no tag `::error::x%0Ay` {0}\n"
        "  |\n1 | tags: [::error::x%0Ay, #�[add-mask]a, �]\n"
        "  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = see [this](https://example.org/) #�[add-mask]a\n\n"
        "events/2031/gone.md:1:1 error[redirect-taken]: nothing is at its address\n"
        "  = put it back\n\n"
        "Found 3 errors and 1 warning.\n"
        "`timeline explain RULE` says why.\n"
    )


def test_no_findings(tmp_path: Path) -> None:
    """A clean record is said to be so."""
    assert report_text([], Setting(tmp_path)) == "No findings.\n"


def test_few_rules_are_named(tmp_path: Path) -> None:
    """Where few rules are broken, the last line names them, each once, so that it can be copied."""
    findings = [WARNING, ERROR, ERROR]
    last = report_text(findings, Setting(tmp_path)).splitlines()[-1]
    assert last == "`timeline explain uncited-source unknown-kind` says why."


def test_caret_stands_below_wide_characters(tmp_path: Path) -> None:
    """The caret counts columns of the terminal: a Chinese character takes two."""
    write(tmp_path, "a.md", "\n洪水: flod\n")
    assert "2 | 洪水: flod\n  |       ^^^^\n" in report_text([finding(column=5)], Setting(tmp_path))


def test_line_is_shown_without_what_cannot_be_seen(tmp_path: Path) -> None:
    """Escape sequences and direction overrides in a bad file do not reach the terminal."""
    write(tmp_path, "a.md", "\n\x1b[31m\u202efl\x00od\n")
    assert "2 | �[31m�fl�od\n" in report_text([ERROR], Setting(tmp_path))


def test_words_of_a_finding_cannot_act_either(tmp_path: Path) -> None:
    """Nor do those in what a finding says or in a file's name, whatever they quote."""
    hostile = finding(path="events/\x1b[31m\n::error::x.md", message="a\r\n\u2028b", remedy="#\u200d#[error]")
    assert report_text([hostile], Setting(tmp_path)).splitlines()[:2] == [
        "events/�[31m�::error::x.md:2:7 error[unknown-kind]: a���b",
        "  = #\u200d�[error]",
    ]


def test_numbers_keep_their_place_beside_other_scripts(tmp_path: Path) -> None:
    """What runs from right to left is isolated in the line, in the message and in the remedy; the caret stays."""
    write(tmp_path, "a.md", "\nby: \u062f\u0627\u0639\u0634 36\n")
    report = report_text([finding(message="\u062f\u0627\u0639\u0634 36", column=5)], Setting(tmp_path))
    assert report.splitlines()[:4] == [
        "events/a.md:2:5 error[unknown-kind]: \u2067\u062f\u0627\u0639\u0634\u2069 36",
        "  |",
        "2 | by: \u2067\u062f\u0627\u0639\u0634\u2069 36",
        "  |     ^^^^",
    ]


def test_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    """Of a long line the stretch around the place is shown."""
    write(tmp_path, "a.md", "\n" + "a" * 500 + "bad" + "c" * 500)
    lines = report_text([finding(column=501, length=3)], Setting(tmp_path)).splitlines()
    assert lines[2].index("bad") == lines[3].index("^^^")


def test_place_beyond_the_file(tmp_path: Path) -> None:
    """A finding about a file that is not there, or in a line that it does not have, has no excerpt."""
    assert "|" not in report_text([ERROR, finding(line=99)], Setting(tmp_path))


def test_count() -> None:
    """Errors and warnings are counted apart."""
    assert count_sentence([ERROR, ERROR, WARNING]) == "Found 2 errors and 1 warning."
    assert count_sentence([WARNING, WARNING]) == "Found 2 warnings."


def test_color_is_only_added(tmp_path: Path) -> None:
    """With colour the text is the same, with escape sequences around its parts."""
    lay_files(tmp_path)
    assert "\x1b[" in report_text([ERROR], Setting(tmp_path, color=True))
