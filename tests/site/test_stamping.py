"""Planned pages become tasks: each with the shell of its depth."""

from collections.abc import Iterable

import pytest

from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned
from build_scripts.site.shell import DEPTHS, Shell
from build_scripts.site.stamping import page_tasks

SHELLS = {depth: Shell((f"depth {depth}",)) for depth in DEPTHS}


def _planned(paths: Iterable[str]) -> list[Planned]:
    return [Planned(path, "key", _render, None, ()) for path in paths]


def _render(context: Context) -> Page:
    raise AssertionError("tasks are made without rendering")


def test_the_key_of_a_page_holds_its_shell() -> None:
    """Pages of one depth share a shell; pages of two depths have different ones in their keys."""
    tasks = list(page_tasks(_planned(["a/", "b/", "a/b/", "a/b/c/"]), SHELLS))
    assert [task.path for task in tasks] == ["a/index.html", "b/index.html", "a/b/index.html", "a/b/c/index.html"]
    assert [task.key.removeprefix("key") for task in tasks] == [SHELLS[depth].digest for depth in (1, 1, 2, 3)]


def test_a_page_that_lies_too_deep() -> None:
    """A page without a shell for its depth is refused by name, with the depths that there are."""
    message = r"the page `a/b/c/d/e/f/` is 6 folders deep; there are shells for 1, 2, 3, 4, 5 \(`DEPTHS`\)"
    with pytest.raises(ValueError, match=message):
        list(page_tasks(_planned(["a/", "a/b/c/d/e/f/"]), SHELLS))
