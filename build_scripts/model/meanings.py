"""What each key of the format means, in a sentence, and which list it takes its words from.

Shown by editors, by the options of `timeline new`, and in the draft of an entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from build_scripts.model.entries import Actor, Event, Place, Removal, SharedSource
from build_scripts.model.rows import (
    Absence,
    Attribution,
    Change,
    Claim,
    Figure,
    Participant,
    Point,
    Relation,
    Source,
    Suppression,
    Unclaimed,
)

SPEAKER = "speaker"
OPTIONAL = "optional_group"
EXTENT = "extent"
CITED = "cited"
KEYS: Mapping[tuple[type, str], str] = {
    (Event, "kind"): "kinds",
    (Event, "status"): "statuses",
    (Event, "places"): "place",
    (Event, "tags"): "tags",
    (Source, "nature"): "natures",
    (Source, "grade"): "grades",
    (Source, "origin"): SPEAKER,
    (SharedSource, "nature"): "natures",
    (SharedSource, "grade"): "grades",
    (SharedSource, "origin"): SPEAKER,
    (Event, "date_sources"): CITED,
    (Point, "sources"): CITED,
    (Participant, "sources"): CITED,
    (Figure, "sources"): CITED,
    (Attribution, "sources"): CITED,
    (Unclaimed, "sources"): CITED,
    (Claim, "sources"): CITED,
    (Claim, "for"): CITED,
    (Claim, "against"): CITED,
    (Participant, "role"): "roles",
    (Participant, "actor"): "actor",
    (Figure, "group"): "groups",
    (Figure, "with"): OPTIONAL,
    (Figure, "without"): OPTIONAL,
    (Figure, "unstated"): OPTIONAL,
    (Figure, "by"): SPEAKER,
    (Attribution, "actor"): "actor",
    (Attribution, "stance"): "stances",
    (Attribution, "by"): SPEAKER,
    (Claim, "verdict"): "verdicts",
    (Claim, "by"): SPEAKER,
    (Absence, "what"): "absences",
    (Relation, "as"): "relations",
    (Point, "precision"): EXTENT,
    (Change, "class"): "change_classes",
    (Actor, "kind"): "actor_kinds",
    (Actor, "part_of"): "actor",
    (Actor, "successor_of"): "actor",
    (Actor, "not_to_be_confused_with"): "actor",
    (Place, "kind"): "place_kinds",
    (Place, "within"): "place",
    (Suppression, "rule"): "rule",
    (Removal, "reason"): "removal_reasons",
}
"""The list that a key takes its words from: of the vocabulary, or optional groups, actors, places,
speakers, shared sources, rules."""


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return the sentences of `keys.yml` by the names of classes and keys."""
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(Path(__file__).with_name("keys.yml").read_text("utf-8"))
    return sentences
