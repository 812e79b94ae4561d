"""Events of the record that rows without a line in the ledger made: those of an import that was stopped.

They are told by their text. Rows whose entries would have one id got numbers, in their order: so all events with that
id and any number are looked at, each file once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from build_scripts.contribute.importing.free_ids import cut
from build_scripts.contribute.importing.ledger import digest_of
from build_scripts.reading.record import Record

_NUMBER = re.compile(r"-[0-9]+$")
_LOG = re.compile(r"^(?:added: .*\n|changes:\n(?:  - .*\n)*)", re.MULTILINE)


class ThereAlready:
    """Gives each event to the first row that says what it says."""

    def __init__(self, record: Record, base: Path) -> None:
        self.record, self.base = record, base
        self._numbered: dict[str, list[str]] | None = None
        self._by_text: dict[str, dict[str, str]] = {}

    def take(self, wanted: str, text: str) -> str:
        """Return the event that has this text, and ``wanted`` as its id or a number behind it; empty if none has."""
        if wanted not in self.record.events:
            return ""
        if wanted not in self._by_text:
            names = [wanted, *self._with_number(wanted)]
            self._by_text[wanted] = {digest_of(_bare(self.text(name))): name for name in reversed(names)}
        return self._by_text[wanted].pop(digest_of(_bare(text)), "")

    def says(self, name: str, text: str) -> bool:
        """Check whether an event has this text, whatever its day and its log."""
        return _bare(self.text(name)) == _bare(text)

    def text(self, name: str) -> str:
        """Return the file of an event; empty where it is gone."""
        path = self.base / self.record.events[name].path
        return path.read_text("utf-8") if path.is_file() else ""

    def _with_number(self, wanted: str) -> list[str]:
        if self._numbered is None:
            self._numbered = defaultdict(list)
            for name in self.record.events:
                self._numbered[_NUMBER.sub("", name)].append(name)
        return [name for name in self._numbered.get(cut(wanted), ()) if name != wanted]


def _bare(text: str) -> str:
    """Return the text of an entry without the day on which it was added, and without its log."""
    head, mark, body = text.partition("\n---\n")
    return _LOG.sub("", f"{head}\n") + mark + body
