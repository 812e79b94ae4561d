"""Every word of a record's vocabulary renamed: the same record, as one on another subject would have it.

A word's id, label, definition and inverse become tokens that are nowhere else, such as ``zq0042i``. Tokens keep the
order of what they stand for, in lists and in the alphabet. What is then made of the record is mapped back token by
token, so it can be compared as it is with what is made of the record itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts.model.vocabulary import Vocabulary, Word

_TOKEN = re.compile(r"zq[0-9]{4}[a-z]", re.IGNORECASE)
_KEYS: Mapping[str, Mapping[str, str]] = {
    "event": {
        **{"kind": "kinds", "status": "statuses", "role": "roles", "stance": "stances", "verdict": "verdicts"},
        **{"group": "groups", "with": "groups", "without": "groups", "unstated": "groups", "nature": "natures"},
        **{
            "measure": "measures",
            "grade": "grades",
            "as": "relations",
            "class": "change_classes",
            "tags": "tags",
            "precision": "place_kinds",
            "what": "absences",
            "lacks": "absences",
        },
    },
    "_actors": {"what": "absences", "kind": "actor_kinds", "nature": "natures", "grade": "grades"},
    "_places": {"what": "absences", "kind": "place_kinds", "nature": "natures", "grade": "grades"},
    "_removed.yml": {"reason": "removal_reasons"},
}
"""Where words stand: by the folder of a file (`event` for those of years) the key, and the list of its words."""


@dataclass(frozen=True)
class Renaming:
    """Tokens for the words of a vocabulary: ``tokens`` by what they stand for, ``originals`` by token."""

    tokens: Mapping[tuple[str, str, str], str]
    originals: Mapping[str, str]

    def back(self, text: str, encode: Callable[[str], str] = str) -> str:
        """Return ``text`` with the originals in place of tokens, in lower case, since words begin sentences or not."""
        return _TOKEN.sub(lambda found: encode(self.originals[found.group().lower()]), text).casefold()

    def token(self, name: str, word: str, part: str = "i") -> str:
        """Return the token of a word's part in the list ``name``; what is no word of it stays as it is."""
        return self.tokens.get((name, word, part), word)

    def rewrite(self, events: Path) -> None:
        """Rename the words in every file of the record's folder ``events``, broken ones too as far as they go."""
        for path in sorted(events.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix in (".md", ".yml"):
                text = path.read_bytes().decode("latin-1")  # every byte has a character, and comes back from it
                path.write_bytes(self._renamed(path, text).encode("latin-1"))

    def _renamed(self, path: Path, text: str) -> str:
        if path.name == "_vocabulary.yml":
            return self._vocabulary(text)
        kind = path.name if path.name in _KEYS else path.parent.name if path.parent.name in _KEYS else "event"
        for key, name in _KEYS[kind].items():
            text = self._values(text, key, name)
        text = self._schemes(text)
        return self._measures(self._labels(text)) if kind == "event" else text

    def _values(self, text: str, key: str, name: str) -> str:
        """Rename the words at ``key``: ``key: word``, ``key: [word, word]`` or ``- word`` on the lines below."""
        one = rf"""(?:(?P<quote>["']?){self._any(name)}(?P=quote)(?![\w-]))"""
        places = rf"(?<![\w-])[\"']?{key}[\"']?:(?:[ \t]+\[[^\]\n]*\]|[ \t]+[^\r\n,}}]*|(?:[ \t]*\r?\n[ \t]*- [^\n]*)+)"

        def rename(place: re.Match[str]) -> str:
            head, colon, values = place.group().partition(":")
            pattern = rf"(?<=[\s\[,]){one}" if key in ("tags", "lacks") else rf"(?<=[\s]){one}(?=\s*(?:[\]#]|$))"
            return head + colon + re.sub(pattern, lambda at: self._in_quotes(at, name), values)

        return re.sub(places, rename, text)

    def _in_quotes(self, at: re.Match[str], name: str) -> str:
        return f"{at['quote']}{self.token(name, at['word'])}{at['quote']}"

    def _labels(self, text: str) -> str:
        """Rename the labels of groups where a source's own `words` are the same."""
        labels = {
            self.originals[token.lower()].casefold(): token for key, token in self.tokens.items() if key[2] == "l"
        }
        pattern = r"""(?<=[\s{,]words: )[^\n,}]+"""
        return re.sub(pattern, lambda at: labels.get(at.group().casefold(), at.group()), text)

    def _schemes(self, text: str) -> str:
        """Rename the schemes of identifiers, which are keys below `identifiers`, on its line or on those below."""
        rows = r"(?<![\w-])identifiers:(?:[ \t]+\{[^}\n]*\}|(?:[ \t]*\r?\n[ \t]+[^\n]*)+)"
        one = rf"(?<=[\s{{,\"']){self._any('identifier_schemes')}(?=[\"']?:)"
        return re.sub(
            rows, lambda row: re.sub(one, lambda at: self.token("identifier_schemes", at["word"]), row.group()), text
        )

    def _measures(self, text: str) -> str:
        """Rename the measures, which are keys of rows."""
        pattern = rf"(?<=[\s{{,\"'])(?<!: ){self._any('measures')}(?=[\"']?:)"
        return re.sub(pattern, lambda at: self.token("measures", at["word"]), text)

    def _any(self, name: str) -> str:
        words = sorted((word for each, word, part in self.tokens if each == name and part == "i"), key=len)
        return rf"(?P<word>{'|'.join(map(re.escape, reversed(words)))})"

    def _vocabulary(self, text: str) -> str:
        name, lines = "", []
        for line in text.split("\n"):
            if heading := re.match(r"([a-z_]+):", line):
                name = heading[1]
            entry = re.match(r"(\s+)([\w-]+)(: *(?:\{.*)?\r?)$", line)
            lines.append(self._word(name, entry) if entry else line)
        return "\n".join(lines)

    def _each(self, name: str, words: str) -> str:
        """Rename the words of a list in brackets."""
        return ", ".join(self.token(name, word) for word in words.split(", "))

    def _word(self, name: str, entry: re.Match[str]) -> str:
        """Rename one word of the vocabulary, with its texts and the larger word that it lies within."""
        indent, word, rest = entry.groups()
        for part, key in (("l", "label"), ("d", "definition"), ("v", "inverse")):
            if token := self.tokens.get((name, word, part)):
                rest = re.sub(rf"""(?<={key}: )(?:"(?:[^"\\]|\\.)*"|[^,}}"]+)""", token, rest)
        rest = re.sub(r"(?<=within: )[\w-]+", lambda at: self.token(name, at.group()), rest)
        rest = re.sub(r"(?<=redirect_from: \[)[^\]]*", lambda at: self._each(name, at.group()), rest)
        return f"{indent}{self.token(name, word)}{rest}"


def renaming_of(vocabulary: Vocabulary) -> Renaming:
    """Return tokens for every word of ``vocabulary``."""
    texts = sorted(_texts(vocabulary), key=lambda text: (text[1], text[0]))
    tokens = {key: f"zq{number:04d}{key[2]}" for number, (key, _) in enumerate(texts)}
    shown = {key: token if key[2] == "i" else token.capitalize() for key, token in tokens.items()}
    return Renaming(shown, {tokens[key]: text for key, text in texts})


def _texts(vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, str, str], str]]:
    for name in vocabulary.__dataclass_fields__:
        words = getattr(vocabulary, name)
        # publishers are names, as sources have them
        for word, entry in words.items() if isinstance(words, dict) and name != "publishers" else ():
            yield (name, word, "i"), word
            if isinstance(entry, Word):
                yield (name, word, "l"), entry.label
                yield (name, word, "d"), entry.definition
                if entry.inverse:
                    yield (name, word, "v"), entry.inverse
