"""The interface's words: all of them used, none of them missing, none of them in code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from build_scripts.language.interface import StringsError, read_strings
from build_scripts.pages import FOOTER, MENU

PACKAGE = Path(__file__).parents[2] / "build_scripts"
USERS = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]
COUNTED = re.compile(r"(.+)_(?:one|many)")


def test_every_string_is_used() -> None:
    """No word of the interface is left over from something that is gone."""
    code = "\n".join(path.read_text("utf-8") for path in USERS)
    strings = read_strings("en", PACKAGE)["interface"]

    named = {*re.findall(r"\bt\.(\w+)", code), *re.findall(r"[\"'](\w+)(?=[\"'])", code)}
    begun = set(re.findall(r'f"(\w{4,})\{', code))

    def is_used(key: str) -> bool:
        counted = COUNTED.fullmatch(key)
        names = {key, *([counted[1]] if counted else [])}
        return bool(names & named) or any(key.startswith(prefix) and key != prefix for prefix in begun)

    assert [key for key in strings if not is_used(key)] == []


def test_every_string_that_a_template_wants_is_there() -> None:
    """A template never asks for a word that the interface does not have."""
    strings = read_strings("en", PACKAGE)["interface"]
    wanted = {
        name for path in PACKAGE.rglob("*.html") for name in re.findall(r"\bt\.([a-z_]+)", path.read_text("utf-8"))
    }
    assert sorted(wanted - strings.keys()) == []


def test_every_section_has_a_string() -> None:
    """The menu at the head and the links at the foot of a page have a word for each section they lead to."""
    sections = read_strings("en", PACKAGE)["interface"]["sections"]
    assert sorted({*MENU, *FOOTER} - sections.keys()) == []


def test_a_file_of_the_record_lies_over_english(tmp_path: Path) -> None:
    """A record's own strings replace single words and leave the others."""
    (tmp_path / "words.yml").write_text("interface:\n  search: Suche\n  sections: {events: Chronik}\n", "utf-8")
    english, own = read_strings("en", tmp_path), read_strings("words.yml", tmp_path)
    changed = {path for path, word in _flat(own) if dict(_flat(english)).get(path) != word}
    assert changed == {("interface", "search"), ("interface", "sections", "events")}


@pytest.mark.parametrize(("name", "text"), [("missing.yml", None), ("list.yml", "- a\n"), ("broken.yml", "a: [\n")])
def test_strings_that_cannot_be_read(tmp_path: Path, name: str, text: str | None) -> None:
    """Strings that are not there, or no mapping, are refused in words that name the file."""
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(StringsError, match=re.escape(name)):
        read_strings(name, tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("interface: hello\n", "`interface` has to be a mapping, and is a text"),
        ("interface: {search: [a]}\n", "`interface.search` has to be a text, and is a list of 1"),
        ("interface: {sections: x}\n", "`interface.sections` has to be a mapping, and is a text"),
        ('interface: {feed_title: "New in {name}"}\n', "`interface.feed_title` may hold no other braces than `{site}`"),
        (
            'interface: {events_one: "{number} event"}\n',
            "`interface.events_one` may hold no other braces than `{count}`",
        ),
        ('interface: {feed_title: "New in {site"}\n', "`interface.feed_title` may hold no other braces than `{site}`"),
    ],
)
def test_strings_of_another_shape(tmp_path: Path, text: str, problem: str) -> None:
    """Strings that pages could not be made with are refused, with the key and what it has to be."""
    (tmp_path / "words.yml").write_text(text, "utf-8")
    with pytest.raises(StringsError, match=re.escape(f"words.yml cannot be used: {problem}")):
        read_strings("words.yml", tmp_path)


def _flat(tree: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _flat(value, (*path, str(key)))
    else:
        yield path, tree
