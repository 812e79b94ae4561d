"""The closed lists of the invented flood chronicle, in the shape of `events/_vocabulary.yml`."""

from typing import Any

LISTS = {
    "kinds": "flood breach ice-jam storm-tide evacuation inquiry judgment agreement warning damage aid",
    "statuses": "confirmed reported disputed refuted withdrawn",
    "stances": "claimed accused assessed suspected denied",
    "roles": "participant subject speaker signatory host investigator responder operator court",
    "verdicts": "supported partly uncorroborated disputed contradicted opinion",
    "measures": "killed injured missing displaced evacuated rescued",
    "natures": "news official judicial research party reference",
    "grades": "A B C",
    "precisions": "day month season year decade span between open",
    "tags": "dike reservoir railway road harvest harbour ice insurance drinking-water bridge school power",
    "place_kinds": "site town district province country region",
    "actor_kinds": "government international-organisation movement party person court organisation",
    "relations": "context follow-up precursor reported-together contradicts supports",
    "change_classes": "correction addition update withdrawal",
    "removal_reasons": "safety privacy legal",
}
AVOIDED = {
    "loaded": "catastrophic devastating heroic criminal-neglect so-called regime act-of-god",
    "hedges": "reportedly allegedly supposedly it-is-said is-believed-to",
}
GROUPS = {
    "people": "",
    "residents": "people",
    "children": "residents",
    "women": "residents",
    "men": "residents",
    "farmers": "residents",
    "responders": "people",
    "firefighters": "responders",
    "soldiers": "responders",
    "officials": "people",
}


PROPERTIES: dict[str, dict[str, dict[str, Any]]] = {
    "statuses": {"confirmed": {"origins": "2"}, "withdrawn": {"withdraws": "true"}},
    "stances": {"claimed": {"own": "true"}},
    "natures": {
        **{name: {"finds": "true"} for name in ("official", "judicial", "research")},
        **{name: {"witness": "false"} for name in ("party", "reference")},
    },
    "place_kinds": {"country": {"facet": "true"}, "site": {"point": "true"}},
    "change_classes": {"withdrawal": {"withdraws": "true"}},
}


def _word(name: str) -> dict[str, Any]:
    label = name.replace("-", " ").capitalize()
    return {
        "label": label,
        "definition": f"{label}, in the sense in which the sources of this chronicle use the word.",
    }


def vocabulary() -> dict[str, Any]:
    """All lists: name of list -> id -> label and definition, groups also `within`."""
    lists: dict[str, Any] = {"format": 1}
    lists |= {name: {word: _word(word) for word in words.split()} for name, words in LISTS.items()}
    lists["groups"] = {name: _word(name) | ({"within": parent} if parent else {}) for name, parent in GROUPS.items()}
    for name, properties in PROPERTIES.items():
        for word, own in properties.items():
            lists[name][word] |= own
    for name, words in AVOIDED.items():
        forms = {word: [word.replace("-", " ")] for word in words.split()}
        lists[name] = {word: {"words": form, "instead": "say who says so"} for word, form in forms.items()}
    return lists


def label(word: str) -> str:
    """How readers see an id of any list."""
    return str(_word(word)["label"])
