"""From the answers in an issue to an event file, and what somebody has to settle before it can be merged.

What the answers leave open is left out and said in a remark; nothing is guessed. Where the least that an event needs is
missing, there is no file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from build_scripts.base.text import shown
from build_scripts.contribute.forms.fields import Remark, Remarks, read_body, read_places, read_rows, read_sources
from build_scripts.contribute.forms.form import FIELDS
from build_scripts.contribute.forms.statements import read_attribution, read_figure
from build_scripts.contribute.new.additions import Addition
from build_scripts.contribute.new.answers import read_date, read_word
from build_scripts.contribute.new.body import event_body
from build_scripts.contribute.new.entry import Front, entry_text
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.contribute.new.lookup import folded, words_of
from build_scripts.contribute.new.plain import hidden_in, one_line
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.findings import Finding
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record

LONGEST_LINE = 500
_NOT_BORNE_OUT = "confirmed-by-one-origin"  # the rule on statuses that one origin alone cannot bear out


@dataclass(slots=True)
class Proposal:
    """What became of an issue: a file, unless something is ``missing``; what is to be settled, and how it was read."""

    addition: Addition | None = None
    missing: list[str] = field(default_factory=list)
    remarks: Remarks = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    findings: Sequence[Finding] = ()


def draft_event(answers: Mapping[str, str], workspace: Workspace) -> Proposal:
    """Make an event of the ``answers`` by field, one that the check finds no error in."""
    proposal, record = Proposal(), workspace.record
    for key, answer in answers.items():
        if hidden := hidden_in(answer):
            what = f"{FIELDS[key]}: invisible characters were left out ({', '.join(hidden[:5])})"
            proposal.remarks.append(Remark(what))
    if re.search(r"^\s*[-*+] \[ \]", answers.get("agreed", ""), re.MULTILINE):
        proposal.missing.append(f"{FIELDS['agreed']}: both boxes have to be ticked, or nothing can be made of it")
    front: Front = {key: _line(key, answers, proposal) for key in ("title", "summary", "date")}
    if front["date"]:
        front["date"] = _date(front["date"], workspace, proposal)
    for key, list_name in (("kind", "kinds"), ("status", "statuses")):
        front[key] = _word(key, one_line(answers.get(key, "")), words_of(record, list_name), proposal)
    front["sources"], numbered = read_sources(answers.get("sources", ""), record, proposal.remarks)
    if not front["sources"]:
        proposal.missing.append(f"{FIELDS['sources']}: none that a reader can find")
    if not proposal.missing:
        front["places"] = read_places(answers.get("places", ""), record, proposal.remarks)
        for key, read in (("figures", read_figure), ("attribution", read_attribution)):
            read_one = partial(read, record=record, sources=numbered)
            front[key] = read_rows(key, answers.get(key, ""), read_one, proposal.remarks)
        account = read_body(answers.get("body", ""), numbered, proposal.remarks)
        _settle(front, event_body(account, (), front["summary"]), workspace, proposal)
    return proposal


def _line(key: str, answers: Mapping[str, str], proposal: Proposal) -> str:
    text = one_line(answers.get(key, ""))
    if not text:
        proposal.missing.append(f"{FIELDS[key]}: no answer")
    elif len(text) > LONGEST_LINE:
        proposal.missing.append(f"{FIELDS[key]}: longer than {LONGEST_LINE} characters")
    return text[: LONGEST_LINE + 1]


def _word(key: str, text: str, words: Words, proposal: Proposal) -> str:
    try:
        word = read_word(text, words) if text else ""
    except ValueError as error:
        proposal.missing.append(f"{FIELDS[key]}: {shown(str(error), 300)}")
        return ""
    if not word:
        proposal.missing.append(f"{FIELDS[key]}: no answer")
    elif folded(text) not in (folded(word), folded(words[word].label)):
        proposal.readings.append(f"{FIELDS[key]}: ‘{shown(text)}’ as `{word}`")
    return word


def _date(text: str, workspace: Workspace, proposal: Proposal) -> str:
    try:
        date = read_date(text)
    except ValueError as error:
        proposal.missing.append(f"{FIELDS['date']}: {shown(str(error), 300)}")
        return ""
    if parse_edtf(date).first > workspace.today + timedelta(days=1):
        proposal.missing.append(f"{FIELDS['date']}: {date} is later than today, {workspace.today}")
    elif date != text:
        proposal.readings.append(f"{FIELDS['date']}: ‘{shown(text)}’ as {date}")
    return date


def _settle(front: Front, body: str, workspace: Workspace, proposal: Proposal) -> None:
    """Make the file, and leave out what the check refuses, as far as the event can do without."""
    front["added"] = workspace.today.isoformat()
    name = workspace.propose_id("event", front)
    if (plain := propose_event_id(parse_edtf(front["date"]), front["title"], ())) != name:
        taken = f"the id `{plain}` is taken: look whether the record has this event already"
        proposal.remarks.append(Remark(taken))
    while True:
        addition = Addition("event", name, entry_text("event", front, body))
        proposal.findings = workspace.check([addition])
        errors = [finding for finding in proposal.findings if finding.severity == "error"]
        if not errors:
            proposal.addition = addition
            return
        if (remark := _leave_out(front, errors[0], addition, workspace.record)) is None:
            break
        proposal.remarks.append(remark)
    proposal.missing += [f"line {error.line} of the file would be wrong: {error.message}" for error in errors]


def _leave_out(front: Front, error: Finding, addition: Addition, record: Record) -> Remark | None:
    """Take what ``error`` is about out of ``front``: a row, or a status that the sources do not bear out."""
    strong, vocabulary = front["status"], record.vocabulary
    if error.rule == _NOT_BORNE_OUT and vocabulary and (weaker := vocabulary.lesser_status(strong)):
        front["status"] = weaker
        return Remark(f"the status is `{weaker}`, not `{strong}`: {error.message}")
    lines = addition.text.split("\n")
    for key in ("figures", "attribution"):
        at = error.line - lines.index(f"{key}:") - 2 if front[key] else -1
        if error.path == addition.path and 0 <= at < len(front[key]):
            del front[key][at]
            return Remark(f"{FIELDS[key]}: left out", lines[error.line - 1].strip(" -"), error.message)
    return None
