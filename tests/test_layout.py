"""The house: imports run one way, only the border knows MkDocs, only the edge prints, every room is on the map."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import build_scripts

PACKAGE = Path(build_scripts.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
UPWARDS = {
    ("edtf", "edtf_guesses"),  # what a refused date was meant to be is found by reading other dates
    ("quoting", "read"),  # what is written is escaped where the reader would refuse it; guesses show such writing
}
"""Imports against the order of the map, with the reason of each."""


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def test_only_the_border_knows_mkdocs() -> None:
    """MkDocs is imported by the plugin, and by the command for `build` and `serve`."""
    knowing = {_name(path) for path in MODULES if any(each.split(".")[0] == "mkdocs" for each in _imports(path))}
    assert knowing == {"build_scripts.plugin", "build_scripts.cli.site"}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """At import time no module needs one that needs it; what is imported inside a function is no part of that."""
    names = {_name(path) for path in MODULES}
    needs: dict[str, set[str]] = {}
    for path in MODULES:
        tops = {
            name
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.ImportFrom) and node.module
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        }
        needs[_name(path)] = (tops & names) - {_name(path)}

    def leads_to(start: str) -> set[str]:
        seen: set[str] = set()
        todo = list(needs[start])
        while todo:
            if (each := todo.pop()) not in seen:
                seen.add(each)
                todo.extend(needs[each])
        return seen

    packages = {"build_scripts", "build_scripts.pages", "build_scripts.rules"}
    assert sorted(name for name in names - packages if name in leads_to(name)) == []


def _rooms() -> set[str]:
    return {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}


def _named(text: str) -> list[str]:
    """The rooms that ``text`` names, in its order."""
    return [name for name in re.findall(r"`(\w+)/?`", text) if name in _rooms()]


def _map() -> list[str]:
    """The rooms in the order of the package's docstring."""
    return list(dict.fromkeys(_named(build_scripts.__doc__ or "")))


def test_imports_run_one_way() -> None:
    """No room imports one that the map names further down, those exceptions aside that have a reason."""
    at = {room: i for i, room in enumerate(_map())}
    imports = {
        (path.relative_to(PACKAGE).parts[0].removesuffix(".py"), name.split(".")[1])
        for path in MODULES
        for name in _imports(path)
        if name.startswith("build_scripts.")
    }
    inside = {(room, other) for room, other in imports if room in at and other in at}
    assert {each for each in inside if at[each[1]] > at[each[0]]} == UPWARDS


def test_only_the_command_prints() -> None:
    """No module but those of the command write to a terminal, the bars of `progress` aside."""
    printing = {
        _name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo", "sys.stdout.write")
    }
    assert {name for name in printing if not name.startswith("build_scripts.cli.")} == set()


def test_every_room_is_on_the_map() -> None:
    """The package's docstring names every room, and the table of the architecture page each once, in that order."""
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("| room |")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert (sorted(_map()), _named(" ".join(cells))) == (sorted(_rooms()), _map())
