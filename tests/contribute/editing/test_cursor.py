"""What stands at a place: keys and values as YAML has them, whatever their letters, also while somebody types."""

import pytest

from build_scripts.contribute.editing.cursor import Spot, spot_at
from build_scripts.findings import KeyPath

AROUND = "---\ntitle: A\n{}\nstatus: x\n---\n\nWords.\n"


def at_cursor(text: str, kind: str = "event") -> Spot | None:
    """Return what is at the sign ``|`` in ``text``."""
    return spot_at(kind, text.replace("|", "", 1), text.index("|"))


@pytest.mark.parametrize(
    ("written", "what", "path", "text", "typed"),
    [
        ("kind: at|t", "value", ("kind",), "att", "at"),
        ("kind: |", "value", ("kind",), "", ""),
        ("kind: \"fl|ood\"", "value", ("kind",), "flood", "fl"),
        ("ki|", "key", ("ki",), "ki", "ki"),
        ("ki|nd: x", "key", ("kind",), "kind", "ki"),
        ("|", "key", ("",), "", ""),
        ("places: [kab|ul, herat]", "value", ("places", 0), "kabul", "kab"),
        ("places: [kab|", "value", ("places", 0), "kab", "kab"),
        ("places: [Kandah|ār]", "value", ("places", 0), "Kandahār", "Kandah"),
        ("places: [قند|هار, herat]", "value", ("places", 0), "قندهار", "قند"),
        ("places:\n  - ka|", "value", ("places", 0), "ka", "ka"),
        ("related:\n  - {event: 2018-07-13-mas|tung, as: x}", "value", ("related", 0, "event"), "2018-07-13-mastung",
         "2018-07-13-mas"),
        ("actors:\n  - {actor: ta|", "value", ("actors", 0, "actor"), "ta", "ta"),
        ("actors:\n  - {act|", "key", ("actors", 0, "act"), "act", "act"),
        ("actors:\n  - {actor: x, ro|le: y}", "key", ("actors", 0, "role"), "role", "ro"),
        ("actors:\n  - actor: x\n    ro|", "key", ("actors", 0, "ro"), "ro", "ro"),
        ("actors:\n  - ac|", "key", ("actors", 0, "ac"), "ac", "ac"),
        ("sources:\n  s1:\n    pub|", "key", ("sources", "s1", "pub"), "pub", "pub"),
        ("sources:\n  s1:\n    publisher: X\n    ti|", "key", ("sources", "s1", "ti"), "ti", "ti"),
        ("figures:\n  - {killed: 3, sources: [a, b|", "value", ("figures", 0, "sources", 1), "b", "b"),
        ("unclaimed: {as_of: |", "value", ("unclaimed", "as_of"), "", ""),
        ("unclaimed:\n  sou|", "key", ("unclaimed", "sou"), "sou", "sou"),
        ("point: {la|", "key", ("point", "la"), "la", "la"),
        ("broken: [\nkind: at|", "value", ("kind",), "at", "at"),
        ("kind: at|\nbroken: ]: [", "value", ("kind",), "at", "at"),
        ("summary: \"a | b", "value", ("summary",), "a  b", "a "),
    ],
)  # fmt: skip
def test_front_matter(written: str, what: str, path: KeyPath, text: str, typed: str) -> None:
    """The whole key or value is found, with its path, and its span in the file is exactly its text."""
    whole = AROUND.format(written)
    spot = at_cursor(whole)
    assert spot is not None
    assert (spot.what, spot.path, spot.text, spot.typed) == (what, path, text, typed)
    assert whole.replace("|", "", 1)[spot.start : spot.end] == text


@pytest.mark.parametrize(
    ("body", "what", "text"),
    [
        ("Words [@gaz|ette].", "citation", "gazette"),
        ("Words [@gazette; @dawn-2018|-07-14].", "citation", "dawn-2018-07-14"),
        ("Words [@|", "citation", ""),
        ("Words [@gazette; @da|", "citation", "da"),
        ("See [it](../2018/2018-07|-13-mastung.md).", "link", "../2018/2018-07-13-mastung.md"),
        ("See [it](../_act|", "link", "../_act"),
        ("Wor|ds.", None, None),
        ("Words (b|).", None, None),
    ],
)
def test_body(body: str, what: str | None, text: str | None) -> None:
    """In the body a cited source and the address of a link are found, also before their brackets are closed."""
    whole = f"---\ntitle: A\n---\n\n{body}\n"
    spot = at_cursor(whole)
    assert (spot and spot.what, spot and spot.text) == (what, text)
    assert spot is None or whole.replace("|", "", 1)[spot.start : spot.end] == text


@pytest.mark.parametrize("written", ["-|--\na: b\n---\n", "wor|ds", "|", "---|\n"])
def test_nothing(written: str) -> None:
    """Where there is no front matter there is nothing to complete."""
    assert at_cursor(written) is None


def test_registries() -> None:
    """The vocabulary is YAML alone: keys of its words are found."""
    spot = at_cursor('format: "1"\nkinds:\n  flood: {label: Flood, def|', "vocabulary")
    assert (spot and spot.path) == ("kinds", "flood", "def")
    assert (spot and spot.beside) == frozenset({"label"})
