"""`timeline new`: by options and by questions, what comes out passes the check, and nothing is written over."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.cli.new import finish
from build_scripts.contribute.new import workspace
from build_scripts.reading.record import read_files
from tests.examples import RECORD, findings_of

EVENT = "events/2031/2031-05-05-flood-weir.md"
DRAFT = ".timeline/draft-2031-05-05-flood-weir.md"
OPTIONS = {
    "--title": "Flood at the weir",
    "--date": "5 May 2031",
    "--kind": "Flood",
    "--status": "reported",
    "--summary": "The river left its bed at the weir.",
    "--source": "https://example.org/gazette/weir?utm_source=x",
    "--source-date": "6 May 2031",
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
added: 2033-01-01
---

The river left its bed at the weir [@marrow-gazette-2031].
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example record."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    return tmp_path


def call(project: Path, *arguments: str, typed: Sequence[str] = (), editor: str = "false") -> Result:
    """Run the command on ``project``, in 2033; what is typed ends each line with Enter."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1988150400", "VISUAL": "", "EDITOR": editor})
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


def drafts(project: Path) -> dict[str, str]:
    """The drafts that were kept, by path."""
    kept = (project / ".timeline").glob("draft-*.md")
    return {path.relative_to(project).as_posix(): path.read_text("utf-8") for path in kept}


def test_least(project: Path) -> None:
    """Few options make an event; standard output holds its path; the check finds nothing."""
    before = texts_of(project)
    result = call(project, *options())
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{EVENT}\n", NEXT.format(EVENT))
    assert made(project, before) == {EVENT: LEAST}
    assert (findings_of(project), drafts(project)) == ([], {})


def test_also_words(project: Path) -> None:
    """What people write for a word is taken for it; a word that nobody knows gets the proposal of the check."""
    vocabulary = project / "events/_vocabulary.yml"
    text = vocabulary.read_text("utf-8").replace("its bed.}", "its bed., also: [inundation]}", 1)
    vocabulary.write_text(text, "utf-8")
    assert call(project, *options(kind="Inundation"), "--dry-run").stdout == LEAST
    refused = call(project, *options(kind="inundations"), "--dry-run")
    assert "there is no kind `inundations`" in refused.stderr


def test_dry_run(project: Path) -> None:
    """With --dry-run the file is printed and nothing is written; `event` may be said or not."""
    before = texts_of(project)
    for command in ([], ["event"]):
        result = call(project, *command, *options(), "--dry-run")
        assert (result.exit_code, result.stdout) == (0, LEAST)
    assert (made(project, before), drafts(project)) == ({}, {})


def test_everything(project: Path) -> None:
    """Every option has its place in the file; words and places may be given by name."""
    result = call(
        project,
        *options(title='Flood: "high" water #1', source="the paper of that day, page 3", source_title="High: water"),
        *("--publisher", "Evening Post", "--time", "17:50+01:00", "--tag", "Dike", "--id", "2031-05-05-my-own"),
        *("--place", "mill dike", "--place", "Marrow Region", "--place-note", "By the mill."),
        *("--body", "The river left its bed [1].\n\nIt was high."),
    )
    assert (result.exit_code, result.stdout) == (0, "events/2031/2031-05-05-my-own.md\n")
    assert (project / "events/2031/2031-05-05-my-own.md").read_text("utf-8") == (
        '---\ntitle: "Flood: \\"high\\" water #1"\ndate: 2031-05-05\ntime: "17:50+01:00"\nkind: flood\n'
        "status: reported\nsummary: The river left its bed at the weir.\nplaces: [mill-dike, marrow-region]\n"
        "place_note: By the mill.\ntags: [dike]\nsources:\n  evening-post-2031:\n    publisher: Evening Post\n"
        '    title: "High: water"\n    reference: "the paper of that day, page 3"\n    date: 2031-05-06\n'
        "added: 2033-01-01\n---\n\nThe river left its bed [@evening-post-2031].\n\nIt was high [@evening-post-2031].\n"
    )
    assert findings_of(project) == []


def test_body_from_a_file(project: Path, tmp_path: Path) -> None:
    """The account may come from a file, or from the standard input."""
    (tmp_path / "body.txt").write_text("From a file.\n", encoding="utf-8")
    for file, typed, said in ((str(tmp_path / "body.txt"), [], "From a file [@"), ("-", ["Typed.", ""], "Typed [@")):
        assert said in call(project, *options(), "--body-file", file, "--dry-run", typed=typed).stdout


