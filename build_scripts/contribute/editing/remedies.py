"""What a finding advises, as an edit of the text, where a machine can follow it.

Remedies are sentences for people. `FORMS` are those that say exactly what to write, with how to follow each; all
others need somebody who knows the source. Texts have line feeds only, as findings count them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from build_scripts.base.yaml_text import quoted
from build_scripts.contribute.fix.edits import Edit
from build_scripts.findings import Finding

_KEYS = frozenset(("unknown-key", "empty-value", "word-id", "unknown-measure", "unknown-scheme", "listed-publisher"))
"""Rules whose findings stand at a key."""


class Place(NamedTuple):
    """Where a finding begins in a text."""

    text: str
    finding: Finding
    start: int

    def edit(self, new: str, length: int | None = None) -> Edit:
        """Return the edit that writes ``new`` in the place of ``length`` characters; by default of the finding."""
        return Edit(self.start, self.start + (self.finding.length if length is None else length), new)


Act = Callable[[Place, re.Match[str]], Edit | None]


def follow_remedy(text: str, finding: Finding) -> Edit | None:
    """Return the edit that a finding of ``text`` advises; None where a person has to find the words."""
    lines = text.split("\n")
    if finding.line > len(lines):
        return None
    start = sum(len(line) + 1 for line in lines[: finding.line - 1]) + finding.column - 1
    for form, act in FORMS:
        if found := re.fullmatch(form, finding.remedy):
            edit = act(Place(text, finding, start), found)
            return edit if edit and 0 <= edit.start <= edit.end <= len(text) else None
    return None


def path_advised(finding: Finding) -> str:
    """Return the path from the project's root to which a finding advises to move the file; empty where it does not."""
    for form in MOVES:
        if (found := re.fullmatch(form, finding.remedy)) and (finding.rule == "misplaced-file" or form != MOVES[-1]):
            new = found["what"]
            folder = finding.path.rpartition("/")[0]
            root = finding.path.partition("/")[0]
            return f"{root}/{new.removeprefix(f'{root}/')}" if "/" in new else f"{folder}/{new}"
    return ""


def value_length(text: str, start: int) -> int:
    """Return the length of the YAML value that begins at ``start``, on its line."""
    line = text[start:].partition("\n")[0]
    if quote := re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", line):
        return len(quote[0])
    if line[:1] in ("[", "{"):
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


def _write(place: Place, found: re.Match[str]) -> Edit | None:
    """Follow ``write `X```: a key with its value in the place of both, a value in the place of a value."""
    text, finding, start = place
    new = found["what"]
    if finding.rule == "misplaced-file":
        return None
    if new.startswith("- ") and text[:start].endswith("- "):
        new = new[2:]
    mixed = re.search("in `([^`]+)`,", finding.message)  # whose finding stands at the letter
    if mixed and mixed[1] in text:
        at = text.index(mixed[1])
        return Edit(at, at + len(mixed[1]), new)
    in_body = finding.path.endswith(".md") and start > text.find("\n---", 3) > 0
    if in_body or new in (",", "-") or (finding.rule == "yaml-syntax" and ": " in new):
        return place.edit(new)
    if re.match(r"[\w-]+: ", new) and (key := re.search(r"(?:[\w-]+: *)$", text[:start])):
        head = start - len(key[0])
        return Edit(head, start + value_length(text, start), new)
    if finding.rule in _KEYS:
        return place.edit(new, _key_length(text, start, new))
    is_plain = re.fullmatch(r"[\w.:+~%/-]+|[\w ]+|\{.*\}|-|,", new)
    return place.edit(new if is_plain else quoted(new), value_length(text, start))


def _key_length(text: str, start: int, new: str) -> int:
    """Return the length of the key at ``start``, with its value where ``new`` has one."""
    if ": " in new and (behind := re.match(r"[\w -]+: +", text[start:])):
        return len(behind[0]) + value_length(text, start + len(behind[0]))
    own = re.match(r"[\w -]+:?[^\s,}]*" if ": " in new else r"[\w -]+", text[start:])
    return len(own[0]) if own else 0


def _remove_key(place: Place, found: re.Match[str]) -> Edit:
    """Follow ``remove the key``: in a row it goes with its value, else its line, and those below that are indented."""
    text, finding, start = place
    if key := re.search(r"(?:\{|, )(?P<key>[\w-]+: *)$", text[:start]):
        first = text[key.start()] == "{"
        end = start + value_length(text, start)
        return Edit(key.start("key") if first else key.start(), min(len(text), end + 2 * first), "")
    lines = text.split("\n")
    end = finding.line
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return _without_lines(text, finding.line - 1, end)


