"""Findings as SARIF 2.1.0, the OASIS standard that code-scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; section numbers below are its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any
from urllib.parse import quote

from build_scripts import __version__
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import as_markdown, read_explanation
from build_scripts.check.reporters.setting import Setting, end_column, line_of
from build_scripts.check.reporters.unseen import as_json, visible
from build_scripts.findings import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"
_FINGERPRINT = "timelineFinding/v1"
Json = dict[str, Any]


def report_sarif(findings: Sequence[Finding], setting: Setting) -> str:
    """Return findings as one SARIF log of one run, with the rules that they break."""
    rules = sorted({finding.rule for finding in findings})
    driver: Json = {
        "name": "timeline",
        "semanticVersion": __version__,
        "rules": [_rule(rule, setting) for rule in rules],
    }
    if setting.site:
        driver["informationUri"] = f"{setting.site}rules/"
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The project's folder."}}},
        "results": list(_results(findings, rules, setting)),
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule_id: str, setting: Setting) -> Json:
    """Return a rule as a `reportingDescriptor` (3.49)."""
    rule, why = CATALOGUE[rule_id], read_explanation(rule_id).why
    described: Json = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": why},
        "help": {"text": f"{rule.sentence}\n\n{why}", "markdown": as_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.subject]},
    }
    if page := setting.page_of(rule.id):
        described["helpUri"] = page
    return described


def _results(findings: Sequence[Finding], rules: Sequence[str], setting: Setting) -> Iterator[Json]:
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines = setting.lines(path)
        seen: Counter[str] = Counter()
        for finding in group:
            line = line_of(lines, finding.line)
            fingerprint = _fingerprint(finding, line)
            seen[fingerprint] += 1
            yield {
                "ruleId": finding.rule,
                "ruleIndex": rules.index(finding.rule),
                "level": finding.severity,
                "message": {"text": _message(finding)},
                "locations": [{"physicalLocation": _place(finding, line)}],
                "partialFingerprints": {_FINGERPRINT: f"{fingerprint}:{seen[fingerprint]}"},
            }


def _message(finding: Finding) -> str:
    """Return message and remedy as one text, with braces doubled (3.11.5) and nothing in it a link (3.11.6)."""
    comma = " " if finding.message.endswith((".", "?")) else "; "
    words = f"{finding.message}{comma}{finding.remedy}" if finding.remedy else finding.message
    return visible(words).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _place(finding: Finding, line: str) -> Json:
    uri = quote(finding.path.encode("utf-8", "surrogateescape"))
    end = end_column(finding, line)
    region: Json = {"startLine": finding.line, "startColumn": finding.column, "endColumn": end}
    place: Json = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}, "region": region}
    if snippet := line[finding.column - 1 : end - 1]:
        region["snippet"] = {"text": visible(snippet)}
        place["contextRegion"] = {"startLine": finding.line, "snippet": {"text": visible(line)}}
    return place


def _fingerprint(finding: Finding, line: str) -> str:
    """Return a digest of the rule, the message and the line's text; not of its number, to outlive a move (3.27.17)."""
    parts = (finding.rule, finding.message, line.strip())
    return blake2b("\0".join(parts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()
