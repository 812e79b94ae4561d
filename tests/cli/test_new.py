"""`timeline new`: by options and by questions, what comes out passes the check, and nothing is written over."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.cli.new import finish
from build_scripts.reading.record import read_files
from tests.examples import RECORD, findings_of

EVENT = "events/2031/2031-05-05-flood-weir.md"
OPTIONS = {
    "--title": "Flood at the weir",
    "--date": "5 May 2031",
    "--kind": "Flood",
    "--status": "reported",
    "--summary": "The river left its bed at the weir.",
    "--source": "Marrow Gazette; 2031-05-06; https://example.org/gazette/weir",
}
NEXT = "\nNext: `timeline check`, `make serve` to look at it, `git add {}`.\n"
LEAST = """\
---
title: Flood at the weir
date: 2031-05-05
kind: flood
status: reported
summary: The river left its bed at the weir.
sources:
  marrow-gazette-2031:
    publisher: Marrow Gazette
    date: 2031-05-06
    url: https://example.org/gazette/weir
---

The river left its bed at the weir [@marrow-gazette-2031].
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example record."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    return tmp_path


def call(project: Path, *arguments: str, typed: Sequence[str] = ()) -> Result:
    """Run the command on ``project``, in 2033; what is typed ends each line with Enter."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1988150400"})
    lines = "".join(f"{line}\n" for line in typed)
    return runner.invoke(main, ["new", *arguments, "--root", str(project)], input=lines)


def options(**changed: str | None) -> list[str]:
    """The options that an event needs; those that are ``None`` are left out."""
    every = {**OPTIONS, **{f"--{name.replace('_', '-')}": value for name, value in changed.items()}}
    return [word for name, value in every.items() if value is not None for word in (name, value)]


def texts_of(project: Path) -> dict[str, str]:
    """The files of the record by path, hidden ones too."""
    files = (path for path in (project / "events").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_text("utf-8") for path in files}


def made(project: Path, before: dict[str, str]) -> dict[str, str]:
    """The files that are new; everything else is as it was."""
    after = texts_of(project)
    assert {path: after.get(path) for path in before} == before
    return {path: text for path, text in after.items() if path not in before}


def test_least(project: Path) -> None:
    """Six options make an event; standard output holds its path; the check finds nothing."""
    before = texts_of(project)
    result = call(project, *options())
    assert (result.exit_code, result.stdout) == (0, f"{EVENT}\n")
    assert made(project, before) == {EVENT: LEAST}
    assert findings_of(project) == []


def test_dry_run(project: Path) -> None:
    """With --dry-run the file is printed and nothing is written; `event` may be said or not."""
    before = texts_of(project)
    for command in ([], ["event"]):
        result = call(project, *command, *options(), "--dry-run")
        assert (result.exit_code, result.stdout) == (0, LEAST)
    assert made(project, before) == {}


def test_everything(project: Path) -> None:
    """Every option has its place in the file, new actors and places their own files, and the check finds nothing."""
    before = texts_of(project)
    result = call(
        project,
        *options(date="2031-05-05", source=None),
        *("--source", "id: one; publisher: Marrow Gazette; url: https://example.org/gazette/weir; nature: news"),
        *("--source", "River Watch; https://example.org/watch; nature: official; 2031-05-07"),
        *("--new-place", "name: The weir; kind: site; within: Lower Marrow"),
        *("--new-actor", "Weir Keepers; service; part of: council"),
        *("--time", "17:50+01:00", "--place", "weir", "--place", "marrow region", "--place-note", "By the mill."),
        *(
            "--tag",
            "Dike",
            "--actor",
            "Investigator: River Watch; source: 2",
            "--actor",
            "name: A ferry; role: responder",
        ),
        *("--figure", "12 displaced; according to the mayor; source one"),
        *("--figure", "injured: 3; by: Weir Keepers; source: 1, 2; as of: 2031-05-06"),
        *("--attribution", "council; accused; by: Weir Keepers; source 2"),
        *("--unclaimed", "none by the evening; source 1", "--id", "2031-05-05-my-own"),
        *("--body", "The river left its bed [1, 2].\n\nIt was high [@one]."),
    )
    new = "events/_places/weir.md events/_actors/weir-keepers.md events/2031/2031-05-05-my-own.md"
    assert (result.exit_code, result.stderr) == (0, NEXT.format(new))
    files = made(project, before)
    assert result.stdout.splitlines() == [
        "events/_places/weir.md",
        "events/_actors/weir-keepers.md",
        "events/2031/2031-05-05-my-own.md",
    ]
    assert files["events/_places/weir.md"] == "---\nname: The weir\nkind: site\nwithin: lower-marrow\n---\n"
    assert files["events/_actors/weir-keepers.md"] == "---\nname: Weir Keepers\nkind: service\npart_of: council\n---\n"
    assert files["events/2031/2031-05-05-my-own.md"] == (
        '---\ntitle: Flood at the weir\ndate: 2031-05-05\ntime: "17:50+01:00"\nkind: flood\nstatus: reported\n'
        "summary: The river left its bed at the weir.\nplaces: [weir, marrow-region]\nplace_note: By the mill.\n"
        "tags: [dike]\nactors:\n  - {actor: river-watch, role: investigator, sources: [river-watch-2031]}\n"
        "  - {name: A ferry, role: responder}\nfigures:\n  - {displaced: 12, by: the mayor, sources: [one]}\n"
        "  - {injured: 3, by: weir-keepers, sources: [one, river-watch-2031], as_of: 2031-05-06}\n"
        "attribution:\n  - {actor: council, stance: accused, by: weir-keepers, sources: [river-watch-2031]}\n"
        "unclaimed: {sources: [one], note: none by the evening}\nsources:\n  one:\n    publisher: Marrow Gazette\n"
        "    url: https://example.org/gazette/weir\n    nature: news\n  river-watch-2031:\n    publisher: River Watch\n"
        "    date: 2031-05-07\n    url: https://example.org/watch\n    nature: official\n---\n\n"
        "The river left its bed [@one; @river-watch-2031].\n\nIt was high [@one].\n"
    )
    assert findings_of(project) == []


def test_body_from_a_file(project: Path, tmp_path: Path) -> None:
    """The account may come from a file, or from the standard input."""
    (tmp_path / "body.txt").write_text("From a file.\n", encoding="utf-8")
    for file, typed, said in ((str(tmp_path / "body.txt"), [], "From a file [@"), ("-", ["Typed.", ""], "Typed [@")):
        assert said in call(project, *options(), "--body-file", file, "--dry-run", typed=typed).stdout


def test_all_that_is_missing(project: Path) -> None:
    """Without a terminal everything that is missing is said at once, and nothing is asked."""
    result = call(project)
    assert result.exit_code == 2
    assert "Error: missing: --title, --date, --kind, --status, --summary, --source\n" in result.output
    assert "Error: missing: --kind\n" in call(project, *options(kind=None)).output


def test_all_that_is_wrong(project: Path) -> None:
    """Everything that is wrong is said at once, each with what to write instead; nothing is written."""
    before = texts_of(project)
    result = call(
        project,
        *options(date="03/04/2031", kind="flod", summary="a\u202eb", source=None),
        *("--place", "Somewhere", "--time", "5 pm", "--tag", "dikes", "--figure", "killed: 36+; by: x"),
        *("--actor", "council", "--new-place", "Here", "--new-actor", "X; service; id: council", "--source", "Nobody"),
    )
    assert result.exit_code == 2
    for said in (
        "--summary: the invisible character U+202E stands in this",
        "--new-place ‘Here’: this does not say `kind:`",
        "--new-actor ‘X; service; id: council’: id: there is a file for the actor `council` already.",
        "--source ‘Nobody’: a source needs its address",
        "--date: ",
        "2031-04-03",
        "--kind: there is no such word as ‘flod’: did you mean `flood`?",
        "--place: the place ‘Somewhere’ is not in the record",
        "--time: ‘5 pm’ is not a time of day",
        "--tag: there is no such word as ‘dikes’",
        "--figure ‘killed: 36+; by: x’: ",
        "--actor ‘council’: this row does not say in which role",
    ):
        assert said in result.output
    assert made(project, before) == {}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2031-04-inquiry", "is taken"),
        ("2031-04-02-old-slug", "is taken"),
        ("2031-removed-entry", "is taken"),
        ("2030-05-05-flood", "begins with another year"),
        ("../2031-x", "is no id"),
        ("2031-05-05", "is no id"),
    ],
)
def test_ids_of_ones_own(name: str, said: str, project: Path) -> None:
    """An id is refused where it is taken, was, belongs to another year, or is none."""
    result = call(project, *options(), "--id", name)
    assert (result.exit_code, said in result.output) == (2, True)


def test_never_over_another_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second event of the same name gets a number; a file that appears meanwhile stays as it is."""
    call(project, *options())
    assert call(project, *options()).stdout == f"{EVENT.replace('.md', '-2.md')}\n"
    before = texts_of(project)
    (project / EVENT.replace(".md", "-3.md")).write_text("mine", encoding="utf-8")
    monkeypatch.setattr(finish, "read_files", lambda root: read_files(RECORD / "events"))
    result = call(project, *options(), "--id", "2031-05-05-flood-weir-3")
    assert (result.exit_code, "exists already" in result.output) == (2, True)
    assert made(project, before) == {EVENT.replace(".md", "-3.md"): "mine"}


