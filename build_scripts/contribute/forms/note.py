"""What a pull request, or a comment on the issue, says about a file that was made from a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from build_scripts.base.inert_markdown import code_span, inert
from build_scripts.contribute.forms.proposal import Proposal
from build_scripts.contribute.new.plain import one_line
from build_scripts.findings import Finding

_LONGEST = 20_000  # characters in a list: a forge takes 65,536 in all
_LONGEST_SENTENCE = 500
_CODE = re.compile("(?<!`)`([^`]+)`(?!`)")
_AGAIN = "Edit your text above (it keeps the headings of the form); a maintainer starts it anew."
_NO_CHECK = "A pull request that a workflow opens is not checked by itself: close it and open it again."
_ALWAYS = (
    "Every source was opened, and says what is cited from it.",
    "Words are neutral; nobody is named who should not be.",
    "It is not in the record yet.",
)


def write_note(proposal: Proposal, number: int | None) -> str:
    """Return the note as Markdown; whatever somebody typed is text in it and does nothing."""
    return "\n".join(_made(proposal, number) if proposal.addition else _not_made(proposal))


def _made(proposal: Proposal, number: int | None) -> list[str]:
    """Return the note for those who look at the pull request."""
    path = proposal.addition.path if proposal.addition else ""
    return [
        *(f"Made from #{number}." if number else "Made from a form.", ""),
        *([f"Closes #{number}", ""] if number else []),
        *(f"File: `{path}`", ""),
        *_listed("To settle before merging", _remarks(proposal)),
        *_listed("Read as", map(_text, proposal.readings)),
        *_listed("What the check says", dict.fromkeys(map(_finding, proposal.findings))),
        *("### Look at", "", *(f"- [ ] {point}" for point in _ALWAYS), ""),
        *([_NO_CHECK, ""] if number else []),
    ]


def _not_made(proposal: Proposal) -> list[str]:
    """Return the note for whoever sent the form: it becomes a comment on the issue."""
    return [
        *_listed("No file was made, because something is missing", map(_text, proposal.missing)),
        *_listed("Noticed besides", _remarks(proposal)),
        *(_AGAIN, ""),
    ]


def _remarks(proposal: Proposal) -> Iterable[str]:
    for remark in proposal.remarks:
        row = f" {code_span(one_line(remark.row))}: {_text(remark.why)}" if remark.row else ""
        yield f"{_text(remark.text)}{row}"


def _finding(finding: Finding) -> str:
    return _text(f"{finding.rule}: {finding.message}")


def _text(sentence: str) -> str:
    """Return a sentence as inert Markdown; what is between backticks in it is code."""
    parts = _CODE.split(one_line(sentence))
    return "".join(code_span(part, 300) if at % 2 else _inert(part) for at, part in enumerate(parts))


def _inert(part: str) -> str:
    """Return ``part`` as inert Markdown, with the space at its ends, which parts it from code."""
    before, after = " " if part[:1] == " " else "", " " if part[-1:] == " " and part.strip() else ""
    return f"{before}{inert(part, _LONGEST_SENTENCE)}{after}"


def _listed(title: str, items: Iterable[str]) -> list[str]:
    """Return a list under a heading, cut where it grows too long."""
    lines = [f"- {item}" for item in items]
    lengths = accumulate(len(line) for line in lines)
    fitting = lines[: sum(1 for length in lengths if length <= _LONGEST)]
    rest = [f"- and {len(lines) - len(fitting)} more"] if len(fitting) < len(lines) else []
    return [f"### {title}", "", *fitting, *rest, ""] if lines else []
