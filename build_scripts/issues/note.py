"""What a pull request, or a comment on the issue, says about a file that was made from a form."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from build_scripts.drafts.plain import one_line
from build_scripts.inert import inert
from build_scripts.issues.draft import Proposal

_LONGEST = 20_000  # characters in a list: a forge takes 65,536 in all
_AGAIN = (
    "Edit the issue (its text keeps the headings of the form), take the label away, and put it on again. "
    "Or write the file by hand."
)
_NO_CHECK = "A pull request that a workflow opens is not checked by itself: close it and open it again."
_ALWAYS = (
    "Every source was opened, and says what is cited from it.",
    "Words are neutral; nobody is named who should not be.",
    "It is not in the record yet.",
)


def write_note(proposal: Proposal, number: int | None) -> str:
    """The note as Markdown; whatever somebody typed stands in it as text and does nothing."""
    made = proposal.addition
    lines = [f"Made from #{number}." if number else "Made from a form.", ""]
    if number and made:
        lines += [f"Closes #{number}", ""]
    if made:
        lines += [f"File: `{made.path}`", ""]
        lines += _listed("To settle before merging", proposal.remarks)
        lines += _listed("What the check says", (f"{each.rule}: {each.message}" for each in proposal.findings))
        lines += ["### Look at", "", *(f"- [ ] {each}" for each in _ALWAYS), ""]
        lines += [_NO_CHECK, ""] if number else []
    else:
        lines += _listed("No file was made, because something is missing", proposal.missing)
        lines += _listed("Noticed besides", proposal.remarks)
        lines += [_AGAIN, ""]
    return "\n".join(lines)


def _listed(title: str, sentences: Iterable[str]) -> list[str]:
    """A list under a heading, cut where it grows too long."""
    written = [f"- {inert(one_line(each))}" for each in sentences]
    lengths = accumulate(len(each) for each in written)
    fitting = written[: sum(1 for each in lengths if each <= _LONGEST)]
    rest = [f"- and {len(written) - len(fitting)} more"] if len(fitting) < len(written) else []
    return [f"### {title}", "", *fitting, *rest, ""] if written else []