def test_all_that_is_missing(project: Path) -> None:
    """Without a terminal everything that is missing is said at once, and what else to do; nothing is asked."""
    result = call(project)
    assert result.exit_code == 2
    missing = "missing: --title, --date, --kind, --status, --summary, --source"
    assert f"Error: {missing}; or write the file in an editor: --edit\n" in result.output
    assert "Error: missing: --kind; or" in call(project, *options(kind=None)).output


def test_all_that_is_wrong(project: Path) -> None:
    """What cannot be put into a file is said at once, each with what to do; nothing is written."""
    before = texts_of(project)
    wrong = options(summary="a\u202eb", source="https://example.com/x", source_date="soon", id="2031-04-inquiry")
    result = call(project, *wrong)
    assert result.exit_code == 2
    said = [line.strip()[:60] for line in result.output.splitlines() if line.startswith("  --")]
    assert said == [
        "--summary: contains an invisible character (U+202E); remove ",
        "--id: `2031-04-inquiry` is taken: choose other words",
        "--source-date: `soon` is not a date in one of the accepted f",
        "--publisher is missing: the record has no source at that add",
    ]
    assert made(project, before) == {}


@pytest.mark.parametrize(
    "name", ["2031-04-inquiry", "2031-04-02-old-slug", "2031-removed-entry", "2030-05-05-flood", "../2031-x"]
)
def test_ids_of_ones_own(name: str, project: Path) -> None:
    """An id is refused where it is taken, was, belongs to another year, or is none."""
    result = call(project, *options(), "--id", name)
    assert (result.exit_code, "Error: --id: " in result.output) == (2, True)


def test_the_check_judges_values(project: Path) -> None:
    """What the check refuses is shown and not written; a draft of it is kept, and it is said how to go on."""
    before = texts_of(project)
    result = call(project, *options(kind="flod", id="2031-05-05-x"), "--body", "See [it](javascript:x) [@no-such].")
    assert result.exit_code == 1
    rules = ("unknown-kind", "body-link", "unknown-source")
    assert [f"error[{rule}]" in result.stderr for rule in rules] == [True, True, True]
    assert "15 | See [it](javascript:x) [@no-such]." in result.stderr
    draft = ".timeline/draft-2031-05-05-x.md"
    going_on = f"A draft is in {draft}; `make clean` deletes it. Go on with:\n  timeline new --draft {draft}\n"
    assert result.stderr.endswith(f"\nNothing was written into the record.\n{going_on}")
    assert (made(project, before), [*drafts(project)]) == ({}, [draft])


def test_warnings_do_not_stop_it(project: Path) -> None:
    """A warning is shown, and the file written."""
    result = call(project, *options(summary="Flood at the weir."))
    assert (result.exit_code, "warning[summary-like-title]" in result.stderr) == (0, True)