def test_errors_stop_it(project: Path) -> None:
    """What the check refuses is shown and not written."""
    before = texts_of(project)
    result = call(project, *options(), "--body", "See [it](javascript:x) [@no-such].")
    assert result.exit_code == 1
    assert "error[body-link]" in result.stderr
    assert "error[unknown-source]" in result.stderr
    assert "14 | See [it](javascript:x) [@no-such]." in result.stderr
    draft = ".timeline/draft-2031-05-05-flood-weir.md"
    assert f"Nothing was written.\nA draft lies in {draft}; its place is {EVENT}." in result.stderr
    assert "See [it]" in (project / draft).read_text("utf-8")
    assert made(project, before) == {}


def test_paragraphs_cite_what_says_them(project: Path) -> None:
    """Numbers become citations; where there are several sources, a paragraph that cites none is refused."""
    second = ("--source", "River Watch; 2031-05-07; https://example.org/watch")
    result = call(project, *options(), *second, "--body", "It rose [1].\n\nIt fell (2).", "--dry-run")
    assert result.stdout.endswith("\nIt rose [@marrow-gazette-2031].\n\nIt fell [@river-watch-2031].\n")
    for body, said in {
        "It rose [1].\n\nIt fell.": "--body: paragraph 2, ‘It fell.’, cites no source: end it with the sources",
        "It rose [3].": "--body: ‘[3]’ names no source, there are 2 sources; ",
        "": "--body: missing, as there are several sources",
    }.items():
        result = call(project, *options(), *second, "--body", body)
        assert (result.exit_code, said in result.output) == (2, True)


