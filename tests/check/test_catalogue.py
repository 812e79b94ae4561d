"""The catalogue: each rule is declared once, with a sentence, and knows where its findings lie."""

from importlib import import_module
from pkgutil import iter_modules

from build_scripts.base.text import shown
from build_scripts.check import rules
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.rules import (
    ACTOR_RULES,
    DATED_RULES,
    EVENT_RULES,
    HISTORY_RULES,
    PLACE_RULES,
    RECORD_RULES,
    RULES,
)
from build_scripts.findings import SUBJECTS, At, OnLine, RuleFunction, count_severities, finding_of
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
    for listed in (EVENT_RULES, ACTOR_RULES, PLACE_RULES):
        assert len(set(listed)) == len(listed)
    assert set[object](ACTOR_RULES) & set[object](PLACE_RULES) <= set[object](EVENT_RULES)


def test_each_rule_is_run() -> None:
    """Every rule that a module of `check/rules` declares is in a list that is run, and its subject has a title."""
    modules = [import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__)]
    declared = {item for module in modules for item in vars(module).values() if isinstance(item, RuleFunction)}
    lists = (EVENT_RULES, ACTOR_RULES, PLACE_RULES, RECORD_RULES, DATED_RULES, HISTORY_RULES)
    run = {function for listed in lists for function in listed}
    assert sorted(function.rule.id for function in declared - run) == []
    assert {function.rule for function in declared} == set(RULES)
    assert {rule.subject for rule in RULES} <= set(SUBJECTS)


def test_no_two_rules_share_an_id() -> None:
    """Every rule of reading and of the check is in the catalogue, under an id of its own."""
    assert len(CATALOGUE) == len(reading.RULES) + len(RULES) + 2
