"""Invented front matter: keys of the format and others, values of every shape, written in every style."""

from __future__ import annotations

import json
from dataclasses import fields

from hypothesis import strategies as st

from build_scripts.model.entries import Event
from build_scripts.model.rows import Attribution, Change, Claim, Figure, Relation, Source

_OWNERS = (Event, Source, Figure, Attribution, Claim, Relation, Change)
KEYS = sorted({getattr(field.default, "alias", None) or field.name for owner in _OWNERS for field in fields(owner)})
_TEXTS = st.one_of(
    st.sampled_from(
        (
            *(
                "2031-05-05",
                "2031-05",
                "2031-05-XX",
                "2031-02-30",
                "2031~",
                "2031-05-05/..",
                "[2031-05-01..2031-05-09]",
            ),
            *("flood", "reported", "confirmed", "council", "mill-dike", "gazette", "accused", "claimed", "organiser"),
            *("13", "at least 36", ">= 36", "60-62", "dozens", "about 1,000", "17:50", "23:59Z", "-1", "1e3", "٣"),
            *("https://example.org/?utm_source=x", "javascript:alert(1)", "//example.org", "http://[::1]/", "x@y"),
            *("no", "~", "null", "", " ", "a: b", "a #b", "'", '"', "{", "[@gazette]", "<b>", "regime", "reportedly"),
            *("2031-04-inquiry", "2031-05-05-case", "../2031/x", "a" * 300, "-" * 50, "Кремль", "аbc", "‎x"),
        )
    ),
    st.text(max_size=30),
)
_KEYS = st.one_of(st.sampled_from(KEYS), st.sampled_from(("killed", "injured", "gazette", "x")), st.text(max_size=8))
_TREES = st.recursive(
    _TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=5)),
    max_leaves=12,
)
_ROWS = st.lists(st.dictionaries(_KEYS, _TEXTS | st.lists(_TEXTS, max_size=3), max_size=6), max_size=4)
_VALUES = st.one_of(_TEXTS, st.lists(_TEXTS, max_size=4), _ROWS, st.dictionaries(_KEYS, _TREES, max_size=4), _TREES)
_LEAST = {
    "title": "A short flood",
    "date": "2031-05-05",
    "kind": "flood",
    "status": "reported",
    "summary": "The river left its bed for an hour.",
    "sources": {"gazette": {"publisher": "Marrow Gazette", "url": "https://example.org/g/5"}},
}


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw an event file: the least one with keys added, replaced or removed, some of them written raw."""
    tree: dict[str, object] = {**_LEAST, **draw(st.dictionaries(_KEYS, _VALUES, max_size=6))}
    for key in draw(st.lists(st.sampled_from(sorted(_LEAST)), max_size=2)):
        tree.pop(key, None)
    raw = draw(st.sets(st.sampled_from(sorted(tree)) if tree else st.nothing(), max_size=2))
    lines = [_line(key, value, key in raw) for key, value in tree.items()]
    body = draw(st.one_of(st.just("The river left its bed [@gazette].\n"), st.text(max_size=200)))
    return f"---\n{''.join(lines)}---\n\n{body}".encode("utf-8", "surrogatepass")


def _line(key: str, value: object, raw: bool) -> str:
    """Return the line of a key: as JSON, which is YAML too, or raw, as a careless writer would write it."""
    text = str(value) if raw and isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"{key if raw else json.dumps(key, ensure_ascii=False)}: {text}\n"