def test_near_names_are_refused(project: Path) -> None:
    """A new place with nearly the name of a known one is refused, unless it is meant."""
    new = ("--new-place", "name: Mil dike; kind: site; within: Lower Marrow")
    result = call(project, *options(), *new)
    assert (result.exit_code, "the record has `mill-dike` (Mill dike): use that, or say --anyway" in result.output) == (
        2,
        True,
    )
    assert call(project, *options(), *new, "--anyway").exit_code == 0
    assert (
        call(project, *options(), "--place", "Mil dik").output.count(
            "did you mean `mil-dike` or `mill-dike`? If not, add a file"
        )
        == 1
    )


@pytest.mark.parametrize(("answer", "status", "written"), [("y", 0, True), ("", 0, True), ("n", 1, False)])
def test_errors_and_a_person(answer: str, status: int, written: bool, project: Path) -> None:
    """Who has answered questions does not lose the work to an error: it may be written, to be mended in an editor."""
    typed = ["Flood at the weir", "", "", "", "", "", answer]
    result = call(project, "--ask", *options(title=None), "--body", "See [it](javascript:x).", typed=typed)
    assert (result.exit_code, "Write it all the same" in result.stderr) == (status, True)
    assert (project / EVENT).exists() == written


def test_warnings_do_not(project: Path) -> None:
    """A warning is shown, and the file written."""
    result = call(project, *options(summary="Flood at the weir."))
    assert (result.exit_code, "warning[summary-like-title]" in result.stderr) == (0, True)


