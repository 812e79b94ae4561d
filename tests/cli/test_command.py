"""The command itself: its commands, and what it says when there is no such command."""

import pytest
from click.testing import CliRunner

from build_scripts.cli import COMMANDS, main


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("chekc", "did you mean `check`?"),
        ("form-issue", "did you mean `from-issue`?"),
        ("xyz", "`timeline --help` lists them"),
    ],
)
def test_no_such_command(word: str, remedy: str) -> None:
    """A word that is no command is answered with the nearest one, or with where they are listed."""
    result = CliRunner().invoke(main, [word])
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, f"Error: there is no command `{word}`; {remedy}")


def test_summaries_are_whole() -> None:
    """The help of `timeline` says on one line what each command does; no line is cut off."""
    lines = CliRunner().invoke(main, ["--help"]).output.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Every command of the list can be imported and says what it does."""
    result = CliRunner().invoke(main, [name, "--help"])
    assert (result.exit_code, result.output.startswith(f"Usage: main {name} ")) == (0, True)
