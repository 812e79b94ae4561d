"""The page on design is true: the figures in its table are those of the style sheet, and high enough."""

import re

from build_scripts.pages.styles import ASSETS, PARTS, join_styles
from tests.support.projects import REPOSITORY

PAGE = (REPOSITORY / "docs/design.md").read_text("utf-8")
STYLES = "".join([join_styles().decode(), *(path.read_text("utf-8") for path in ASSETS.glob("*.css"))])
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([a-z-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)", STYLES)
}
TEXT, SIGN = 4.5, 3.0


def luminance(colour: str) -> float:
    """The relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> tuple[float, float]:
    """The contrast of two tokens, in the light and in the dark scheme."""
    pairs = (sorted(map(luminance, pair)) for pair in zip(TOKENS[one], TOKENS[other], strict=True))
    light, dark = ((high + 0.05) / (low + 0.05) for low, high in pairs)
    return light, dark


def shown(one: str, other: str) -> str:
    """The contrast of two tokens as the page has it."""
    return " / ".join(f"{value:.1f}" for value in contrast(one, other))


def test_table_of_colours_is_that_of_the_styles() -> None:
    """Every token of a colour is in the table, with its two values and its contrast to both grounds."""
    rows = re.findall(r"^\| `--([a-z-]+)` \| `(#\w+)` \| `(#\w+)` \| ([^|]+) \| ([^|]+) \|", PAGE, re.MULTILINE)
    assert rows == [
        (name, light, dark, shown(name, "paper"), shown(name, "paper-deep")) for name, (light, dark) in TOKENS.items()
    ]


def test_contrast_is_high_enough() -> None:
    """Text keeps 4.5 on every ground that it stands on, the strong rule 3, in both schemes."""
    on = [(text, ground) for text in ("ink", "ink-soft") for ground in ("paper", "paper-deep", "mark", "accent-wash")]
    on += [(text, ground) for text in ("accent", "accent-deep") for ground in ("paper", "paper-deep")]
    low = {pair: contrast(*pair) for pair in on if min(contrast(*pair)) < TEXT}
    assert low == {}
    assert min(*contrast("rule-strong", "paper"), *contrast("accent", "accent-wash")) >= SIGN


def test_classes_and_parts_exist() -> None:
    """Every class and every part of the styles that the page names is there."""
    classes = set(re.findall(r"`\.(kt-[a-z-]+)`", PAGE))
    assert sorted(name for name in classes if not re.search(rf"\.{name}\b", STYLES)) == []
    assert set(re.findall(r"\| `([a-z]+)` \|$", PAGE, re.MULTILINE)) <= set(PARTS)
