"""Every remedy holds: what a finding tells people to write is accepted when they write it.

A machine follows the remedy of each finding of each example, as far as a machine can: it writes what stands between
backticks in the place that the finding names, renames a file, removes a key. Then the check runs again: that finding is
gone, and nothing new came.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_scripts.contribute.editing.remedies import FORMS, MOVES, follow_remedy, path_advised
from build_scripts.contribute.fix.edits import apply_edits
from build_scripts.findings import Finding
from tests.examples import cases, findings_of, set_up, set_up_earlier


def follow(project: Path, finding: Finding) -> None:
    """Do what a finding says, as an editor does: move its file, or edit it."""
    path = project / finding.path
    if target := path_advised(finding):
        (project / target).parent.mkdir(parents=True, exist_ok=True)
        path.rename(project / target)
        return
    text = path.read_bytes().decode("utf-8")
    edit = follow_remedy(text, finding)
    path.write_bytes(apply_edits(text, [edit] if edit else []).encode("utf-8"))


def can_follow(remedy: str) -> bool:
    """Tell whether a machine can do what a remedy says."""
    return any(re.fullmatch(form, remedy) for form in (*MOVES, *(form for form, _ in FORMS)))


_FACT = "only who knows the source can say what is right"
_CHOICE = "there is more than one right way, and the writer chooses"
_WORDS = "words are to be found that nobody can give"
_FILE = "the file itself is saved, moved or written anew, outside of the text"
_SHAPE = "lines change places or get their form, as the finding's words describe"
PERSON = {
    "absence-without-date": _FACT,
    "absences-alike": _CHOICE,
    "accused-in-title": _WORDS,
    "archived-copy": _FACT,
    "actor-loop": _FACT,
    "actor-of-another-time": _FACT,
    "actor-of-one-name": _CHOICE,
    "actor-sources": _CHOICE,
    "added-before-event": _FACT,
    "added-missing": _FACT,
    "attribution-without-source": _FACT,
    "bad-coordinate": _FACT,
    "bad-date": _FACT,
    "bad-figure": _FACT,
    "bad-figure-row": _SHAPE,
    "bad-id": _WORDS,
    "bad-suppression": _CHOICE,
    "bad-time": _FACT,
    "body-image": _WORDS,
    "bound-in-note": _FACT,
    "body-link": _FACT,
    "byte-order-mark": _FILE,
    "change-before-added": _FACT,
    "changes-in-order": _SHAPE,
    "claimed-and-unclaimed": _CHOICE,
    "claims-alike": _WORDS,
    "confirmed-by-one-origin": _CHOICE,
    "confirmed-by-one-source": _CHOICE,
    "control-character": _SHAPE,
    "coordinates-source": _FACT,
    "coordinates-without-source": _FACT,
    "count-without-row": _FACT,
    "days-of-absence": _FACT,
    "date-differs-from-id": _CHOICE,
    "date-finer-than-sources": _CHOICE,
    "dropped-redirect": _SHAPE,
    "duplicate-key": _CHOICE,
    "empty-value": _FACT,
    "figure-rows-alike": _CHOICE,
    "figure-without-speaker": _FACT,
    "file-too-large": _WORDS,
    "first-id": _CHOICE,
    "foreign-markup": _FACT,
    "front-matter-in-body": _FILE,
    "front-matter-not-a-mapping": _SHAPE,
    "hedge-without-reporter": _FACT,
    "identifier-shape": _FACT,
    "identifier-taken": _CHOICE,
    "hidden-shared-source": _CHOICE,
    "in-the-future": _FACT,
    "language-tag": _FACT,
    "listed-publisher": _CHOICE,
    "listed-twice": _CHOICE,
    "loaded-word": _WORDS,
    "look-alike": _CHOICE,
    "many-findings": _CHOICE,
    "misplaced-file": _FILE,
    "missing-key": _FACT,
    "nameless-publisher": _FACT,
    "no-front-matter": _SHAPE,
    "no-source": _FACT,
    "no-speaker": _FACT,
    "no-vocabulary": _FILE,
    "not-utf-8": _FILE,
    "official-by-no-authority": _CHOICE,
    "number-in-id": _WORDS,
    "one-line": _SHAPE,
    "only-lowest-grade": _FACT,
    "other-calendar": _FACT,
    "part-above-whole": _FACT,
    "participant-without-name": _CHOICE,
    "place-far-from-others": _FACT,
    "place-loop": _FACT,
    "place-of-one-name": _CHOICE,
    "place-sources": _CHOICE,
    "place-within-smaller": _FACT,
    "placeholder": _FACT,
    "point-far-from-place": _FACT,
    "probable-duplicate": _CHOICE,
    "publisher-is-address": _FACT,
    "publisher-spelled-differently": _CHOICE,
    "raw-html": _SHAPE,
    "reading-version": _FACT,
    "redirect-id": _FACT,
    "redirect-taken": _CHOICE,
    "removal": _CHOICE,
    "rewritten-log": _SHAPE,
    "row-after-sources": _FACT,
    "row-before-event": _FACT,
    "scheme-form": _SHAPE,
    "self-relation": _CHOICE,
    "shared-source-id": _WORDS,
    "shared-source-repeated": _SHAPE,
    "source-address": _FACT,
    "source-before-event": _FACT,
    "source-described-differently": _CHOICE,
    "source-id": _CHOICE,
    "source-listed-twice": _CHOICE,
    "source-without-address": _FACT,
    "summary-like-title": _WORDS,
    "summary-too-long": _WORDS,
    "speaker-in-note": _FACT,
    "superseded-by-nobody": _FACT,
    "superseded-by-older": _CHOICE,
    "supported-by-itself": _FACT,
    "symbolic-link": _FILE,
    "time-over-midnight": _FACT,
    "time-without-day": _CHOICE,
    "too-many-rows": _CHOICE,
    "uncited-paragraph": _FACT,
    "uncited-shared-source": _CHOICE,
    "uncited-source": _CHOICE,
    "unclosed-front-matter": _SHAPE,
    "unknown-absence": _FACT,
    "unknown-actor": _FACT,
    "unknown-event": _FACT,
    "unknown-group": _CHOICE,
    "unknown-key": _CHOICE,
    "unknown-link": _FACT,
    "unknown-place": _FACT,
    "unknown-source": _FACT,
    "unknown-tag": _SHAPE,
    "unlisted-source": _FACT,
    "unlogged-change": _WORDS,
    "unreadable-file": _FILE,
    "vanished-event": _CHOICE,
    "vanished-page": _CHOICE,
    "whole-day": _FACT,
    "with-or-without": _FACT,
    "withdrawn-relation": _CHOICE,
    "withdrawn-without-reason": _FACT,
    "word-property": _SHAPE,
    "word-within": _FACT,
    "wrong-type": _SHAPE,
    "yaml-alias": _CHOICE,
    "yaml-syntax": _SHAPE,
}
"""Rules of which some remedy at least has to be carried out by a person, each with the reason."""


UNCOVERED = {
    ("asterisk", 0): "markup-in-plain-text",  # the value can be read, and its asterisks would be shown
    ("one-bad-file-of-two", 0): "probable-duplicate",  # the file can be read, and says what the other one says
    ("comma-in-source", 0): "publisher-spelled-differently",  # the whole name begins with another one
    ("unseen-character-and-more", 1): "listed-twice",  # two spellings of one place are one place
    ("unknown-words", 1): "confirmed-by-one-origin",  # the word is right, and asks for more sources
    ("keys-of-other-formats", 0): "unknown-place",  # the key is right, and holds a name in the place of an id
    ("twelve-mistakes", 4): "unknown-place",
    ("refused-actor-and-place", 1): "actor-references",  # the file can be read, and has other mistakes
    ("unknown-without-choice", 0): "date-differs-from-id",  # the date can be read, and is not that of the id
    ("bad-suppression", 0): "unused-suppression",  # the rule's name is right, and the file does not break it
}
"""What a right remedy brings to light: the value can be read now, and another mistake of the example with it."""
EMPTY = ("ids-of-impossible-days", "misplaced-file-misnamed")
"""Examples about names of files, which have nothing in them: in its right place a file is read, and found empty."""


def followed() -> list[tuple[Path, int]]:
    """Return each finding of the examples that a machine can mend: the case, and the number of the finding."""
    return [
        (case, i)
        for case in cases("invalid")
        for i, line in enumerate(case.with_suffix(".findings").read_text("utf-8").splitlines())
        if can_follow(line.rpartition(" | ")[2]) and "many-findings" not in case.stem
    ]


@pytest.mark.parametrize(("case", "number"), followed(), ids=lambda value: getattr(value, "stem", str(value)))
def test_remedy(case: Path, number: int, tmp_path: Path) -> None:
    """Whoever writes what the finding says is rid of it, and gets no other."""
    project = tmp_path / "project"
    set_up(case, project)
    earlier = set_up_earlier(case, tmp_path / "earlier")
    before = findings_of(project, earlier)
    finding = before[number]
    follow(project, finding)
    after = findings_of(project, earlier)
    same = [[other.identity for other in findings].count(finding.identity) for findings in (before, after)]
    assert same[1] < same[0]
    known = {(other.rule, other.message) for other in before}
    allowed = {UNCOVERED.get((case.stem, number), ""), "no-front-matter" if case.stem in EMPTY else ""}
    assert [o for o in after if (o.rule, o.message) not in known and o.rule not in allowed] == []


def test_every_other_remedy_is_for_a_person() -> None:
    """A remedy that no machine can follow belongs to a rule that is listed with a reason; none is listed in vain."""
    lines = [
        line for case in cases("invalid") for line in case.with_suffix(".findings").read_text("utf-8").splitlines()
    ]
    rule_of = re.compile(r".*?:[0-9]+:[0-9]+ (\S+) ")  # a file's name may have spaces
    rules = {rule_of.match(line)[1] for line in lines if not can_follow(line.rpartition(" | ")[2])}  # type: ignore[index]
    assert sorted(rules) == sorted(PERSON)
