"""From the answers in an issue to an event file, and what somebody has to settle before it can be merged.

What the answers leave open is left out and said in a remark; nothing is guessed. Where the least that an event needs is
missing, there is no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from build_scripts.base.text import shown
from build_scripts.contribute.forms.answers import Remark, Remarks, read_body, read_places, read_rows, read_sources
from build_scripts.contribute.forms.form import FIELDS
from build_scripts.contribute.new.additions import Addition, taken_ids
from build_scripts.contribute.new.entry import entry_text
from build_scripts.contribute.new.event import Answers, event_body, event_front
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.contribute.new.lookup import find_word
from build_scripts.contribute.new.plain import hidden_in, one_line
from build_scripts.contribute.new.rows import read_date, words_of
from build_scripts.contribute.new.statements import read_attribution, read_figure
from build_scripts.findings import Finding
from build_scripts.model.values.edtf import EdtfError, parse_edtf
from build_scripts.reading.record import Record

LONGEST_LINE = 500
Check = Callable[[Addition], Sequence[Finding]]


@dataclass(slots=True)
class Proposal:
    """What became of an issue: a file, unless something is ``missing``; what is to be settled, and how it was read."""

    addition: Addition | None = None
    missing: list[str] = field(default_factory=list)
    remarks: Remarks = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    findings: Sequence[Finding] = ()


def draft_event(given: Mapping[str, str], record: Record, today: date, check: Check) -> Proposal:
    """An event out of the answers ``given`` by field, which ``check`` finds no error in."""
    proposal = Proposal()
    for key, answer in given.items():
        if hidden := hidden_in(answer):
            told = f"{FIELDS[key]}: invisible characters were left out ({', '.join(hidden[:5])})"
            proposal.remarks.append(Remark(told))
    if re.search(r"^\s*[-*+] \[ \]", given.get("agreed", ""), re.MULTILINE):
        proposal.missing.append(f"{FIELDS['agreed']}: both boxes have to be ticked, or nothing can be made of it")
    known = _essential(given, record, today, proposal)
    named, numbered = read_sources(given.get("sources", ""), record, proposal.remarks)
    if not named:
        proposal.missing.append(f"{FIELDS['sources']}: none that a reader can find")
    if not proposal.missing:
        rows = (record, numbered, proposal.remarks)
        answers = Answers(
            title=known["title"],
            date=known["date"],
            kind=known["kind"],
            status=known["status"],
            summary=known["summary"],
            sources=named,
            places=read_places(given.get("places", ""), record, proposal.remarks),
            figures=read_rows("figures", given.get("figures", ""), read_figure, *rows),
            attribution=read_rows("attribution", given.get("attribution", ""), read_attribution, *rows),
            body=read_body(given.get("body", ""), numbered, proposal.remarks),
        )
        _settle(answers, record, check, proposal)
    return proposal


def _essential(given: Mapping[str, str], record: Record, today: date, proposal: Proposal) -> dict[str, str]:
    found = {key: _line(key, given, proposal) for key in ("title", "summary", "date")}
    if found["date"]:
        found["date"] = _date(found["date"], today, proposal)
    for key, words in (("kind", words_of(record, "kinds")), ("status", words_of(record, "statuses"))):
        text = one_line(given.get(key, ""))
        found[key] = find_word(words, text) or ""
        if not found[key]:
            proposal.missing.append(f"{FIELDS[key]}: " + (f"there is no word ‘{shown(text)}’" if text else "no answer"))
    return found


def _line(key: str, given: Mapping[str, str], proposal: Proposal) -> str:
    text = one_line(given.get(key, ""))
    if not text:
        proposal.missing.append(f"{FIELDS[key]}: no answer")
    elif len(text) > LONGEST_LINE:
        proposal.missing.append(f"{FIELDS[key]}: longer than {LONGEST_LINE} characters")
    return text[: LONGEST_LINE + 1]


def _date(text: str, today: date, proposal: Proposal) -> str:
    try:
        written = read_date(text)
    except EdtfError as error:
        proposal.missing.append(f"{FIELDS['date']}: {shown(str(error), 300)}")
        return ""
    if parse_edtf(written).first > today + timedelta(days=1):
        proposal.missing.append(f"{FIELDS['date']}: {written} is later than today, {today}")
    elif written != text:
        proposal.readings.append(f"{FIELDS['date']}: ‘{shown(text)}’ as {written}")
    return written


def _settle(answers: Answers, record: Record, check: Check, proposal: Proposal) -> None:
    """Make the file, and leave out what the check refuses, as far as the event can do without."""
    taken = taken_ids(record)
    name = propose_event_id(parse_edtf(answers.date), answers.title, taken)
    if (plain := propose_event_id(parse_edtf(answers.date), answers.title, ())) != name:
        taken_by = f"the id `{plain}` is taken: look whether the record has this event already"
        proposal.remarks.append(Remark(taken_by))
    while True:
        addition = Addition("event", name, entry_text("event", event_front(answers), event_body(answers)))
        proposal.findings = check(addition)
        errors = [each for each in proposal.findings if each.severity == "error"]
        smaller = _without(answers, errors[0], addition, record) if errors else None
        if smaller is None:
            break
        answers, (what, row) = smaller
        why = errors[0].message
        proposal.remarks.append(Remark(what, row, why) if row else Remark(f"{what}: {why}"))
    if errors:
        proposal.missing += [f"line {each.line} of the file would be wrong: {each.message}" for each in errors]
    else:
        proposal.addition = addition


def _without(
    answers: Answers, error: Finding, addition: Addition, record: Record
) -> tuple[Answers, tuple[str, str]] | None:
    """``answers`` without what ``error`` is about, where that is a row or a status that the sources do not bear out."""
    lesser = record.vocabulary.lesser_status(answers.status) if record.vocabulary else ""
    if error.rule == "confirmed-by-one-origin" and lesser:
        return replace(answers, status=lesser), (f"the status is `{lesser}`, not `{answers.status}`", "")
    lines = addition.text.split("\n")
    for key, rows in (("figures", answers.figures), ("attribution", answers.attribution)):
        at = error.line - lines.index(f"{key}:") - 2 if rows else -1
        if error.path == addition.path and 0 <= at < len(rows):
            rest = [*rows[:at], *rows[at + 1 :]]
            smaller = replace(answers, figures=rest) if key == "figures" else replace(answers, attribution=rest)
            return smaller, (f"{FIELDS[key]}: left out", lines[error.line - 1].strip(" -"))
    return None
