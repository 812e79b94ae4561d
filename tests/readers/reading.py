"""What a program makes of one artifact of a site."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Protocol, cast

from tests.readers import programs
from tests.readers.published import Published


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the table: which artifact, what came of reading it, and whether that is right."""

    artifact: str
    result: str
    is_right: bool = True


class Program(Protocol):
    """A module of `programs`. `PROGRAM` is its name and version, as `named` gives it."""

    PROGRAM: str

    @property
    def read(self) -> Callable[[Published], Iterable[Reading]]:
        """Read the artifacts of a site; what is raised is shown as a result that is not right."""


def named(package: str) -> str:
    """Return a package with the version that is installed: ``pandas 3.1.1``."""
    return f"{package} {version(package)}"


def all_programs() -> list[Program]:
    """Return the modules of `programs`, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(programs.__path__))
    return [cast(Program, importlib.import_module(f"{programs.__name__}.{name}")) for name in names]


def readings(program: Program, published: Published) -> Iterator[Reading]:
    """Yield what a program makes of a site; the first thing that is raised ends it."""
    try:
        yield from program.read(published)
    except Exception as error:  # whatever a program of others raises is a result
        yield Reading("", f"{type(error).__name__}: {error}", is_right=False)
