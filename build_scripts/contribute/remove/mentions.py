"""Where an entry is named: lines of any text of the project, and actors, places and sources that nothing else names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.model.layout import RECORD
from build_scripts.reading.parse import decode

_TEXTS = frozenset({".md", ".yml", ".yaml", ".toml", ".txt", ".html", ".json", ".py"})
_MADE = frozenset({"site", "dist", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A line that names something."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def read_texts(base: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of the project in ``base`` by path, without what was built or installed."""
    for folder, folders, files in os.walk(base):
        folders[:] = [name for name in folders if name not in _MADE and (name[0] != "." or name == ".github")]
        for file in files:
            path = Path(folder, file)
            if path.suffix in _TEXTS and path.is_file() and not path.is_symlink():
                yield path.relative_to(base).as_posix(), decode(path.read_bytes())[0]


def find_mentions(texts: Mapping[str, str], names: Sequence[str]) -> list[Mention]:
    """Return the lines of ``texts`` (by path) that hold one of ``names`` as a whole word."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    named = ((path, text.split("\n")) for path, text in texts.items() if pattern.search(text))
    return sorted(
        Mention(path, number) for path, lines in named for number, line in enumerate(lines, 1) if pattern.search(line)
    )


def named_only_in(own: str, texts: Mapping[str, str], entries: Mapping[str, str]) -> list[str]:
    """Return the paths of ``entries`` (paths by id) whose id is in the file ``own`` and in no other than their own.

    An id that is also a word of the language is passed over where that word is used elsewhere.
    """
    record = {path: text for path, text in texts.items() if path.startswith(f"{RECORD}/")}
    alone = []
    for name, path in entries.items():
        named = {mention.path for mention in find_mentions(record, [name])}
        if own in named and named <= {own, path}:
            alone.append(path)
    return alone
