"""The `timeline` command, one module for each thing it does; the only rooms that print.

Exit status: 0 when all is well, 1 when there are findings, 2 when the call is wrong. A command's module is imported
when the command is called, since what one needs, another may not.
"""

from __future__ import annotations

from importlib import import_module

import click

from build_scripts import __version__

COMMANDS = {
    "check": "check",
    "diff": "diff",
    "rules": "rules",
    "explain": "explain",
    "fix": "fix",
    "links": "links",
    "new": "new.command",
    "from-issue": "from_issue",
    "remove": "remove",
    "schema": "schema",
    "build": "site",
    "serve": "site",
}
"""Each command and the module of this package that holds it, in the order of the help."""


class _Commands(click.Group):
    """The commands by name, imported when they are wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"build_scripts.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Check, build and serve a chronology kept as Markdown files."""
