"""Slugs: parts of addresses made of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.slugs import LONGEST, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sar-e Pul governor's office", "sar-e-pul-governor-s-office"),
        ("Größe & Łódź", "grosse-łodz"),
        ("والی سرپل", "والی-سرپل"),
        ("a_b", "a-b"),
        ("", "x"),
        ("…", "x"),
        ('"><script>', "script"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """A slug holds letters of any script, digits and hyphens, and is never empty."""
    assert slugify(text) == slug


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever the text, its slug fits into a file's name and needs no escape in an address."""
    slug = slugify(text)
    assert 0 < len(slug.encode()) <= LONGEST + 9
    assert not set(slug) & set("/ .?#&%_\\\x00")


def test_long_texts_stay_apart() -> None:
    """Two long texts with the same beginning have two slugs."""
    assert slugify("a" * 200) != slugify("a" * 201)
