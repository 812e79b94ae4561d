"""Tests of fix: what each kind does to a text, what it leaves alone, and that nothing changes its meaning."""

from collections.abc import Callable, Iterable

from build_scripts.contribute.fix.edits import Edit, apply_edits
from build_scripts.contribute.fix.opened import OpenFile, open_file


def fixed_by(find: Callable[[OpenFile], Iterable[Edit]], text: str, kind: str = "event") -> str:
    """``text`` after one kind of fix."""
    file = open_file(kind, text)
    assert file is not None, "the example cannot be read"
    return apply_edits(text, find(file))
