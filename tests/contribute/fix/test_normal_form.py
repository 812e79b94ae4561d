"""Unicode in its composed form."""

from unicodedata import normalize

import pytest

from build_scripts.contribute.fix.normal_form import compose_letters
from tests.contribute.fix import fixed_by

PERSIAN = "خانه‌های کابل و می‌روند"


@pytest.mark.parametrize("text", ["Café in Kübra", "\u0627\u0653 \u06d5\u0654", "\u212b \u2126 \u212a"])
def test_texts_are_composed(text: str) -> None:
    """Front matter and body both come out in NFC; what looks the same is the same."""
    page = "---\ntitle: {0} # {0}\n---\n\n{0} [@a].\n"
    assert fixed_by(compose_letters, page.format(normalize("NFD", text))) == page.format(normalize("NFC", text))


@pytest.mark.parametrize(
    "text",
    [
        PERSIAN,
        "https://example.org/cafe\u0301",
        "[there](https://example.org/cafe\u0301)",
        "[there](cafe\u0301.md)",
        "[there](<cafe\u0301.md>)",
        "[there]: cafe\u0301.md",
        "x \u1fef y",
        "a=\u0338b",
        "ﬁ ² ①",
        '"\\u0065\u200c"',
    ],
)
def test_what_stays(text: str) -> None:
    """Joiners, addresses, letters that only NFKC would change, and what would become a sign of YAML or Markdown."""
    page = f"---\ntitle: a\n---\n\n{text}\n"
    assert fixed_by(compose_letters, page) == page


def test_only_words_that_need_it() -> None:
    """A line with one such word and addresses keeps the addresses."""
    page = "---\ntitle: a\n---\n\n[{}](cafe\u0301.md) ({}) https://example.org/cafe\u0301\n"
    fixed = page.format("Café", "Café")
    assert fixed_by(compose_letters, page.format("Cafe\u0301", "Cafe\u0301")) == fixed
