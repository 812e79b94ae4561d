"""`python -m tests.readers`: print what each program makes of each artifact; exit 1 when one of them is not right."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from tests.readers.published import publish
from tests.readers.reading import all_programs, readings


@click.command()
@click.option("--only", default="", help="Of the programs, those whose name begins with this.")
def main(only: str) -> None:
    """Let programs of others read what the sites of two records publish."""
    programs = [program for program in all_programs() if program.PROGRAM.startswith(only)]
    rows, wrong = [("record", "artifact", "program", "result")], 0
    with tempfile.TemporaryDirectory(prefix="readers-") as folder:
        for published in publish(Path(folder)):
            for program in programs:
                for reading in readings(program, published):
                    wrong += not reading.is_right
                    result = reading.result if reading.is_right else f"WRONG: {reading.result}"
                    rows.append((published.name, reading.artifact, program.PROGRAM, result))
    widths = [max(len(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        click.echo("  ".join((*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[3])))
    click.echo(f"{len(rows) - 1 - wrong} right, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
