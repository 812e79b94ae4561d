"""Keys that the format does not have."""

import pytest

from build_scripts.findings import KeyPath
from build_scripts.model.keys import ROOTS, ROWS, known_keys, owner
from build_scripts.reading.diagnosis.hints import keys

CLASSES: dict[str, tuple[str, KeyPath]] = {cls.__name__: (kind, ("",)) for kind, cls in ROOTS.items()}
CLASSES |= {cls.__name__: ("event", (key, "")) for key, cls in ROWS.items()}
CLASSES |= {"Word": ("vocabulary", ("kinds", "")), "Wording": ("vocabulary", ("loaded", ""))}
CLASSES |= {"Publisher": ("vocabulary", ("publishers", ""))}


def test_classes() -> None:
    """The test knows where each class of the tables stands."""
    assert {*keys._MEANT, *keys._HINTS} <= CLASSES.keys()
    assert all(owner(*CLASSES[name]).__name__ == name for name in CLASSES)


@pytest.mark.parametrize("name", sorted(keys._MEANT))
def test_meanings(name: str) -> None:
    """Each meaning is a key of its mapping or a sentence; what is a key of the mapping has no other meaning."""
    known = known_keys(*CLASSES[name])
    for word, meaning in keys._MEANT[name].items():
        assert word not in known
        assert meaning in known or " " in meaning


@pytest.mark.parametrize("name", sorted(keys._HINTS))
def test_hints(name: str) -> None:
    """Hints are given for keys that there are."""
    assert keys._HINTS[name].keys() <= set(known_keys(*CLASSES[name]))


@pytest.mark.parametrize(
    ("written", "owner", "remedy"),
    [
        ("Title", "Event", "did you mean `title`?"),
        ("date-sources", "Event", "did you mean `date_sources`?"),
        ("see also", "Event", "did you mean `related`?"),
        ("sumary", "Event", "did you mean `summary`?"),
        ("location", "Event", "did you mean `places`?"),
        (
            "lat",
            "Event",
            "coordinates belong in the file of the place, in `_places/`, or into `point:` where that is too coarse",
        ),
        ("link", "Source", "did you mean `url`?"),
        ("name", "Source", "did you mean `publisher`?"),
        ("colour", "Event", ""),
    ],
)
def test_explain_key(written: str, owner: str, remedy: str) -> None:
    """A key of another format, a misspelt one, and one that nobody can tell."""
    known = known_keys(*CLASSES[owner])
    assert keys.explain_key(written, owner, keys.find_key(written, owner, known)) == remedy
