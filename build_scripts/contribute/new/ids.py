"""Ids that are proposed for new entries and sources: short, in a–z, digits and hyphens, and not taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from itertools import chain, count, takewhile

from build_scripts.model.layout import LONGEST_ID
from build_scripts.model.values.edtf import Edtf

_WORDS = 6
_LONGEST = 60
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "near", "of", "on", "or", "the", "to", "with")
)
_LETTERS = """
ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ħ:h ı:i ŋ:ng

ا:a أ:a إ:i آ:a ٱ:a ب:b پ:p ت:t ټ:t ٹ:t ث:s ج:j چ:ch ح:h خ:kh څ:ts ځ:dz د:d ډ:d ڈ:d ذ:z ر:r ړ:r ڑ:r ز:z ژ:zh ږ:zh
س:s ش:sh ښ:sh ص:s ض:z ط:t ظ:z ع:a غ:gh ف:f ق:q ک:k ك:k ګ:g گ:g ل:l م:m ن:n ڼ:n ں:n و:w ؤ:w ه:h ھ:h ہ:h ة:a ۀ:h
ی:i ي:i ى:a ې:e ۍ:ai ئ:i ے:e ء:

а:a б:b в:v г:g ғ:gh д:d е:e ж:zh з:z и:i й:i к:k қ:q л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ҳ:h ц:ts ч:ch
ҷ:j ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:i є:ye ў:u ң:ng ө:o ү:u
"""
"""Latin letters that have no decomposition; Arabic script as Persian, Dari, Pashto and Urdu write it; Cyrillic."""
_TABLE = str.maketrans(dict(pair.split(":") for pair in _LETTERS.split()))


@lru_cache(maxsize=1 << 12)  # publishers come again and again
def ascii_slug(text: str) -> str:
    """Return ``text`` in a–z, digits and hyphens; empty where no letter or digit has an equivalent.

    Letters of Arabic and Cyrillic script become the Latin ones that are usual for them; vowels that are not written
    are not made up.
    """
    spelled = unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)
    plain = unicodedata.normalize("NFKD", spelled).translate(_TABLE)
    kept = (char for char in plain if not unicodedata.combining(char) and char not in "'’ʼʻ‘`\u200c\u200d")
    bare = "".join(str(unicodedata.decimal(char, char)) for char in kept)
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def short_slug(text: str) -> str:
    """Return the first words of ``text`` that carry meaning, as a slug of at most 60 characters; it may be empty."""
    words = ascii_slug(text).split("-")
    large = [word for word in words if word not in _SMALL] or words
    slug = large[0][:_LONGEST]
    for word in large[1:_WORDS]:
        if len(slug) + 1 + len(word) > _LONGEST:
            break
        slug = f"{slug}-{word}"
    return slug


def propose_event_id(date: Edtf, title: str, taken: Container[str]) -> str:
    """Propose an id for an event: its date as far as it is known, then what its title says, from the first word on.

    Numbers at the head of the title would be read as a part of the date.
    """
    slug = re.sub("^(?:[0-9]+(?:-|$))+", "", short_slug(title))
    return free_id(f"{id_date(date)}-{slug or 'event'}", taken)


def id_date(date: Edtf) -> str:
    """Return the date with which an event's id begins: of a span its start, of a set what both sides share."""
    if date.precision == "between" and date.start and date.end:
        pairs = zip(date.start.text.split("-"), date.end.text.split("-"), strict=False)
        common = "-".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        return common or date.start.text[:4]
    only = date.start or date.end or date
    found = re.match(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?(?![0-9X])", only.text)
    return found.group() if found else f"{only.first.year:04}"


def propose_id(name: str, taken: Container[str]) -> str:
    """Propose an id for an actor or a place: its name, without what is in parentheses."""
    return free_id(short_slug(re.sub(r"\([^()]*\)", " ", name)) or short_slug(name) or "entry", taken)


def propose_source_id(publisher: str, date: Edtf | None, taken: Container[str]) -> str:
    """Propose an id for a source: its publisher and its year; the whole date where that is taken."""
    words = [word for word in ascii_slug(publisher).split("-") if word not in _SMALL]
    name = "-".join(words[:3])[:40].rstrip("-") or "source"
    dates = dict.fromkeys((f"{date.first.year:04}", id_date(date))) if date and date.precision != "open" else ()
    wanted = [f"{name}-{day}" for day in dates] or [name]
    return next((free for free in wanted if free not in taken), None) or free_id(wanted[-1], taken)


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return ``wanted``, or with the first number behind it that makes it new; cut where an id would be too long."""
    short = wanted[: LONGEST_ID - 5].rstrip("-")
    numbered = (f"{short}-{number}" for number in count(2))
    return next(free for free in chain((short,), numbered) if free not in taken)
