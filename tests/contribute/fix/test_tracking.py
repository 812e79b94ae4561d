"""Tracking parameters of the addresses of sources."""

import pytest

from build_scripts.contribute.fix.tracking import drop_tracking
from tests.contribute.fix import fixed_by

PAGE = "---\ntitle: a\nsources:\n  s: {}\n---\n"


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ('{url: "https://x.org/?a=1&utm_source=y#z", lang: fa}', '{url: "https://x.org/?a=1#z", lang: fa}'),
        ("{lang: fa, url: https://x.org/?fbclid=y}", "{lang: fa, url: https://x.org/}"),
        ("{url: 'https://x.org/?utm_source=y'}", "{url: 'https://x.org/'}"),
        ("\n    url: https://x.org/?fbclid=y&b=%2F # why", "\n    url: https://x.org/?b=%2F # why"),
        ("\n    url: >-\n      https://x.org/?fbclid=y", "\n    url: >-\n      https://x.org/"),
    ],
)
def test_url(source: str, fixed: str) -> None:
    """They go from `url`, however it is quoted; the rest of the address stays as it is written."""
    text = PAGE.replace("{}", source)
    assert fixed_by(drop_tracking, text) == PAGE.replace("{}", fixed)


@pytest.mark.parametrize(
    "source",
    [
        '{archive: "https://web.archive.org/web/2018/https://x.org/?utm_source=y"}',
        '{archive: "https://archive.org/?utm_source=y"}',
        '{reference: "https://x.org/?utm_source=y"}',
        '{url: "https://x.org/?ref=y&id=utm_source"}',
        '{url: "https://x.org/\\u003futm_source=y"}',
        "{url: [https://x.org/?utm_source=y]}",
    ],
)
def test_what_stays(source: str) -> None:
    """Archived copies, other keys, other parameters, and addresses written with escapes."""
    text = PAGE.replace("{}", source)
    assert fixed_by(drop_tracking, text) == text


def test_sources_of_actors_and_places() -> None:
    """Actors and places have sources too; a vocabulary has none."""
    text = PAGE.replace("{}", "{url: https://x.org/?fbclid=1}")
    for kind in ("actor", "place"):
        assert fixed_by(drop_tracking, text, kind) == PAGE.replace("{}", "{url: https://x.org/}")
    vocabulary = "kinds:\n  a: {url: https://x.org/?fbclid=1}\n"
    assert fixed_by(drop_tracking, vocabulary, "vocabulary") == vocabulary