def test_never_over_another_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second event of the same name gets a number; a file that appears meanwhile stays, and a draft is kept."""
    call(project, *options())
    assert call(project, *options()).stdout == f"{EVENT.replace('.md', '-2.md')}\n"
    before = texts_of(project)
    third = EVENT.replace(".md", "-3.md")
    (project / third).write_text("mine", encoding="utf-8")
    monkeypatch.setattr(workspace, "read_files", lambda root: read_files(RECORD / "events"))
    result = call(project, *options(), "--id", "2031-05-05-flood-weir-3")
    assert (result.exit_code, f"{third} exists already." in result.output) == (1, True)
    assert (made(project, before), len(drafts(project))) == ({third: "mine"}, 1)


ANSWERS = (
    *("Flood at the weir", "5/6/2031", "5 May 2031", "flod", "flood"),
    *("weir", "", "weir", "n", "The weir", "1", "lower marrow", "marrow", "2", ""),
    *("2", "", "The river left \u202eits bed.", "The river left its bed."),
    *("no", "https://example.org/gazette/inquiry", "https://example.com/a?utm_source=x", "", "Evening Post", "soon"),
    *("6 May 2031", "", "news", "the paper of that day, page 3", "Post", "", "Page three", "", ""),
    *("keepers", "n", "Weir Keepers", "service", "Responder", "watch", "1", "3", ""),
    "w",
)


def test_asked(project: Path) -> None:
    """Questions lead a newcomer through an event: wrong answers are asked for again, the result passes the check."""
    before = texts_of(project)
    result = call(project, "--ask", typed=ANSWERS)
    assert result.exit_code == 0, result.output
    paths = ["events/_places/weir.md", "events/_actors/weir-keepers.md", EVENT]
    assert result.stdout.splitlines() == paths
    assert made(project, before) == {
        paths[0]: "---\nname: The weir\nkind: site\nwithin: lower-marrow\n---\n",
        paths[1]: "---\nname: Weir Keepers\nkind: service\n---\n",
        EVENT: "---\ntitle: Flood at the weir\ndate: 2031-05-05\nkind: flood\nstatus: reported\n"
        "summary: The river left its bed.\nplaces: [weir, marrow-region]\nactors:\n"
        "  - {actor: weir-keepers, role: responder}\n  - {actor: river-watch, role: investigator}\nsources:\n"
        "  marrow-gazette:\n    publisher: Marrow Gazette\n    url: https://example.org/gazette/inquiry\n"
        "  evening-post-2031:\n    publisher: Evening Post\n    date: 2031-05-06\n"
        "    url: https://example.com/a\n    nature: news\n  post:\n    publisher: Post\n    title: Page three\n"
        '    reference: "the paper of that day, page 3"\n    nature: news\nadded: 2033-01-01\n---\n\n'
        "The river left its bed [@marrow-gazette; @evening-post-2031; @post].\n",
    }
    assert (findings_of(project), drafts(project)) == ([], {})


def test_back(project: Path) -> None:
    """`<` goes back to the question before, within a row too; what was answered is proposed again."""
    before = texts_of(project)
    typed = (
        *("<", "Flood at the weir", "2031-05-05", "<", "<", "", "", "flood"),
        *("weir", "n", "", "1", "<", "", "lower marrow", "mill dike", "", "<", "y", "", "reported"),
        *("The river left its bed.", "<", "", "https://example.com/x", "Post", "<", "", "", "", "", "<", "", "y", ""),
        *("council", "<", "council", "responder", "", "l"),
    )
    result = call(project, "--ask", typed=typed)
    assert (result.exit_code, made(project, before)) == (1, {}), result.output
    assert drafts(project) == {
        ".timeline/draft-weir.md": "---\nname: weir\nkind: site\nwithin: lower-marrow\n---\n",
        ".timeline/draft-2031-05-05-flood-weir.md": "---\ntitle: Flood at the weir\ndate: 2031-05-05\nkind: flood\n"
        "status: reported\nsummary: The river left its bed.\nplaces: [weir, mill-dike]\nactors:\n"
        "  - {actor: council, role: responder, sources: [post]}\nsources:\n  post:\n    publisher: Post\n"
        "    url: https://example.com/x\n    nature: news\nadded: 2033-01-01\n---\n\nThe river left its bed [@post].\n",
    }


def test_what_is_not_named_is_not_written(project: Path) -> None:
    """A place that was made on the way and then taken back has no file in the end."""
    before = texts_of(project)
    asked = options(status=None, source=None)
    typed = ("weir", "n", "", "1", "", "", "<", "n", "mill dike", "", "reported")
    more = ("https://example.org/gazette/inquiry", "", "", "w")
    result = call(project, "--ask", *asked, typed=(*typed, *more))
    assert result.exit_code == 0, result.output
    assert list(made(project, before)) == [EVENT]
    assert "\nplaces: [mill-dike]\n" in (project / EVENT).read_text("utf-8")


@pytest.mark.parametrize(("answer", "status", "written"), [("w", 0, True), ("l", 1, False), ("", 1, False)])
def test_errors_and_a_person(answer: str, status: int, written: bool, project: Path) -> None:
    """Who has answered questions chooses what to do about an error; what is not written is a draft."""
    typed = ["Flood at the weir", "", "", answer]
    result = call(project, "--ask", *options(title=None), "--body", "See [it](javascript:x).", typed=typed)
    assert (result.exit_code, "(w)rite it into the record all the same" in result.stderr) == (status, True)
    assert ((project / EVENT).exists(), [*drafts(project)]) == (written, [] if written else [DRAFT])


def test_a_draft_that_cannot_be_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no draft can be written, it is shown, so that nothing is lost."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(finish, "write_draft", refuse)
    result = call(project, *options(kind="flod"))
    wrong = LEAST.replace("kind: flood", "kind: flod")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"It could not be kept (No space left on device); copy it from here:\n\n{wrong}\n")


def test_ctrl_c(project: Path) -> None:
    """Ended anywhere, with Ctrl-C or at the end of the input, it leaves the record alone, and a draft."""
    before = texts_of(project)
    for number in range(len(ANSWERS)):
        result = call(project, "--ask", typed=ANSWERS[:number])
        assert (result.exit_code, "A draft is in .timeline/draft-" in result.output) == (1, number > 0), number
        assert made(project, before) == {}
    assert any(
        "title: Flood at the weir\ndate: 2031-05-05\n" in text and "post:" in text for text in drafts(project).values()
    )
