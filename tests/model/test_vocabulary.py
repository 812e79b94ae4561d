"""The vocabulary: what follows from the properties of its words."""

from dataclasses import MISSING, fields

from build_scripts.model.rows import Source
from build_scripts.model.vocabulary import Vocabulary, Word


def word(**properties: object) -> Word:
    """A word with these properties."""
    return Word(label="Word", definition="It means something.", **properties)  # type: ignore[arg-type]


def vocabulary(**lists: dict[str, Word]) -> Vocabulary:
    """A vocabulary with these lists, the others empty."""
    required = [field.name for field in fields(Vocabulary) if field.name != "format" and field.default is MISSING]
    empty: dict[str, dict[str, Word]] = {name: {} for name in required}
    return Vocabulary(format="1", **{**empty, **lists})  # type: ignore[arg-type]


def test_properties_of_statuses() -> None:
    """What a status asks for, whether it takes an entry out, and which one asks for less."""
    statuses = {"sure": word(origins="3"), "gone": word(withdraws=True), "fair": word(origins="2"), "said": word()}
    words = vocabulary(statuses=statuses)
    assert [words.origins_needed(name) for name in (*statuses, "unheard-of")] == [3, 0, 2, 0, 0]
    assert [words.takes_out(name) for name in (*statuses, "unheard-of")] == [False, True, False, False, False]
    assert [words.lesser_status(name) for name in (*statuses, "unheard-of")] == ["fair", "", "said", "", ""]
    assert (words.withdrawal(), vocabulary().withdrawal()) == ("gone", "")


def test_properties_of_natures_and_stances() -> None:
    """A source without a nature has the first; one of an unknown nature is a witness and finds nothing."""
    natures = {"news": word(), "court": word(finds=True), "digest": word(witness=False)}
    words = vocabulary(natures=natures, stances={"said-so": word(own=True), "blamed": word()})
    sources = [Source(publisher="X", nature=nature) for nature in (None, "news", "court", "digest", "rumour")]
    assert [words.nature_of(source) for source in sources] == ["news", "news", "court", "digest", "rumour"]
    assert [words.finds(source) for source in sources] == [False, False, True, False, False]
    assert [words.is_witness(source) for source in sources] == [True, True, True, False, True]
    assert [words.is_own(stance) for stance in ("said-so", "blamed", "unheard-of")] == [True, False, False]


def test_properties_are_those_that_say_something() -> None:
    """A property that is written as it is anyway is none."""
    assert word(witness=True, finds=False, within="x").properties() == {}
    assert word(witness=False, origins="2", also=("x",)).properties() == {"origins": "2", "witness": False}
