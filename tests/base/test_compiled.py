"""Templates as they were compiled: kept while they are the same, never needed."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import DictLoader, Environment

from build_scripts.base import compiled
from build_scripts.base.compiled import Compiled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, in a Python that keeps its modules."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(compiled, "_IN_MEMORY", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def _render(source: str, basis: str = "") -> tuple[str, int]:
    """What a template gives, and how often it was compiled for that."""
    environment = Environment(loader=DictLoader({"page.html": source}), bytecode_cache=Compiled(basis))
    with patch.object(environment, "_compile", wraps=environment._compile) as compiling:
        return environment.get_template("page.html").render(word="flood"), compiling.call_count


def test_same_template_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is the same is compiled once, also by another process; one that changed is compiled anew."""
    assert [_render("A {{ word }}"), _render("A {{ word }}")] == [("A flood", 1), ("A flood", 0)]
    monkeypatch.setattr(compiled, "_IN_MEMORY", {})
    assert _render("A {{ word }}") == ("A flood", 0)
    assert [_render("The {{ word }}"), _render("The {{ word }}")] == [("The flood", 1), ("The flood", 0)]


def test_what_a_template_is_compiled_with_counts(folder: Path) -> None:
    """With another basis a template is compiled anew, and takes the place of the old one."""
    assert [_render("A {{ word }}", basis) for basis in ("en", "fa", "fa")] == [
        ("A flood", 1),
        ("A flood", 1),
        ("A flood", 0),
    ]
    assert len([*folder.iterdir()]) == 1


def test_nothing_is_written_where_it_cannot_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file is in the place of the folder, or Python keeps no modules, templates are compiled each time."""
    folder.write_text("not a folder", "utf-8")
    assert _render("A {{ word }}") == ("A flood", 1)
    folder.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(compiled, "_IN_MEMORY", {})
    assert _render("A {{ word }}") == ("A flood", 1)
    assert not folder.exists()


def test_a_torn_file_is_compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was cut off in the middle is no template."""
    _render("A {{ word }}")
    (path,) = folder.iterdir()
    for size in (0, 10, path.stat().st_size // 2):
        path.write_bytes(path.read_bytes()[:size])
        monkeypatch.setattr(compiled, "_IN_MEMORY", {})
        assert _render("A {{ word }}") == ("A flood", 1)
