"""Editing one event's body, as a contributor would: another sentence in its first paragraph."""

from itertools import count
from pathlib import Path

from tests.bench.project import event_file
from tests.bench.record import Event

_numbers = count(1)


def edit(folder: Path, event: Event) -> str:
    """Change the file of an event in a project of ours, and return the words that its page has to show from now on."""
    path = event_file(folder, event)
    words = f"The gauge was read again, edit number {next(_numbers)} of this run."
    front, fence, body = path.read_text("utf-8").rpartition("\n---\n")
    path.write_text(f"{front}{fence}\n{words} {body.lstrip()}", encoding="utf-8")
    return words
