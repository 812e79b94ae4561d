"""What is wrong with the record, and where: rules, problems and findings.

A *rule* is declared once: its id, severity, sentence (the first line of a docstring) and subject. A *problem* is one
breach of it, placed by what it concerns (a key of the front matter, a stretch of the body), because a rule sees values
and no lines. A *finding* is a problem with a file, a line and a column, ready for a reporter.

Lines and columns count from 1, in characters; a stretch of a text counts its characters from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Generic, Literal, NamedTuple, ParamSpec

from build_scripts.base.text import shown

Severity = Literal["error", "warning"]
SUBJECTS = {
    "file": "The file",
    "yaml": "YAML",
    "schema": "Keys and values",
    "identity": "Identity",
    "addresses": "Addresses",
    "dates": "Dates",
    "references": "Words and ids",
    "relations": "Ties between events",
    "figures": "Figures",
    "attribution": "Attribution",
    "points": "Points",
    "sources": "Sources",
    "evidence": "Evidence",
    "absence": "What was not found",
    "shared": "Shared sources",
    "publishers": "Publishers",
    "prose": "Prose",
    "links": "Links",
    "history": "History",
    "duplicates": "Duplicates",
    "entries": "Actors and places",
    "identifiers": "Identifiers elsewhere",
    "places": "Where places are",
    "vocabulary": "Vocabulary and removals",
    "suppression": "Suppression",
}
"""What rules are about, in the order they are listed in. A rule of `rules/` belongs to the subject of its module."""
KeyPath = tuple[str | int, ...]
"""The keys and indexes that lead from the top of the front matter to a value."""
P = ParamSpec("P")


class Advice(NamedTuple):
    """What is wrong, in words, and what to write instead; an empty remedy adds nothing to the message."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class At:
    """A value of the front matter by the path to it, or with ``key`` the last key of that path."""

    path: KeyPath
    key: bool = False


@dataclass(frozen=True, slots=True)
class InBody:
    """A stretch of the body: where it starts, in characters from the body's start, and its length."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class OnLine:
    """A stretch of one line of the file; by default its beginning."""

    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class LinkTo:
    """The body's first link to another entry, given as ``folder/id``."""

    entry: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The body's ``number``-th (from 0) mention of some words outside quotation marks, code and addresses."""

    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class InFile:
    """A place in another file than the one being checked: its path from the project's root, and where in it."""

    path: str
    where: At | OnLine | Phrase


@dataclass(frozen=True, slots=True)
class CitationOf:
    """The body's ``number``-th (from 0) citation of a source, given by its id."""

    source: str
    number: int = 0


Where = At | InBody | OnLine | LinkTo | Phrase | CitationOf | InFile


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is; calling it makes a problem.

    :raises ValueError: when there is no such subject.
    """

    id: str
    severity: Severity
    subject: str
    sentence: str

    def __post_init__(self) -> None:
        if self.subject not in SUBJECTS:
            raise ValueError(f"the subject {self.subject!r} of the rule {self.id!r} is not known")

    def __call__(self, where: Where, message: str, remedy: str = "") -> Problem:
        """Return a breach of this rule at ``where``."""
        return Problem(self, where, message, remedy)


@dataclass(frozen=True, slots=True)
class Problem:
    """A breach of a rule in a file whose lines are not known here."""

    rule: Rule
    where: Where
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem as a reader of the check sees it."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    remedy: str
    length: int = 1

    @property
    def identity(self) -> tuple[str, str, str]:
        """Return what two findings share that are the same one in two versions of a record; lines may have moved."""
        return self.path, self.rule, self.message

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, for JSON."""
        return asdict(self)


def finding_of(path: str, problem: Problem, where: OnLine) -> Finding:
    """Return ``problem`` of the file at ``path`` as a finding.

    Its words are put on one line, since they may quote a file that holds line ends.
    """
    rule, message, remedy = problem.rule, shown(problem.message, 400), shown(problem.remedy, 400)
    return Finding(path, where.line, where.column, rule.id, rule.severity, message, remedy, where.length)


def count_severities(graded: Iterable[Finding | Rule]) -> tuple[int, int]:
    """Return how many errors there are, and how many warnings."""
    severities = [item.severity for item in graded]
    return severities.count("error"), severities.count("warning")


Checked = tuple[Where, str, str]


@dataclass(frozen=True, slots=True)
class RuleFunction(Generic[P]):
    """A rule and the generator that finds what breaks it. Calling it makes problems.

    ``looks_at`` are the extracts by which a rule over the whole record sees entries.
    """

    rule: Rule
    find: Callable[P, Iterator[Checked]]
    looks_at: tuple[Any, ...] = ()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Problem]:
        """Yield a problem for each breach."""
        for breach in self.find(*args, **kwargs):
            yield self.rule(*breach)


def rule(severity: Severity, *looks_at: Any) -> Callable[[Callable[P, Iterator[Checked]]], RuleFunction[P]]:
    """Make a rule of a generator of ``(where, message, remedy)``: named after it, with its docstring as the sentence.

    Its subject is the name of the module that it is in. A rule over the whole record names the extracts that it takes
    of events (`build_scripts.reading.extracts`); beside them it may look at their ids, and at all that is no event.
    """

    def declare(find: Callable[P, Iterator[Checked]]) -> RuleFunction[P]:
        sentence = (find.__doc__ or "").strip().splitlines()[0]
        subject = find.__module__.rpartition(".")[2]
        return RuleFunction(Rule(find.__name__.replace("_", "-"), severity, subject, sentence), find, looks_at)

    return declare
