"""The answers in an issue that a forge made of the form "New event".

A forge writes such an issue as Markdown: for each field a heading, `### ` and the field's label, an empty line, and the
answer as it was typed, or `_No response_`. An answer may hold anything, lines that look like a heading too. Fields are
told apart by their labels alone, so a label that appears more than once leaves open which answer is meant: nothing is
read then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS: Mapping[str, str] = {
    "title": "What happened, in one line",
    "date": "When it happened",
    "places": "Where it happened",
    "kind": "Kind of event",
    "status": "How well established",
    "summary": "Summary in one sentence",
    "body": "Account",
    "sources": "Sources",
    "figures": "Counts",
    "attribution": "Who is said to have done it",
    "agreed": "Before you send it",
}
"""The label of each field of `.github/ISSUE_TEMPLATE/new-event.yml` by its id, in the order of the form."""

LONGEST = 70_000
"""Characters: a forge takes 65,536."""
_KEYS = {label: key for key, label in FIELDS.items()}
_EMPTY = ("_No response_", "None")


class PayloadError(ValueError):
    """Why a file is not the payload of an event about an issue, in a sentence."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as a forge reports it: its number, where it is known, and its text."""

    number: int | None
    body: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers by field, without those that are empty; or none, and why nothing could be read."""

    answers: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


def read_payload(data: bytes) -> Issue:
    """Return the issue in the JSON payload of an event about issues.

    https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues

    :raises PayloadError: when it is no such payload.
    """
    try:
        payload = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PayloadError("the file is not JSON") from error
    issue = payload.get("issue") if isinstance(payload, dict) else None
    number, body = (issue.get("number"), issue.get("body")) if isinstance(issue, dict) else (None, 0)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1 or not isinstance(body, str | None):
        raise PayloadError("the file holds no issue with a number and a text")
    return Issue(number, body or "")


def read_form(text: str) -> Answered:
    """Read the answers in the text of an issue."""
    if len(text) > LONGEST:
        return Answered(problem=f"the issue is longer than {LONGEST} characters")
    parts = _split(text.replace("\r\n", "\n").replace("\r", "\n"))
    labels = [label for label, _ in parts]
    if repeated := next((label for label in labels if labels.count(label) > 1), None):
        return Answered(
            problem=f"the heading ‘{repeated}’ appears more than once: an answer holds a line that looks like it"
        )
    if _KEYS.keys().isdisjoint(labels):
        return Answered(problem="the issue does not have the headings of the form")
    answers = {_KEYS[label]: answer.strip("\n") for label, answer in parts}
    return Answered({key: answer for key, answer in answers.items() if answer.strip() and answer.strip() not in _EMPTY})


def _split(text: str) -> list[tuple[str, str]]:
    """Return the text below each heading that is a field's, with the field's label."""
    pattern = "|".join(map(re.escape, FIELDS.values()))
    cut = re.split(rf"^### ({pattern})[ \t]*$", text, flags=re.MULTILINE)
    return list(zip(cut[1::2], cut[2::2], strict=True))
