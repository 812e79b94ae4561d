"""What each key of the format means, in a sentence, and which list it takes its words from.

Shown by editors, by the options of `timeline new`, and in the draft of an entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from build_scripts.model import entries as model

SPEAKER = "speaker"
OPTIONAL = "optional_group"
KEYS: Mapping[tuple[type, str], str] = {
    (model.Event, "kind"): "kinds",
    (model.Event, "status"): "statuses",
    (model.Event, "places"): "place",
    (model.Event, "tags"): "tags",
    (model.Source, "nature"): "natures",
    (model.Source, "grade"): "grades",
    (model.Source, "origin"): SPEAKER,
    (model.Participant, "role"): "roles",
    (model.Participant, "actor"): "actor",
    (model.Figure, "group"): "groups",
    (model.Figure, "with"): OPTIONAL,
    (model.Figure, "without"): OPTIONAL,
    (model.Figure, "unstated"): OPTIONAL,
    (model.Figure, "by"): SPEAKER,
    (model.Attribution, "actor"): "actor",
    (model.Attribution, "stance"): "stances",
    (model.Attribution, "by"): SPEAKER,
    (model.Claim, "verdict"): "verdicts",
    (model.Claim, "by"): SPEAKER,
    (model.Relation, "as"): "relations",
    (model.Change, "class"): "change_classes",
    (model.Actor, "kind"): "actor_kinds",
    (model.Actor, "part_of"): "actor",
    (model.Actor, "successor_of"): "actor",
    (model.Actor, "not_to_be_confused_with"): "actor",
    (model.Place, "kind"): "place_kinds",
    (model.Place, "within"): "place",
    (model.Suppression, "rule"): "rule",
    (model.Removal, "reason"): "removal_reasons",
}
"""The list that a key takes its words from: of the vocabulary, or optional groups, actors, places, speakers, rules."""


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return the sentences of `keys.yml` by the names of classes and keys."""
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(Path(__file__).with_name("keys.yml").read_text("utf-8"))
    return sentences
