"""Front matter whose lines of `---` are not where they belong."""

import pytest

from build_scripts.reading.diagnosis.hints.fences import explain_fences
from build_scripts.reading.front_matter import parse_yaml

FRONT, BODY = "title: a\nsources:\n  b: {c: d}\n", "\nThe river: it rose.\n\nIt fell.\n"


@pytest.mark.parametrize(
    ("text", "line", "begins"),
    [
        (f"----\n{FRONT}----\n{BODY}", 0, "`----` is not `---`"),
        (f"\u2014\n{FRONT}---\n{BODY}", 0, "`\u2014` is not `---`"),
        (f"- - -\n{FRONT}---\n{BODY}", 0, "`- - -` is not `---`"),
        (f"+++\n{FRONT}+++\n{BODY}", 0, "`+++` is not `---`"),
        (f" ---\n{FRONT}---\n{BODY}", 0, "there are spaces before the three hyphens"),
        (f"```yaml\n---\n{FRONT}---\n```\n{BODY}", 0, "the front matter is in a block of code"),
        (f"```\n{FRONT}```\n{BODY}", 0, "the front matter is in a block of code"),
        (f"# A\n\n---\n{FRONT}---\n{BODY}", 0, "there is text above the front matter, which begins on line 3"),
        (f"\n\n---\n{FRONT}---\n{BODY}", 0, "there is an empty line above the front matter"),
        (f"{FRONT}---\n{BODY}", 0, "there is no line of `---` above the first key"),
        (f"---\n{FRONT}----\n{BODY}", 4, "`----` is not `---`, so nothing closes"),
        (f"---\n{FRONT}...\n{BODY}", 4, "`...` is not `---`, so nothing closes"),
        (f"---\n{FRONT} ---\n{BODY}", 4, "there are spaces before the three hyphens, so nothing closes"),
        (f"---\n{FRONT}\nIt fell.\n", 5, "the front matter is not closed before this line"),
        (f"---\n{FRONT}{BODY}\n---\n\nMore.\n", 5, "the front matter is not closed before this line"),
    ],
)
def test_what_was_meant(text: str, line: int, begins: str) -> None:
    """The line where it goes wrong is named; the keys and the body are found where they are."""
    guess = explain_fences(text)
    assert guess is not None
    assert (guess.line, guess.message[: len(begins)]) == (line, begins)
    assert parse_yaml(guess.front)[0] == {"title": "a", "sources": {"b": {"c": "d"}}}
    assert guess.front.split("\n")[text.split("\n").index("title: a")] == "title: a"
    assert "It fell." in text[guess.body :]
    assert "sources" not in text[guess.body :]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "the file is empty"),
        (" \n\n", 0, "the file is empty"),
        ("# A river\n\nIt rose.\n", 0, "the file does not begin with front matter"),
        (f"---\n{FRONT}", 3, "the front matter is never closed"),
        (f"{FRONT}\n{BODY}", 0, "there is no line of `---` above the first key"),
    ],
)
def test_what_cannot_be_told(text: str, line: int, message: str) -> None:
    """Where nothing shows what was meant, only the mistake is named."""
    guess = explain_fences(text)
    assert guess is not None
    assert (guess.line, guess.message, guess.front) == (line, message, "")


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{FRONT}---\n{BODY}",
        f"---  \n{FRONT}---\t\n{BODY}\n---\n",
        "---\n---\n",
        f"---\n\n# A remark.\n\n{FRONT}\n---\n",
    ],
)
def test_what_is_right(text: str) -> None:
    """Fences in their places, with spaces behind them or empty lines within, are no matter."""
    assert explain_fences(text) is None