ANSWERS = (
    *("Flood at the weir", "5/6/2031", "5 May 2031", "flod", "?", "fl", "flo"),
    *("weir", "", "weir", "n", "The weir", "1", "lower marrow", "marrow", "2", ""),
    *("2", "", "The river left its bed."),
    *("no", "https://example.org/gazette/inquiry", "https://example.com/a?utm_source=x", "", "Evening Post", "soon"),
    *("6 May 2031", "", "off", "the paper of that day, page 3", "Post", "", "Page three", "", ""),
    *(
        "drowned",
        "displaced",
        "36+",
        "at least 36 fish",
        "at least 36 children",
        "the mayor",
        "9",
        "1 2",
        "injured",
        "dozens",
        "",
        "evening-post-2031",
    ),
    *("", "keepers", "n", "Weir Keepers", "service", "resp", "1", "watch", "1", "inv", "", ""),
    *("council", "acc", "river watch", "3", ""),
    *("The river rose.", "", "It fell \u202eagain.", "It fell [9].", "It fell again [3].", "", "It rose [1, 2].", "."),
    "1 2 3",
    *("2030-x", "", "y"),
)


def test_asked(project: Path) -> None:
    """Questions lead a newcomer through an event: wrong answers are asked for again, the result passes the check."""
    before = texts_of(project)
    result = call(project, "--ask", typed=ANSWERS)
    assert result.exit_code == 0, result.output
    files = made(project, before)
    assert result.stdout.splitlines() == ["events/_places/weir.md", "events/_actors/weir-keepers.md", EVENT]
    assert files[EVENT] == (
        "---\ntitle: Flood at the weir\ndate: 2031-05-05\nkind: flood\nstatus: reported\n"
        "summary: The river left its bed.\nplaces: [weir, marrow-region]\nactors:\n"
        "  - {actor: weir-keepers, role: responder, sources: [marrow-gazette]}\n"
        "  - {actor: river-watch, role: investigator}\nfigures:\n"
        "  - {displaced: at least 36, group: children, by: the mayor, sources: [marrow-gazette, evening-post-2031]}\n"
        "  - {injured: dozens, sources: [evening-post-2031]}\nattribution:\n"
        "  - {actor: council, stance: accused, by: river-watch, sources: [post]}\nsources:\n"
        "  marrow-gazette:\n    publisher: Marrow Gazette\n    url: https://example.org/gazette/inquiry\n"
        "  evening-post-2031:\n    publisher: Evening Post\n    date: 2031-05-06\n"
        "    url: https://example.com/a\n    nature: official\n  post:\n    publisher: Post\n    title: Page three\n"
        '    reference: "the paper of that day, page 3"\n    nature: news\n---\n\n'
        "The river rose [@marrow-gazette; @evening-post-2031; @post].\n\nIt fell again [@post].\n\n"
        "It rose [@marrow-gazette; @evening-post-2031].\n"
    )
    assert findings_of(project) == []


def test_back(project: Path) -> None:
    """`<` goes back: to the question before, to the beginning of a row, and to the row before; nothing of it stays."""
    typed = (
        *("<", "Wrong", "<", "Flood at the weir", "2031-05-05", "flood"),
        *("weir", "n", "The weir", "1", "", "<", "weir", "<", "lower marrow", "", "<", "mill dike", "", "reported"),
        *("The river left its bed.", "https://example.org/gazette/inquiry", "", "", "<", "", "", "", "<", "", "."),
        *("", "<", "", "y"),
    )
    result = call(project, "--ask", typed=typed)
    assert (result.exit_code, result.stdout) == (0, f"{EVENT}\n"), result.output
    text = (project / EVENT).read_text("utf-8")
    assert ("places: [mill-dike]\n" in text, text.startswith("---\ntitle: Flood at the weir\n")) == (True, True)


def test_is_it_in_the_record(project: Path) -> None:
    """After date, kind and place it is shown what the record has of them; if it is one of these, that is the end."""
    typed = ("Dike broke", "2031-04-03", "breach", "mill dike", "", "y")
    result = call(project, "--ask", typed=typed)
    assert (result.exit_code, "How well established" in result.output) == (1, False)
    assert "Breach of the mill dike (2031-04-02-mill-dike-breach)" in result.output


def test_ctrl_c(project: Path) -> None:
    """Ended anywhere, with Ctrl-C or at the end of the input, it leaves the record alone, and a draft."""
    before = texts_of(project)
    for number in range(len(ANSWERS)):
        result = call(project, "--ask", typed=ANSWERS[:number])
        assert (result.exit_code, "A draft lies in .timeline/draft-" in result.output) == (1, number > 0)
        assert made(project, before) == {}
    drafts = [path.read_text("utf-8") for path in (project / ".timeline").glob("draft-2031-*.md")]
    assert any("title: Flood at the weir\ndate: 2031-05-05\n" in each and "It fell again" in each for each in drafts)
