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


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Every command of the list can be imported and says what it does."""
    result = CliRunner().invoke(main, [name, "--help"])
    assert (result.exit_code, result.output.startswith(f"Usage: main {name} ")) == (0, True)
