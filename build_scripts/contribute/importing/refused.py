"""Why a row stays out: a rule by name, a reason in words, and the column that it is about."""

from __future__ import annotations

RULES = {
    "error-in-cell": "A cell shows an error of the spreadsheet.",
    "formula-without-value": "A formula was never calculated, so that its cell has no value.",
    "struck-text": "Text is struck through: somebody took it back.",
    "unsure-day": "Programs disagree on what a cell with a day before March 1900 means.",
    "no-value": "A key that every entry needs has no value in this row.",
    "not-answered": "The map asks something that nobody has answered.",
    "no-date": "There is no date.",
    "bad-date": "A date cannot be read.",
    "day-or-month": "A date may be read with the day first or with the month first.",
    "short-year": "A year has two digits.",
    "not-our-calendar": "A date may be of another calendar.",
    "unknown-code": "A code has no meaning in the map.",
    "unknown-word": "A word is not in the vocabulary, and the map does not say what it means.",
    "bad-count": "A count cannot be read.",
    "count-in-words": "A count is in words.",
    "bad-coordinates": "Coordinates cannot be read.",
    "bad-source": "A source cannot be read, or several cannot be paired with their publishers.",
    "bad-time": "A time of day cannot be read.",
    "unknown-actor": "Who did it is not in the record.",
    "unreadable-characters": "A word mixes letters of two alphabets, or holds characters that no file may hold.",
    "refused-by-format": "The format refuses what would be written.",
    "same-key": "Two rows have one key, and differ in what an entry has once.",
    "known-elsewhere": "Another entry of the record has this identifier already.",
    "edited-since": "The row was corrected, and so was its entry, in the same place.",
    "which-row": "It cannot be told whether the row is new, or a correction of an earlier one.",
    "too-many-cells": "The row has more cells than there are heads.",
    "too-few-cells": "The row has fewer cells than there are heads, and nobody has said which are missing.",
}
"""The rules by which rows stay out, each in a sentence."""


class RefusedRowError(ValueError):
    """A row, or a value of it, that stays out."""

    def __init__(self, rule: str, reason: str, column: str = "") -> None:
        super().__init__(rule, reason, column)
        self.rule = rule
        self.reason = f"`{column}`: {reason}" if column else reason
        self.column = column
