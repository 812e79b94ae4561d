"""Event files as people write them: one meaning in many styles, with what it is to become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from build_scripts.base.yaml_text import quoted, scalar

TEXTS = [
    *(
        "A short flood",
        "it's high",
        'the "old" bridge',
        "a: b",
        "Flood #4",
        "C#major",
        "ends with \\",
        "'",
        "no",
        "010",
    ),
    *("سیلاب می‌خواهم", "cafe\u0301 à la Kübra", "🏔 ½ \u212b", "one, two", "[a]", "- a", "x" * 130, "~", "> 3", "@a"),
    "2018/7/3",
]
DATES = {
    "2018-07-13": "2018-07-13",
    "13 July 2018": "2018-07-13",
    "2018/7/3": "2018-07-03",
    "July 2018": "2018-07",
    "2018-07-13 / 2018-07-15": "2018-07-13/2018-07-15",
    "03/07/2018": "03/07/2018",
    "about 2018": "about 2018",
    "2018-07~": "2018-07~",
    "/2018-07": "/2018-07",
    "[2018-07-13..2018-07-15]": "[2018-07-13..2018-07-15]",
    "[2018-07-13 .. 2018-07-15]": "[2018-07-13..2018-07-15]",
}
ADDRESSES = {
    "https://example.org/?a=1&utm_source=x&b=%2F#top": "https://example.org/?a=1&b=%2F#top",
    "https://example.org/?fbclid=x": "https://example.org/",
    "https://example.org/e\u0301?ref=x": "https://example.org/e\u0301?ref=x",
    "https://web.archive.org/web/2018/https://example.org/?utm_source=x": (
        "https://web.archive.org/web/2018/https://example.org/?utm_source=x"
    ),
}
BODIES = [
    "A paragraph [@one; @two].\n",
    "Two spaces  \nand a line.   \n",
    "Some \nspaces\t\n[@one]. \n",
    "```\ncode  \n\t\n```\n",
    "    code  \n   \n    more \n",
    "- item  \n  goes on \n- [a](https://example.org/e\u0301 't')  \n",
    "> quoted cafe\u0301  \n> twice  \n",
    "# Heading  \n",
    "| a | b |  \n|---|---|\n| c | d |\t\n",
    "`two \nlines`\n",
    "Title  \n=====  \n",
    "سیلاب می‌خواهم \n",
    "a\\ \nb\n",
    "[ref]: https://example.org 'one \ntwo'\n",
]


@dataclass
class Written:
    """An event file as text, the tree that it is to have when fixed, and its comments, each with what it is about."""

    text: str = ""
    tree: dict[str, Any] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def comment(self, about: str) -> str:
        """A comment unlike any other, with a letter to compose; ``about`` is `above <key>`, `on <key>` and such."""
        text = f"# {len(self.comments)} cafe\u0301"
        self.comments[text] = about
        return text


@st.composite
def events(draw: st.DrawFn) -> Written:
    """An event file in any style: rows and lines, quoted and blocks, comments everywhere, spaces, letters in parts."""
    made = Written()
    names = draw(st.lists(st.sampled_from(sorted(_PARTS)), unique=True, min_size=1))
    lines = draw(st.sampled_from(["", "top"])) and f"{made.comment('top')}\n\n"
    for at, name in enumerate(names):
        lines += draw(st.sampled_from(["", "", "", "\n", "  \n"])) if at else ""
        if at and draw(st.booleans()):
            lines += f"{made.comment(f'above {name}')}\n"
        value, made.tree[name] = _PARTS[name](draw, made)
        lines += f"{name}:{'' if value[0] in NEWLINE else ' '}{value}"
        if "\n" not in value and draw(st.booleans()):
            lines += f"  {made.comment(f'on {name}')}"
        lines += "\n"
    body = "\n" + "\n".join(draw(st.lists(st.sampled_from(BODIES), max_size=3)))
    spaces = draw(st.sampled_from(["", " ", "\t"]))
    made.text = (
        f"---{spaces}\n{lines}---{spaces}\n{body}{draw(st.sampled_from(['', spaces, NEWLINE, NEWLINE + spaces]))}"
    )
    return made


NEWLINE = "\n"
_Part = tuple[str, Any]


def _prose(draw: st.DrawFn, _: Written) -> _Part:
    text = draw(st.sampled_from(TEXTS))
    return _value(draw, text, "  "), normalize("NFC", text)


def _date(draw: st.DrawFn, _: Written) -> _Part:
    date = draw(st.sampled_from(sorted(DATES)))
    value = _value(draw, date, "  ")
    return value, date if NEWLINE in value else DATES[date]  # a date on two lines is left alone


def _tags(draw: st.DrawFn, _: Written) -> _Part:
    return draw(st.sampled_from(["[a, b]", "\n  - a\n  - b", "\n- a \n\n- b"])), ["a", "b"]


def _figures(draw: st.DrawFn, made: Written) -> _Part:
    row, tree = _row(draw, {"killed": "3", "as_of": draw(st.sampled_from(sorted(DATES))), "sources": ["one", "two"]})
    return f"\n  - {row} {made.comment('in figures')}\n  {made.comment('in figures')}", [tree]


def _sources(draw: st.DrawFn, made: Written) -> _Part:
    written, tree = "", {}
    for name in draw(st.permutations(["one", "two"])):
        url = draw(st.sampled_from(sorted(ADDRESSES)))
        pairs = {"publisher": draw(st.sampled_from(TEXTS)), "url": url, "archive": url, "date": "13 July 2018"}
        if draw(st.booleans()):
            row, tree[name] = _row(draw, pairs)
            written += f"\n  {name}: {row}"
            continue
        written += f"\n  {name}:"
        tree[name] = _meant(pairs)
        for key in draw(st.permutations(sorted(pairs))):
            if draw(st.booleans()):
                written += f"\n    {made.comment(f'above {key}')}"
            value = _value(draw, pairs[key], "      ", lines=key != "date")
            written += f"\n    {key}: {value}"
        if NEWLINE not in value:
            written += f"\n      {made.comment(f'below {key}')}"
    return written, tree


_PARTS: dict[str, Callable[[st.DrawFn, Written], _Part]] = {
    **dict.fromkeys(("title", "summary", "status", "place_note"), _prose),
    **dict.fromkeys(("date", "added"), _date),
    **{"tags": _tags, "figures": _figures, "sources": _sources},
}


def _meant(pairs: dict[str, Any]) -> dict[str, Any]:
    """A row or a source as it is to be when fixed."""
    meant = {key: normalize("NFC", value) if key == "publisher" else value for key, value in pairs.items()}
    meant |= {key: DATES[pairs[key]] for key in ("date", "as_of") if key in pairs}
    return meant | ({"url": ADDRESSES[pairs["url"]]} if "url" in pairs else {})


def _row(draw: st.DrawFn, pairs: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A mapping as a row of ``{…}``, its keys in any order, and the tree that is meant."""
    parts = []
    for name in draw(st.permutations(sorted(pairs))):
        value = pairs[name]
        plain = isinstance(value, str) and scalar(value) == value
        styles = ["plain" if plain else "double", "double", "single"]
        written = f"[{', '.join(value)}]" if isinstance(value, list) else _STYLES[draw(st.sampled_from(styles))](value)
        parts.append(f"{name}: {written}")
    return "{" + ", ".join(parts) + "}", _meant(pairs)


_STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "double": quoted,
    "single": lambda text: "'" + text.replace("'", "''") + "'",
}


def _value(draw: st.DrawFn, text: str, below: str, lines: bool = True) -> str:
    """``text`` behind a key in one of the styles of YAML; ``below`` is the indentation of lines that go on."""
    styles, spaces = ["double", "single"], draw(st.sampled_from(["", " ", "\t"]))
    plain = text[0] not in "[{@>-'\"~" and ": " not in text and "#" not in text
    if plain or scalar(text) == text:
        styles.append("plain")
    if lines:
        styles += ["|-", ">-", *(["lines"] if plain and " " in text else [])]
    style = draw(st.sampled_from(styles))
    if style in ("|-", ">-"):
        return f"{style}{spaces}\n{below}{text}"
    if style == "lines":
        return text.replace(" ", f"{spaces}\n{below}", 1) + spaces
    return _STYLES[style](text) + spaces


def mangled(text: str) -> st.SearchStrategy[str]:
    """``text`` with a byte order mark, with other line ends, or as it is."""
    ends = st.sampled_from([text, text.replace("\n", "\r\n"), text.replace("\n", "\r")])
    return st.tuples(st.sampled_from(["", "\ufeff"]), ends).map("".join)
