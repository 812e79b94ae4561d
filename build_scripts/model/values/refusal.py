"""The one error of all values: a text that cannot be one, and why, as a word of the grammar that refused it."""

from __future__ import annotations


class RefusedValueError(ValueError):
    """A text that is no value here.

    ``reason`` is a short name for what is wrong, and ``text`` the part of what was read that is wrong. Sentences for
    people are made of the two in `reading.diagnosis`: a grammar does not know what a text was meant to be.
    """

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(reason, text)
        self.reason = reason
        self.text = text
