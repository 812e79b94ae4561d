"""The catalogue: each rule is declared once, with a sentence, and knows where its findings lie."""

from build_scripts.base.text import shown
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.rules import ACTOR_RULES, EVENT_RULES, PLACE_RULES, RULES
from build_scripts.findings import At, OnLine, count_severities, finding_of
from build_scripts.reading import rules as reading
from tests.check.reporters.findings import ERROR, WARNING


def test_sentences_are_sentences() -> None:
    """A rule's sentence begins with a capital or a word of the format and ends with a full stop."""
    for rule in CATALOGUE.values():
        assert rule.sentence[0].isupper() or rule.sentence[0] == "`"
        assert rule.sentence.endswith(".")
        assert "\n" not in rule.sentence


def test_ids_are_words() -> None:
    """A rule's id is lower-case words with hyphens."""
    assert all(rule.id == rule.id.lower().replace("_", "-") for rule in CATALOGUE.values())


def test_findings_are_one_line() -> None:
    """A message that quotes the file stays on one line and short."""
    problem = CATALOGUE["wrong-type"](At(()), "a\nb " + "c" * 9000, "d")
    finding = finding_of("x", problem, OnLine())
    assert finding.message.startswith("a b ccc")
    assert len(finding.message) < 500


def test_shown() -> None:
    """Long text is shown by its beginning."""
    assert shown("a\n b") == "a b"
    assert shown("a" * 100, 10) == "a" * 10 + "…"


def test_severities_are_counted_apart() -> None:
    """Errors come first, warnings second; rules are counted as findings are."""
    assert count_severities([ERROR, WARNING, ERROR]) == (2, 1)
    assert count_severities([]) == (0, 0)
    assert count_severities([CATALOGUE["unknown-kind"], CATALOGUE["uncited-source"]]) == (1, 1)


def test_each_rule_is_listed_once() -> None:
    """No entry is held to a rule twice, and what holds for actors and places that cite holds for events."""
    for rules in (EVENT_RULES, ACTOR_RULES, PLACE_RULES):
        assert len(set(rules)) == len(rules)
    assert set[object](ACTOR_RULES) & set[object](PLACE_RULES) <= set[object](EVENT_RULES)


def test_no_two_rules_share_an_id() -> None:
    """Every rule of reading and of the check is in the catalogue, under an id of its own."""
    assert len(CATALOGUE) == len(reading.RULES) + len(RULES) + 2
