"""SARIF: valid by the standard's schema, places in characters, fingerprints that outlive a move."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from build_scripts import __version__
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import as_markdown, read_explanation
from build_scripts.check.reporters import Setting
from build_scripts.check.reporters.sarif import report_sarif
from build_scripts.findings import Finding
from tests.check.reporters.findings import ERROR, FINDINGS, HOSTILE, finding, lay_files, write

SCHEMA = Path(__file__).with_name("sarif-2.1.0.json")
SITE = "https://chronicle.example/river/"


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def sarif(findings: list[Finding], root: Path, site: str = "") -> Any:
    """The report as values, once the schema has nothing to say against it."""
    report = json.loads(report_sarif(findings, Setting(root, site=site)))
    assert [error.message for error in _validator().iter_errors(report)] == []
    return report


def _rule(rule_id: str, name: str) -> dict[str, Any]:
    rule, why = CATALOGUE[rule_id], read_explanation(rule_id).why
    return {
        "id": rule_id,
        "name": name,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": why},
        "help": {"text": f"{rule.sentence}\n\n{why}", "markdown": as_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.subject]},
    }


def _result(index: int, rule: str, level: str, message: str, place: dict[str, Any], fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": rule,
        "ruleIndex": index,
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"timelineFinding/v1": fingerprint},
    }


def _place(uri: str, region: dict[str, Any], line: str = "") -> dict[str, Any]:
    context = {"contextRegion": {"startLine": region["startLine"], "snippet": {"text": line}}} if line else {}
    return {"artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"}, "region": region, **context}


def test_sarif(tmp_path: Path) -> None:
    """One run with the rules that were broken, and a result for each finding, in order; a file may be gone."""
    lay_files(tmp_path)
    line = "tags: [::error::x%0Ay, ##[add-mask]a, �]"
    assert sarif(FINDINGS, tmp_path) == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "timeline",
                        "semanticVersion": __version__,
                        "rules": [
                            _rule("redirect-taken", "RedirectTaken"),
                            _rule("uncited-source", "UncitedSource"),
                            _rule("unknown-kind", "UnknownKind"),
                            _rule("unknown-tag", "UnknownTag"),
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The project's folder."}}},
                "results": [
                    _result(
                        1,
                        "uncited-source",
                        "warning",
                        "nothing cites it",
                        _place(
                            "events/a.md",
                            {"startLine": 1, "startColumn": 1, "endColumn": 4, "snippet": {"text": "---"}},
                            "---",
                        ),
                        "d00a15f11658e26612a55e39:1",
                    ),
                    _result(
                        2,
                        "unknown-kind",
                        "error",
                        "there is no kind `flod`; did you mean `flood`?",
                        _place(
                            "events/a.md",
                            {"startLine": 2, "startColumn": 7, "endColumn": 11, "snippet": {"text": "flod"}},
                            "kind: flod",
                        ),
                        "c855fcf1fce6758a8c6ac8b8:1",
                    ),
                    _result(
                        3,
                        "unknown-tag",
                        "error",
                        "there is no tag `::error::x%0Ay` {{0}}; see [this] (https://example.org/) ##[add-mask]a",
                        _place(
                            "events/b%20%C3%BC%2520%3A%2Cx.md",
                            {"startLine": 1, "startColumn": 8, "endColumn": 41, "snippet": {"text": line[7:]}},
                            line,
                        ),
                        "3481d92b6ebe3773a6ca0092:1",
                    ),
                    _result(
                        0,
                        "redirect-taken",
                        "error",
                        "nothing is at its address; put it back",
                        _place("events/2031/gone.md", {"startLine": 1, "startColumn": 1, "endColumn": 2}),
                        "852fc89ad3532d5dc6a0b820:1",
                    ),
                ],
            }
        ],
    }


def test_no_findings(tmp_path: Path) -> None:
    """Without findings there is a run without results, which says that all is well."""
    run = sarif([], tmp_path)["runs"][0]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.mark.parametrize("site", ["", SITE])
def test_addresses_only_of_a_site_that_is_known(site: str, tmp_path: Path) -> None:
    """The tool and its rules have addresses where the site has one, and no other host is ever named."""
    driver = sarif(FINDINGS, tmp_path, site)["runs"][0]["tool"]["driver"]
    expected = [f"{site}rules/{rule['id']}/" if site else None for rule in driver["rules"]]
    assert driver.get("informationUri") == (f"{site}rules/" if site else None)
    assert [rule.get("helpUri") for rule in driver["rules"]] == expected


def test_every_rule_can_be_reported(tmp_path: Path) -> None:
    """A finding of each rule there is makes a valid report, whose results name their rule twice alike."""
    report = sarif([finding(rule=rule.id, severity=rule.severity) for rule in CATALOGUE.values()], tmp_path)
    run = report["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == list(CATALOGUE)
    assert [rule["id"] for rule in rules if not rule["fullDescription"]["text"]] == []


def _prints(root: Path, text: str, findings: list[Finding]) -> list[str]:
    write(root, "a.md", text)
    results = sarif(findings, root)["runs"][0]["results"]
    return [each["partialFingerprints"]["timelineFinding/v1"] for each in results]


def test_fingerprints_outlive_a_move(tmp_path: Path) -> None:
    """A finding keeps its fingerprint when lines come before it or it is indented, and not when its line changes."""
    before = _prints(tmp_path, "---\nkind: flod\n", [ERROR])
    moved = _prints(tmp_path, "---\n# more\n\n  kind: flod  \n", [finding(line=4, column=9, message=ERROR.message)])
    changed = _prints(tmp_path, "---\nkind: flods\n", [ERROR])
    assert before == moved
    assert before != changed


def test_fingerprints_tell_findings_apart(tmp_path: Path) -> None:
    """Two findings alike in one file are numbered; other rules, other words and other lines give other digests."""
    same = finding(message="x")
    others = [finding(message="y"), finding(rule="unknown-tag", message="x"), finding(line=1, message="x")]
    prints = _prints(tmp_path, "tags: [a, b]\nkind: flod\n", [same, finding(column=9, message="x"), *others])
    assert [each.split(":")[1] for each in prints] == ["1", "2", "1", "1", "1"]
    assert prints[0].split(":")[0] == prints[1].split(":")[0]
    assert len(set(prints)) == 5


def test_columns_count_characters(tmp_path: Path) -> None:
    """Beyond the first plane of Unicode too a character is one column, as `columnKind` says."""
    write(tmp_path, "a.md", "\n𝒳洪: flod\n")
    place = sarif([finding(column=5)], tmp_path)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 5, "endColumn": 9, "snippet": {"text": "flod"}}


@given(message=st.text(max_size=80), path=st.text(min_size=1, max_size=40))
def test_any_words_make_a_valid_report(message: str, path: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever is in a finding, the report is valid, names its file, and its words hold no link or placeholder."""
    report = sarif([finding(path=path, message=message or "x")], tmp_path_factory.getbasetemp())
    result = report["runs"][0]["results"][0]
    assert unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == path
    words = result["message"]["text"]
    assert "](" not in words
    assert words.replace("{{", "").replace("}}", "").count("{") == 0


@pytest.mark.parametrize(
    ("message", "remedy", "words"),
    [("no such tag", "add it", "no such tag; add it"), ("It is in words.", "Write 1.", "It is in words. Write 1.")],
)
def test_remedy_follows(message: str, remedy: str, words: str, tmp_path: Path) -> None:
    """What to do follows what is wrong, in one sentence or in two."""
    results = sarif([finding(message=message, remedy=remedy)], tmp_path)["runs"][0]["results"]
    assert [each["message"] for each in results] == [{"text": words}]


def test_words_come_back(tmp_path: Path) -> None:
    """With braces single again, a message is what the finding says."""
    words = sarif([HOSTILE], tmp_path)["runs"][0]["results"][0]["message"]["text"]
    assert words.replace("{{", "{").replace("}}", "}").startswith(HOSTILE.message)
