"""Spaces and tabs at line ends: where they go, and where they mean something."""

import pytest

from build_scripts.contribute.fix.whitespace import trim_body, trim_front_matter
from tests.contribute.fix import fixed_by

FRONT = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("front", "fixed"),
    [
        ("a: x  \n", "a: x\n"),
        ("a: x\t\n", "a: x\n"),
        ("a: x # why \t \n", "a: x # why\n"),
        ("a: x\n   \nb: y\n", "a: x\n\nb: y\n"),
        ("a:  \n  - x  \n  - y\n", "a:\n  - x\n  - y\n"),
        ('a: "x  \n  y"  \n', 'a: "x\n  y"\n'),
        ("a: x  \n  y  \n", "a: x\n  y\n"),
        ("a: >-  \n  x\nb: y  \n", "a: >-\n  x\nb: y\n"),
        ("a: x\u00a0\n", "a: x\u00a0\n"),
    ],
)
def test_front_matter(front: str, fixed: str) -> None:
    """Lines of the front matter end with their last character; a no-break space is one."""
    assert fixed_by(trim_front_matter, f"---\n{front}---\n") == f"---\n{fixed}---\n"


def test_fences() -> None:
    """The fences are lines of the front matter too; the body is not."""
    assert fixed_by(trim_front_matter, "---  \na: x\n---\t\nBody  \n") == "---\na: x\n---\nBody  \n"


@pytest.mark.parametrize(
    "front",
    [
        "a: |\n  x  \n  \n  y\t\nb: y\n",
        "a: >\n  x  \n\n    y  \n",
        "a: |+\n  x\n   \n",
        'a: "x\\  \n  y"\n',
    ],
)
def test_spaces_that_belong_to_a_text(front: str) -> None:
    """In blocks of text, and behind a backslash, spaces stay."""
    assert fixed_by(trim_front_matter, f"---\n{front}---\n") == f"---\n{front}---\n"


def test_vocabulary() -> None:
    """A file that is YAML alone has no body."""
    assert fixed_by(trim_front_matter, "format: 1  \nkinds: \n  a: {label: A, definition: B} ", "vocabulary") == (
        "format: 1\nkinds:\n  a: {label: A, definition: B}"
    )


def test_a_text_that_nothing_ends() -> None:
    """The last line of a file may belong to a text though no line feed follows."""
    text = "kinds:\n  a: |\n    x  \n    y\t"
    assert fixed_by(trim_front_matter, text, "vocabulary") == text


@pytest.mark.parametrize(
    ("body", "fixed"),
    [
        ("One \nline\t\n", "One\nline\n"),
        ("One\n  \nTwo\n", "One\n\nTwo\n"),
        ("The last line has two  \n\nNext  ", "The last line has two\n\nNext"),
        ("# Heading  \n\n- item  \n", "# Heading\n\n- item\n"),
        ("| a | b |  \n|---|---|  \n| c | d |  \n", "| a | b |\n|---|---|\n| c | d |\n"),
        ("One \t\ntwo  \t\nthree\n", "One\ntwo\nthree\n"),
        ("   \n", "\n"),
        ("`One` line  \n\n`one` line  \n", "`One` line\n\n`one` line\n"),
    ],
)
def test_body(body: str, fixed: str) -> None:
    """In the body too, where they do nothing."""
    assert fixed_by(trim_body, FRONT + body) == FRONT + fixed


@pytest.mark.parametrize(
    "body",
    [
        "Two spaces  \nbreak the line.\n",
        "> quoted  \n> twice\n",
        "- item  \n  goes on\n",
        "```\ncode  \n  \n```\n",
        "~~~ \nnever closed  \n",
        "    code  \n   \n    more \n",
        "A backslash\\  \nand a line.\n",
        "Code `on \ntwo` lines.\n",
    ],
)
def test_spaces_that_mean_something(body: str) -> None:
    """Two spaces that break a line stay, and so does code as it is."""
    assert fixed_by(trim_body, FRONT + body) == FRONT + body
