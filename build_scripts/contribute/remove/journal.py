"""A removal that is under way, kept beside the record's caches until it is done, so that a second run can finish it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from build_scripts.base.atomic import write_atomically
from build_scripts.model.layout import CACHE


@dataclass(frozen=True, slots=True)
class Begun:
    """The id of an event that is being taken down, and what stays of it."""

    id: str
    neutral: str
    date: str
    reason: str


def read_journal(base: Path) -> Begun | None:
    """Return the removal that an earlier run began in the project ``base`` and did not finish."""
    try:
        begun = Begun(**json.loads(_path(base).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return begun if all(isinstance(text, str) for text in asdict(begun).values()) else None


def write_journal(base: Path, begun: Begun) -> None:
    """Write down what is about to be done."""
    write_atomically(_path(base), json.dumps(asdict(begun)).encode())


def clear_journal(base: Path) -> None:
    """Forget what has been done."""
    _path(base).unlink(missing_ok=True)


def _path(base: Path) -> Path:
    return base / CACHE / "removal"
