"""Letters folded alike where a search is made and where it is answered, so that spellings of one word meet.

What falls away is what people cannot see, do not type, or type differently: capitals, accents and vowel signs, digits
of three kinds, direction marks, the stretching of Arabic letters, and joiners. Arabic letters that keyboards of
different languages put in one another's place are one: kaf and keheh, the forms of yeh, alef with anything on it, teh
marbuta and heh. Of Pashto, gaf is the letter of Persian, and four letters for sounds that Persian lacks are the ones
that Persian and most foreign keyboards write for them. The two letters of Pashto whose sound differs from place to
place (ښ, ږ) stay: no one other letter is meant by them. ``assets/query.js`` folds with the same table.
"""

from __future__ import annotations

import re
import unicodedata

LETTERS = {
    **{"ك": "ک", "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ێ": "ی", "ے": "ی", "ٱ": "ا", "ة": "ه", "ۀ": "ه", "ە": "ه"},
    **{"ہ": "ه", "ھ": "ه", "ۂ": "ه", "ګ": "گ", "ټ": "ت", "ډ": "د", "ړ": "ر", "ڼ": "ن", "ٹ": "ت", "ڈ": "د", "ڑ": "ر"},
    **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"},
    **{"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'"},
    **{digit: str(at % 10) for at, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")},
}
"""What stands for a letter once it is small and without marks."""
DROPPED = (
    "[\\u00ad\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0600-\\u0605\\u0610-\\u061a\\u061c\\u0640"
    "\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]"
)
"""Accents, vowel signs, the stretching of Arabic letters, joiners and marks of direction, as a pattern for both."""
_TABLE = str.maketrans(LETTERS)
_DROPPED = re.compile(DROPPED)
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return ``text`` as searching compares it: in small letters, without marks, with one space between words."""
    parts = unicodedata.normalize("NFKD", text).lower()
    return _SPACE.sub(" ", _DROPPED.sub("", parts).translate(_TABLE)).strip()
