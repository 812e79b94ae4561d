"""Runs our command with a stopwatch at its stages, or without Pagefind; a script, started by its path.

    python instrumented.py [--without-index] [--stages FILE] build

Both wrap functions of the product by name; a name that has moved fails here, loudly, and is renamed here.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

STAGES = {
    "read the files": "build_scripts.site.mkdocs.reading:read_files",
    "parse": "build_scripts.site.mkdocs.reading:load_record",
    "check": "build_scripts.site.mkdocs.reading:check_record",
    "order and index": "build_scripts.site.mkdocs.reading:build_timeline",
    "search documents": "build_scripts.site.build:Build.begin",
    "pages and files": "build_scripts.site.build:Build.finish",
    "wait for Pagefind": "build_scripts.site.build:Build.finish_search",
    "swap": "build_scripts.site.mkdocs.plugin:swap",
}
INDEXER = "build_scripts.site.indexer:_start_indexing"


def main(arguments: list[str]) -> None:
    """Take the options off the front, wrap, and hand the rest to the command."""
    start = time.perf_counter()
    seconds: dict[str, float] = {}
    stages: Path | None = None
    while arguments[0].startswith("--"):
        if arguments.pop(0) == "--without-index":
            _replace(INDEXER, lambda _: _no_indexer)
        else:
            stages = Path(arguments.pop(0)).absolute()
    for name, target in STAGES.items() if stages else ():
        _replace(target, _stopwatch(name, seconds))
    try:
        import_module("build_scripts.cli").main(arguments)
    finally:
        if stages:
            rest = {"Python, MkDocs and the theme": time.perf_counter() - start - sum(seconds.values())}
            stages.write_text(json.dumps(seconds | rest))


def _replace(target: str, change: Callable[[Any], Any]) -> None:
    """Replace `module:name` or `module:Class.name` with what `change` makes of it."""
    module, _, names = target.partition(":")
    *outer, name = names.split(".")
    holder = import_module(module)
    for attribute in outer:
        holder = getattr(holder, attribute)
    setattr(holder, name, change(getattr(holder, name)))


def _stopwatch(name: str, seconds: dict[str, float]) -> Callable[[Any], Any]:
    def wrap(function: Any) -> Any:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - start

        return run

    return wrap


def _no_indexer(_documents: Path, output: Path) -> subprocess.Popen[bytes]:
    """A process that ends at once, well, and whose index is of no language."""
    output.mkdir(parents=True)
    (output / "pagefind-entry.json").write_text('{"languages": {}}')
    (output / "pagefind.js").write_text("")
    return subprocess.Popen([sys.executable, "-S", "-c", ""], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


if __name__ == "__main__":
    main(sys.argv[1:])
