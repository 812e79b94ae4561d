"""An event out of answers."""

import pytest

from build_scripts.contribute.new.event import Answers, cited, event_body, event_front

SOURCES = {"a": {"publisher": "A"}, "b": {"publisher": "B"}}


@pytest.mark.parametrize(
    ("paragraph", "written"),
    [
        ("It broke.", "It broke [@a; @b]."),
        ("It broke", "It broke [@a; @b]"),
        ("“It broke!”", "“It broke [@a; @b]!”"),
        ("It broke (twice)", "It broke (twice) [@a; @b]"),
        ("", " [@a; @b]"),
    ],
)
def test_citations_stand_before_the_full_stop(paragraph: str, written: str) -> None:
    """A citation stands behind the last word, before what ends the sentence."""
    assert cited(paragraph, ["a", "b"]) == written


def test_nothing_to_cite() -> None:
    """Without sources a paragraph stays as it is."""
    assert cited("It broke.", []) == "It broke."


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("", "The dike \\[old\\] broke [@a; @b]."),
        ("One.\r\n\r\nTwo [@b].\n \nThree\nlines.\n", "One [@a; @b].\n\nTwo [@b].\n\nThree\nlines [@a; @b]."),
        ("## Heading\n\n- item\n\n> quote\n\n| a |\n|---|", "## Heading\n\n- item\n\n> quote\n\n| a |\n|---|"),
        ("1. first\n\n```\ncode\n```\n\n    code", "1. first\n\n```\ncode\n```\n\n    code"),
        ("-5 degrees", "-5 degrees [@a; @b]"),
    ],
)
def test_every_paragraph_cites(body: str, written: str) -> None:
    """A paragraph that cites nothing gets all sources; other blocks stay as they are; no body means the summary."""
    answers = Answers(summary="The dike [old] broke.", sources=SOURCES, body=body)  # type: ignore[arg-type]
    assert event_body(answers) == written


def test_front_matter_holds_what_was_answered() -> None:
    """The front matter is every answer but the body."""
    front = event_front(Answers(title="T", places=["p"], body="B"))
    assert (front["title"], front["places"], "body" in front) == ("T", ["p"], False)
