"""What somebody typed, as text that can be seen, and as Markdown that says only that.

Nothing here refuses: characters that a file of the record may not hold are left out, and `hidden_in` names them for
whoever wants to ask again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from textwrap import wrap
from unicodedata import normalize

from build_scripts.base.letters import INVISIBLE

WIDTH = 120
_UNWRITABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef]")  # lone surrogates of a JSON file; what is no character at all
_JOINERS = "\u200c\u200d"
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")

_MENTION = re.compile(r"(?<![\w@.])@[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?")
_MARKUP = re.compile(r"[\\`*_\[\]<{|~]|(?<=\[)@|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_SHOWN = (
    re.compile(r"!?\[[^\[\]\n]{0,80}\](?:\([^()\n]{0,200}\))?|https?://[^\s<>()\[\]]+|www\.\S+", re.IGNORECASE),
    re.compile(r"</?[a-z!][^<>\n]{0,80}>?|&#?\w+;|[\\`*_{}|~]+|" + _MENTION.pattern, re.IGNORECASE),
    re.compile(r"^[ \t]*(?:[#>]+|[-+*](?= )|[0-9]{1,9}[.)](?= )|={2,}|-{2,}|:(?= ))", re.MULTILINE),
)
"""What `as_markdown` and `wrapped` make plain, in pieces that a person recognises."""
_LINE_START = re.compile(r"[#>=:+-]|[0-9]{1,9}(?=[.)])")


def hidden_in(text: str) -> list[str]:
    """Return the characters of ``text`` that nobody can see, each once, as ``U+202E``; line ends and tabs are none."""
    hidden = (char for char in text if char not in "\r\n\t" and (INVISIBLE.match(char) or _UNWRITABLE.match(char)))
    return [f"U+{ord(char):04X}" for char in dict.fromkeys(hidden)]


@lru_cache(maxsize=1 << 12)  # an import asks it of each value on every step of its way
def one_line(text: str) -> str:
    """Return ``text`` as one line in Unicode's composed form: no line ends, no characters that cannot be seen."""
    if text.isascii() and text.isprintable():  # most texts, of which a long import has a million
        return " ".join(text.split())
    seen = _UNWRITABLE.sub("", INVISIBLE.sub(lambda found: " " if found.group().isspace() else "", text))
    line = normalize("NFC", " ".join(seen.split()))
    return line if line.strip(_JOINERS + " ") else ""


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of ``text``, which empty lines part, each as one line."""
    parts = _BLANK.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line for line in map(one_line, parts) if line]


def as_markdown(line: str) -> str:
    """Return Markdown of one paragraph that reads ``line``: without links, headings, lists, citations, HTML.

    A backslash makes a sign mean itself (https://spec.commonmark.org/0.31.2/#backslash-escapes). A name behind an `@`
    becomes code: neither a citation here nor a mention on a forge.
    """
    parts, at = [], 0
    for mention in _MENTION.finditer(line):
        parts += [_escaped(line[at : mention.start()]), f"`{mention.group()}`"]
        at = mention.end()
    return "".join((*parts, _escaped(line[at:])))


def markup_in(text: str) -> list[str]:
    """Return the signs of ``text``, several paragraphs too, that would do something as Markdown, each once.

    `as_markdown` and `wrapped` make plain text of them.
    """
    found = {match.start(): match.group() for pattern in _SHOWN for match in pattern.finditer(text)}
    return list(dict.fromkeys(" ".join(found[at].split()) for at in sorted(found)))


def _escaped(text: str) -> str:
    return _REFERENCE.sub("&amp;", _MARKUP.sub(r"\\\g<0>", text))


def wrapped(markdown: str) -> str:
    """Return a paragraph in lines of at most 120 characters, none of which begins like a heading, a list or a table."""
    lines = wrap(markdown, WIDTH, break_long_words=False, break_on_hyphens=False, expand_tabs=False)
    return "\n".join(map(_started, lines))


def _started(line: str) -> str:
    found = _LINE_START.match(line)
    if found is None:
        return line
    return f"{found.group()}\\{line[found.end() :]}" if found.group()[0].isdigit() else f"\\{line}"
