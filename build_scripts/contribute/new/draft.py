"""An entry's file as a draft for an editor: each key explained, and each finding above its line, in comments of ours.

Comments of ours begin with `#|` (they explain) or `#!` (they say what is wrong), so that they can be told from those
that somebody writes: `bare` takes them out again, and nothing else. A draft is made anew from the bare text each time,
so that the line numbers of findings are those of the text that was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from textwrap import wrap

from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.new.additions import Addition
from build_scripts.contribute.new.entry import Front, needed_keys
from build_scripts.contribute.new.lookup import words_of
from build_scripts.findings import Finding
from build_scripts.model.keys import ROOTS, ROWS, SINGLE, known_keys
from build_scripts.model.layout import EntryKind
from build_scripts.model.meanings import KEYS, meanings
from build_scripts.reading.front_matter import parse_document
from build_scripts.reading.record import Record

_OURS = re.compile(r"^ *#[|!](?: .*)?(?:\n|$)", re.MULTILINE)
_KEY = re.compile(r"([a-z_]+):")
_LATER = frozenset(("redirect_from", "added", "changes", "readings", "suppress"))  # of an entry that is in the record
_COMMON = frozenset(("actor", "by", "sources", "title", "date", "url"))
_HEAD = """\
Lines that begin with #| explain the keys, and those with #! say what is wrong; both are taken out when you are done.
Fill in what the sources say. Where a line behind #| is an example, take the #| away to use it.
"""
_BODY = "The account: paragraphs in your own words, parted by empty lines. Each ends with its sources: [@ID; @ID]."


def bare(draft: str) -> str:
    """Return ``draft`` without our comments."""
    return _OURS.sub("", draft)


def read_draft(kind: EntryKind, draft: str) -> tuple[str, Front]:
    """Return the text of the entry, fixed as `timeline fix` does, and its front matter as far as it can be read.

    Where YAML cannot read it, it is the line of the date alone, so that the id that is proposed keeps to it.
    """
    text = fix_text(kind, bare(draft)).text
    return text, parse_document(kind, text).tree or dict(re.findall(r"^(date): *(\S+)$", text, re.MULTILINE))


def annotated(addition: Addition, record: Record, findings: Iterable[Finding] = ()) -> str:
    """Return the text of ``addition`` as a draft."""
    lines = addition.text.split("\n")
    wrong: dict[int, list[str]] = {}
    for finding in findings:
        here = finding.path == addition.path
        where = "" if here else f"{finding.path}:{finding.line} "
        remedy = f" = {finding.remedy}" if finding.remedy else ""
        comment = f"#! {where}{finding.severity}[{finding.rule}]: {finding.message}{remedy}"
        wrong.setdefault(min(finding.line, len(lines)) if here else 1, []).append(comment)
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), 0)
    keys = [found[1] for line in lines[1:end] if (found := _KEY.match(line))]
    waiting = [key for key in known_keys(addition.kind, ()) if key not in _LATER]
    draft: list[str] = []
    for at, line in enumerate(lines):
        key = found[1] if at < end and (found := _KEY.match(line)) else ""
        due = waiting[: waiting.index(key) + 1] if key in waiting else waiting if at == end else []
        for other in due:
            if other == key or other not in keys:
                draft += _explained(addition.kind, other, record, example=other != key)
        waiting = [other for other in waiting if other not in due]
        draft += [*wrong.get(at + 1, ()), line]
        draft += _comment(_HEAD) if at == 0 and end else _comment(_BODY) if at == end and end else []
    return "\n".join(draft)


def _explained(kind: EntryKind, key: str, record: Record, example: bool) -> Iterator[str]:
    """Yield the comments on a key: what it means, which words it takes; with ``example``, how it is written."""
    yield "#|"
    yield from _comment(_sentence(ROOTS[kind], key, record))
    row = known_keys(kind, (key, "")) if key in ROWS else []
    for name in row:
        if words_of(record, KEYS.get((ROWS[key], name), "")):
            yield from _comment(f"{name}: {_sentence(ROWS[key], name, record)}")
    measures = list(words_of(record, "measures")) if key == "figures" else []
    if measures:
        yield from _comment(f"The key of a count is what was counted. ({', '.join(measures)})")
    if not example:
        return
    used = [name for name in row if name in needed_keys(ROWS[key]) or name in _COMMON]
    values = {name: "[]" if name == "sources" else "" for name in used}
    values = {**dict.fromkeys(measures[:1], "13"), **values}
    flow = "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
    if key == "sources":
        yield from ("#| sources:", "#|   ID:", *(f"#|     {name}:" for name in values))
    elif row:
        yield from (f"#| {key}: {flow}",) if key in SINGLE else (f"#| {key}:", f"#|   - {flow}")
        yield from _comment(f"A row may also have: {', '.join(name for name in row if name not in used)}.")
    else:
        named = {field.name: "{}" for field in fields(ROOTS[kind]) if field.type == "Identifiers"}
        lists = {field.name for field in fields(ROOTS[kind]) if field.type == "Texts"}
        yield f"#| {key}: []" if key in lists else f"#| {key}: {named.get(key, '')}".rstrip()


def _sentence(cls: type, key: str, record: Record) -> str:
    """Return what a key means, with the words of the closed list that it takes."""
    sentence, words = meanings()[cls.__name__][key], words_of(record, KEYS.get((cls, key), ""))
    return f"{sentence} ({', '.join(words)})" if words else sentence


def _comment(text: str) -> list[str]:
    return [f"#| {part}" for line in text.strip().split("\n") for part in wrap(line, 117, break_on_hyphens=False)]
