"""The raw material of `words.toml`: names, objects and sentences of an invented flood chronicle."""

import tomllib
from pathlib import Path
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

STEMS: list[str] = _WORDS["stems"]
ENDINGS: list[str] = _WORDS["endings"]
RIVERS: list[str] = _WORDS["rivers"]
FORENAMES: list[str] = _WORDS["forenames"]
SURNAMES: list[str] = _WORDS["surnames"]
PRESS: list[str] = _WORDS["press"]
OFFICES: list[str] = _WORDS["offices"]
THINGS: list[str] = _WORDS["things"]
ROUTES: list[str] = _WORDS["routes"]
CROPS: list[str] = _WORDS["crops"]
CAUSES: list[str] = _WORDS["causes"]
SENTENCES: list[str] = _WORDS["sentences"]
TITLES: list[tuple[str, str]] = [(kind, title) for kind, title in _WORDS["titles"]]
