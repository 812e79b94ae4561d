"""`timeline explain`: why a rule is one; exit 2 for a rule that there is not."""

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Mapping

import pytest
from click.testing import CliRunner, Result

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import Explanation, as_markdown, rules_by_subject
from build_scripts.cli import main
from build_scripts.cli.explain import WIDEST

RULE = "wrong-year-folder"
TEXT = """\
wrong-year-folder  error, identity
An event lies in the folder of the year its id begins with.

The folder is part of the address. It follows from the id and not from the date, so that
a date corrected later moves nothing.

Before
  events/2032/2031-05-05-case.md
  │ ---
  │ title: A short flood
  │ date: 2031-05-05
  │ kind: flood
  │ status: reported
  │ summary: The river left its bed for an hour.
  │ sources:
  │   gazette: {publisher: Marrow Gazette, url: "https://example.org/g/5"}
  │ ---
  │
  │ The river left its bed [@gazette].

After
  events/2031/2031-05-05-case.md
  │ ---
  │ title: A short flood
  │ date: 2031-05-05
  │ kind: flood
  │ status: reported
  │ summary: The river left its bed for an hour.
  │ sources:
  │   gazette: {publisher: Marrow Gazette, url: "https://example.org/g/5"}
  │ ---
  │
  │ The river left its bed [@gazette].

Fine as it is
The date was corrected, and the file stays where it is.

  │ date: 2032-01-01
  │ changes:
  │   - {date: 2032-06-20, note: The date; the river rose in January.}
"""


def explain(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["explain", *arguments])


def test_text() -> None:
    """Sentence, severity and subject, then why, then the examples as they are in files."""
    assert explain(RULE).output == TEXT


def test_warning_says_how_to_break_it_on_purpose() -> None:
    """Of a rule that a file may break on purpose it is said how; of others not."""
    ending = "  │ suppress:\n  │   - {rule: uncited-source, reason: What makes it right here.}\n"
    assert explain("uncited-source").output.endswith(ending)
    assert "suppress:" not in explain(RULE).output


def test_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is one block; the words of a point are beside its mark."""
    why = f"It counts\n\n- {'many words ' * 10}with `code`;\n- few.\n\n1. first\n2. second\n\nThat is all."
    monkeypatch.setattr("build_scripts.cli.explain.read_explanation", lambda rule: Explanation(rule, why, ()))
    text = explain(RULE).output
    assert text[text.index("It counts") : text.index("Before")] == (
        f"It counts\n\n- {'many words ' * 7}many\n  words {'many words ' * 2}with `code`;\n- few.\n\n"
        "1. first\n2. second\n\nThat is all.\n\n"
    )


def test_several_rules() -> None:
    """Several rules are explained in the order asked for, each once."""
    both = explain("uncited-source", RULE, "uncited-source").output
    assert both == f"{explain('uncited-source').output}\n\n{TEXT}"


def test_markdown() -> None:
    """With --format markdown the same comes as Markdown."""
    text = explain(RULE, "--format", "markdown").output
    assert text == as_markdown(CATALOGUE[RULE])
    assert text.startswith(
        "# wrong-year-folder\n\n**An event lies in the folder of the year its id begins with.** Error, identity.\n\n"
        "The folder is part of the address."
    )
    assert "## Before\n\n`events/2032/2031-05-05-case.md`\n\n```markdown\n---\ntitle: A short flood\n" in text


@pytest.mark.parametrize("subject", rules_by_subject())
def test_every_rule_can_be_explained(subject: str) -> None:
    """Every rule is explained, prose within the width and without a space at the end of a line."""
    lines = explain(*(rule.id for rule in rules_by_subject()[subject])).output.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    assert [line for line in lines if len(line) > WIDEST and not line.startswith("  ")] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["uncited-sorce"], "there is no rule `uncited-sorce`; did you mean `uncited-source`?"),
        ([RULE, "zzz"], "there is no rule `zzz`; `timeline rules` lists them"),
        ([], "Missing argument 'RULE...'"),
        ([RULE, "--format", "html"], "Invalid value for '--format'"),
    ],
)
def test_wrong_calls(arguments: list[str], words: str) -> None:
    """A rule that there is not is refused with the nearest one, and nothing is explained."""
    result = explain(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Before" not in result.output


def _in_a_terminal(columns: int, environment: Mapping[str, str]) -> str:
    """What the command shows in a terminal so many columns wide."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    code = f"from build_scripts.cli import main; main(['explain', {RULE!r}])"
    bare = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=theirs, env={**bare, "TERM": "xterm", **environment}
    ) as command:
        os.close(theirs)
        shown = b""
        while True:
            try:
                more = os.read(ours, 1 << 16)
            except OSError:  # Linux says so when the other side is closed
                break
            if not more:
                break
            shown += more
    os.close(ours)
    assert command.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def test_in_a_terminal() -> None:
    """In a terminal there are colours, and prose is as wide as the terminal."""
    shown = _in_a_terminal(40, {})
    assert shown.startswith("\x1b[1mwrong-year-folder\x1b[0m  \x1b[31merror\x1b[0m, identity\n")
    assert "The folder is part of the address. It\nfollows from the id" in shown
    assert '\x1b[2m  │ \x1b[0m  gazette: {publisher: Marrow Gazette, url: "https://example.org/g/5"}\n' in shown


def test_no_color() -> None:
    """With `NO_COLOR` (https://no-color.org) a terminal gets the plain text."""
    assert _in_a_terminal(200, {"NO_COLOR": "1"}) == TEXT


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("nonsense", "`timeline rules` lists them"),
        ("bad-figur", "did you mean `bad-figure`?"),
        ("place-far", "did you mean `place-far-from-others`?"),
    ],
)
def test_a_rule_that_is_none(name: str, remedy: str) -> None:
    """A rule is proposed where the name begins it or is very like it, and not where they share some letters."""
    result = CliRunner().invoke(main, ["explain", name])
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: there is no rule `{name}`; {remedy}")
