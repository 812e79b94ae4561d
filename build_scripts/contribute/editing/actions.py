"""What an editor offers to do: follow the remedies of findings, and fix what needs no judgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from build_scripts.contribute.editing.files import kind_of
from build_scripts.contribute.editing.remedies import follow_remedy, path_advised
from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.fix import fix_text
from build_scripts.findings import Finding


class Action(NamedTuple):
    """A change that is offered: its title, the edit of the text or the new path of the file, and the finding."""

    title: str
    edit: Edit | None
    moved_to: str
    finding: Finding


def actions_for(text: str, findings: Iterable[Finding]) -> list[Action]:
    """Return what can be done about ``findings`` of a text, where a machine can do it."""
    actions: list[Action] = []
    for finding in findings:
        moved_to = path_advised(finding)
        edit = None if moved_to else follow_remedy(text, finding)
        if edit and text[edit.start : edit.end] == edit.text:
            edit = None
        if edit or moved_to:
            actions.append(Action(_title(finding), edit, moved_to, finding))
    return actions


def _title(finding: Finding) -> str:
    """Return the remedy as a title: a question as what follows from it."""
    meant = finding.remedy.removeprefix("did you mean ").partition("?")[0]
    title = f"write {meant}" if finding.remedy.startswith("did you mean ") else finding.remedy
    return f"{title[:1].upper()}{title[1:]}"


def fixes_of(path: str, text: str) -> tuple[Edit, str] | None:
    """Return all fixes of a file as one edit, from the first character that changes to the last, with their names."""
    fixed = fix_text(kind_of(path), text)
    after = fixed.text
    if after == text:
        return None
    start = next((i for i, (one, other) in enumerate(zip(text, after, strict=False)) if one != other), None)
    start = min(len(text), len(after)) if start is None else start
    most = min(len(text), len(after)) - start
    same = next((i for i in range(most) if text[-1 - i] != after[-1 - i]), most)
    return Edit(start, len(text) - same, after[start : len(after) - same]), ", ".join(fixed.kinds)
