"""Imports run one way, MkDocs stays at the edge, only the command prints, and every room is on the map."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import build_scripts

PACKAGE = Path(build_scripts.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
INNER = {
    "model": (
        *(
            "values",
            "rows",
            "entries",
            "citing",
            "vocabulary",
            "former",
            "identifiers",
            "publishers",
            "leftovers",
            "outlines",
            "layout",
            "figures",
            "absences",
        ),
        *("keys", "meanings"),
    ),
    "reading": (
        *("files", "rules", "limits", "front_matter", "mkdocs_yml", "body", "foreign_marks", "body_notes", "parse"),
        *("voice", "numbers", "phrases", "diagnosis", "sources", "parsed", "kept", "loaded"),
        *("names", "extracts", "record", "edited", "outlines"),
    ),
    "check": (
        *(
            "words",
            "former_ids",
            "unknown",
            "calendars",
            "described",
            "glances",
            "traits",
            "copies",
            "twins",
            "whereabouts",
            "plain",
            "no_speaker",
            "rules",
            "catalogue",
            "suppression",
            "levels",
            "refused",
            "whole",
            "run",
            "live",
            "explanations",
        ),
        "reporters",
    ),
    "contribute": ("fix", "new", "forms", "share", "remove", "read", "importing", "project", "editing"),
    "exports": (
        *(
            "markup",
            "schema",
            "data",
            "assets",
            "outlines",
            "deposit",
            "feeds",
            "redirects",
            "search_documents",
            "search_names",
            "sitemap",
            "version",
        ),
        *("event_set", "event_columns", "event_spots", "embed", "pdf", "exporters"),
    ),
    "site": (
        *("folders", "bulk", "indexer", "settings", "shell", "stamping", "printing", "build", "unchanged", "verify"),
        *("docs_addresses", "docs_links", "docs_tables", "offline", "mkdocs"),
    ),
}
"""The order of imports inside rooms that have rooms or floors of their own."""


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


IMPORTS = {_name(path): _imports(ast.parse(path.read_text("utf-8"))) for path in MODULES}


def _rooms(text: str) -> list[str]:
    """The rooms that the map ``text`` names, one per line, in its order."""
    return re.findall(r"^(\w+)  +\S", text, re.MULTILINE)


ORDER = _rooms(build_scripts.__doc__ or "")


def _upwards(order: tuple[str, ...] | list[str], prefix: str) -> Iterator[tuple[str, str]]:
    """The imports below ``prefix`` that go from a room to one further down in ``order``."""
    place = {room: i for i, room in enumerate(order)}

    def room_of(module: str) -> str:
        return module.removeprefix(f"{prefix}.").split(".")[0] if module.startswith(f"{prefix}.") else ""

    for module, imported in IMPORTS.items():
        for other in imported:
            if place.get(room_of(other), -1) > place.get(room_of(module), len(order)):
                yield module, other


def test_every_room_is_on_the_map() -> None:
    """The package's docstring names every room in one line; there are at most fifteen entries with the map itself."""
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}
    assert sorted(ORDER) == sorted(rooms)
    assert len(rooms) <= 14


def test_architecture_page_follows_the_map() -> None:
    """The table of the architecture page has a line for each room, in the order of the map."""
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("| room |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)/?`", table, re.MULTILINE) == ORDER


def test_imports_run_one_way() -> None:
    """No room imports one that the map names further down, wherever in a module the import is."""
    assert sorted(_upwards(ORDER, "build_scripts")) == []


def test_imports_inside_rooms_run_one_way() -> None:
    """Inside the larger rooms the order holds as well, and it names everything that lies there, and nothing else."""
    for room, order in INNER.items():
        inside = {path.stem for path in (PACKAGE / room).iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
        assert sorted(inside - {"__init__"}) == sorted(order), room
        assert sorted(_upwards(order, f"build_scripts.{room}")) == [], room


def test_diagnosis_has_one_face() -> None:
    """Other rooms, and the modules of reading outside diagnosis, import nothing from deeper in it than its own face."""
    room = "build_scripts.reading.diagnosis"
    known = {name for name in IMPORTS if name.startswith(f"{room}.")}
    reaching = {
        (name, deeper)
        for name, imported in IMPORTS.items()
        for deeper in imported & known
        if not f"{name}.".startswith(f"{room}.")
    }
    assert sorted(reaching) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    """There is no circle, not even by way of an import inside a function."""
    needs = {name: (imported & IMPORTS.keys()) - {name} for name, imported in IMPORTS.items()}

    def leads_to(start: str) -> set[str]:
        seen: set[str] = set()
        todo = list(needs[start])
        while todo:
            if (name := todo.pop()) not in seen:
                seen.add(name)
                todo.extend(needs[name])
        return seen

    assert sorted(name for name in needs if name in leads_to(name)) == []


def test_who_imports_mkdocs() -> None:
    """MkDocs is imported by `site/mkdocs`, and by the command for `build` and `serve`."""
    knowing = {name for name, imported in IMPORTS.items() if any(each.split(".")[0] == "mkdocs" for each in imported)}
    assert {name for name in knowing if not name.startswith("build_scripts.site.mkdocs.")} == {"build_scripts.cli.site"}


def test_only_the_command_prints() -> None:
    """No module but those of the command write to a terminal, the bars of `progress` aside."""
    printing = {
        _name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo", "sys.stdout.write")
    }
    assert {name for name in printing if not name.startswith("build_scripts.cli.")} == set()


def test_no_group_is_possessive() -> None:
    """Before Python 3.11.5 such a group matches what it should not, as with the Python of Debian 12 (3.11.2)."""
    possessive = re.compile(r"(?<!\()\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
    assert [path.name for path in MODULES if possessive.search(path.read_text("utf-8"))] == []
