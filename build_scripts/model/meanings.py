"""What each key of the format means, in a sentence: shown by editors, by options and in the draft of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return the sentences of `keys.yml` by the names of classes and keys."""
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(Path(__file__).with_name("keys.yml").read_text("utf-8"))
    return sentences
