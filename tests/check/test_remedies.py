"""Every remedy holds: what a finding tells people to write is accepted when they write it.

A machine follows the remedy of each finding of each example, as far as a machine can: it writes what stands between
backticks in the place that the finding names, renames a file, removes a key. Then the check runs again: that finding is
gone, and nothing new came.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.base.yaml_text import quoted
from build_scripts.findings import Finding
from tests.examples import cases, findings_of, set_up, set_up_earlier

Act = Callable[[Path, Finding, re.Match[str]], None]


def place(project: Path, finding: Finding) -> tuple[Path, str, int]:
    """Return the file of a finding, its text, and where in the text the finding begins."""
    path = project / finding.path
    text = path.read_bytes().decode("utf-8")
    lines = text.split("\n")
    return path, text, sum(len(line) + 1 for line in lines[: finding.line - 1]) + finding.column - 1


def put(project: Path, finding: Finding, new: str, length: int | None = None) -> None:
    """Write ``new`` in the place that the finding names."""
    path, text, start = place(project, finding)
    end = start + (finding.length if length is None else length)
    path.write_bytes((text[:start] + new + text[end:]).encode("utf-8"))


def value_length(text: str, start: int) -> int:
    """Return the length of the YAML value that begins at ``start``, on its line."""
    line = text[start:].partition("\n")[0]
    if quote := re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", line):
        return len(quote[0])
    if line[:1] in "[{":
        depth = 0
        for at, sign in enumerate(line):
            depth += (sign in "[{") - (sign in "]}")
            if depth == 0:
                return at + 1
    head = text[:start].rpartition("\n")[2]
    is_inside = head.count("{") + head.count("[") > head.count("}") + head.count("]")
    ends = r"[^,\]}\n]*" if is_inside else r"[^\n]*?(?=\s*$|\s+#)"
    found = re.match(ends, line)
    return len(found[0].rstrip()) if found else len(line)


def write(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``write `X```: a key with its value in the place of both, a value in the place of a value."""
    path, text, start = place(project, finding)
    new = found["what"]
    if finding.rule == "misplaced-file":
        return rename(project, finding, found)
    if new.startswith("- ") and text[:start].endswith("- "):
        new = new[2:]
    mixed = re.search("in `([^`]+)`,", finding.message)  # whose finding stands at the letter
    in_body = path.suffix == ".md" and start > text.find("\n---", 3) > 0
    if mixed and mixed[1] in text:
        path.write_text(text.replace(mixed[1], new, 1), "utf-8")
    elif in_body or new in (",", "-") or (finding.rule == "yaml-syntax" and ": " in new):
        put(project, finding, new)
    elif re.match(r"[\w-]+: ", new) and (key := re.search(r"(?:[\w-]+: *)$", text[:start])):
        head = start - len(key[0])
        length = len(key[0]) + value_length(text, start)
        path.write_bytes((text[:head] + new + text[head + length :]).encode("utf-8"))
    elif finding.rule in (
        "unknown-key",
        "empty-value",
        "word-id",
        "unknown-measure",
        "unknown-scheme",
        "listed-publisher",
    ):
        own = re.match(r"[\w -]+:?[^\s,}]*" if ": " in new else r"[\w -]+", text[start:])
        length = len(own[0]) if own else 0
        if ": " in new and (behind := re.match(r"[\w -]+: +", text[start:])):
            length = len(behind[0]) + value_length(text, start + len(behind[0]))
        put(project, finding, new, length)
    else:
        is_plain = re.fullmatch(r"[\w.:+~%/-]+|[\w ]+|\{.*\}|-|,", new)
        put(project, finding, new if is_plain else quoted(new), value_length(text, start))


