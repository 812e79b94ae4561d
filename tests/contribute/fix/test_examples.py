"""Examples on disk: ``tests/examples/fixed/`` holds files to fix, and beside each what becomes of it.

A case is a file, `<case>.md` with `<case>.fixed.md`, or a folder, `<case>/` with `<case>.fixed/`. Adding a case is
adding both.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.contribute.fix.fix import fix_text
from build_scripts.model.layout import Kind
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parsed import parse_file
from tests.examples import HERE, RECORD, cases

FIXED = HERE / "fixed"
_KINDS: dict[str, Kind] = {"_actors": "actor", "_places": "place"}
_SINGLES: dict[str, Kind] = {"_vocabulary.yml": "vocabulary", "_removed.yml": "removed"}


def pairs() -> Iterator[tuple[Path, Path]]:
    """Each file to fix, and what it is to become."""
    for case in sorted(FIXED.iterdir()):
        if ".fixed" not in case.name and case.suffix == ".md":
            yield case, case.with_suffix(".fixed.md")
        elif ".fixed" not in case.name:
            beside = FIXED / f"{case.name}.fixed"
            yield from ((path, beside / path.relative_to(case)) for path in sorted(case.rglob("*.*")))


def kind_of(path: Path) -> Kind:
    """What kind of file is at ``path``."""
    return _SINGLES.get(path.name) or _KINDS.get(path.parent.name, "event")


def _name(value: object) -> str:
    return value.relative_to(FIXED).as_posix() if isinstance(value, Path) else ""


@pytest.mark.parametrize(("before", "after"), list(pairs()), ids=_name)
def test_example(before: Path, after: Path) -> None:
    """A file becomes, byte for byte, what is beside it; that is left as it is."""
    kind = kind_of(before)
    fixed = fix_text(kind, before.read_bytes().decode("utf-8")).text
    assert (fixed.encode("utf-8"), fix_text(kind, fixed).kinds) == (after.read_bytes(), ())


def _findings(kind: Kind, text: str) -> Counter[tuple[str, str]]:
    """What reading ``text`` finds, without the places; a byte order mark hides all else, so it is left out."""
    text = text.removeprefix("\ufeff")
    file = SourceFile("events/2031/2031-05-05-case.md", kind, "2031-05-05-case", text.encode("utf-8"), "")
    return Counter((finding.rule, finding.message) for finding in parse_file(file).findings)


@pytest.mark.parametrize(
    "case",
    [path for kind in ("valid", "invalid", "fixed") for path in cases(kind) if path.is_file()],
    ids=lambda case: f"{case.parent.name}-{case.stem}",
)
def test_no_fix_makes_a_finding(case: Path) -> None:
    """Of every example, right or wrong: what is found after fixing was found before it."""
    try:
        text = case.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return
    assert _findings("event", fix_text("event", text).text) - _findings("event", text) == Counter()


@pytest.mark.parametrize("path", sorted((RECORD / "events").rglob("*.*")), ids=lambda path: str(path.name))
def test_the_example_record_needs_no_fix(path: Path) -> None:
    """The example record, which uses every key of the format, is as it should be."""
    assert fix_text(kind_of(path), path.read_text("utf-8")).kinds == ()
