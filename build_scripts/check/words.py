"""Findings made in reading, completed with the words of the record at hand.

A file is read before, and without, the vocabulary. Where a remedy needs its words, reading leaves one of two phrases:
``a word of `LIST` in the vocabulary``, and ``<measure>`` for a word of `measures` in the form of a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.findings import Finding
from build_scripts.model.vocabulary import Vocabulary

FEW = 10
"""The most words that a finding lists."""
_LIST = re.compile(r"a word of `(?P<list>[a-z_]+)` in the vocabulary")


def complete(findings: Iterable[Finding], vocabulary: Vocabulary | None) -> Iterator[Finding]:
    """Yield ``findings`` with the vocabulary's words in place of those phrases, where it can be read."""
    for finding in findings:
        remedy = finding.remedy
        if vocabulary is not None and ("<measure>" in remedy or " in the vocabulary" in remedy):
            measure = next(iter(vocabulary.measures), "measure")
            remedy = _LIST.sub(lambda phrase: _listed(phrase, vocabulary), remedy.replace("<measure>", measure))
        yield replace(finding, remedy=remedy) if remedy != finding.remedy else finding


def _listed(phrase: re.Match[str], vocabulary: Vocabulary) -> str:
    words = list(getattr(vocabulary, phrase["list"], ()))
    return f"one of {', '.join(f'`{word}`' for word in words)}" if 0 < len(words) <= FEW else phrase.group()