def rename(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``rename the file to `X```, ``move it to `X```, ``did you mean `X`?`` of a file."""
    path = project / finding.path
    new = found["what"]
    target = path.with_name(new) if "/" not in new else project / "events" / new.removeprefix("events/")
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def remove_key(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``remove the key``: in a row it goes with its value, else its line, and those below that are indented."""
    path, text, start = place(project, finding)
    if key := re.search(r"(?:\{|, )(?P<key>[\w-]+: *)$", text[:start]):
        first = text[key.start()] == "{"
        end = start + value_length(text, start)
        text = text[: key.start("key") if first else key.start()] + text[end + 2 * first :]
        path.write_text(text, "utf-8")
        return
    lines = text.split("\n")
    end = finding.line
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    path.write_text("\n".join(lines[: finding.line - 1] + lines[end:]), "utf-8")


def delete(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``delete it``, ``leave it out``: the stretch goes."""
    put(project, finding, "")


def cite(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``end it with `[@a]```: the paragraph that the finding begins ends with the citation."""
    path, text, start = place(project, finding)
    end = text.find("\n\n", start)
    end = len(text.rstrip("\n")) if end < 0 else end
    path.write_text(f"{text[:end]} {found['what']}{text[end:]}", "utf-8")


def quote(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``put the value in double quotes``: of a value on one line, from its beginning to its end."""
    _, text, start = place(project, finding)
    if finding.rule == "text-cut-by-comment" or text[start] == "[":
        length = len(text[start:].partition("\n")[0])
    else:
        length = value_length(text, start)
    put(project, finding, quoted(text[start : start + length]), length)


def rejoin(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow a remedy for text that commas cut off: from its key to the last part without a colon."""
    path, text, start = place(project, finding)
    head = text.rindex(found["what"].partition(":")[0] + ":", 0, start)
    rest = re.match(r"[^,}\n]*(?:,(?![^,}\n]*:)[^,}\n]*)*", text[start:])
    end = start + (len(rest[0]) if rest else 0)
    path.write_text(text[:head] + found["what"] + text[end:], "utf-8")


def fence(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``write a line of `---` above it``."""
    path, text, start = place(project, finding)
    begin = text.rfind("\n", 0, start) + 1
    path.write_text(f"{text[:begin]}---\n{text[begin:]}", "utf-8")


def remove_row(project: Path, finding: Finding, found: re.Match[str]) -> None:
    """Follow ``remove this row``: a row on one line, with the key above it where it was the only one."""
    path, text, _ = place(project, finding)
    lines = text.split("\n")
    last = not re.match(" +- ", lines[finding.line]) and lines[finding.line - 2].endswith(":")
    del lines[finding.line - (2 if last else 1) : finding.line]
    path.write_text("\n".join(lines), "utf-8")


FORMS: tuple[tuple[str, Act], ...] = (
    (r"rename the file to `(?P<what>[^`]+)`", rename),
    (r"move it to `(?P<what>[^`]+)`", rename),
    (r"(?:there is nothing here: )?remove the key", remove_key),
    (r"put the (?:whole )?(?:value|text) in double quotes(?: if it is text)?(?:[:,].*)?", quote),
    (r"a comma ends a value in a `\{…\}` row: (?:put .*|write )`(?P<what>[^`]+)`", rejoin),
    (r"write a line of `---` above.*", fence),
    (r"remove it: every value is text", delete),
    (r"remove this row|fix what it finds, and remove this row", remove_row),
    (r"delete it(?:, or type the words around it again)?", delete),
    (r"leave it out(?:;.*|: a body has.*|, or put it.*|: Markdown.*)?", delete),
    (r"end it with `(?P<what>[^`]+)`.*", cite),
    (r"(?:write|did you mean) `(?P<what>(?!key: |\[one)[^`…<>]+)`(?:\?|, without the space|, in [A-Z]\w+ letters alone"
     r"| if that is meant|, if that is where it is|, or run `timeline fix`|: that (?:entry|shared source) was renamed"
     r"|, in square brackets|, with a space after the colon|, with `%20` for each space"
     r"|, a plain hyphen, in its place| in its place|, without brackets.*| for the whole date.*| for the time of both.*"
     r"|, and the rest in the sentence|, with a semicolon.*|, or `[^`]+` if the bracket.*| if the address has.*"
     r"|; the time of day has a key of its own.*)?", write),
    (r"write it in square brackets: `(?P<what>[^`…]+)`", write),
    (r"write `%20` for each space: `(?P<what>[^`]+)`", write),
    (r"write the address alone: `(?P<what>[^`]+)`", write),
    (r"write one of `(?P<what>[^`]+)`.*", write),
    (r"write its id, `(?P<what>[^`]+)`", write),
    (r"write the id of that source, `(?P<what>[^`]+)`", write),
    (r"cite the source by its name: `(?P<what>(?!\[@source-id)[^`]+)`", write),
)  # fmt: skip
"""The forms of remedies that a machine can follow, and how."""


def act_of(remedy: str) -> tuple[Act, re.Match[str]] | None:
    """Return how to follow a remedy; None where a person has to."""
    return next(((act, found) for form, act in FORMS if (found := re.fullmatch(form, remedy))), None)


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
        if act_of(line.rpartition(" | ")[2]) and "many-findings" not in case.stem
    ]


@pytest.mark.parametrize(("case", "number"), followed(), ids=lambda value: getattr(value, "stem", str(value)))
def test_remedy(case: Path, number: int, tmp_path: Path) -> None:
    """Whoever writes what the finding says is rid of it, and gets no other."""
    project = tmp_path / "project"
    set_up(case, project)
    earlier = set_up_earlier(case, tmp_path / "earlier")
    before = findings_of(project, earlier)
    finding = before[number]
    act, found = act_of(finding.remedy) or pytest.fail("no form")
    act(project, finding, found)
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
    rules = {rule_of.match(line)[1] for line in lines if act_of(line.rpartition(" | ")[2]) is None}  # type: ignore[index]
    assert sorted(rules) == sorted(PERSON)
