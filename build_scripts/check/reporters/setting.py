"""What a reporter may know beside the findings: where the files lie, and who reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_scripts.findings import Finding
from build_scripts.reading.files import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Setting:
    """The project's folder, whether the reader sees colours, and the site's address (ends with ``/``; empty: none)."""

    root: Path
    color: bool = False
    site: str = ""

    def lines(self, path: str) -> list[str]:
        """Return the lines of the file at ``path``; none where no plain file is: it was deleted, or never was one."""
        file = self.root / path
        try:
            if file.is_symlink() or not file.is_file():
                return []
            with file.open("rb") as opened:
                text = opened.read(MAX_BYTES).decode("utf-8", errors="replace")
        except (OSError, ValueError):  # a path with a null character is a value that no system takes
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def page_of(self, rule: str) -> str:
        """Return the address of a rule's page; empty where the site's address is not known."""
        return f"{self.site}rules/{rule}/" if self.site else ""


def line_of(lines: list[str], number: int) -> str:
    """Return the line with a number that counts from 1; empty when the file has no such line."""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def end_column(finding: Finding, line: str) -> int:
    """Return the column behind a finding's last character, within its line where that is known."""
    end = finding.column + finding.length
    return max(finding.column, min(end, len(line) + 1)) if line else end
