"""The command `timeline`, one module for each thing it does; only these modules print.

Exit status: 0 when all is well, 1 when there are findings, 2 when the call is wrong. A command's module is imported
when the command is called: `links` needs aiohttp, `serve` MkDocs, and `check` should not wait for either.
"""

from __future__ import annotations

import errno
from importlib import import_module
from typing import Any

import click

from build_scripts import __version__
from build_scripts.base.text import did_you_mean, shown

COMMANDS = {
    "init": "init",
    "check": "check",
    "diff": "diff",
    "rules": "rules",
    "explain": "explain",
    "fix": "fix",
    "share": "share",
    "links": "links",
    "due": "due",
    "read": "read",
    "lsp": "lsp",
    "new": "new.command",
    "from-issue": "from_issue",
    "import": "import_",
    "remove": "remove",
    "export": "export",
    "schema": "schema",
    "upgrade": "upgrade",
    "pdf": "pdf",
    "build": "site",
    "serve": "site",
    "verify": "verify",
}
"""The commands in the order of the help, each with the module of this package that holds it."""


class _Commands(click.Group):
    """The commands by name, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"build_scripts.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(
            module, COMMANDS[cmd_name] if cmd_name == "import" else cmd_name.replace("-", "_")
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that ``args`` begin with; where there is none, propose the nearest one."""
        if args[0] not in COMMANDS:
            remedy = did_you_mean(args[0], COMMANDS) or "`timeline --help` lists them"
            ctx.fail(f"there is no command `{shown(args[0])}`; {remedy}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the disk or the system refuses ends it with one line, as a fault of nobody here."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno in (None, errno.EPIPE):  # a fault of the program; a reader who has seen enough
                raise
            raise click.ClickException(explain_refusal(error)) from error


def explain_refusal(error: OSError) -> str:
    """Return what the system refused, on one line, with the file that it was about."""
    names = " → ".join(shown(str(name), 300) for name in (error.filename, error.filename2) if name is not None)
    return f"{names}: {error.strerror}" if names else str(error.strerror)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Check, build and serve a chronology kept as Markdown files."""
