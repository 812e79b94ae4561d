"""What a new project is asked: what it is called, where it is kept, under which licence, with which words it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from build_scripts.base.text import did_you_mean, shown

WORDS = Path(__file__).with_name("words")
COMMON = "common"
READY = {
    "incidents": "what happened, where, to how many",
    "decisions": "decisions and laws",
    "project": "the history of a project",
    "life": "the life of a person",
}
"""The vocabularies that are ready, each with what it is for; the first is the one where nobody chooses."""
FORGES = {"github": "GitHub", "gitlab": "GitLab", "none": "a plain folder"}
"""Where a project may be kept, by how it is asked for."""


class License(NamedTuple):
    """A licence: how people call it, its title, and where its text is."""

    name: str
    title: str
    url: str


LICENSES = {
    "CC-BY-4.0": License(
        "CC BY 4.0",
        "the Creative Commons Attribution 4.0 International licence",
        "https://creativecommons.org/licenses/by/4.0/legalcode",
    ),
    "CC-BY-SA-4.0": License(
        "CC BY-SA 4.0",
        "the Creative Commons Attribution-ShareAlike 4.0 International licence",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    ),
    "CC0-1.0": License(
        "CC0 1.0",
        "the Creative Commons Zero 1.0 Universal dedication to the public domain",
        "https://creativecommons.org/publicdomain/zero/1.0/legalcode",
    ),
    "none": License("", "", ""),
}
"""The licences that a project may choose, by their names at https://spdx.org/licenses/."""


class ProjectError(Exception):
    """Why a project cannot be made or brought forward, in one line with a remedy."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a project is; ``requirement`` is the toolkit, as pip takes it."""

    name: str
    about: str
    forge: str
    license: str
    requirement: str


def name_of(folder: Path) -> str:
    """Return what a project in ``folder`` is called, if nobody says."""
    words = re.sub(r"[-_.\s]+", " ", folder.name).strip()
    return words[:1].upper() + words[1:] or "Chronology"


def vocabulary_text(choice: str) -> str:
    """Return the text of a vocabulary: one that is ready, or that of a file.

    :raises ProjectError: when there is none of that name.
    """
    if choice in READY:
        return f"{(WORDS / f'{choice}.yml').read_text('utf-8')}{(WORDS / f'{COMMON}.yml').read_text('utf-8')}"
    try:
        return Path(choice).read_text("utf-8")
    except (OSError, ValueError):
        remedy = did_you_mean(choice, READY) or f"choose one of {_listed(READY)}, or name a file"
        raise ProjectError(f"there is no vocabulary `{shown(choice)}`; {remedy}") from None


def check_one_line(what: str, text: str) -> None:
    """Check that a text stands on one line and says something.

    :raises ProjectError: when it does not.
    """
    if not text.strip() or re.search(r"[\x00-\x1f\x7f\u2028\u2029]", text):
        raise ProjectError(f"{what} has to be one line that is not empty: write it in a few words")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