def _without_lines(text: str, first: int, end: int) -> Edit:
    """Return the edit that takes the lines from ``first`` up to ``end``, counted from 0, with their ends."""
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    return Edit(starts[first], starts[min(end, len(starts) - 1)], "")


def _delete(place: Place, found: re.Match[str]) -> Edit:
    """Follow ``delete it``, ``leave it out``: the stretch goes."""
    return place.edit("")


def _cite(place: Place, found: re.Match[str]) -> Edit:
    """Follow ``end it with `[@a]```: the paragraph that the finding begins ends with the citation."""
    end = place.text.find("\n\n", place.start)
    end = len(place.text.rstrip("\n")) if end < 0 else end
    return Edit(end, end, f" {found['what']}")


def _quote(place: Place, found: re.Match[str]) -> Edit:
    """Follow ``put the value in double quotes``: of a value on one line, from its beginning to its end."""
    text, finding, start = place
    if finding.rule == "text-cut-by-comment" or text[start : start + 1] == "[":
        length = len(text[start:].partition("\n")[0])
    else:
        length = value_length(text, start)
    return place.edit(quoted(text[start : start + length]), length)


def _rejoin(place: Place, found: re.Match[str]) -> Edit | None:
    """Follow a remedy for text that commas cut off: from its key to the last part without a colon."""
    head = place.text.rfind(found["what"].partition(":")[0] + ":", 0, place.start)
    rest = re.match(r"[^,}\n]*(?:,(?![^,}\n]*:)[^,}\n]*)*", place.text[place.start :])
    end = place.start + (len(rest[0]) if rest else 0)
    return Edit(head, end, found["what"]) if head >= 0 else None


def _fence(place: Place, found: re.Match[str]) -> Edit:
    """Follow ``write a line of `---` above it``."""
    begin = place.text.rfind("\n", 0, place.start) + 1
    return Edit(begin, begin, "---\n")


def _remove_row(place: Place, found: re.Match[str]) -> Edit:
    """Follow ``remove this row``: a row on one line, with the key above it where it was the only one."""
    text, finding, _ = place
    lines = [*text.split("\n"), ""]
    last = not re.match(" +- ", lines[finding.line]) and lines[finding.line - 2].endswith(":")
    return _without_lines(text, finding.line - (2 if last else 1), finding.line)


MOVES = (
    r"rename the file to `(?P<what>[^`]+)`",
    r"move it to `(?P<what>[^`]+)`",
    r"did you mean `(?P<what>[^`]+)`\?",
)
"""The forms of remedies for the name of a file; the last one only where it is the file that is in a wrong place."""
FORMS: tuple[tuple[str, Act], ...] = (
    (r"(?:there is nothing here: )?remove the key", _remove_key),
    (r"put the (?:whole )?(?:value|text) in double quotes(?: if it is text)?(?:[:,].*)?", _quote),
    (r"a comma ends a value in a `\{…\}` row: (?:put .*|write )`(?P<what>[^`]+)`", _rejoin),
    (r"write a line of `---` above.*", _fence),
    (r"remove it: every value is text", _delete),
    (r"remove this row|fix what it finds, and remove this row", _remove_row),
    (r"delete it(?:, or type the words around it again)?", _delete),
    (r"leave it out(?:;.*|: a body has.*|, or put it.*|: Markdown.*)?", _delete),
    (r"end it with `(?P<what>[^`]+)`.*", _cite),
    (r"(?:write|did you mean) `(?P<what>(?!key: |\[one)[^`…<>]+)`(?:\?|, without the space|, in [A-Z]\w+ letters alone"
     r"| if that is meant|, if that is where it is|, or run `timeline fix`|: that (?:entry|shared source) was renamed"
     r"|, in square brackets|, with a space after the colon|, with `%20` for each space"
     r"|, a plain hyphen, in its place| in its place|, without brackets.*| for the whole date.*| for the time of both.*"
     r"|, and the rest in the sentence|, with a semicolon.*|, or `[^`]+` if the bracket.*| if the address has.*"
     r"|; the time of day has a key of its own.*)?", _write),
    (r"write it in square brackets: `(?P<what>[^`…]+)`", _write),
    (r"write `%20` for each space: `(?P<what>[^`]+)`", _write),
    (r"write the address alone: `(?P<what>[^`]+)`", _write),
    (r"write one of `(?P<what>[^`]+)`.*", _write),
    (r"write its id, `(?P<what>[^`]+)`", _write),
    (r"write the id of that source, `(?P<what>[^`]+)`", _write),
    (r"cite the source by its name: `(?P<what>(?!\[@source-id)[^`]+)`", _write),
)  # fmt: skip
"""The forms of remedies that a machine can follow, and how."""
